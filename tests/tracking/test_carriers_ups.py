import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug.wrappers import Request, Response

from amazon import AmazonError, CallRecord, Refused, Throttled, Unauthorized, Unavailable
from amazon.shapes import TrackingAddress
from amazon.tokens import MemoryTokenCache
from tracking.carriers import Source
from tracking.carriers.ups import Ups

PAYLOADS = Path(__file__).parent.parent / "payloads"
NUMBER = "1Z5R89390357567127"
DETAILS = f"/api/track/v1/details/{NUMBER}"
TOKEN = "/security/v1/oauth/token"


def payload(name: str) -> Any:
    return json.loads((PAYLOADS / f"{name}.json").read_text())


@pytest.fixture
def records() -> list[CallRecord]:
    return []


@pytest.fixture
def ups(httpserver: HTTPServer, records: list[CallRecord]) -> Ups:
    given = iter(range(1, 9))

    def token(request: Request) -> Response:
        assert request.authorization is not None
        assert (request.authorization.username, request.authorization.password) == ("id", "the-secret")
        assert request.form.to_dict() == {"grant_type": "client_credentials"}
        return Response(json.dumps({"access_token": f"t{next(given)}", "expires_in": "14399"}))

    httpserver.expect_request(TOKEN, method="POST").respond_with_handler(token)
    return Ups(
        httpserver.url_for("/"), "id", "the-secret", on_call=records.append, token_cache=MemoryTokenCache()
    )


def answer(httpserver: HTTPServer, *responses: Response) -> None:
    waiting = list(responses)

    def handler(request: Request) -> Response:
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    httpserver.expect_request(DETAILS).respond_with_handler(handler)


def test_ups_is_a_source() -> None:
    source: Source = Ups("https://example.com", "id", "secret")
    assert source.name == "ups"


def test_a_delivery_is_told_in_amazons_words(httpserver: HTTPServer, ups: Ups) -> None:
    answer(httpserver, Response(json.dumps(payload("ups_delivered"))))
    tracking = ups.track(NUMBER)
    assert (tracking.tracking_number, tracking.carrier_code) == (NUMBER, "UPS")
    assert (tracking.current_status, tracking.current_status_description) == ("DELIVERED", "Delivered")
    assert (tracking.signed_for_by, tracking.additional_location_info) == ("BUYER", "FRONT DOOR")
    assert tracking.estimated_arrival_date == datetime(2026, 11, 5, 12, tzinfo=UTC)
    assert [event.event_code for event in tracking.events] == ["UPS_Q", "EVENT_202", "EVENT_304", "EVENT_301"]


def test_times_are_utc_with_the_wall_clock_kept_beside(httpserver: HTTPServer, ups: Ups) -> None:
    answer(httpserver, Response(json.dumps(payload("ups_delivered"))))
    new, departed, attempted, delivered = ups.track(NUMBER).events
    assert delivered.event_date == datetime(2026, 11, 7, 3, 30, tzinfo=UTC)
    assert (delivered.local_time, delivered.time_is_local) == ("2026-11-06 22:30:00-05:00", False)
    assert delivered.event_address == TrackingAddress(city="TROY", state="MI", country="US")
    assert attempted.event_date == datetime(2026, 11, 5, 23, 0, tzinfo=UTC)
    assert departed.event_date == datetime(2026, 11, 4, 1, 2, 3, tzinfo=UTC)
    assert (departed.local_time, departed.time_is_local, departed.event_address) == (
        "2026-11-04 01:02:03",
        True,
        None,
    )
    assert (new.event_date, new.event_description) == (None, "A new kind of news")


@pytest.mark.parametrize(
    ("kind", "description", "code", "status"),
    [
        ("M", "Shipper created a label", "EVENT_101", "IN_TRANSIT"),
        ("P", "Pickup Scan", "EVENT_102", "IN_TRANSIT"),
        ("I", "Arrived at Facility", "EVENT_201", "IN_TRANSIT"),
        ("O", "Out For Delivery Today", "EVENT_302", "OUT_FOR_DELIVERY"),
        ("X", "Your package is delayed due to weather", "EVENT_418", "DELAYED"),
        ("X", "All merchandise is damaged", "EVENT_405", "DELAYED"),
        ("X", "The receiver refused the package", "EVENT_407", "DELAYED"),
        ("RS", "Returning to Sender: in transit", "EVENT_408", "RETURNING"),
        ("D", "Returned to Shipper", "EVENT_309", "RETURNED"),
        ("D", "Delivered after one attempt", "EVENT_301", "DELIVERED"),
        ("", "", "", "UNKNOWN"),
    ],
)
def test_status_types_have_their_nearest_words(
    httpserver: HTTPServer, ups: Ups, kind: str, description: str, code: str, status: str
) -> None:
    activity = {"status": {"type": kind, "description": description}}
    told = {"trackResponse": {"shipment": [{"package": [{"activity": [activity]}]}]}}
    answer(httpserver, Response(json.dumps(told)))
    tracking = ups.track(NUMBER)
    assert (tracking.events[0].event_code, tracking.current_status) == (code, status)


def test_one_token_serves_many_looks_and_is_replaced_once_when_it_ran_out(
    httpserver: HTTPServer, ups: Ups, records: list[CallRecord]
) -> None:
    good = json.dumps(payload("ups_delivered"))
    answer(httpserver, Response(good), Response(good), Response("{}", 401), Response(good))
    for _ in range(3):
        ups.track(NUMBER)
    used = [request.headers["Authorization"] for request, _ in httpserver.log if request.path == DETAILS]
    assert used == ["Bearer t1"] * 3 + ["Bearer t2"]
    assert [record.outcome for record in records] == ["ok", "ok", "ok", "unauthorized", "ok", "ok"]
    assert "the-secret" not in repr(records)


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (200, json.dumps(payload("ups_unknown_number")), Refused),
        (
            404,
            '{"response":{"errors":[{"code":"TW0001","message":"Tracking Information Not Found"}]}}',
            Refused,
        ),
        (401, "{}", Unauthorized),
        (429, "{}", Throttled),
        (503, "<html>", Unavailable),
        (200, "<html>", Unavailable),
        (200, "{}", Unavailable),
        (200, '{"trackResponse":{"shipment":[{"package":[]}]}}', Unavailable),
    ],
)
def test_failures_are_the_same_three_errors(
    httpserver: HTTPServer, ups: Ups, status: int, body: str, kind: type[AmazonError]
) -> None:
    answer(httpserver, Response(body, status))
    with pytest.raises(AmazonError) as refused:
        ups.track(NUMBER)
    assert type(refused.value) is kind
    if kind is Refused:
        assert (refused.value.status, refused.value.code) == (404, "TW0001")


def test_a_number_is_one_part_of_the_path(httpserver: HTTPServer, ups: Ups) -> None:
    asked: list[str] = []

    def handler(request: Request) -> Response:
        asked.append(str(request.environ["REQUEST_URI"]))
        return Response(json.dumps(payload("ups_delivered")))

    httpserver.expect_request("/api/track/v1/details/1Z/../x").respond_with_handler(handler)
    ups.track("1Z/../x")
    assert asked[0].startswith("/api/track/v1/details/1Z%2F..%2Fx?")
