"""What Amazon would do with an order: speeds, dates, fees, and what it could not send."""

from dataclasses import dataclass, field
from datetime import datetime

from amazon.shapes.base import FeatureSetting, Money, Shape, Weight
from amazon.shapes.orders import DeliveryWindow


@dataclass(frozen=True, kw_only=True)
class PreviewRequestItem(Shape):
    """One line of an order that is only being asked about."""

    seller_sku: str
    quantity: int
    seller_fulfillment_order_item_id: str
    per_unit_declared_value: Money | None = None


@dataclass(frozen=True, kw_only=True)
class Fee(Shape):
    """One estimated fee."""

    name: str = ""
    amount: Money | None = None


@dataclass(frozen=True, kw_only=True)
class PreviewItem(Shape):
    """Units that can be sent."""

    seller_sku: str = ""
    quantity: int = 0
    seller_fulfillment_order_item_id: str = ""
    estimated_shipping_weight: Weight | None = None
    shipping_weight_calculation_method: str = ""


@dataclass(frozen=True, kw_only=True)
class UnfulfillablePreviewItem(Shape):
    """Units that can't be sent, and why."""

    seller_sku: str = ""
    quantity: int = 0
    seller_fulfillment_order_item_id: str = ""
    item_unfulfillable_reasons: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PreviewShipment(Shape):
    """A shipment as Amazon would make it: the only place where a span of dates is promised."""

    earliest_ship_date: datetime | None = None
    latest_ship_date: datetime | None = None
    earliest_arrival_date: datetime | None = None
    latest_arrival_date: datetime | None = None
    shipping_notes: tuple[str, ...] = ()
    items: tuple[PreviewItem, ...] = field(default=(), metadata={"wire": "fulfillmentPreviewItems"})


@dataclass(frozen=True, kw_only=True)
class ScheduledDelivery(Shape):
    """The windows a buyer may choose from, in the zone that is named."""

    delivery_time_zone: str = ""
    delivery_windows: tuple[DeliveryWindow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Preview(Shape):
    """What Amazon would do at one speed; `is_fulfillable` None when it did not say."""

    shipping_speed_category: str = ""
    is_fulfillable: bool | None = None
    is_cod_capable: bool | None = field(default=None, metadata={"wire": "isCODCapable"})
    marketplace_id: str = ""
    scheduled_delivery_info: ScheduledDelivery | None = None
    estimated_shipping_weight: Weight | None = None
    estimated_fees: tuple[Fee, ...] = ()
    shipments: tuple[PreviewShipment, ...] = field(
        default=(), metadata={"wire": "fulfillmentPreviewShipments"}
    )
    unfulfillable_preview_items: tuple[UnfulfillablePreviewItem, ...] = ()
    order_unfulfillable_reasons: tuple[str, ...] = ()
    feature_constraints: tuple[FeatureSetting, ...] = ()
