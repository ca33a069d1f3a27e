"""The units of one order: how many shipped from where, and how many are on returns already."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from orders.models import Order, OrderItem
from returns.eligibility import LineFacts
from returns.models import ReturnItem
from tracking.models import Shipment


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
    return tally(
        order.items.all(),
        order.shipments.prefetch_related("items"),
        order.return_items.select_related("customer_return"),
    )


def tally(
    lines: Iterable[OrderItem], shipments: Iterable[Shipment], back: Iterable[ReturnItem]
) -> Mapping[int, LineUnits]:
    """The units of each line, from rows at hand: of one order, or of many at once."""
    shipped = _shipped(shipments)
    taken, awaited = _taken(back)
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
        for line in lines
    }


def _shipped(shipments: Iterable[Shipment]) -> dict[int, dict[int, int]]:
    found: dict[int, dict[int, int]] = {}
    for shipment in sorted(shipments, key=_age):
        for item in shipment.items.all() if shipment.has_shipped else ():
            line = found.setdefault(item.order_item_id, {})
            line[shipment.pk] = line.get(shipment.pk, 0) + item.quantity
    return found


def _age(shipment: Shipment) -> tuple[bool, float, int]:
    """Oldest first, those without a date last."""
    date = shipment.shipping_date
    return date is None, date.timestamp() if date else 0.0, shipment.pk


def _taken(back: Iterable[ReturnItem]) -> tuple[dict[int, Counter[int | None]], Counter[int]]:
    """Units on returns by line and shipment, and by line those Amazon has not processed yet."""
    found: dict[int, Counter[int | None]] = {}
    awaited = Counter[int]()
    for item in back:
        if item.counts:
            found.setdefault(item.order_item_id, Counter())[item.shipment_id] += 1
            awaited[item.order_item_id] += not item.is_processed
    return found, awaited
