"""Fulfillment orders as Amazon reports them, and the bodies that create and change them."""

from dataclasses import dataclass, field
from datetime import datetime

from amazon.shapes.base import Address, FeatureSetting, Money, Shape
from amazon.shapes.returns import ReturnAuthorization, ReturnItem
from amazon.shapes.shipments import Shipment


@dataclass(frozen=True, kw_only=True)
class DeliveryWindow(Shape):
    """A span in which a scheduled delivery is to arrive."""

    start_date: datetime | None = None
    end_date: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class CodSettings(Shape):
    """Cash on delivery and what it adds."""

    is_cod_required: bool | None = None
    cod_charge: Money | None = None
    cod_charge_tax: Money | None = None
    shipping_charge: Money | None = None
    shipping_charge_tax: Money | None = None


@dataclass(frozen=True, kw_only=True)
class PaymentInformation(Shape):
    """How the buyer paid, asked for in India."""

    payment_transaction_id: str = ""
    payment_mode: str = ""
    payment_date: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Order(Shape):
    """One fulfillment order without its items, as the list gives it.

    `status` as Amazon wrote it (Complete, COMPLETE).
    """

    seller_fulfillment_order_id: str
    marketplace_id: str = ""
    displayable_order_id: str = ""
    displayable_order_date: datetime | None = None
    displayable_order_comment: str = ""
    shipping_speed_category: str = ""
    delivery_window: DeliveryWindow | None = None
    destination_address: Address | None = None
    fulfillment_action: str = ""
    fulfillment_policy: str = ""
    cod_settings: CodSettings | None = None
    received_date: datetime | None = None
    status: str = field(default="", metadata={"wire": "fulfillmentOrderStatus"})
    status_updated_date: datetime | None = None
    notification_emails: tuple[str, ...] = field(default=(), repr=False)
    feature_constraints: tuple[FeatureSetting, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OrderItem(Shape):
    """One line of an order; quantities in units."""

    seller_fulfillment_order_item_id: str
    seller_sku: str = ""
    quantity: int = 0
    cancelled_quantity: int = 0
    unfulfillable_quantity: int = 0
    fulfillment_network_sku: str = ""
    order_item_disposition: str = ""
    estimated_ship_date: datetime | None = None
    estimated_arrival_date: datetime | None = None
    gift_message: str = field(default="", repr=False)
    displayable_comment: str = ""
    per_unit_price: Money | None = None
    per_unit_tax: Money | None = None
    per_unit_declared_value: Money | None = None


@dataclass(frozen=True, kw_only=True)
class OrderDetail(Shape):
    """One order read in full."""

    order: Order = field(metadata={"wire": "fulfillmentOrder"})
    items: tuple[OrderItem, ...] = field(default=(), metadata={"wire": "fulfillmentOrderItems"})
    shipments: tuple[Shipment, ...] = field(default=(), metadata={"wire": "fulfillmentShipments"})
    return_items: tuple[ReturnItem, ...] = ()
    return_authorizations: tuple[ReturnAuthorization, ...] = ()
    payment_information: tuple[PaymentInformation, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NewOrderItem(Shape):
    """One line of an order to be made; at most 100 lines and 250 units an order."""

    seller_sku: str
    seller_fulfillment_order_item_id: str
    quantity: int
    gift_message: str = field(default="", repr=False)
    displayable_comment: str = ""
    fulfillment_network_sku: str = ""
    per_unit_declared_value: Money | None = None
    per_unit_price: Money | None = None
    per_unit_tax: Money | None = None


@dataclass(frozen=True, kw_only=True)
class NewOrder(Shape):
    """An order to be made; the ids at most 40 characters, the comment (printed on the slip) at most 750."""

    seller_fulfillment_order_id: str
    displayable_order_id: str
    displayable_order_date: datetime
    displayable_order_comment: str
    shipping_speed_category: str
    destination_address: Address
    items: tuple[NewOrderItem, ...]
    marketplace_id: str = ""
    delivery_window: DeliveryWindow | None = None
    fulfillment_action: str = ""
    fulfillment_policy: str = ""
    cod_settings: CodSettings | None = None
    ship_from_country_code: str = ""
    notification_emails: tuple[str, ...] = field(default=(), repr=False)
    feature_constraints: tuple[FeatureSetting, ...] = ()
    payment_information: tuple[PaymentInformation, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OrderChangeItem(Shape):
    """A line as it is to be from now on."""

    seller_fulfillment_order_item_id: str
    quantity: int
    seller_sku: str = ""
    gift_message: str = field(default="", repr=False)
    displayable_comment: str = ""
    fulfillment_network_sku: str = ""
    order_item_disposition: str = ""
    per_unit_declared_value: Money | None = None
    per_unit_price: Money | None = None
    per_unit_tax: Money | None = None


@dataclass(frozen=True, kw_only=True)
class OrderChange(Shape):
    """What is to change in an order.

    What is left blank stays. `fulfillment_action` Ship releases a held order.
    """

    marketplace_id: str = ""
    displayable_order_id: str = ""
    displayable_order_date: datetime | None = None
    displayable_order_comment: str = ""
    shipping_speed_category: str = ""
    destination_address: Address | None = None
    fulfillment_action: str = ""
    fulfillment_policy: str = ""
    ship_from_country_code: str = ""
    notification_emails: tuple[str, ...] = field(default=(), repr=False)
    feature_constraints: tuple[FeatureSetting, ...] = ()
    items: tuple[OrderChangeItem, ...] = ()
