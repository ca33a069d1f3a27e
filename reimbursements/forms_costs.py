"""What people type about costs: by hand, as a file, from an invoice."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from reimbursements.forms import ACCEPT

LARGEST = 5 * 1024 * 1024


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))


class CostForm(forms.Form):
    """One cost by hand."""

    sku = forms.CharField(label=_("SKU"), max_length=50)
    amount = forms.DecimalField(
        label=_("Sourcing cost per unit"),
        min_value=0,
        max_digits=12,
        decimal_places=2,
        help_text=_("What one unit costs to buy or make, without shipping, handling and duty."),
    )
    currency = forms.CharField(label=_("Currency"), min_length=3, max_length=3)
    valid_from = _day(_("Valid from"))


class CostFileForm(forms.Form):
    """Many costs as a file."""

    file = forms.FileField(
        label=_("CSV file"), widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv"})
    )

    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("The file is larger than 5 MB. Send it in parts."))
        return file


class InvoiceForm(forms.Form):
    """A supplier's invoice with its lines."""

    supplier = forms.CharField(label=_("Supplier"), max_length=200)
    number = forms.CharField(label=_("Invoice number"), max_length=60)
    issued_on = _day(_("Day of the invoice"))
    currency = forms.CharField(label=_("Currency"), min_length=3, max_length=3)
    lines = forms.CharField(
        label=_("Lines"),
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 4, "placeholder": "HG-MUG-01, 100, 1820.00"}),
        help_text=_("One line per SKU: SKU, units, total of the line without shipping, duty and tax."),
    )
    file = forms.FileField(
        label=_("Invoice"),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text=_("PDF or picture, up to 15 MB. Amazon may ask for it when an amount is disputed."),
    )
