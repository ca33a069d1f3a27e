"""Removal orders (GET_FBA_FULFILLMENT_REMOVAL_ORDER_DETAIL_DATA) and their parcels
(GET_FBA_FULFILLMENT_REMOVAL_SHIPMENT_DETAIL_DATA).
"""

from collections.abc import Sequence
from datetime import datetime
from operator import attrgetter

from django.utils.translation import gettext as _

from inventory.actions import record_removal_shipments, record_removals
from inventory.actions.removals import ToldLine, ToldShipment
from sellers.models import Seller
from sync.importers.reading import Importer, Line, Unreadable
from sync.models import Feed

MOST_UNITS = 10**6


def read_order(line: Line) -> ToldLine:
    """One line of the removal order report: one SKU in one condition."""
    requested_at = line.moment("requestdate")
    return ToldLine(
        removal_id=line.required("orderid", longest=60),
        requested_at=requested_at,
        updated_at=line.moment("lastupdateddate") if line.text("lastupdateddate") else requested_at,
        kind=line.text("ordertype", longest=40),
        source=line.text("ordersource", longest=60),
        speed=line.text("servicespeed", longest=30),
        status=line.required("orderstatus", longest=40),
        sku=line.required("sku", longest=50),
        fnsku=line.text("fnsku", longest=20),
        disposition=line.text("disposition", longest=40),
        requested=_units(line, "requestedquantity"),
        cancelled=_units(line, "cancelledquantity"),
        disposed=_units(line, "disposedquantity"),
        shipped=_units(line, "shippedquantity"),
        in_process=_units(line, "inprocessquantity"),
        fee=line.amount("removalfee") if line.text("removalfee") else None,
        currency=line.text("currency", longest=3).upper(),
    )


def read_shipment(line: Line) -> ToldShipment:
    """One line of the removal shipment report: units of one SKU in one parcel."""
    shipped_at = line.moment("shipmentdate")
    return ToldShipment(
        removal_id=line.required("orderid", longest=60),
        requested_at=line.moment("requestdate") if line.text("requestdate") else shipped_at,
        kind=line.text("removalordertype", longest=40),
        shipped_at=shipped_at,
        sku=line.required("sku", longest=50),
        fnsku=line.text("fnsku", longest=20),
        disposition=line.text("disposition", longest=40),
        quantity=_units(line, "shippedquantity"),
        carrier=line.text("carrier", longest=60),
        tracking_number=line.text("trackingnumber", longest=100),
    )


def _units(line: Line, name: str) -> int:
    units = line.integer(name)
    if not 0 <= units <= MOST_UNITS:
        raise Unreadable(_("The quantity %(quantity)d can't be.") % {"quantity": units})
    return units


def store_orders(seller: Seller, rows: Sequence[ToldLine], at: datetime) -> int:
    """Hand the lines to the room of stock."""
    return record_removals(seller=seller, lines=rows, at=at)


def store_shipments(seller: Seller, rows: Sequence[ToldShipment], at: datetime) -> int:
    """Hand the parcels to the room of stock."""
    return record_removal_shipments(seller=seller, shipments=rows, at=at)


ORDERS = Importer(
    feed=Feed.REMOVALS,
    report_type="GET_FBA_FULFILLMENT_REMOVAL_ORDER_DETAIL_DATA",
    needs=frozenset({"requestdate", "orderid", "orderstatus", "sku", "requestedquantity"}),
    read=read_order,
    store=store_orders,
    together=attrgetter("removal_id"),
)
SHIPMENTS = Importer(
    feed=Feed.REMOVAL_SHIPMENTS,
    report_type="GET_FBA_FULFILLMENT_REMOVAL_SHIPMENT_DETAIL_DATA",
    needs=frozenset({"orderid", "shipmentdate", "sku", "shippedquantity", "removalordertype"}),
    read=read_shipment,
    store=store_shipments,
)
