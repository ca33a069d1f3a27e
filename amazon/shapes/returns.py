"""What comes back: reasons, return items, RMAs, and what Amazon refused."""

from dataclasses import dataclass, field
from datetime import datetime

from amazon.shapes.base import Address, Shape


@dataclass(frozen=True, kw_only=True)
class ReasonCode(Shape):
    """A reason Amazon accepts for one SKU.

    `translated_description` when a language was asked for and known.
    """

    return_reason_code: str
    description: str = ""
    translated_description: str = ""


@dataclass(frozen=True, kw_only=True)
class NewReturnItem(Shape):
    """One unit to be returned.

    N units are N of these, each with its own `seller_return_item_id` (max 80 characters).
    """

    seller_return_item_id: str
    seller_fulfillment_order_item_id: str
    amazon_shipment_id: str
    return_reason_code: str
    return_comment: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class ReturnItem(Shape):
    """One unit on its way back.

    `status` New or Processed, `return_received_condition` once a center has graded it.
    """

    seller_return_item_id: str
    seller_fulfillment_order_item_id: str = ""
    amazon_shipment_id: str = ""
    seller_return_reason_code: str = ""
    return_comment: str = field(default="", repr=False)
    amazon_return_reason_code: str = ""
    status: str = ""
    status_changed_date: datetime | None = None
    return_authorization_id: str = ""
    return_received_condition: str = ""
    fulfillment_center_id: str = ""


@dataclass(frozen=True, kw_only=True)
class InvalidItemReason(Shape):
    """Why a unit can't be returned: a code and Amazon's sentence."""

    invalid_item_reason_code: str = ""
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class InvalidReturnItem(Shape):
    """A unit that Amazon did not accept, beside others that it did."""

    seller_return_item_id: str
    seller_fulfillment_order_item_id: str = ""
    invalid_item_reason: InvalidItemReason | None = None


@dataclass(frozen=True, kw_only=True)
class ReturnAuthorization(Shape):
    """An RMA: where to send the parcel, and the page with its barcode; postage is never paid by it."""

    return_authorization_id: str = ""
    fulfillment_center_id: str = ""
    return_to_address: Address | None = None
    amazon_rma_id: str = ""
    rma_page_url: str = field(default="", metadata={"wire": "rmaPageURL"})


@dataclass(frozen=True, kw_only=True)
class ReturnResult(Shape):
    """The answer to a return: some units may be accepted while others are refused."""

    return_items: tuple[ReturnItem, ...] = ()
    invalid_return_items: tuple[InvalidReturnItem, ...] = ()
    return_authorizations: tuple[ReturnAuthorization, ...] = ()
