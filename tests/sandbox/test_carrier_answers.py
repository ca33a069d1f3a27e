"""Swiship and the four carriers answer in their own shapes, for numbers that their check digits allow."""

from datetime import datetime
from typing import Any

import requests

from sandbox import numbers
from tests.sandbox.test_scenarios import tracking
from tests.sandbox_process import SandboxProcess

CREDENTIALS = {"grant_type": "client_credentials", "client_id": "demo-client", "client_secret": "demo-secret"}


def number(sandbox: SandboxProcess, key: str) -> str:
    return str(tracking(sandbox, key)["trackingNumber"])


def get(sandbox: SandboxProcess, path: str, **headers: str) -> requests.Response:
    return requests.get(sandbox.base_url + path, headers=headers, timeout=10)


def post(sandbox: SandboxProcess, path: str, **more: Any) -> requests.Response:
    return requests.post(sandbox.base_url + path, timeout=10, **more)


def test_check_digits() -> None:
    """The known good numbers, made again from their own serial."""
    assert numbers.ups(7412666) == "1Z84H2E90374126667"
    assert all(numbers.dhl(n)[-1] == str(int(numbers.dhl(n)[:-1]) % 7) for n in range(50))
    for made in map(numbers.fedex, range(50)):
        total = sum(int(digit) * (3, 1, 7)[i % 3] for i, digit in enumerate(made[:-1]))
        assert (len(made), made[-1]) == (12, str(total % 11 % 10))
    for made in map(numbers.usps, range(50)):
        total = sum(int(digit) * (3 if i % 2 == 0 else 1) for i, digit in enumerate(reversed(made[:-1])))
        assert (len(made), (total + int(made[-1])) % 10) == (22, 0)


def test_swiship_json_and_page(sandbox: SandboxProcess) -> None:
    asked = {"trackingNumber": number(sandbox, "lost_by_carrier")}
    info = post(sandbox, "/swiship/api/getAllPackageInfo", json=asked).json()["packageInfoList"]
    assert [entry["shipMethod"] for entry in info] == ["FEDEX_EXPRESS"]
    path = "/swiship/api/getPackageTrackingDetails"
    details = post(sandbox, path, json=asked | {"shipMethod": "FEDEX_EXPRESS"}).json()
    assert (details["transitState"], details["trackingEvents"][0]["eventCode"]) == (
        "UNDELIVERABLE",
        "EVENT_409",
    )
    assert details["trackingEvents"][-1]["eventAddress"] == "Stockton, CA, US"
    assert post(sandbox, path, json=asked | {"shipMethod": "WRONG"}).status_code == 404

    page = get(sandbox, f"/swiship/track?id={asked['trackingNumber']}")
    assert (page.status_code, "Lost by carrier." in page.text) == (200, True)
    unknown = get(sandbox, "/swiship/track?id=<script>alert(1)</script>")
    assert (unknown.status_code, "<script>" in unknown.text) == (404, False)
    assert post(sandbox, "/swiship/api/getAllPackageInfo", json={"trackingNumber": "NOPE"}).json() == {
        "packageInfoList": []
    }


def test_swiship_forgets_after_ninety_days(sandbox: SandboxProcess) -> None:
    asked = {"trackingNumber": number(sandbox, "ups")}
    sandbox.advance(days=80)
    assert post(sandbox, "/swiship/api/getAllPackageInfo", json=asked).json() == {"packageInfoList": []}


def test_ups(sandbox: SandboxProcess) -> None:
    assert post(sandbox, "/ups/security/v1/oauth/token", auth=("demo-client", "no")).status_code == 401
    form = {"grant_type": "client_credentials"}
    token = post(
        sandbox, "/ups/security/v1/oauth/token", auth=("demo-client", "demo-secret"), data=form
    ).json()
    bearer = {"Authorization": f"Bearer {token['access_token']}", "transId": "t", "transactionSrc": "test"}
    path = f"/ups/api/track/v1/details/{number(sandbox, 'ups')}"
    package = get(sandbox, path, **bearer).json()["trackResponse"]["shipment"][0]["package"][0]
    assert package["currentStatus"] == {"description": "DELIVERED", "code": "011", "type": "D"}
    assert package["deliveryInformation"]["receivedBy"] == "SORREL"
    datetime.strptime(package["activity"][0]["date"] + package["activity"][0]["time"], "%Y%m%d%H%M%S")  # noqa: DTZ007
    unknown = get(sandbox, "/ups/api/track/v1/details/1Z0", **bearer).json()["trackResponse"]["shipment"][0]
    assert unknown["warnings"][0]["code"] == "TW0001"
    assert get(sandbox, path).status_code == 401


def test_fedex(sandbox: SandboxProcess) -> None:
    token = post(sandbox, "/fedex/oauth/token", data=CREDENTIALS).json()
    bearer = {"Authorization": f"Bearer {token['access_token']}"}
    asked = [number(sandbox, "fedex"), number(sandbox, "returning"), "000000000000"]
    body = {
        "includeDetailedScans": True,
        "trackingInfo": [{"trackingNumberInfo": {"trackingNumber": n}} for n in asked],
    }
    answer = post(sandbox, "/fedex/track/v1/trackingnumbers", json=body, headers=bearer).json()
    results = [r["trackResults"][0] for r in answer["output"]["completeTrackResults"]]
    assert [r["latestStatusDetail"]["code"] for r in results[:2]] == ["IT", "RS"]
    assert results[0]["dateAndTimes"][0]["type"] == "ESTIMATED_DELIVERY"
    assert results[2]["error"]["code"] == "TRACKING.TRACKINGNUMBER.NOTFOUND"
    assert post(sandbox, "/fedex/track/v1/trackingnumbers", json=body).status_code == 401


def test_usps(sandbox: SandboxProcess) -> None:
    token = post(sandbox, "/usps/oauth2/v3/token", json=CREDENTIALS).json()
    bearer = {"Authorization": f"Bearer {token['access_token']}"}
    path = f"/usps/tracking/v3/tracking/{number(sandbox, 'usps')}"
    answer = get(sandbox, path + "?expand=DETAIL", **bearer).json()
    assert (answer["statusCategory"], answer["trackingEvents"][0]["eventCode"]) == ("Delivered", "01")
    assert "trackingEvents" not in get(sandbox, path, **bearer).json()
    assert get(sandbox, "/usps/tracking/v3/tracking/94", **bearer).status_code == 404
    assert get(sandbox, path).status_code == 401


def test_dhl(sandbox: SandboxProcess) -> None:
    path = f"/dhl/track/shipments?trackingNumber={number(sandbox, 'dhl')}"
    shipment = get(sandbox, path, **{"DHL-API-Key": "demo-client"}).json()["shipments"][0]
    assert (shipment["status"]["statusCode"], len(shipment["events"])) == ("transit", 4)
    assert "estimatedTimeOfDelivery" in shipment
    assert get(sandbox, path).status_code == 401
    missing = get(sandbox, "/dhl/track/shipments?trackingNumber=1", **{"DHL-API-Key": "demo-client"})
    assert (missing.status_code, missing.json()["title"]) == (404, "No result found")


def test_a_carrier_only_knows_its_own_numbers(sandbox: SandboxProcess) -> None:
    path = f"/dhl/track/shipments?trackingNumber={number(sandbox, 'usps')}"
    assert get(sandbox, path, **{"DHL-API-Key": "demo-client"}).status_code == 404


def test_amazons_own_answers_differ_in_order_and_in_the_customer_link(sandbox: SandboxProcess) -> None:
    dhl, ups = tracking(sandbox, "dhl"), tracking(sandbox, "ups")
    assert [event["eventCode"][-3:] for event in dhl["trackingEvents"]] == ["101", "102", "201", "202"]
    assert ups["trackingEvents"][0]["eventCode"] == "EVENT_301"
    assert "customerTrackingLink" not in tracking(sandbox, "delivered_only")
    assert ups["customerTrackingLink"] == f"https://www.swiship.com/track?id={ups['trackingNumber']}"
