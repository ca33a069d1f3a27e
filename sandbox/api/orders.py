"""Fulfillment Outbound 2020-07-01: list, read, create, update and cancel orders."""

import base64
import json
import re
from datetime import datetime, timedelta
from typing import Any

from sandbox import stock
from sandbox.accounts import ACCOUNTS
from sandbox.calls import Answer, Call, Json, Route
from sandbox.changes import lines_in_stock
from sandbox.clock import iso, parse
from sandbox.errors import invalid
from sandbox.plan import Order
from sandbox.track import details
from sandbox.wire import order_detail, order_summary

BASE = "/fba/outbound/2020-07-01"
PAGE = 20
USUAL_WINDOW = timedelta(hours=36)
STATUSES = (
    "New",
    "Received",
    "Planning",
    "Processing",
    "Cancelled",
    "Complete",
    "CompletePartialled",
    "Unfulfillable",
    "Invalid",
)
SPEEDS = ("Standard", "Expedited", "Priority", "ScheduledDelivery")


def found(call: Call, order_id: str) -> Order:
    """The account's order; Amazon calls an unknown one invalid input, not "not found"."""
    order = call.world.order(call.account, order_id)
    if order is None:
        raise invalid(f"Requested order '{order_id}' not found")
    return order


def list_orders(call: Call) -> Answer:
    """Orders updated at or after queryStartDate, oldest update first, in pages.

    Without queryStartDate: the last 36 hours. An order counts as updated when anything that
    getFulfillmentOrder answers has changed, returns included; tracking events alone do not count.
    """
    since, after = _window(call)
    world = call.world
    keyed = sorted((iso(world.updated_at(order)), order.id, order) for order in world.placed(call.account))
    rest = [(at, i, order) for at, i, order in keyed if at >= iso(since) and (at, i) > after]
    payload: Json = {"fulfillmentOrders": [order_summary(order, call.now) for _, _, order in rest[:PAGE]]}
    if len(rest) > PAGE:
        last = rest[PAGE - 1]
        payload["nextToken"] = _token({"since": iso(since), "after": [last[0], last[1]]})
    return {"payload": payload}


def _window(call: Call) -> tuple[datetime, tuple[str, str]]:
    if token := call.query("nextToken"):
        try:
            read = json.loads(base64.urlsafe_b64decode(token))
            return parse(read["since"]), (read["after"][0], read["after"][1])
        except (ValueError, KeyError, TypeError, IndexError):
            raise invalid("The nextToken is invalid.") from None
    text = call.query("queryStartDate")
    try:
        return (parse(text) if text else call.now - USUAL_WINDOW), ("", "")
    except ValueError:
        raise invalid("timestamp must follow ISO8601") from None


def _token(value: Json) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode()


def get_order(call: Call, order_id: str) -> Answer:
    """One order with items, shipments, packages and returns."""
    order = found(call, order_id)
    return {"payload": order_detail(order, call.world.returns_of(order), call.now, call.base_url)}


def get_tracking(call: Call) -> Answer:
    """One package's road; an unknown package is Amazon's message "null"."""
    text = call.need("packageNumber")
    if not re.fullmatch(r"\d{1,10}", text):
        raise invalid("packageNumber must be an integer.")
    hit = call.world.parcels.get(int(text))
    if hit is None or hit[0].account != call.account or hit[1].ships_at > call.now:
        raise invalid("null")
    return {"payload": details(*hit, call.now)}


def create_order(call: Call) -> Answer:
    """A new order; refused when the id is taken or the body is not one."""
    body = call.body()
    order_body(body)
    if (call.account, body["sellerFulfillmentOrderId"]) in call.world.orders:
        taken = body["sellerFulfillmentOrderId"]
        raise invalid(f"A create request already exists for MerchantFulfillmentOrderId : {taken}")
    in_stock = lines_in_stock(call.account, body, stock.sellable(call.world, call.account))
    call.world.record("create", account=call.account, body=body, in_stock=in_stock)
    return {}


def order_body(body: Json) -> None:
    """Refuse a create request that Amazon's model would not take."""
    texts = {
        "sellerFulfillmentOrderId": 40,
        "displayableOrderId": 40,
        "displayableOrderDate": 40,
        "displayableOrderComment": 750,
    }
    for name, longest in texts.items():
        _text(body, name, longest)
    try:
        parse(body["displayableOrderDate"])
    except ValueError:
        raise invalid("timestamp must follow ISO8601") from None
    if body.get("shippingSpeedCategory") not in SPEEDS:
        raise invalid("Value for parameter ShippingSpeedCategory is invalid.")
    check_address(body.get("destinationAddress"))
    check_items(body.get("items"))


def _text(body: Json, name: str, longest: int) -> None:
    value = body.get(name)
    if not isinstance(value, str) or not value.strip() or len(value) > longest:
        raise invalid(f"The request must contain the parameter {name}.")


def check_address(address: Any) -> None:
    """Refuse an address without the lines Amazon needs."""
    if not isinstance(address, dict):
        raise invalid("The request must contain the parameter destinationAddress.")
    for name in ("name", "addressLine1", "postalCode", "countryCode"):
        _text(address, name, 180)


def check_items(items: Any) -> None:
    """Refuse no items, more than 100 lines or 250 units, doubled item ids, quantities below one."""
    if not isinstance(items, list) or not 0 < len(items) <= 100:
        raise invalid("The request must contain the parameter items.")
    units = 0
    ids: set[str] = set()
    for item in items:
        if not isinstance(item, dict):
            raise invalid("The request must contain the parameter items.")
        _text(item, "sellerSku", 50)
        _text(item, "sellerFulfillmentOrderItemId", 50)
        if type(item.get("quantity")) is not int or item["quantity"] < 1:
            raise invalid("Value for parameter Quantity is invalid.")
        units, ids = units + item["quantity"], ids | {item["sellerFulfillmentOrderItemId"]}
    if units > 250 or len(ids) < len(items):
        raise invalid("Value for parameter Items is invalid.")


def update_order(call: Call, order_id: str) -> Answer:
    """Change an order that is not being picked; `fulfillmentAction: Ship` releases a held one."""
    order, body = found(call, order_id), call.body()
    if order.status(call.now) not in ("New", "Received", "Planning"):
        raise _not_updatable()
    if body.get("fulfillmentAction") not in (None, "Ship", "Hold"):
        raise invalid("Value for parameter FulfillmentAction is invalid.")
    if body.get("destinationAddress") is not None:
        check_address(body["destinationAddress"])
    call.world.record("update", account=call.account, id=order_id, body=body)
    return {}


def cancel_order(call: Call, order_id: str) -> Answer:
    """Cancel while nothing has been picked."""
    status = found(call, order_id).status(call.now)
    if status == "Cancelled":
        asked = f"Value {order_id} for parameter SellerFulfillmentOrderId is invalid."
        raise invalid(f"{asked} Reason: DuplicateCancelRequest.")
    if status not in ("New", "Received", "Planning"):
        raise _not_updatable()
    call.world.record("cancel", account=call.account, id=order_id)
    return {}


def _not_updatable() -> Exception:
    return invalid(
        "Value OrderNotUpdatable for parameter  is invalid. Reason: OrderNotUpdatable. "
        "Items in the order are already in working or completed shipments."
    )


def force_status(call: Call, order_id: str) -> Answer:
    """Amazon's own sandbox-only status update; Complete ships the order at once."""
    found(call, order_id)
    told = str(call.body().get("fulfillmentOrderStatus", "")).replace("_", "").lower()
    status = next((s for s in STATUSES if s.lower() == told), None)
    if status is None:
        raise invalid("Value for parameter FulfillmentOrderStatus is invalid.")
    call.world.record("status", account=call.account, id=order_id, status=status)
    return {}


def marketplace(call: Call, told: str) -> str:
    """The marketplace the caller meant; refused when it is not the account's."""
    own = ACCOUNTS[call.account].marketplace
    if told and told != own:
        raise invalid("Value for parameter MarketplaceId is invalid.")
    return own


ORDER = f"{BASE}/fulfillmentOrders/<order_id>"
ROUTES = [
    Route("GET", f"{BASE}/fulfillmentOrders", "listAllFulfillmentOrders", list_orders),
    Route("POST", f"{BASE}/fulfillmentOrders", "createFulfillmentOrder", create_order),
    Route("GET", ORDER, "getFulfillmentOrder", get_order),
    Route("PUT", ORDER, "updateFulfillmentOrder", update_order),
    Route("PUT", f"{ORDER}/cancel", "cancelFulfillmentOrder", cancel_order),
    Route("PUT", f"{ORDER}/status", "submitFulfillmentOrderStatusUpdate", force_status),
    Route("GET", f"{BASE}/tracking", "getPackageTrackingDetails", get_tracking),
]
