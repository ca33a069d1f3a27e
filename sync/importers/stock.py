"""The stock report (GET_FBA_MYI_UNSUPPRESSED_INVENTORY_DATA, "FBA Manage Inventory"): what is on the shelf, by SKU.

For sellers without API access; others have the same figures, and more often, from FBA Inventory's summaries. The report
gives the unfulfillable units as one sum, without what is wrong with them.
"""

from collections.abc import Sequence
from datetime import datetime

from amazon.shapes import InventoryDetails, InventorySummary, ReservedQuantity, UnfulfillableQuantity
from amazon.shapes.inventory import ResearchingQuantity
from inventory.actions import record_products
from sellers.models import Seller
from sync.importers.reading import Importer, Line
from sync.models import Feed


def read(line: Line) -> InventorySummary:
    """One line as the summary Amazon's API would give."""
    details = InventoryDetails(
        fulfillable_quantity=line.integer("afnfulfillablequantity"),
        inbound_working_quantity=line.integer("afninboundworkingquantity"),
        inbound_shipped_quantity=line.integer("afninboundshippedquantity"),
        inbound_receiving_quantity=line.integer("afninboundreceivingquantity"),
        reserved_quantity=ReservedQuantity(total_reserved_quantity=line.integer("afnreservedquantity")),
        researching_quantity=ResearchingQuantity(
            total_researching_quantity=line.integer("afnresearchingquantity")
        ),
        unfulfillable_quantity=UnfulfillableQuantity(
            total_unfulfillable_quantity=line.integer("afnunsellablequantity")
        ),
    )
    return InventorySummary(
        seller_sku=line.required("sku", longest=50),
        fn_sku=line.text("fnsku", longest=20),
        asin=line.text("asin", longest=20),
        product_name=line.text("productname", longest=500),
        condition=line.text("condition", longest=40),
        inventory_details=details,
    )


def store(seller: Seller, rows: Sequence[InventorySummary], at: datetime) -> int:
    """Take the stock over; a SKU in several conditions is summed up."""
    record_products(seller=seller, marketplace=seller.marketplace, summaries=rows, at=at)
    return len(rows)


IMPORTER = Importer(
    feed=Feed.INVENTORY,
    report_type="GET_FBA_MYI_UNSUPPRESSED_INVENTORY_DATA",
    needs=frozenset({"sku", "fnsku", "afnfulfillablequantity"}),
    read=read,
    store=store,
    together=lambda row: row.seller_sku,
)
