"""The customer returns report (GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA): units a centre has processed and judged.

What each unit is to us, the room of returns decides: see `returns.actions.reported`.
"""

from collections.abc import Sequence
from datetime import datetime
from operator import attrgetter

from django.utils.translation import gettext as _

from returns.actions import ReportLine, record_reported_units
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
MOST_UNITS = 250


def read(line: Line) -> ReportLine:
    """One line of the report."""
    quantity = line.integer("quantity") if line.text("quantity") else 1
    if not 0 < quantity <= MOST_UNITS:
        raise Unreadable(_("The quantity %(quantity)d can't be.") % {"quantity": quantity})
    told = line.required("detaileddisposition", longest=30)
    return ReportLine(
        order_id=line.required("orderid", longest=40),
        sku=line.required("sku", longest=50),
        quantity=quantity,
        at=line.moment("returndate"),
        centre=line.text("fulfillmentcenterid", longest=20),
        disposition=told,
        condition=CONDITIONS.get(told.upper(), told),
        reason=line.text("reason", longest=60),
        status=line.text("status", longest=60),
        plate=line.text("licenseplatenumber", longest=60),
        comment=line.text("customercomments", longest=1000),
        fnsku=line.text("fnsku", longest=20),
        title=line.text("productname", longest=300),
    )


def store(seller: Seller, lines: Sequence[ReportLine], at: datetime) -> int:
    """Hand the lines to the room of returns; those of Amazon's own orders are passed over."""
    return record_reported_units(seller=seller, lines=lines, at=at)


IMPORTER = Importer(
    feed=Feed.RETURNS,
    report_type="GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA",
    needs=frozenset({"returndate", "orderid", "sku", "detaileddisposition"}),
    read=read,
    store=store,
    together=attrgetter("order_id"),
)
