"""What a dangerous goods review holds back: units, what they are worth, and the orders that wait for them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Q

from inventory.models import Product

MOST_ORDERS = 50
RECENT = timedelta(days=60)  # an order that could not be fulfilled is the customer's concern so long


@dataclass(frozen=True)
class Blocked:
    """Units by where they are, their value at cost (None when no cost is known), and the open order lines."""

    fulfillable: int
    reserved: int
    inbound: int
    unfulfillable: int
    value: Decimal | None
    currency: str
    lines: list[Any]  # of orders, which live above this room
    more: bool

    @property
    def units(self) -> int:
        return self.fulfillable + self.reserved + self.unfulfillable

    @property
    def order_units(self) -> int:
        return sum(line.quantity for line in self.lines)


def blocked_by(product: Product, *, now: datetime) -> Blocked:
    """The product's stock as Amazon last reported it, and orders that are not shipped or could not be."""
    waiting = Q(order__stage__in=["pending", "unshipped"])
    stuck = Q(order__stage="unfulfillable", order__resolutions=None, order__ordered_at__gte=now - RECENT)
    lines = list(
        product.orderitem_set.filter(waiting | stuck)
        .select_related("order")
        .order_by("-order__ordered_at", "-id")
        .distinct()[: MOST_ORDERS + 1]
    )
    units = product.fulfillable + product.reserved + product.unfulfillable
    cost = cost_on(product, now.astimezone(product.marketplace.zone).date())
    return Blocked(
        fulfillable=product.fulfillable,
        reserved=product.reserved,
        inbound=product.inbound,
        unfulfillable=product.unfulfillable,
        value=cost and cost.amount * units,
        currency=cost.currency if cost else "",
        lines=lines[:MOST_ORDERS],
        more=len(lines) > MOST_ORDERS,
    )


def cost_on(product: Product, day: date) -> Any:
    """The sourcing cost in force on a day; None when none was entered for it."""
    return product.sourcing_costs.filter(valid_from__lte=day).order_by("-valid_from").first()
