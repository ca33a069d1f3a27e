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


class TitlesForm(forms.Form):
    """What a product is called in the two languages of the portal."""

    title_en = forms.CharField(label=_("Title in English"), max_length=500, required=False)
    title_zh = forms.CharField(label=_("Title in Chinese"), max_length=500, required=False)


class ThresholdForm(forms.Form):
    """From when on a falling stock is an alarm."""

    days = forms.IntegerField(
        label=_("Days before it runs out"),
        min_value=0,
        max_value=365,
        help_text=_("As long as new stock takes from your supplier to Amazon’s shelf."),
    )
    units = forms.IntegerField(label=_("Or units left"), min_value=0, max_value=1_000_000)
