"""The named orders do what their line promises, on the day of birth and as time passes."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sandbox.scenarios import order_id
from tests.sandbox.test_conformance import detail
from tests.sandbox_process import OUTBOUND, SandboxProcess

TODAY = datetime(2026, 11, 23, tzinfo=ZoneInfo("America/Los_Angeles")).date()


def tracking(sandbox: SandboxProcess, key: str, package: int = 0, account: str = "halden") -> dict[str, Any]:
    shipments = detail(sandbox, key, account)["fulfillmentShipments"]
    packages = [p for s in shipments for p in s.get("fulfillmentShipmentPackage", [])]
    number = packages[package]["packageNumber"]
    answer = sandbox.call("GET", f"{OUTBOUND}/tracking", account=account, params={"packageNumber": number})
    payload: dict[str, Any] = answer.json()["payload"]
    return payload


def days_late(payload: dict[str, Any]) -> int:
    due = datetime.fromisoformat(payload["estimatedArrivalDate"])
    return (TODAY - due.astimezone(ZoneInfo("America/Los_Angeles")).date()).days


def codes(payload: dict[str, Any]) -> list[str]:
    return [event["eventCode"][-3:] for event in payload["trackingEvents"]]


@pytest.mark.parametrize(
    ("key", "status"),
    [
        ("planning", "Planning"),
        ("processing", "Processing"),
        ("hold", "Received"),
        ("overdue", "Processing"),
        ("ship_date_passed", "Planning"),
        ("unfulfillable_damaged", "Unfulfillable"),
        ("unfulfillable_hazmat", "Unfulfillable"),
        ("partial", "CompletePartialled"),
        ("invalid", "Invalid"),
        ("cancelled", "Cancelled"),
        ("lost", "Complete"),
    ],
)
def test_order_statuses(sandbox: SandboxProcess, key: str, status: str) -> None:
    assert detail(sandbox, key)["fulfillmentOrder"]["fulfillmentOrderStatus"] == status


@pytest.mark.parametrize(
    ("key", "status", "late", "newest"),
    [
        ("in_transit", "IN_TRANSIT", -2, "202"),
        ("out_for_delivery", "OUT_FOR_DELIVERY", 0, "302"),
        ("delivered", "DELIVERED", 1, "301"),
        ("late", "IN_TRANSIT", 3, "201"),
        ("almost_lost", "IN_TRANSIT", 7, "202"),
        ("just_lost", "IN_TRANSIT", 8, "202"),
        ("lost", "IN_TRANSIT", 12, "202"),
        ("lost_then_delivered", "IN_TRANSIT", 9, "202"),
        ("lost_by_carrier", "UNDELIVERABLE", 10, "409"),
        ("damaged_undeliverable", "UNDELIVERABLE", 3, "416"),
        ("returning", "RETURNING", 1, "408"),
        ("returned_to_sender", "RETURNED", 13, "309"),
        ("unknown_values", "HELD_AT_HUB", 3, "636"),
        ("locker", "DELIVERED", 9, "804"),
        ("pickup_waiting", "AVAILABLE_FOR_PICKUP", 1, "801"),
    ],
)
def test_parcels_stand_where_they_should(
    sandbox: SandboxProcess, key: str, status: str, late: int, newest: str
) -> None:
    payload = tracking(sandbox, key)
    assert (payload["currentStatus"], days_late(payload), codes(payload)[0]) == (status, late, newest)


def test_parcels_without_events(sandbox: SandboxProcess) -> None:
    for key in ("shipped_today", "no_scans", "no_estimate"):
        assert tracking(sandbox, key)["trackingEvents"] == []
    assert "estimatedArrivalDate" not in tracking(sandbox, "no_estimate")
    assert codes(tracking(sandbox, "delivered_only")) == ["301"]
    assert codes(tracking(sandbox, "damaged"))[:3] == ["301", "302", "405"]


def test_proof_of_delivery(sandbox: SandboxProcess) -> None:
    payload = tracking(sandbox, "delivered")
    assert (payload["signedForBy"], payload["additionalLocationInfo"]) == ("RESIDENT", "FRONT_DOOR")
    package = detail(sandbox, "delivered")["fulfillmentShipments"][0]["fulfillmentShipmentPackage"][0]
    photo = sandbox.call(
        "GET", package["deliveryInformation"]["deliveryDocumentList"][0]["url"].replace(sandbox.base_url, "")
    )
    assert photo.headers["Content-Type"] == "image/png"
    assert photo.content.startswith(b"\x89PNG")
    assert payload["customerTrackingLink"].startswith("https%3A%2F%2Fwww.swiship.com%2Ftrack%3Fid%3D")
    assert payload["customerTrackingLink"].endswith("%0A")


def test_one_parcel_of_two_is_lost_and_its_estimate_moved_twice(sandbox: SandboxProcess) -> None:
    lost, delivered = tracking(sandbox, "split_lost", 1), tracking(sandbox, "split_lost", 0)
    assert (delivered["currentStatus"], delivered["carrierCode"]) == ("DELIVERED", "United Parcel Service")
    assert (lost["currentStatus"], days_late(lost)) == ("IN_TRANSIT", 10)
    order = detail(sandbox, "split_lost")
    assert len(order["fulfillmentShipments"]) == 1
    assert [days_late(item) for item in order["fulfillmentOrderItems"]] == [12, 12]


def test_an_estimate_that_moved_twice_differs_by_level(sandbox: SandboxProcess) -> None:
    order = detail(sandbox, "moved_twice")
    shipment = order["fulfillmentShipments"][0]
    levels = (order["fulfillmentOrderItems"][0], shipment, shipment["fulfillmentShipmentPackage"][0])
    assert [days_late(level) for level in levels] == [1, -1, -2]
    assert days_late(tracking(sandbox, "moved_twice")) == -2


def test_a_lost_parcel_is_delivered_when_time_passes(sandbox: SandboxProcess) -> None:
    sandbox.advance(days=1)
    assert tracking(sandbox, "lost_then_delivered")["currentStatus"] == "IN_TRANSIT"
    sandbox.advance(days=1.5)
    assert tracking(sandbox, "lost_then_delivered")["currentStatus"] == "DELIVERED"
    assert tracking(sandbox, "lost")["currentStatus"] == "IN_TRANSIT"


def test_a_rescheduled_order_has_a_cancelled_and_a_shipped_shipment(sandbox: SandboxProcess) -> None:
    states = [s["fulfillmentShipmentStatus"] for s in detail(sandbox, "rescheduled")["fulfillmentShipments"]]
    assert states == ["CANCELLED_BY_FULFILLER", "SHIPPED"]


def test_planning_order_ships_as_time_passes(sandbox: SandboxProcess) -> None:
    assert detail(sandbox, "planning")["fulfillmentShipments"] == []
    sandbox.advance(hours=20)
    pending = detail(sandbox, "planning")["fulfillmentShipments"][0]
    assert (pending["fulfillmentShipmentStatus"], pending["fulfillmentShipmentItem"][0]["packageNumber"]) == (
        "PENDING",
        0,
    )
    sandbox.advance(hours=12)
    assert detail(sandbox, "planning")["fulfillmentOrder"]["fulfillmentOrderStatus"] == "Complete"
    sandbox.advance(days=6)
    assert tracking(sandbox, "planning")["currentStatus"] == "DELIVERED"


def test_a_held_order_is_released_or_cancels_itself(sandbox: SandboxProcess) -> None:
    path = f"{OUTBOUND}/fulfillmentOrders/{order_id('hold')}"
    sandbox.advance(days=2)
    assert sandbox.call("PUT", path, json={"fulfillmentAction": "Ship"}).json() == {}
    sandbox.advance(days=2)
    assert detail(sandbox, "hold")["fulfillmentOrder"]["fulfillmentOrderStatus"] == "Complete"

    sandbox.reset()
    sandbox.advance(days=15)
    order = detail(sandbox, "hold")
    assert order["fulfillmentOrder"]["fulfillmentOrderStatus"] == "Cancelled"
    assert order["fulfillmentOrderItems"][0]["cancelledQuantity"] == 1


@pytest.mark.parametrize(
    ("key", "grade"),
    [
        ("returned_sellable", "Sellable"),
        ("returned_fulfiller_damaged", "FulfillerDamaged"),
        ("returned_carrier_damaged", "CarrierDamaged"),
        ("returned_customer_damaged", "CustomerDamaged"),
    ],
)
def test_seeded_returns_are_graded(sandbox: SandboxProcess, key: str, grade: str) -> None:
    (item,) = detail(sandbox, key)["returnItems"]
    assert (item["status"], item["returnReceivedCondition"]) == ("Processed", grade)


def test_an_open_return_is_graded_later(sandbox: SandboxProcess) -> None:
    assert detail(sandbox, "return_open")["returnItems"][0]["status"] == "New"
    sandbox.advance(days=4)
    assert detail(sandbox, "return_open")["returnItems"][0]["returnReceivedCondition"] == "Sellable"


def test_unfulfillable_for_hazmat_shows_in_eligibility_and_stock(sandbox: SandboxProcess) -> None:
    (line,) = detail(sandbox, "unfulfillable_hazmat")["fulfillmentOrderItems"]
    assert line["unfulfillableQuantity"] == 2
    params = {
        "granularityType": "Marketplace",
        "granularityId": "ATVPDKIKX0DER",
        "marketplaceIds": "ATVPDKIKX0DER",
        "details": "true",
        "sellerSkus": "HG-LNT-OIL,HG-POU-STO",
    }
    oil, pour = sorted(
        sandbox.call("GET", "/fba/inventory/v1/summaries", params=params).json()["payload"][
            "inventorySummaries"
        ],
        key=lambda s: s["sellerSku"],
    )
    assert (oil["totalQuantity"], oil["inventoryDetails"]["fulfillableQuantity"]) == (35, 0)
    assert (pour["totalQuantity"], pour["inventoryDetails"]["fulfillableQuantity"]) == (1, 0)
    assert pour["inventoryDetails"]["unfulfillableQuantity"]["warehouseDamagedQuantity"] == 1
    asked = {"asin": oil["asin"], "program": "INBOUND", "marketplaceIds": "ATVPDKIKX0DER"}
    preview = sandbox.call("GET", "/fba/inbound/v1/eligibility/itemPreview", params=asked).json()["payload"]
    assert (preview["isEligibleForProgram"], preview["ineligibilityReasonList"]) == (False, ["FBA_INB_0014"])
