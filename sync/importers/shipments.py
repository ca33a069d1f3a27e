"""Fulfilled shipments (GET_AMAZON_FULFILLED_SHIPMENTS_DATA_GENERAL): orders and parcels for sellers without API.

Only rows of other sales channels are MCF orders. The report knows no package number; a parcel already known by its
tracking number keeps its own, another gets one made from that number, the same in every file.
"""

import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from amazon import shapes
from orders.actions import record_order
from sellers.models import Seller
from sync.importers.reading import Importer, Line, NotOurs, Unreadable
from sync.models import Feed
from tracking.actions import record_shipment
from tracking.models import Package, ShipmentItem

ADDRESS = {
    "name": "recipientname",
    "address_line_1": "shipaddress1",
    "address_line_2": "shipaddress2",
    "address_line_3": "shipaddress3",
    "city": "shipcity",
    "state_or_region": "shipstate",
    "postal_code": "shippostalcode",
    "country_code": "shipcountry",
    "phone": "shipphonenumber",
}


@dataclass(frozen=True)
class Row:
    """So many units of one line of an order, in one parcel."""

    order_id: str
    item_id: str
    sku: str
    name: str
    quantity: int
    ordered_at: datetime
    shipped_at: datetime
    estimate: datetime | None
    shipment_id: str
    centre: str
    carrier: str
    number: str
    speed: str
    email: str
    address: shapes.Address


def read(line: Line) -> Row:
    """One line of the report. Raises NotOurs for what was sold on Amazon itself."""
    channel = line.text("saleschannel")
    if channel and not channel.casefold().startswith("non-amazon"):
        raise NotOurs
    quantity = line.integer("quantityshipped")
    if quantity <= 0:
        raise Unreadable(_("The quantity %(quantity)d can't be.") % {"quantity": quantity})
    order_id = line.text("merchantorderid", longest=40) or line.required("amazonorderid", longest=40)
    shipped = line.moment("shipmentdate")
    return Row(
        order_id=order_id,
        item_id=(line.text("merchantorderitemid") or line.text("shipmentitemid") or line.required("sku"))[
            :50
        ],
        sku=line.required("sku", longest=50),
        name=line.text("productname", longest=500),
        quantity=quantity,
        ordered_at=line.moment("purchasedate") if line.text("purchasedate") else shipped,
        shipped_at=shipped,
        estimate=line.moment("estimatedarrivaldate") if line.text("estimatedarrivaldate") else None,
        shipment_id=line.required("shipmentid", longest=60),
        centre=line.text("fulfillmentcenterid", longest=20),
        carrier=line.text("carrier", longest=60),
        number=line.text("trackingnumber", longest=100),
        speed=line.text("shipservicelevel", longest=30),
        email=line.text("buyeremail", longest=200),
        address=_address(line),
    )


def _address(line: Line) -> shapes.Address:
    values: dict[str, Any] = {ours: line.text(theirs, longest=200) for ours, theirs in ADDRESS.items()}
    return shapes.Address(**values)


def store(seller: Seller, rows: Sequence[Row], at: datetime) -> int:
    """Hand each order with its shipments to the rooms that own them."""
    numbers = _package_numbers(seller, rows)
    by_order: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_order[row.order_id].append(row)
    for found in by_order.values():
        _store_order(seller, found, numbers, at)
    return len(rows)


def _package_numbers(seller: Seller, rows: Sequence[Row]) -> dict[str, int]:
    """Each tracking number's package: the one already known, else one made from the number."""
    wanted = {row.number for row in rows if row.number}
    known = Package.objects.for_seller(seller).filter(tracking_number__in=wanted)
    made = {number: 1 + zlib.crc32(number.encode()) for number in wanted}
    return made | dict(known.values_list("tracking_number", "package_number"))


@transaction.atomic
def _store_order(seller: Seller, rows: Sequence[Row], numbers: Mapping[str, int], at: datetime) -> None:
    elsewhere = _units_elsewhere(seller, rows)
    order = record_order(seller=seller, told=_order(seller, rows, elsewhere), at=at)
    by_shipment: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_shipment[row.shipment_id].append(row)
    for found in by_shipment.values():
        record_shipment(order=order, told=_shipment(found, numbers), at=at)


def _units_elsewhere(seller: Seller, rows: Sequence[Row]) -> dict[str, int]:
    """Units per line in shipments that other files told of: one order may leave over the turn of a month."""
    found = ShipmentItem.objects.for_seller(seller).filter(shipment__order__seller_order_id=rows[0].order_id)
    others = found.exclude(shipment__amazon_shipment_id__in={row.shipment_id for row in rows})
    return dict(others.values_list("order_item__seller_item_id").annotate(Sum("quantity")))


def _order(seller: Seller, rows: Sequence[Row], elsewhere: Mapping[str, int]) -> shapes.OrderDetail:
    first = rows[0]
    return shapes.OrderDetail(
        order=shapes.Order(
            seller_fulfillment_order_id=first.order_id,
            marketplace_id=seller.marketplace_id,
            displayable_order_id=first.order_id,
            displayable_order_date=first.ordered_at,
            shipping_speed_category=first.speed,
            destination_address=first.address,
            received_date=first.ordered_at,
            status="Complete",
            status_updated_date=max(row.shipped_at for row in rows),
            notification_emails=(first.email,) if first.email else (),
        ),
        items=_items(rows, elsewhere),
    )


def _items(rows: Sequence[Row], elsewhere: Mapping[str, int]) -> tuple[shapes.OrderItem, ...]:
    """The order's lines: units of one line that left in several parcels are one line."""
    units = {row.item_id: elsewhere.get(row.item_id, 0) for row in rows}
    for row in rows:
        units[row.item_id] += row.quantity
    firsts = {row.item_id: row for row in reversed(rows)}
    return tuple(
        shapes.OrderItem(
            seller_fulfillment_order_item_id=item_id,
            seller_sku=firsts[item_id].sku,
            quantity=quantity,
            estimated_arrival_date=firsts[item_id].estimate,
        )
        for item_id, quantity in units.items()
    )


def _shipment(rows: Sequence[Row], numbers: Mapping[str, int]) -> shapes.Shipment:
    first = rows[0]
    packages = {row.number: row for row in rows if row.number}
    return shapes.Shipment(
        amazon_shipment_id=first.shipment_id,
        fulfillment_center_id=first.centre,
        status="SHIPPED",
        shipping_date=first.shipped_at,
        estimated_arrival_date=first.estimate,
        items=tuple(
            shapes.ShipmentItem(
                seller_sku=row.sku,
                seller_fulfillment_order_item_id=row.item_id,
                quantity=row.quantity,
                package_number=numbers.get(row.number, 0),
            )
            for row in rows
        ),
        packages=tuple(
            shapes.Package(
                package_number=numbers[number],
                carrier_code=row.carrier,
                tracking_number=number,
                estimated_arrival_date=row.estimate,
            )
            for number, row in packages.items()
        ),
    )


IMPORTER = Importer(
    feed=Feed.SHIPMENTS,
    report_type="GET_AMAZON_FULFILLED_SHIPMENTS_DATA_GENERAL",
    needs=frozenset({"shipmentid", "shipmentdate", "sku", "quantityshipped", "trackingnumber"}),
    read=read,
    store=store,
    together=attrgetter("order_id"),
)
