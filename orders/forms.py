"""What people type on an order's page, checked before anything happens."""

from django import forms
from django.utils.translation import gettext_lazy as _

from orders.models import CustomerResolution, Removal


class NoteForm(forms.Form):
    """A note for the order's line of time."""

    text = forms.CharField(
        label=_("Note"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 2000, "data-counter": ""}),
    )


class ResolutionForm(forms.ModelForm[CustomerResolution]):
    """How it was made right with the customer."""

    class Meta:
        model = CustomerResolution
        fields = ("kind", "amount", "reference", "resolved_on")
        widgets = {"resolved_on": forms.DateInput(attrs={"type": "date"})}
        help_texts = {
            "amount": _("What was refunded, in the marketplace's currency."),
            "reference": _("The refund's number in your shop, or the replacement's order ID."),
        }


class RemovalForm(forms.Form):
    """A person's judgement on whether MCF was used to take stock out."""

    removal = forms.ChoiceField(
        label=_("Judgement"),
        choices=[(Removal.CONFIRMED, Removal.CONFIRMED.label), (Removal.CLEARED, Removal.CLEARED.label)],
    )
    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
