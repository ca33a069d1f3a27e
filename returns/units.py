"""The units of one order: how many shipped from where, and how many are on returns already."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from orders.models import Order
from returns.eligibility import LineFacts


@dataclass
class LineUnits:
    """One line's units by shipment, oldest shipment first; `taken` has None for units without a named shipment."""

    facts: LineFacts
    shipped: dict[int, int] = field(default_factory=dict)
    taken: Counter[int | None] = field(default_factory=Counter)


def lock_order(order: Order) -> Order:
    """The order's row, held until the end of the transaction: returns of one order change one after the other."""
    return Order.objects.select_for_update(no_key=True, of=("self",)).get(pk=order.pk)


def units_of(order: Order) -> Mapping[int, LineUnits]:
    """The units of each order line by its id."""
    shipped = _shipped(order)
    taken, awaited = _taken(order)
    return {
        line.pk: LineUnits(
            LineFacts(
                quantity=line.quantity,
                shipped=sum(shipped.get(line.pk, {}).values()),
                on_returns=taken.get(line.pk, Counter()).total(),
                cancelled=line.cancelled,
                unfulfillable=line.unfulfillable,
                on_open_returns=awaited[line.pk],
                named_by_amazon=bool(line.seller_item_id),
            ),
            shipped.get(line.pk, {}),
            taken.get(line.pk, Counter()),
        )
        for line in order.items.all()
    }


def _shipped(order: Order) -> dict[int, dict[int, int]]:
    found: dict[int, dict[int, int]] = {}
    for shipment in order.shipments.prefetch_related("items").order_by("shipping_date", "id"):
        for item in shipment.items.all() if shipment.has_shipped else ():
            line = found.setdefault(item.order_item_id, {})
            line[shipment.pk] = line.get(shipment.pk, 0) + item.quantity
    return found


def _taken(order: Order) -> tuple[dict[int, Counter[int | None]], Counter[int]]:
    """Units on returns by line and shipment, and by line those Amazon has not processed yet."""
    found: dict[int, Counter[int | None]] = {}
    awaited = Counter[int]()
    for item in order.return_items.select_related("customer_return"):
        if item.counts:
            found.setdefault(item.order_item_id, Counter())[item.shipment_id] += 1
            awaited[item.order_item_id] += not item.is_processed
    return found, awaited
