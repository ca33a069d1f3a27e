"""What people type on an order's page, checked before anything happens."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from orders.lookup import LIMIT, parse
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

    proof_url = forms.URLField(
        label=_("Link to it in your shop"),
        help_text=_("Where the refund or the replacement can be seen."),
        required=False,
        max_length=500,
        assume_scheme="https",
    )

    class Meta:
        model = CustomerResolution
        fields = ("kind", "amount", "reference", "resolved_on", "proof_url")
        widgets = {"kind": forms.RadioSelect, "resolved_on": forms.DateInput({"type": "date"}, "%Y-%m-%d")}
        help_texts = {
            "amount": _("What was refunded, in the marketplace's currency."),
            "reference": _("The refund's number in your shop, or the replacement's order ID."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = CustomerResolution.Kind.choices  # type: ignore[attr-defined]  # no "---------"


class RemovalForm(forms.Form):
    """A person's judgement on whether MCF was used to take stock out."""

    removal = forms.ChoiceField(
        label=_("Judgement"),
        choices=[(Removal.CONFIRMED, Removal.CONFIRMED.label), (Removal.CLEARED, Removal.CLEARED.label)],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class LookupForm(forms.Form):
    """A pasted list of ids; cleaned, `text` is the list of them."""

    text = forms.CharField(
        label=_("IDs"),
        help_text=_("One per line, or apart by commas or tabs; up to 500. Doubles are shown once."),
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "autocomplete": "off"}),
        error_messages={"required": _("Paste at least one ID.")},
    )

    def clean_text(self) -> list[str]:
        ids = parse(self.cleaned_data["text"])
        if not ids:
            raise forms.ValidationError(self.fields["text"].error_messages["required"])
        if len(ids) > LIMIT:
            raise forms.ValidationError(
                ngettext(
                    "The list holds %(count)d ID; at most %(limit)d can be looked up at once. Split the list.",
                    "The list holds %(count)d IDs; at most %(limit)d can be looked up at once. Split the list.",
                    len(ids),
                ),
                params={"count": len(ids), "limit": LIMIT},
            )
        return ids
