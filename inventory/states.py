"""Amazon's breakdowns of stock in words: by state, by cause of damage, by condition. Pure; an unknown word is itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inventory.models import Product

CAUSES: Mapping[str, Promise] = {
    "warehouse_damaged": _("Damaged in the fulfillment center"),
    "carrier_damaged": _("Damaged by the carrier"),
    "customer_damaged": _("Damaged by the customer"),
    "distributor_damaged": _("Damaged before it reached Amazon"),
    "defective": _("Defective"),
    "expired": _("Expired"),
}
_INBOUND: Mapping[str, Promise] = {
    "working": _("Planned"),
    "shipped": _("On the way"),
    "receiving": _("Being received"),
}
_RESERVED: Mapping[str, Promise] = {
    "customer_orders": _("For customers’ orders"),
    "transfers": _("Between fulfillment centers"),
    "processing": _("Being processed"),
}
_CONDITIONS: Mapping[str, Promise] = {
    "NewItem": _("New"),
    "NewWithWarranty": _("New, with warranty"),
    "NewOEM": _("New, original equipment"),
    "NewOpenBox": _("New, opened box"),
    "UsedLikeNew": _("Used, like new"),
    "UsedVeryGood": _("Used, very good"),
    "UsedGood": _("Used, good"),
    "UsedAcceptable": _("Used, acceptable"),
    "UsedPoor": _("Used, poor"),
    "UsedRefurbished": _("Refurbished"),
    "Refurbished": _("Refurbished"),
}


@dataclass(frozen=True)
class State:
    """One state of stock: its units, and what they consist of."""

    key: str
    label: Promise
    units: int
    parts: list[tuple[str, int]]


def by_state(product: Product) -> list[State]:
    """Every state, those without units too."""
    return [
        State("fulfillable", _("Sellable"), product.fulfillable, []),
        State("reserved", _("Reserved"), product.reserved, _parts(product.reserved_by_state, _RESERVED)),
        State("inbound", _("Inbound"), product.inbound, _parts(product.inbound_by_state, _INBOUND)),
        State(
            "unfulfillable",
            _("Unfulfillable"),
            product.unfulfillable,
            _parts(product.unfulfillable_by_cause, CAUSES),
        ),
        State("researching", _("Being looked for"), product.researching, []),
    ]


def disposition_word(disposition: str) -> str:
    """The ledger's word for a condition ("SELLABLE", "WAREHOUSE_DAMAGED") as people say it."""
    if disposition == "SELLABLE":
        return str(_("Sellable"))
    return str(CAUSES.get(disposition.lower(), disposition))


def _parts(told: Mapping[str, int], words: Mapping[str, Promise]) -> list[tuple[str, int]]:
    return [(str(words.get(key, key)), units) for key, units in told.items() if units]


def by_condition(product: Product) -> list[dict[str, object]]:
    """One row for each condition the SKU is held in; none while Amazon has told only one."""
    rows = product.stock_by_condition
    return [row | {"label": str(_CONDITIONS.get(row["condition"], row["condition"]))} for row in rows]
