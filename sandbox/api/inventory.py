"""FBA Inventory v1 summaries and FBA Inbound Eligibility v1 item previews."""

import base64
import json
import time
from collections import Counter

from sandbox import stock
from sandbox.api.orders import marketplace
from sandbox.calls import Answer, Call, Json, Route
from sandbox.catalogue import PRODUCTS, Product
from sandbox.clock import iso, parse
from sandbox.errors import invalid

PAGE = 5
TOKEN_SECONDS = 30
UNFULFILLABLE = {
    "customerDamagedQuantity": "CUSTOMER_DAMAGED",
    "warehouseDamagedQuantity": "WAREHOUSE_DAMAGED",
    "carrierDamagedQuantity": "CARRIER_DAMAGED",
    "defectiveQuantity": "DEFECTIVE",
}


def summaries(call: Call) -> Answer:
    """Stock per SKU, in pages; a nextToken lives 30 seconds."""
    if call.query("granularityType") != "Marketplace":
        raise invalid("granularityType must be Marketplace.")
    own = marketplace(call, call.need("marketplaceIds"))
    marketplace(call, call.need("granularityId"))
    products, start = _wanted(call), _start(call)
    page = [_summary(call, product) for product in products[start : start + PAGE]]
    answer: Json = {
        "payload": {
            "granularity": {"granularityType": "Marketplace", "granularityId": own},
            "inventorySummaries": page,
        }
    }
    if start + PAGE < len(products):
        answer["pagination"] = {"nextToken": _token(start + PAGE)}
    return answer


def _wanted(call: Call) -> list[Product]:
    given = [sku for text in call.request.args.getlist("sellerSkus") for sku in text.split(",")]
    skus = {*given, call.query("sellerSku")} - {""}
    if call.query("startDateTime"):
        try:
            parse(call.query("startDateTime"))
        except ValueError:
            raise invalid("timestamp must follow ISO8601") from None
        skus = set()
    if len(skus) > 50:
        raise invalid("sellerSkus may hold at most 50 SKUs.")
    return [p for p in PRODUCTS[call.account] if not skus or p.sku in skus]


def _start(call: Call) -> int:
    if not call.query("nextToken"):
        return 0
    try:
        start, made = json.loads(base64.urlsafe_b64decode(call.query("nextToken")))
        fresh = time.time() - float(made) < TOKEN_SECONDS
    except (ValueError, TypeError):
        raise invalid("The nextToken is invalid.") from None
    if not fresh:
        raise invalid("The nextToken has expired.")
    return int(start)


def _token(start: int) -> str:
    return base64.urlsafe_b64encode(json.dumps([start, time.time()]).encode()).decode()


def _summary(call: Call, product: Product) -> Json:
    units = stock.balances(call.world, call.account)
    moved = [m.at for m in stock.movements(call.world, call.account) if m.sku == product.sku]
    total = sum(n for (sku, _), n in units.items() if sku == product.sku)
    answer: Json = {
        "asin": product.asin,
        "fnSku": product.fnsku,
        "sellerSku": product.sku,
        "condition": "NewItem",
        "lastUpdatedTime": iso(max(moved, default=call.world.born)),
        "productName": product.name,
        "totalQuantity": total,
        "stores": [],
    }
    if call.query("details") == "true":
        answer["inventoryDetails"] = _details(call, product, units)
    return answer


def _details(call: Call, product: Product, units: Counter[tuple[str, str]]) -> Json:
    on_hand = max(units[(product.sku, "SELLABLE")], 0)
    waiting = min(stock.reserved(call.world, call.account)[product.sku], on_hand)
    damaged = {name: units[(product.sku, kind)] for name, kind in UNFULFILLABLE.items()}
    if product.hazmat:
        damaged["defectiveQuantity"] += units[(product.sku, "SELLABLE")]
    return {
        "fulfillableQuantity": stock.sellable(call.world, call.account).get(product.sku, 0),
        "inboundWorkingQuantity": 0,
        "inboundShippedQuantity": product.inbound,
        "inboundReceivingQuantity": 0,
        "reservedQuantity": {
            "totalReservedQuantity": waiting,
            "pendingCustomerOrderQuantity": waiting,
            "pendingTransshipmentQuantity": 0,
            "fcProcessingQuantity": 0,
        },
        "researchingQuantity": {"totalResearchingQuantity": 0, "researchingQuantityBreakdown": []},
        "unfulfillableQuantity": {
            "totalUnfulfillableQuantity": sum(damaged.values()),
            "distributorDamagedQuantity": 0,
            "expiredQuantity": 0,
            **damaged,
        },
    }


def eligibility(call: Call) -> Answer:
    """Whether an item may be sent in; carries the dangerous goods codes."""
    asin, program = call.need("asin"), call.need("program")
    if program not in ("INBOUND", "COMMINGLING"):
        raise invalid("Value for parameter program is invalid.")
    own = marketplace(call, call.query("marketplaceIds"))
    known = next((p for p in PRODUCTS[call.account] if p.asin == asin), None)
    reasons = ["FBA_INB_0004"] if known is None else [known.hazmat] if known.hazmat else []
    answer: Json = {
        "asin": asin,
        "marketplaceId": own,
        "program": program,
        "isEligibleForProgram": not reasons,
    }
    if reasons:
        answer["ineligibilityReasonList"] = reasons
    return {"payload": answer}


ROUTES = [
    Route("GET", "/fba/inventory/v1/summaries", "getInventorySummaries", summaries),
    Route("GET", "/fba/inbound/v1/eligibility/itemPreview", "getItemEligibilityPreview", eligibility),
]
