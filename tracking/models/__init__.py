"""Where each parcel is: shipments, packages, what the carriers said, what was promised when, and the rule for
lost.
"""

from tracking.models.events import (
    Estimate,
    EstimateQuerySet,
    EventTold,
    TrackingEvent,
    TrackingEventQuerySet,
)
from tracking.models.links import CustomerLink, CustomerLinkQuerySet
from tracking.models.rules import LostRule
from tracking.models.shipments import (
    Package,
    PackageQuerySet,
    Shipment,
    ShipmentItem,
    ShipmentItemQuerySet,
    ShipmentQuerySet,
)
from tracking.models.words import UnknownWord
from tracking.statuses import EventSource, ParcelState

FOR_ORDER_PAGE = (
    "packages__events",
    "packages__estimates",
    "packages__items__order_item",
    "shipments",
    "items__product",
    "claims",
)

__all__ = [
    "FOR_ORDER_PAGE",
    "CustomerLink",
    "CustomerLinkQuerySet",
    "Estimate",
    "EstimateQuerySet",
    "EventSource",
    "EventTold",
    "LostRule",
    "Package",
    "PackageQuerySet",
    "ParcelState",
    "Shipment",
    "ShipmentItem",
    "ShipmentItemQuerySet",
    "ShipmentQuerySet",
    "TrackingEvent",
    "TrackingEventQuerySet",
    "UnknownWord",
]
