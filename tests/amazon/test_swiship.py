from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug.wrappers import Response

from amazon import AmazonError, Refused, Throttled, Unavailable
from amazon.shapes import TrackingAddress
from amazon.swiship import Swiship

Payload = Callable[[str], Any]
INFO, DETAILS = "/api/getAllPackageInfo", "/api/getPackageTrackingDetails"
KNOWN = {"packageInfoList": [{"shipMethod": "AMZL_US_PREMIUM"}]}


@pytest.fixture
def swiship(httpserver: HTTPServer) -> Swiship:
    return Swiship(httpserver.url_for("/"))


def test_a_parcel_is_told_in_amazons_shape(
    httpserver: HTTPServer, swiship: Swiship, payload: Payload
) -> None:
    httpserver.expect_request(
        INFO, method="POST", json={"trackingNumber": "TBA123456789012"}
    ).respond_with_json(KNOWN)
    asked = {"trackingNumber": "TBA123456789012", "shipMethod": "AMZL_US_PREMIUM"}
    httpserver.expect_request(DETAILS, method="POST", json=asked).respond_with_json(
        payload("swiship_delivered")
    )
    tracking = swiship.track("TBA123456789012")
    assert (tracking.current_status, tracking.carrier_code) == ("DELIVERED", "Amazon Logistics")
    assert tracking.estimated_arrival_date == datetime(2026, 11, 5, 20, tzinfo=UTC)
    assert tracking.extra == {"somethingNew": 1}
    first, second, third = tracking.events
    assert (first.event_code, first.event_date) == ("EVENT_101", datetime(2026, 11, 2, 9, tzinfo=UTC))
    assert first.time_is_local
    assert second.event_date == datetime(2026, 11, 3, 9, tzinfo=UTC)
    assert second.event_description == "Package left the carrier facility"
    assert second.event_address is None
    assert (third.event_code, third.event_description) == ("EVENT_301", "")
    assert third.event_address == TrackingAddress(city="Troy, MI US")
    assert not third.time_is_local


@pytest.mark.parametrize("told", [{"packageInfoList": []}, {"packageInfoList": None}, {}])
def test_an_unknown_number_is_refused_as_not_found(
    httpserver: HTTPServer, swiship: Swiship, told: Any
) -> None:
    httpserver.expect_request(INFO).respond_with_json(told)
    with pytest.raises(Refused) as refused:
        swiship.track("X")
    assert (refused.value.status, refused.value.code) == (404, "NotFound")


@pytest.mark.parametrize(
    ("status", "kind"),
    [(403, Throttled), (429, Throttled), (500, Unavailable), (200, Unavailable), (400, Refused)],
)
def test_a_site_that_bars_us_is_left_alone(
    httpserver: HTTPServer, swiship: Swiship, status: int, kind: type[AmazonError]
) -> None:
    httpserver.expect_request(INFO).respond_with_response(Response("<html>", status))
    with pytest.raises(kind) as refused:
        swiship.track("X")
    assert type(refused.value) is kind
    assert getattr(refused.value, "retry_after", 900) == 900
    assert len(httpserver.log) == 1


@pytest.mark.parametrize(
    "told", [{}, {"trackingEvents": "?"}, {"trackingEvents": [None, {"eventDate": {}, "eventCode": []}]}]
)
def test_an_answer_of_another_form_breaks_nothing(
    httpserver: HTTPServer, swiship: Swiship, told: Any
) -> None:
    httpserver.expect_request(INFO).respond_with_json(KNOWN)
    httpserver.expect_request(DETAILS).respond_with_json(told)
    tracking = swiship.track("TBA1")
    assert tracking.tracking_number == "TBA1"
    assert [event.event_code for event in tracking.events] in ([], [""])
