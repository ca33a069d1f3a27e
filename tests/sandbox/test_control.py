"""Limits, failures, sign-in, time and restart: what makes the sandbox worth testing against."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests

from sandbox.scenarios import CLIENT_ID, HALDEN, NO_ROLE, NORDLICHT, REFRESH_TOKENS, REVOKED, order_id
from tests.sandbox.test_conformance import NEW, RETURN, detail
from tests.sandbox_process import OUTBOUND, ROOT, SandboxProcess, running

ORDER = f"{OUTBOUND}/fulfillmentOrders/HG-20447"


def sign_in(sandbox: SandboxProcess, **form: str) -> requests.Response:
    fields = {
        "grant_type": "refresh_token",
        "client_id": CLIENT_ID,
        "client_secret": "demo-secret",
        "refresh_token": REFRESH_TOKENS[HALDEN],
    }
    return requests.post(f"{sandbox.base_url}/auth/o2/token", data=fields | form, timeout=10)


@pytest.mark.parametrize(
    ("form", "status", "error"),
    [
        ({"refresh_token": REFRESH_TOKENS[REVOKED]}, 400, "invalid_grant"),
        ({"refresh_token": "Atzr|nobody"}, 400, "invalid_grant"),
        ({"client_secret": "wrong"}, 401, "invalid_client"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
    ],
)
def test_sign_in_is_refused(sandbox: SandboxProcess, form: dict[str, str], status: int, error: str) -> None:
    answer = sign_in(sandbox, **form)
    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert "access_token" not in answer.json()


def test_calls_need_a_live_token_of_the_account(sandbox: SandboxProcess) -> None:
    for headers in ({}, {"x-amz-access-token": "Atza|made-up"}):
        answer = requests.get(sandbox.base_url + ORDER, headers=headers, timeout=10)
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (403, "Unauthorized")
    assert sandbox.call("GET", ORDER, account=NORDLICHT).status_code == 400
    assert sandbox.call("GET", ORDER, account=NO_ROLE).status_code == 403

    headers = {"x-amz-access-token": sandbox.token()}
    sandbox.control("POST", "tokens/expire", status=401)
    assert requests.get(sandbox.base_url + ORDER, headers=headers, timeout=10).status_code == 401
    assert sandbox.call("GET", ORDER).status_code == 200


def test_the_thirty_first_call_in_a_row_is_refused(sandbox: SandboxProcess) -> None:
    sandbox.control("POST", "throttle", reset=True)
    headers = {"x-amz-access-token": sandbox.token()}
    started = time.monotonic()
    answers = [requests.get(sandbox.base_url + ORDER, headers=headers, timeout=10) for _ in range(36)]
    refilled = int((time.monotonic() - started) * 2) + 1

    codes = [answer.status_code for answer in answers]
    assert codes[:30] == [200] * 30
    assert codes.count(429) >= 6 - refilled
    assert answers[0].headers["x-amzn-RateLimit-Limit"] == "2.0"
    refused = next(answer for answer in answers if answer.status_code == 429)
    assert refused.json()["errors"][0]["code"] == "QuotaExceeded"
    other = {"x-amz-access-token": sandbox.token(NORDLICHT)}
    path = f"{OUTBOUND}/fulfillmentOrders/{order_id('de_lost')}"
    assert requests.get(sandbox.base_url + path, headers=other, timeout=10).status_code == 200


@pytest.mark.parametrize(
    ("kind", "status"), [("429", 429), ("500", 500), ("503_html", 503), ("401", 401), ("403", 403)]
)
def test_a_call_fails_as_told_and_then_recovers(sandbox: SandboxProcess, kind: str, status: int) -> None:
    sandbox.fail("getFulfillmentOrder", kind, times=2)
    assert [sandbox.call("GET", ORDER).status_code for _ in range(3)] == [status, status, 200]


def test_failures_can_be_for_one_seller_and_cleared(sandbox: SandboxProcess) -> None:
    sandbox.fail("/fulfillmentOrders/", "503_html", times=0, seller=NORDLICHT)
    german = f"{OUTBOUND}/fulfillmentOrders/{order_id('de_lost')}"
    answer = sandbox.call("GET", german, account=NORDLICHT)
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "text/html")
    assert sandbox.call("GET", ORDER).status_code == 200
    sandbox.heal()
    assert sandbox.call("GET", german, account=NORDLICHT).status_code == 200


def test_bodies_can_be_cut_off_odd_or_bare(sandbox: SandboxProcess) -> None:
    sandbox.fail("getFulfillmentOrder", "cut_off")
    with pytest.raises((requests.ConnectionError, requests.exceptions.ChunkedEncodingError)):
        sandbox.call("GET", ORDER)
    sandbox.fail("getFulfillmentOrder", "unknown_enum")
    order = sandbox.call("GET", ORDER).json()["payload"]["fulfillmentOrder"]
    assert order["fulfillmentOrderStatus"] == "SOMETHING_NEW"
    sandbox.fail("getFulfillmentOrder", "missing_fields")
    order = sandbox.call("GET", ORDER).json()["payload"]["fulfillmentOrder"]
    assert order == {"sellerFulfillmentOrderId": "HG-20447"}
    sandbox.fail("getFulfillmentOrder", "null_fields")
    payload = sandbox.call("GET", ORDER).json()["payload"]
    assert payload["fulfillmentOrder"]["featureConstraints"] is None
    assert payload["fulfillmentOrderItems"][0]["quantity"] is None
    sandbox.fail("getFulfillmentOrder", "capital_enums")
    partial = sandbox.call("GET", f"{OUTBOUND}/fulfillmentOrders/{order_id('partial')}").json()["payload"]
    assert partial["fulfillmentOrder"]["fulfillmentOrderStatus"] == "COMPLETE_PARTIALLED"
    sandbox.fail("lwaToken", "timeout", seconds=2)
    with pytest.raises(requests.Timeout):
        requests.post(f"{sandbox.base_url}/auth/o2/token", data={}, timeout=0.3)


def test_bad_control_calls_are_refused_and_change_nothing(sandbox: SandboxProcess) -> None:
    before = sandbox.state()
    for path, body in [
        ("faults", {"match": "(", "kind": "500"}),
        ("faults", {"match": "x", "kind": "no such"}),
        ("clock", {"now": "never"}),
        ("reset", {"now": "once"}),
        ("reset", {"seed": "many"}),
        ("reset", {"only": ["nothing_of_the_kind"]}),
        ("reimburse", {"order_id": "x"}),
    ]:
        answer = requests.post(f"{sandbox.base_url}/_sandbox/{path}", json=body, timeout=10)
        assert answer.status_code == 400, path
    assert sandbox.state() == before


def test_a_reset_may_be_born_in_the_past_for_one_life(sandbox: SandboxProcess) -> None:
    sandbox.reset(now="2026-11-20T08:00:00Z", seed=3)
    assert sandbox.state()["now"] == sandbox.state()["born"] == "2026-11-20T08:00:00Z"
    assert sandbox.advance(days=3) == "2026-11-23T08:00:00Z"
    sandbox.reset()
    assert sandbox.state()["now"] == "2026-11-23T17:00:00Z"


def test_updated_orders_come_last_in_the_list(sandbox: SandboxProcess) -> None:
    since = {"queryStartDate": sandbox.state()["now"]}
    shipment = detail(sandbox, "ups")["fulfillmentShipments"][0]["amazonShipmentId"]
    sandbox.advance(hours=0.1)
    path = f"{OUTBOUND}/fulfillmentOrders/{order_id('ups')}/return"
    assert (
        sandbox.call("PUT", path, json={"items": [RETURN | {"amazonShipmentId": shipment}]}).status_code
        == 200
    )
    listed = sandbox.call("GET", f"{OUTBOUND}/fulfillmentOrders", params=since).json()["payload"][
        "fulfillmentOrders"
    ]
    assert listed[-1]["sellerFulfillmentOrderId"] == order_id("ups")


def test_two_requests_at_once_never_return_more_than_went_out(sandbox: SandboxProcess) -> None:
    shipment = detail(sandbox, "ups")["fulfillmentShipments"][0]["amazonShipmentId"]
    path = f"{OUTBOUND}/fulfillmentOrders/{order_id('ups')}/return"

    def ask(number: int) -> int:
        item = RETURN | {"amazonShipmentId": shipment, "sellerReturnItemId": f"r-{number}"}
        answer = sandbox.call("PUT", path, json={"items": [item]})
        return len(answer.json()["payload"]["returnItems"])

    with ThreadPoolExecutor(8) as people:
        assert sum(people.map(ask, range(16))) == 1
    assert len(detail(sandbox, "ups")["returnItems"]) == 1


def test_without_now_the_clock_runs_and_keeps_its_distance_over_a_restart(tmp_path: Path) -> None:
    options = ("--state", str(tmp_path / "state.jsonl"))
    with running(tmp_path, *options) as first:
        assert first.state()["frozen"] is False
        first.advance(days=3)
        before = datetime.fromisoformat(first.state()["now"])
    with running(tmp_path, *options) as second:
        after = datetime.fromisoformat(second.state()["now"])
        assert 0 <= (after - before).total_seconds() < 60
        assert (after - datetime.now(UTC)).total_seconds() == pytest.approx(3 * 86400, abs=5)


def test_a_file_that_is_no_journal_is_left_alone(tmp_path: Path) -> None:
    for text in ("# Notes\n", '{"kind": "clock"}\n', "[1]\n"):
        notes = tmp_path / "notes.md"
        notes.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "sandbox", "--port", "0", "--state", str(notes)]
        second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
        assert second.returncode == 1
        assert "is not a journal of the sandbox" in second.stderr
        assert notes.read_text(encoding="utf-8") == text


def test_a_busy_port_is_told(sandbox: SandboxProcess) -> None:
    port = sandbox.base_url.rpartition(":")[2]
    command = [sys.executable, "-m", "sandbox", "--port", port]
    second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
    assert second.returncode == 1
    assert f"127.0.0.1:{port}" in second.stderr
    assert "Traceback" not in second.stderr


def test_a_restart_finds_the_same_world(tmp_path: Path) -> None:
    options = ("--state", str(tmp_path / "state.jsonl"), "--now", "2026-11-23T17:00:00Z")
    with running(tmp_path, *options) as first:
        shipment = detail(first, "ups")["fulfillmentShipments"][0]["amazonShipmentId"]
        path = f"{OUTBOUND}/fulfillmentOrders/{order_id('ups')}/return"
        assert first.call("POST", f"{OUTBOUND}/fulfillmentOrders", json=NEW).status_code == 200
        first.advance(days=1)
        first.call("PUT", path, json={"items": [RETURN | {"amazonShipmentId": shipment}]})
        first.call(
            "PUT", f"{OUTBOUND}/fulfillmentOrders/NEW-1/status", json={"fulfillmentOrderStatus": "Complete"}
        )
        paid = first.reimburse(order_id=order_id("lost"), sku="HG-LMP-BRS", amount="51.20", case_id="1")
        first.advance(days=2)
        before = [detail(first, "ups"), _get(first, "NEW-1"), first.state()["now"]]
    with (tmp_path / "state.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"kind": "cancel", "acc')  # a crash in the middle of a line
    with running(tmp_path, *options) as second:
        after = [detail(second, "ups"), _get(second, "NEW-1"), second.state()["now"]]
        assert second.reverse(paid) != paid
    assert after == before
    assert before[2] == "2026-11-26T17:00:00Z"


def _get(sandbox: SandboxProcess, number: str) -> object:
    return sandbox.call("GET", f"{OUTBOUND}/fulfillmentOrders/{number}").json()


def test_a_reset_may_keep_some_scenarios_only(sandbox: SandboxProcess) -> None:
    sandbox.reset(only=["lost", "delivered"])
    assert sandbox.state()["orders"] == {HALDEN: 2}
    assert sandbox.call("GET", f"{OUTBOUND}/fulfillmentOrders/{order_id('lost')}").status_code == 200
    assert sandbox.call("GET", f"{OUTBOUND}/fulfillmentOrders/{order_id('late')}").status_code == 400
    sandbox.reset()
    assert sandbox.state()["orders"][HALDEN] > 100
