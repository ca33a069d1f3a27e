"""The customer returns report (GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA): units a centre has processed and judged.

It names no return item of ours. For orders that Amazon's API also tells of, the API knows each unit by its own id, so
the report adds only units that are not known yet; nothing is counted twice.
"""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from django.utils.translation import gettext as _

from amazon import shapes
from orders.models import Order, OrderIdentifier, OrderItem
from orders.search import fold
from returns.actions import record_return_status
from returns.models import ReturnItem
from sellers.models import Seller
from sync.importers.reading import Importer, Line, Unreadable
from sync.models import Feed

# Amazon's words for what a centre found, beside those of its API (ReturnItemDisposition)
CONDITIONS = {
    "SELLABLE": "Sellable",
    "CUSTOMER_DAMAGED": "CustomerDamaged",
    "CUSTOMERDAMAGED": "CustomerDamaged",
    "CARRIER_DAMAGED": "CarrierDamaged",
    "WAREHOUSE_DAMAGED": "FulfillerDamaged",
    "DISTRIBUTOR_DAMAGED": "DistributorDamaged",  # the supplier's fault, which Amazon does not reimburse
    "DAMAGED": "FulfillerDamaged",
    "DEFECTIVE": "Defective",
    "EXPIRED": "Expired",
}
PREFIX = "report-"
MOST_UNITS = 250


@dataclass(frozen=True)
class Row:
    """So many units of one product that came back for one order."""

    order_id: str
    sku: str
    quantity: int
    at: datetime
    centre: str
    condition: str
    reason: str
    plate: str
    comment: str


def read(line: Line) -> Row:
    """One line of the report."""
    quantity = line.integer("quantity") if line.text("quantity") else 1
    if not 0 < quantity <= MOST_UNITS:
        raise Unreadable(_("The quantity %(quantity)d can't be.") % {"quantity": quantity})
    told = line.required("detaileddisposition", longest=30)
    return Row(
        order_id=line.required("orderid", longest=40),
        sku=line.required("sku", longest=50),
        quantity=quantity,
        at=line.moment("returndate"),
        centre=line.text("fulfillmentcenterid", longest=20),
        condition=CONDITIONS.get(told.upper(), told),
        reason=line.text("reason", longest=60),
        plate=line.text("licenseplatenumber", longest=60),
        comment=line.text("customercomments", longest=1000),
    )


def store(seller: Seller, rows: Sequence[Row], at: datetime) -> int:
    """Hand each order's units to the room of returns; rows of orders that aren't MCF orders are passed over."""
    orders = _orders(seller, {row.order_id for row in rows})
    by_order: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if row.order_id in orders:
            by_order[orders[row.order_id]].append(row)
    for order in Order.objects.for_seller(seller).filter(pk__in=by_order):
        _store_order(order, by_order[order.pk], at)
    return sum(len(found) for found in by_order.values())


def _orders(seller: Seller, names: set[str]) -> dict[str, int]:
    """Our orders by the ids of the report, which may be the shop's own or the displayed one."""
    kinds = (OrderIdentifier.Kind.ORDER, OrderIdentifier.Kind.DISPLAYED)
    found = OrderIdentifier.objects.for_seller(seller).filter(kind__in=kinds, value__in=names)
    found = found.filter(folded__in={fold(name) for name in names})  # the column that has the index
    return dict(found.order_by("-kind", "-order_id").values_list("value", "order_id"))


def _store_order(order: Order, rows: Sequence[Row], at: datetime) -> None:
    lines = {item.sku: item for item in order.items.all()}
    known: dict[str, list[ReturnItem]] = defaultdict(list)
    for unit in order.return_items.select_related("order_item"):
        if not unit.seller_return_item_id.startswith(PREFIX):
            known[unit.order_item.sku].append(unit)
    told = []
    for row in rows:
        covered = known[row.sku]
        for number in range(row.quantity):
            if covered:
                covered.pop()  # the API tells of this unit
            elif row.sku in lines:
                told.append(_unit(order, lines[row.sku], row, number))
    record_return_status(order=order, items=told, authorizations=(), at=at)


def _unit(order: Order, line: OrderItem, row: Row, number: int) -> shapes.ReturnItem:
    return shapes.ReturnItem(
        seller_return_item_id=_name(order, row, number),
        seller_fulfillment_order_item_id=line.seller_item_id,
        seller_return_reason_code=row.reason,
        return_comment=row.comment,
        status="Processed",
        status_changed_date=row.at,
        return_received_condition=row.condition,
        fulfillment_center_id=row.centre,
    )


def _name(order: Order, row: Row, number: int) -> str:
    """The same unit has the same name in every file: its licence plate, else what the line says of it."""
    said = row.plate or f"{row.at.isoformat()} {row.centre}"
    digest = hashlib.sha256(f"{order.pk} {row.sku} {said} {number}".encode()).hexdigest()
    return f"{PREFIX}{digest[:32]}"


IMPORTER = Importer(
    feed=Feed.RETURNS,
    report_type="GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA",
    needs=frozenset({"returndate", "orderid", "sku", "detaileddisposition"}),
    read=read,
    store=store,
    together=attrgetter("order_id"),
)
