"""Send RMA to the customer: where, in which language, and a note of one's own."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy

from returns.forms.fields import CommentField, submission_key


class MailForm(forms.Form):
    """Send RMA to the customer: where, in which language, and a note of one's own."""

    submission_key = submission_key()
    to = forms.EmailField(
        label=gettext_lazy("Customer’s e-mail address"),
        max_length=254,
        error_messages={
            "required": gettext_lazy("Enter the customer’s e-mail address."),
            "invalid": gettext_lazy("This is not an e-mail address. It looks like name@example.com."),
        },
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of mail and paper"),
        choices=settings.LANGUAGES,
        error_messages={"invalid_choice": gettext_lazy("Choose one of the languages.")},
    )
    note = CommentField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4, "data-counter": ""}),
        error_messages={"max_length": gettext_lazy("A note may have at most 500 characters. Shorten it.")},
    )
