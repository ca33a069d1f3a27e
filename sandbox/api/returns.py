"""Fulfillment Outbound 2020-07-01: return reasons and customer returns."""

from typing import Any

from sandbox import returns
from sandbox.api.orders import BASE, ORDER, found, marketplace
from sandbox.calls import Answer, Call, Json, Route
from sandbox.catalogue import product
from sandbox.errors import invalid
from sandbox.plan import Order, ReturnUnit
from sandbox.wire import authorizations, return_item

NEEDED = ("sellerReturnItemId", "sellerFulfillmentOrderItemId", "amazonShipmentId", "returnReasonCode")


def reason_codes(call: Call) -> Answer:
    """The reasons for a SKU, in the language asked for."""
    sku = call.need("sellerSku")
    if call.query("sellerFulfillmentOrderId"):
        found(call, call.query("sellerFulfillmentOrderId"))
    else:
        marketplace(call, call.need("marketplaceId"))
    if product(call.account, sku) is None:
        raise invalid(f"Value {sku} for parameter SellerSku is invalid.")
    return {"payload": {"reasonCodeDetails": returns.reason_codes(sku, call.query("language"))}}


def create_return(call: Call, order_id: str) -> Answer:
    """Takes what can be returned and refuses the rest, each with its reason, in one 200."""
    with call.world.lock:
        order = found(call, order_id)
        accepted, refused = _sorted(call, order, _items(call))
        if accepted:
            call.world.record("return", account=call.account, id=order_id, items=accepted)
        made = call.world.returns_of(order)[-len(accepted) :] if accepted else []
        return {"payload": _answer(call, made, refused)}


def _items(call: Call) -> list[Json]:
    items = call.body().get("items")
    if not isinstance(items, list) or not items:
        raise invalid("The request must contain the parameter items.")
    for item in items:
        if not isinstance(item, dict):
            raise invalid("The request must contain the parameter items.")
        for name in NEEDED:
            if not isinstance(item.get(name), str) or not item[name]:
                raise invalid(f"The request must contain the parameter {name}.")
        if len(item["sellerReturnItemId"]) > 80 or len(str(item.get("returnComment") or "")) > 1000:
            raise invalid("Value for parameter Items is invalid.")
    return items


def _sorted(call: Call, order: Order, items: list[Json]) -> tuple[list[Json], list[Json]]:
    """The items that are accepted, and the refusals of the others, each judged after those before it."""
    units: list[ReturnUnit] = list(call.world.returns_of(order))
    accepted, refused = [], []
    for item in items:
        reason = returns.refusal(order, item, units, call.now)
        if reason:
            refused.append(_refusal(item, reason))
        else:
            accepted.append(item)
            units.append(returns.unit(order, item, created_at=call.now))
    return accepted, refused


def _refusal(item: dict[str, Any], reason: str) -> Json:
    return {
        "sellerReturnItemId": item["sellerReturnItemId"],
        "sellerFulfillmentOrderItemId": item["sellerFulfillmentOrderItemId"],
        "invalidItemReason": {"invalidItemReasonCode": reason, "description": returns.REFUSALS[reason]},
    }


def _answer(call: Call, made: list[ReturnUnit], refused: list[Json]) -> Json:
    return {
        "returnItems": [return_item(unit, call.now) for unit in made],
        "invalidReturnItems": refused,
        "returnAuthorizations": authorizations(made),
    }


ROUTES = [
    Route("GET", f"{BASE}/returnReasonCodes", "listReturnReasonCodes", reason_codes),
    Route("PUT", f"{ORDER}/return", "createFulfillmentReturn", create_return),
]
