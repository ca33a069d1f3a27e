"""The form of a seller's settings for returns."""

from django import forms
from django.utils.translation import gettext_lazy as _

from returns.models import ReturnSettings


class SettingsForm(forms.ModelForm[ReturnSettings]):
    """May customers ask themselves, and how long do they have to post a parcel."""

    class Meta:
        model = ReturnSettings
        fields = ("self_service", "post_within_days")
        labels = {
            "self_service": _("Customers may ask for a return on their tracking page"),
            "post_within_days": _("Days to post the parcel"),
        }
        help_texts = {
            "self_service": _(
                "You approve, change or refuse each request. Nothing is asked of Amazon before that."
            ),
            "post_within_days": _(
                "Counted from the day Amazon issued the RMA. The last day stands on the paper, in the mail and on the "
                "customer’s page; papers that were handed over keep theirs."
            ),
        }
