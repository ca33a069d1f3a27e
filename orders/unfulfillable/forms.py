"""What people enter about an order that can't be fulfilled."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amazon.shapes import Address
from orders.actions import Again
from orders.models import Order
from orders.statuses import SPEEDS

MOST_UNITS = 250
_SPEEDS = {"Standard": SPEEDS["standard"], "Expedited": SPEEDS["expedited"], "Priority": SPEEDS["priority"]}


class SettleForm(forms.Form):
    """That the order is dealt with."""

    reason = forms.CharField(
        label=_("What was done"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 500}),
        help_text=_("For example: refunded in the shop, or sent from our own warehouse."),
    )


class AgainForm(forms.Form):
    """The order to be made in place of this one: its id, where it goes, how fast; units follow line by line."""

    order_id = forms.CharField(label=_("New order ID"), max_length=40)
    recipient = forms.CharField(label=_("Name"), max_length=50)
    address_line1 = forms.CharField(label=_("Street and number"), max_length=180)
    address_line2 = forms.CharField(label=_("Second line"), max_length=60, required=False)
    city = forms.CharField(label=_("City"), max_length=50, required=False)
    state = forms.CharField(label=_("State or region"), max_length=150, required=False)
    postal_code = forms.CharField(label=_("Postcode"), max_length=20)
    country = forms.RegexField(r"^[A-Za-z]{2}$", label=_("Country code"), max_length=2, strip=True)
    phone = forms.CharField(label=_("Phone"), max_length=20, required=False)
    speed = forms.ChoiceField(label=_("Speed"), choices=list(_SPEEDS.items()))

    def __init__(self, *args: Any, lines: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for number, line in enumerate(lines):
            self.fields[f"sku{number}"] = forms.ChoiceField(
                label=line["name"], choices=line["choices"], initial=line["sku"]
            )
            self.fields[f"units{number}"] = forms.IntegerField(
                label=_("Units"), min_value=0, max_value=MOST_UNITS, initial=line["missing"]
            )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        units = [values.get(f"units{number}") or 0 for number in range(len(self.lines))]
        if not self.errors and not sum(units):
            raise forms.ValidationError(_("Choose at least one unit."))
        if sum(units) > MOST_UNITS:
            raise forms.ValidationError(_("Amazon takes at most 250 units an order."))
        return values

    def rows(self) -> list[tuple[Any, Any]]:
        """The fields of each line, side by side."""
        return [(self[f"sku{number}"], self[f"units{number}"]) for number in range(len(self.lines))]

    def again(self, order: Order) -> Again:
        """The order as entered; only after the form was found valid."""
        values = self.cleaned_data
        lines = [(values[f"sku{n}"], values[f"units{n}"]) for n in range(len(self.lines))]
        return Again(
            order_id=values["order_id"].strip(),
            speed=values["speed"],
            address=_address(order, values),
            lines=tuple((sku, units) for sku, units in lines if units),
        )


def _address(order: Order, values: dict[str, Any]) -> Address:
    return Address(
        name=values["recipient"],
        address_line_1=values["address_line1"],
        address_line_2=values["address_line2"],
        address_line_3=order.address_line3,
        city=values["city"],
        district_or_county=order.district,
        state_or_region=values["state"],
        postal_code=values["postal_code"],
        country_code=values["country"].upper(),
        phone=values["phone"],
    )


def first_values(order: Order) -> dict[str, Any]:
    """What the form starts with: the order as it was, under an id of its own."""
    names = (
        "recipient", "address_line1", "address_line2", "city", "state", "postal_code", "country", "phone",
    )  # fmt: skip
    speed = next((key for key in _SPEEDS if key.lower() == order.shipping_speed.lower()), "Standard")
    return {name: getattr(order, name) for name in names} | {"speed": speed, "order_id": next_id(order)}


def next_id(order: Order) -> str:
    """A free id that tells where the order comes from: HG-1 gives HG-1-R1, then HG-1-R2."""
    stem = order.seller_order_id[:36]
    taken = set(
        Order.objects.for_seller(order.seller_id)
        .filter(seller_order_id__startswith=f"{stem}-R")
        .values_list("seller_order_id", flat=True)[:100]
    )
    return next(name for n in range(1, 102) if (name := f"{stem}-R{n}") not in taken)
