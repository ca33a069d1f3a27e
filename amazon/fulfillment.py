"""Fulfillment Outbound v2020-07-01: orders, package tracking, returns.

Source: Amazon's model of that name.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from amazon.caller import Caller, Operation
from amazon.paging import Pager
from amazon.parse import listed, read, text, timestamp, write
from amazon.shapes import (
    Address,
    FeatureSetting,
    NewOrder,
    NewReturnItem,
    Order,
    OrderChange,
    OrderDetail,
    PackageTracking,
    Preview,
    PreviewRequestItem,
    ReasonCode,
    ReturnResult,
)
from amazon.tracking import in_time_order
from amazon.words import path_part

BASE = "/fba/outbound/2020-07-01"
ORDERS = f"{BASE}/fulfillmentOrders"

LIST = Operation("listAllFulfillmentOrders", "GET", rate=2, burst=30)
GET = Operation("getFulfillmentOrder", "GET", rate=2, burst=30)
TRACKING = Operation("getPackageTrackingDetails", "GET", rate=2, burst=30)
REASONS = Operation("listReturnReasonCodes", "GET", rate=2, burst=30)
RETURN = Operation("createFulfillmentReturn", "PUT", rate=2, burst=30)
CANCEL = Operation("cancelFulfillmentOrder", "PUT", rate=2, burst=30)
PREVIEW = Operation("getFulfillmentPreview", "POST", rate=2, burst=30, changes=False)
CREATE = Operation("createFulfillmentOrder", "POST", rate=2, burst=30)
UPDATE = Operation("updateFulfillmentOrder", "PUT", rate=2, burst=30)

_log = logging.getLogger(__name__)


class Fulfillment:
    """What a seller can ask about, and do with, orders that Amazon ships."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def list_orders(self, *, updated_after: datetime | None = None) -> Iterator[Order]:
        """Every order updated at or after the moment, page by page to the end.

        Without items and shipments.
        """
        pager = Pager(LIST.name)
        query = {"queryStartDate": timestamp(updated_after)} if updated_after else {}
        while True:
            page = self._payload(LIST, ORDERS, query=query)
            orders = _orders(page)
            yield from orders
            token = pager.next(
                text(page.get("nextToken")), [order.seller_fulfillment_order_id for order in orders]
            )
            if not token:
                return
            # Amazon gave the same page again to callers that sent the start date beside the token
            query = {"nextToken": token}

    def first_page(self) -> tuple[Order, ...]:
        """One page of recent orders: the cheapest question that proves a connection."""
        return _orders(self._payload(LIST, ORDERS))

    def get_order(self, order_id: str) -> OrderDetail:
        """One order in full. An order id with a plus sign can't be read at Amazon (it turns it into a
        space).
        """
        return read(OrderDetail, self._payload(GET, _order_path(order_id)), GET.name)

    def package_tracking(self, package_number: int) -> PackageTracking:
        """Where one package is, its events oldest first; the number is the package's in `get_order`."""
        answer = self._payload(TRACKING, f"{BASE}/tracking", query={"packageNumber": str(package_number)})
        return in_time_order(read(PackageTracking, answer, TRACKING.name))

    def return_reasons(
        self, seller_sku: str, *, order_id: str = "", marketplace_id: str = "", language: str = ""
    ) -> tuple[ReasonCode, ...]:
        """The reasons Amazon accepts for a SKU; the order, else the marketplace, decides whose.

        Language as "zh-CN".
        """
        query: dict[str, object] = {"sellerSku": seller_sku, "language": language}
        query |= {"sellerFulfillmentOrderId": order_id} if order_id else self._marketplace(marketplace_id)
        return listed(
            ReasonCode, self._payload(REASONS, f"{BASE}/returnReasonCodes", query=query), "reasonCodeDetails"
        )

    def create_return(self, order_id: str, items: Sequence[NewReturnItem]) -> ReturnResult:
        """Asks for RMAs, one item per unit.

        Some may be refused while others are taken, so read all three lists.
        """
        body = {"items": [write(item) for item in items]}
        return read(
            ReturnResult, self._payload(RETURN, f"{_order_path(order_id)}/return", body=body), RETURN.name
        )

    def cancel_order(self, order_id: str) -> None:
        """Cancels an order that is not being picked yet (Received, Planning)."""
        self._caller.call(CANCEL, f"{_order_path(order_id)}/cancel")

    def preview(
        self,
        address: Address,
        items: Sequence[PreviewRequestItem],
        *,
        marketplace_id: str = "",
        speeds: Sequence[str] = (),
        features: Sequence[FeatureSetting] = (),
        delivery_windows: bool = False,
    ) -> tuple[Preview, ...]:
        """What Amazon would do with such an order, one preview a speed; changes nothing."""
        body: dict[str, object] = {"address": write(address), "items": [write(item) for item in items]}
        body |= self._marketplace(marketplace_id)
        body |= {"shippingSpeedCategories": list(speeds)} if speeds else {}
        body |= {"featureConstraints": [write(feature) for feature in features]} if features else {}
        body |= {"includeDeliveryWindows": True} if delivery_windows else {}
        return listed(Preview, self._payload(PREVIEW, f"{ORDERS}/preview", body=body), "fulfillmentPreviews")

    def create_order(self, order: NewOrder) -> None:
        """Makes an order. After `Unavailable` with `may_have_happened` read it before making it again."""
        self._caller.call(CREATE, ORDERS, body=self._marketplace(order.marketplace_id) | write(order))

    def update_order(self, order_id: str, change: OrderChange) -> None:
        """Changes an order that is not being picked yet; only what is filled in is sent."""
        self._caller.call(UPDATE, _order_path(order_id), body=write(change))

    def _marketplace(self, marketplace_id: str) -> dict[str, object]:
        chosen = marketplace_id or self._caller.connection.marketplace_id
        return {"marketplaceId": chosen} if chosen else {}

    def _payload(
        self,
        operation: Operation,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        body: Mapping[str, object] | None = None,
    ) -> Mapping[str, object]:
        return self._caller.payload(operation, path, query=query, body=body)


def _orders(page: Mapping[str, object]) -> tuple[Order, ...]:
    orders = listed(Order, page, "fulfillmentOrders")
    told = page.get("fulfillmentOrders")
    if isinstance(told, list) and len(told) > len(orders):
        _log.warning("%s: %d orders without an id were left out", LIST.name, len(told) - len(orders))
    return orders


def _order_path(order_id: str) -> str:
    return f"{ORDERS}/{path_part(order_id)}"
