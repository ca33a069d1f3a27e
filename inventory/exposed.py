"""Open orders that a product may let down: it is empty, or Amazon has reclassified it.

Orders live above this room, so they are reached by relation name only.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Sum

from inventory.hazmat import BLOCKING
from inventory.models import Product

OPEN = ("pending", "unshipped")
MOST = 50


@dataclass(frozen=True)
class OpenOrder:
    """One order that waits for units of the product."""

    order_id: str
    ordered_at: datetime
    estimate: datetime | None
    recipient: str
    units: int


@dataclass(frozen=True)
class Exposure:
    """What stands in the way, and the orders it hits, the oldest first."""

    why: str  # "hazmat", "empty" or "" for nothing
    orders: list[OpenOrder]
    units: int


def exposure_of(product: Product) -> Exposure:
    """The open orders of a product; `why` says whether they are in danger."""
    orders = _orders(product)
    units = sum(order.units for order in orders)
    if product.hazmat in BLOCKING and orders:
        return Exposure("hazmat", orders, units)
    short = product.updated_at is not None and product.fulfillable <= 0 and product.reserved < units
    return Exposure("empty" if short else "", orders, units)


def _orders(product: Product) -> list[OpenOrder]:
    lines = (
        Product.objects.for_seller(product.seller_id)
        .filter(pk=product.pk, orderitem__order__stage__in=OPEN)
        .values_list(
            "orderitem__order__seller_order_id",
            "orderitem__order__ordered_at",
            "orderitem__order__latest_estimate",
            "orderitem__order__recipient",
        )
        .annotate(units=Sum("orderitem__quantity"))
        .order_by("orderitem__order__ordered_at", "orderitem__order__seller_order_id")
    )
    return [OpenOrder(*line) for line in lines[:MOST]]
