"""Amazon's answers and our requests as frozen dataclasses.

Field names are Amazon's in snake case. Texts that are absent are "", counts 0, everything else None. Enums
stay exactly as Amazon wrote them (compare with `amazon.words.same`). What has no field, or could not be
read, is in `extra`.
"""

from amazon.shapes.base import Address, DateRange, FeatureSetting, Money, Weight
from amazon.shapes.eligibility import ItemEligibility
from amazon.shapes.features import Feature, FeatureEligibility, FeatureInventory, FeatureSku
from amazon.shapes.inventory import (
    InventoryDetails,
    InventorySummary,
    ResearchingEntry,
    ResearchingQuantity,
    ReservedQuantity,
    UnfulfillableQuantity,
)
from amazon.shapes.offers import DeliveryMessage, DeliveryOffer, DeliveryPolicy
from amazon.shapes.orders import (
    CodSettings,
    DeliveryWindow,
    NewOrder,
    NewOrderItem,
    Order,
    OrderChange,
    OrderChangeItem,
    OrderDetail,
    OrderItem,
    PaymentInformation,
)
from amazon.shapes.previews import (
    Fee,
    Preview,
    PreviewItem,
    PreviewRequestItem,
    PreviewShipment,
    ScheduledDelivery,
    UnfulfillablePreviewItem,
)
from amazon.shapes.reports import Report, ReportDocument, ReportText
from amazon.shapes.returns import (
    InvalidItemReason,
    InvalidReturnItem,
    NewReturnItem,
    ReasonCode,
    ReturnAuthorization,
    ReturnItem,
    ReturnResult,
)
from amazon.shapes.shipments import (
    DeliveryDocument,
    DeliveryInformation,
    DropOffLocation,
    LockerDetails,
    Package,
    Shipment,
    ShipmentItem,
)
from amazon.shapes.tracking import PackageTracking, TrackingAddress, TrackingEvent

__all__ = [
    "Address",
    "CodSettings",
    "DateRange",
    "DeliveryDocument",
    "DeliveryInformation",
    "DeliveryMessage",
    "DeliveryOffer",
    "DeliveryPolicy",
    "DeliveryWindow",
    "DropOffLocation",
    "Feature",
    "FeatureEligibility",
    "FeatureInventory",
    "FeatureSetting",
    "FeatureSku",
    "Fee",
    "InvalidItemReason",
    "InvalidReturnItem",
    "InventoryDetails",
    "InventorySummary",
    "ItemEligibility",
    "LockerDetails",
    "Money",
    "NewOrder",
    "NewOrderItem",
    "NewReturnItem",
    "Order",
    "OrderChange",
    "OrderChangeItem",
    "OrderDetail",
    "OrderItem",
    "Package",
    "PackageTracking",
    "PaymentInformation",
    "Preview",
    "PreviewItem",
    "PreviewRequestItem",
    "PreviewShipment",
    "ReasonCode",
    "Report",
    "ReportDocument",
    "ReportText",
    "ResearchingEntry",
    "ResearchingQuantity",
    "ReservedQuantity",
    "ReturnAuthorization",
    "ReturnItem",
    "ReturnResult",
    "ScheduledDelivery",
    "Shipment",
    "ShipmentItem",
    "TrackingAddress",
    "TrackingEvent",
    "UnfulfillablePreviewItem",
    "UnfulfillableQuantity",
    "Weight",
]
