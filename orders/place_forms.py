"""What people enter about their own addresses."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from orders.models import OwnPlace


class PlaceForm(forms.Form):
    """One address where no customer lives."""

    kind = forms.ChoiceField(label=_("What it is"), choices=OwnPlace.Kind.choices)
    name = forms.CharField(
        label=_("Company"),
        required=False,
        max_length=100,
        help_text=_("As it stands on parcels. An order to this name is a sign as well."),
    )
    address_line = forms.CharField(label=_("Street and number"), max_length=200, min_length=3)
    postal_code = forms.CharField(label=_("Postcode"), max_length=30)
    country = forms.ChoiceField(label=_("Country"), choices=list(countries))
