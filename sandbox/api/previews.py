"""Fulfillment Outbound 2020-07-01: previews, delivery offers and features."""

from collections import Counter
from datetime import datetime, timedelta
from decimal import Decimal

from sandbox import stock
from sandbox.accounts import ACCOUNTS
from sandbox.api.orders import BASE, SPEEDS, check_address, check_items, marketplace
from sandbox.calls import Answer, Call, Json, Route
from sandbox.catalogue import PRODUCTS, Product, product
from sandbox.clock import iso
from sandbox.errors import invalid

DAYS = {"Standard": (2, 4), "Expedited": (1, 2), "Priority": (1, 1)}  # ships within, arrives within
NOWHERE = "00000"  # a postcode that no carrier knows
PLAIN = ("shippingSpeedCategory", "isCODCapable", "marketplaceId")
FEATURES = {
    "BLOCK_AMZL": "Blocks orders from being shipped using Amazon Logistics.",
    "BLANK_BOX": "Ships orders in non-Amazon branded packaging.",
    "OVERBOX": "Requires items to be shipped in an overbox.",
    "PACKING_SLIP": "Requires a packing slip to be included with the order.",
    "SIGNATURE_CONFIRMATION": "Requires a signature from the recipient upon delivery.",
    "PRIME_ELIGIBILITY": "Prime delivery promise for orders of your own shop.",
}


def preview(call: Call) -> Answer:
    """What an order would cost and when it would arrive, per speed; and which lines stock can't fill."""
    body = call.body()
    check_address(body.get("address"))
    check_items(body.get("items"))
    own = marketplace(call, str(body.get("marketplaceId") or ""))
    speeds = body.get("shippingSpeedCategories") or ["Standard", "Expedited"]
    if not isinstance(speeds, list) or any(speed not in SPEEDS for speed in speeds):
        raise invalid("Value for parameter ShippingSpeedCategories is invalid.")
    missing = _missing(call, body["items"])
    previews = [_preview(call, own, s, body["items"], missing) for s in speeds]
    if body["address"]["postalCode"] == NOWHERE:
        refused = {"isFulfillable": False, "orderUnfulfillableReasons": ["InvalidDestinationAddress"]}
        previews = [{name: one[name] for name in PLAIN} | refused for one in previews]
    return {"payload": {"fulfillmentPreviews": previews}}


def _missing(call: Call, items: list[Json]) -> list[Json]:
    """The lines that stock can't fill, later lines first to go short."""
    left = Counter(stock.sellable(call.world, call.account))
    missing = []
    for item in items:
        left[item["sellerSku"]] -= item["quantity"]
        if left[item["sellerSku"]] < 0:
            known = product(call.account, item["sellerSku"])
            reason = "UnfulfillableHazmat" if known and known.hazmat else "NoAvailableInventory"
            missing.append({**_plain(item), "itemUnfulfillableReasons": [reason if known else "InvalidSku"]})
    return missing


def _plain(item: Json) -> Json:
    return {key: item[key] for key in ("sellerSku", "quantity", "sellerFulfillmentOrderItemId")}


def _preview(call: Call, own: str, speed: str, items: list[Json], missing: list[Json]) -> Json:
    answer: Json = {
        "shippingSpeedCategory": speed,
        "isFulfillable": not missing and speed in DAYS,
        "isCODCapable": False,
        "marketplaceId": own,
    }
    if speed not in DAYS:
        return answer | {"orderUnfulfillableReasons": ["DeliverySLAUnavailable"]}
    if missing:
        return answer | {"unfulfillablePreviewItems": missing}
    pounds = sum((_pounds(call, item) for item in items), Decimal())
    return answer | {
        "estimatedShippingWeight": {"unit": "POUNDS", "value": str(pounds)},
        "estimatedFees": _fees(call, speed, items, pounds),
        "fulfillmentPreviewShipments": [_shipment(call.now, speed, items)],
    }


def _pounds(call: Call, item: Json) -> Decimal:
    known = product(call.account, item["sellerSku"])
    return (known.pounds if known else Decimal()) * int(item["quantity"])


def _fees(call: Call, speed: str, items: list[Json], pounds: Decimal) -> list[Json]:
    units = sum(int(item["quantity"]) for item in items)
    rush = Decimal("1.5") if speed != "Standard" else Decimal(1)
    fees = {
        "FBAPerUnitFulfillmentFee": Decimal("3.95") * units * rush,
        "FBATransportationFee": Decimal("0.42") * pounds * rush,
    }
    currency = ACCOUNTS[call.account].currency
    return [
        {"name": name, "amount": {"currencyCode": currency, "value": str(round(value, 2))}}
        for name, value in fees.items()
    ]


def _shipment(now: datetime, speed: str, items: list[Json]) -> Json:
    ships, arrives = DAYS[speed]
    return {
        "earliestShipDate": iso(now + timedelta(days=1)),
        "latestShipDate": iso(now + timedelta(days=ships)),
        "earliestArrivalDate": iso(now + timedelta(days=ships)),
        "latestArrivalDate": iso(now + timedelta(days=arrives)),
        "shippingNotes": [],
        "fulfillmentPreviewItems": [_plain(item) for item in items],
    }


def offers(call: Call) -> Answer:
    """The delivery promise a product page may show."""
    body = call.body()
    if not isinstance(body.get("product"), dict) or not isinstance(body.get("terms"), dict):
        raise invalid("The request must contain the parameter product.")
    arrives = {"earliest": iso(call.now + timedelta(days=2)), "latest": iso(call.now + timedelta(days=4))}
    message: Json = {"text": "Get it in 2 to 4 days", "locale": "en-US"}
    offer = {
        "expiresAt": iso(call.now + timedelta(hours=1)),
        "dateRange": arrives,
        "policy": {"message": message},
    }
    return {"payload": {"deliveryOffers": [offer]}}


def features(call: Call) -> Answer:
    """The features of the marketplace."""
    marketplace(call, call.need("marketplaceId"))
    listed = [
        {"featureName": n, "featureDescription": d, "sellerEligible": True} for n, d in FEATURES.items()
    ]
    return {"payload": {"features": listed}}


def feature_inventory(call: Call, name: str) -> Answer:
    """The SKUs a feature can be used for."""
    own = marketplace(call, call.need("marketplaceId"))
    on_hand = stock.sellable(call.world, call.account)
    skus = [_feature_sku(p, on_hand) for p in PRODUCTS[call.account]]
    return {"payload": {"marketplaceId": own, "featureName": _feature(name), "featureSkus": skus}}


def feature_sku(call: Call, name: str, sku: str) -> Answer:
    """Whether one SKU can use a feature."""
    own = marketplace(call, call.need("marketplaceId"))
    known = product(call.account, sku)
    answer: Json = {"marketplaceId": own, "featureName": _feature(name), "isEligible": known is not None}
    if known is None:
        return {"payload": answer | {"ineligibleReasons": ["INVALID_SKU"]}}
    on_hand = stock.sellable(call.world, call.account)
    shown = {name: value for name, value in _feature_sku(known, on_hand).items() if name != "overlappingSkus"}
    return {"payload": answer | shown | {"ineligibleReasons": []}}


def _feature(name: str) -> str:
    if name not in FEATURES:
        raise invalid(f"Value {name} for parameter featureName is invalid.")
    return name


def _feature_sku(known: Product, on_hand: dict[str, int]) -> Json:
    return {
        "sellerSku": known.sku,
        "fnSku": known.fnsku,
        "asin": known.asin,
        "skuCount": on_hand.get(known.sku, 0),
        "overlappingSkus": [],
    }


ROUTES = [
    Route("POST", f"{BASE}/fulfillmentOrders/preview", "getFulfillmentPreview", preview),
    Route("POST", f"{BASE}/deliveryOffers", "deliveryOffers", offers),
    Route("GET", f"{BASE}/features", "getFeatures", features),
    Route("GET", f"{BASE}/features/inventory/<name>", "getFeatureInventory", feature_inventory),
    Route("GET", f"{BASE}/features/inventory/<name>/<sku>", "getFeatureSKU", feature_sku),
]
