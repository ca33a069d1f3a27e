"""What people enter about products and ask of the ledger."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ValueForm(forms.Form):
    """What one unit costs, and what a sale brings: the two bases of Amazon's valuation."""

    sourcing_cost = forms.DecimalField(
        label=_("Sourcing cost per unit"),
        required=False,
        min_value=0,
        max_digits=12,
        decimal_places=2,
        help_text=_("What one unit costs to buy or make, without shipping, handling and duty."),
    )
    valid_from = forms.DateField(label=_("Valid from"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    estimated_proceeds = forms.DecimalField(
        label=_("Proceeds of a sale on Amazon"),
        required=False,
        min_value=0,
        max_digits=12,
        decimal_places=2,
        help_text=_("The price on Amazon less the referral and fulfillment fees."),
    )
