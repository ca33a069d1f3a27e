"""What people enter of a parcel."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracking.carriers.whose import CARRIERS
from tracking.models import Package
from tracking.statuses import carrier_text


class CarrierForm(forms.Form):
    """Whose parcel it is; nothing chosen means: as it was told."""

    carrier = forms.ChoiceField(label=gettext_lazy("Carrier"), required=False)

    def __init__(self, *args: Any, package: Package, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = carrier_text(package.carrier_code) or _("Not told yet")
        as_told = ("", _("As it was told: %(carrier)s") % {"carrier": told})
        field = self.fields["carrier"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type checker
        field.choices = [as_told, *((key, carrier_text(key)) for key in CARRIERS)]
