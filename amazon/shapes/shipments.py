"""What left the fulfillment center: shipments, their units and their packages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from amazon.shapes.base import Shape


@dataclass(frozen=True, kw_only=True)
class ShipmentItem(Shape):
    """Units of one order line in a shipment; `package_number` 0 means that there is no package yet."""

    seller_fulfillment_order_item_id: str
    seller_sku: str = ""
    quantity: int = 0
    package_number: int = 0
    serial_number: str = ""
    manufacturer_lot_codes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LockerDetails(Shape):
    """The locker that holds the parcel; its access code is the buyer's alone."""

    locker_number: str = ""
    locker_access_code: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class DropOffLocation(Shape):
    """Where the parcel was to be left."""

    type: str = ""
    attributes: Mapping[str, object] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, kw_only=True)
class DeliveryDocument(Shape):
    """A proof of delivery; its address works for one hour only, so keep the file, not the address."""

    document_type: str = ""
    url: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class DeliveryInformation(Shape):
    """What is known of the delivery itself."""

    delivery_document_list: tuple[DeliveryDocument, ...] = ()
    drop_off_location: DropOffLocation | None = None


@dataclass(frozen=True, kw_only=True)
class Package(Shape):
    """One parcel; `carrier_code` as Amazon names the carrier."""

    package_number: int
    carrier_code: str = ""
    tracking_number: str = ""
    amazon_fulfillment_tracking_number: str = ""
    estimated_arrival_date: datetime | None = None
    locker_details: LockerDetails | None = None
    delivery_information: DeliveryInformation | None = None


@dataclass(frozen=True, kw_only=True)
class Shipment(Shape):
    """One shipment; `shipping_date` is an estimate while PENDING and the actual date once SHIPPED."""

    amazon_shipment_id: str
    fulfillment_center_id: str = ""
    status: str = field(default="", metadata={"wire": "fulfillmentShipmentStatus"})
    shipping_date: datetime | None = None
    estimated_arrival_date: datetime | None = None
    shipping_notes: tuple[str, ...] = ()
    items: tuple[ShipmentItem, ...] = field(default=(), metadata={"wire": "fulfillmentShipmentItem"})
    packages: tuple[Package, ...] = field(default=(), metadata={"wire": "fulfillmentShipmentPackage"})
