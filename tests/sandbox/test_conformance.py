"""Every answer of the sandbox is one that Amazon's own models allow."""

from typing import Any
from urllib.parse import quote

import pytest

from sandbox.app import ROUTES
from sandbox.scenarios import SCENARIOS, Scenario, order_id
from tests.sandbox.models import operations, problems, undeclared
from tests.sandbox_process import OUTBOUND, SandboxProcess

US = "ATVPDKIKX0DER"
ADDRESS = {
    "name": "L. Aspen",
    "addressLine1": "18 Congress St",
    "city": "Portland",
    "stateOrRegion": "ME",
    "postalCode": "04101",
    "countryCode": "US",
}
ITEM = {"sellerSku": "HG-MUG-12-FOR", "sellerFulfillmentOrderItemId": "a", "quantity": 2}
NEW = {
    "sellerFulfillmentOrderId": "NEW-1",
    "displayableOrderId": "NEW-1",
    "displayableOrderDate": "2026-11-23T16:00:00Z",
    "displayableOrderComment": "Thanks",
    "shippingSpeedCategory": "Standard",
    "destinationAddress": ADDRESS,
    "items": [ITEM],
}
RETURN = {
    "sellerReturnItemId": "r-1",
    "sellerFulfillmentOrderItemId": "1",
    "returnReasonCode": "CR-DEFECTIVE",
    "returnComment": "Handle broke",
}
REPORT = {"reportType": "GET_FBA_REIMBURSEMENTS_DATA", "marketplaceIds": [US]}
NOT_PLAYED = {
    "createInventoryItem", "deleteInventoryItem", "addInventory",
    "getReportSchedules", "createReportSchedule", "cancelReportSchedule", "getReportSchedule",
}  # fmt: skip
CALLS: dict[str, tuple[str, dict[str, Any]]] = {
    "getFulfillmentPreview": ("outbound", {"json": {"address": ADDRESS, "items": [ITEM]}}),
    "deliveryOffers": ("outbound", {"json": {"product": {}, "terms": {}}}),
    "listAllFulfillmentOrders": ("outbound", {"params": {"queryStartDate": "2026-01-01T00:00:00Z"}}),
    "createFulfillmentOrder": ("outbound", {"json": NEW}),
    "listReturnReasonCodes": (
        "outbound",
        {"params": {"sellerSku": "HG-MUG-12-FOR", "marketplaceId": US, "language": "zh-CN"}},
    ),
    "getFulfillmentOrder": ("outbound", {}),
    "updateFulfillmentOrder": ("outbound", {"json": {"fulfillmentAction": "Ship"}}),
    "cancelFulfillmentOrder": ("outbound", {}),
    "submitFulfillmentOrderStatusUpdate": ("outbound", {"json": {"fulfillmentOrderStatus": "COMPLETE"}}),
    "getFeatures": ("outbound", {"params": {"marketplaceId": US}}),
    "getFeatureInventory": ("outbound", {"params": {"marketplaceId": US}}),
    "getFeatureSKU": ("outbound", {"params": {"marketplaceId": US}}),
    "getInventorySummaries": (
        "inventory",
        {
            "params": {
                "granularityType": "Marketplace",
                "granularityId": US,
                "marketplaceIds": US,
                "details": "true",
            }
        },
    ),
    "getItemEligibilityPreview": (
        "eligibility",
        {"params": {"asin": "B0C1901K2Q", "program": "INBOUND", "marketplaceIds": US}},
    ),
    "createReport": ("reports", {"json": REPORT}),
    "getReports": ("reports", {"params": {"reportTypes": "GET_FBA_REIMBURSEMENTS_DATA"}}),
}
PLACES = {
    "sellerFulfillmentOrderId": order_id("hold"),
    "featureName": "BLANK_BOX",
    "sellerSku": quote("HG SET A+B&C", safe=""),
}


def detail(sandbox: SandboxProcess, key: str, account: str = "halden") -> dict[str, Any]:
    path = f"{OUTBOUND}/fulfillmentOrders/{quote(order_id(key), safe='')}"
    answer = sandbox.call("GET", path, account=account)
    assert answer.status_code == 200, answer.text
    payload: dict[str, Any] = answer.json()["payload"]
    return payload


def check(family: str, definition: str, value: Any) -> None:
    assert problems(family, definition, value) == []
    assert undeclared(family, definition, value) == []


@pytest.mark.parametrize("name", CALLS)
def test_each_operation_answers_in_amazons_shape(sandbox: SandboxProcess, name: str) -> None:
    family, arguments = CALLS[name]
    method, path, responses = operations(family)[name]
    answer = sandbox.call(method, path.format_map(PLACES), **arguments)

    assert str(answer.status_code) in responses, answer.text
    assert answer.status_code in (200, 202)
    check(family, responses[str(answer.status_code)]["schema"]["$ref"].rpartition("/")[2], answer.json())


def test_no_operation_of_the_models_is_forgotten() -> None:
    played = {route.operation for route in ROUTES}
    for family in ("outbound", "inventory", "eligibility", "reports"):
        for name in operations(family):
            assert (name in played) != (name in NOT_PLAYED), name


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s.key)
def test_every_scenario_order_and_its_parcels_fit_the_model(
    sandbox: SandboxProcess, scenario: Scenario
) -> None:
    payload = detail(sandbox, scenario.key, scenario.account)
    found = problems("outbound", "GetFulfillmentOrderResponse", {"payload": payload})
    packages = [p for s in payload["fulfillmentShipments"] for p in s.get("fulfillmentShipmentPackage", [])]
    for package in packages:
        answer = sandbox.call(
            "GET",
            f"{OUTBOUND}/tracking",
            account=scenario.account,
            params={"packageNumber": package["packageNumber"]},
        )
        assert answer.status_code == 200
        found += problems("outbound", "GetPackageTrackingDetailsResponse", answer.json())
        assert undeclared("outbound", "GetPackageTrackingDetailsResponse", answer.json()) == []

    assert undeclared("outbound", "GetFulfillmentOrderResponse", {"payload": payload}) == []
    if scenario.key == "unknown_values":
        assert len(found) == 5
        assert all("is not one of" in problem for problem in found)
    else:
        assert found == []


def test_return_and_refusal_fit_the_model(sandbox: SandboxProcess) -> None:
    shipment = detail(sandbox, "ups")["fulfillmentShipments"][0]["amazonShipmentId"]
    item = RETURN | {"amazonShipmentId": shipment}
    path = f"{OUTBOUND}/fulfillmentOrders/{order_id('ups')}/return"
    answer = sandbox.call("PUT", path, json={"items": [item, item]})

    assert answer.status_code == 200
    check("outbound", "CreateFulfillmentReturnResponse", answer.json())
    payload = answer.json()["payload"]
    assert [r["sellerReturnItemId"] for r in payload["returnItems"]] == ["r-1"]
    assert (
        payload["invalidReturnItems"][0]["invalidItemReason"]["invalidItemReasonCode"] == "DuplicateRequest"
    )
    check("outbound", "GetFulfillmentOrderResponse", {"payload": detail(sandbox, "ups")})


def test_tracking_and_single_reports_fit_the_model(sandbox: SandboxProcess) -> None:
    number = sandbox.call("POST", "/reports/2021-06-30/reports", json=REPORT).json()["reportId"]
    path = f"/reports/2021-06-30/reports/{number}"
    check("reports", "Report", sandbox.call("GET", path).json())
    done = sandbox.call("GET", path).json()
    check("reports", "Report", done)
    document = sandbox.call("GET", f"/reports/2021-06-30/documents/{done['reportDocumentId']}").json()
    check("reports", "ReportDocument", document)
    second = sandbox.call("POST", "/reports/2021-06-30/reports", json=REPORT).json()["reportId"]
    assert sandbox.call("DELETE", f"/reports/2021-06-30/reports/{second}").status_code == 200
    check("reports", "Report", sandbox.call("GET", f"/reports/2021-06-30/reports/{second}").json())


@pytest.mark.parametrize(
    ("method", "path", "body", "message"),
    [
        ("GET", "/fulfillmentOrders/NOPE", None, "Requested order 'NOPE' not found"),
        ("GET", "/tracking?packageNumber=1", None, "null"),
        ("GET", "/fulfillmentOrders?queryStartDate=yesterday", None, "timestamp must follow ISO8601"),
        ("GET", "/returnReasonCodes", None, "The request must contain the parameter sellerSku."),
        (
            "POST",
            "/fulfillmentOrders",
            NEW | {"sellerFulfillmentOrderId": "HG-20418"},
            "A create request already exists for MerchantFulfillmentOrderId : HG-20418",
        ),
        ("POST", "/fulfillmentOrders", NEW | {"items": []}, "The request must contain the parameter items."),
    ],
)
def test_refusals_are_400_in_amazons_words(
    sandbox: SandboxProcess, method: str, path: str, body: dict[str, Any] | None, message: str
) -> None:
    before = sandbox.state()["orders"]
    answer = sandbox.call(method, OUTBOUND + path, json=body)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "InvalidInput"
    assert answer.json()["errors"][0]["message"] == message
    check("reports", "ErrorList", answer.json())
    assert sandbox.state()["orders"] == before
