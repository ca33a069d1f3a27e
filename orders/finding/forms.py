"""What people enter about a saved view."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sellers.models import Role


class ViewForm(forms.Form):
    """A view's name, who sees it, and for whom it opens first; the last is asked of the seller role only."""

    name = forms.CharField(label=_("Name"), max_length=40)
    is_shared = forms.BooleanField(
        label=_("Share with the team"),
        help_text=_("Everybody who works for this seller gets the tab."),
        required=False,
    )
    default_for = forms.MultipleChoiceField(
        label=_("Open first for"),
        help_text=_("What these people see when they choose Orders. Takes the place of an earlier choice."),
        choices=Role.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, role: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if role != Role.SELLER:
            del self.fields["default_for"]
