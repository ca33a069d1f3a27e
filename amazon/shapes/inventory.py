"""What is on the shelf, in units."""

from dataclasses import dataclass
from datetime import datetime

from amazon.shapes.base import Shape


@dataclass(frozen=True, kw_only=True)
class ReservedQuantity(Shape):
    """Units spoken for."""

    total_reserved_quantity: int = 0
    pending_customer_order_quantity: int = 0
    pending_transshipment_quantity: int = 0
    fc_processing_quantity: int = 0


@dataclass(frozen=True, kw_only=True)
class ResearchingEntry(Shape):
    """Units Amazon is looking for, by how long it has been looking."""

    name: str = ""
    quantity: int = 0


@dataclass(frozen=True, kw_only=True)
class ResearchingQuantity(Shape):
    """Units misplaced or damaged in the warehouse and still being confirmed."""

    total_researching_quantity: int = 0
    researching_quantity_breakdown: tuple[ResearchingEntry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class UnfulfillableQuantity(Shape):
    """Units that can't be sold, by what is wrong with them."""

    total_unfulfillable_quantity: int = 0
    customer_damaged_quantity: int = 0
    warehouse_damaged_quantity: int = 0
    distributor_damaged_quantity: int = 0
    carrier_damaged_quantity: int = 0
    defective_quantity: int = 0
    expired_quantity: int = 0


@dataclass(frozen=True, kw_only=True)
class InventoryDetails(Shape):
    """Where the units of one product are."""

    fulfillable_quantity: int = 0
    inbound_working_quantity: int = 0
    inbound_shipped_quantity: int = 0
    inbound_receiving_quantity: int = 0
    reserved_quantity: ReservedQuantity | None = None
    researching_quantity: ResearchingQuantity | None = None
    unfulfillable_quantity: UnfulfillableQuantity | None = None


@dataclass(frozen=True, kw_only=True)
class InventorySummary(Shape):
    """One product in one condition; Amazon requires no field of it."""

    seller_sku: str = ""
    asin: str = ""
    fn_sku: str = ""
    condition: str = ""
    product_name: str = ""
    last_updated_time: datetime | None = None
    total_quantity: int = 0
    stores: tuple[str, ...] = ()
    inventory_details: InventoryDetails | None = None
