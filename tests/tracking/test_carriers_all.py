"""FedEx, USPS and DHL as their own tracking APIs tell it, over real HTTP; UPS has tests of its own."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug.wrappers import Request, Response

from amazon import AmazonError, CallRecord, Refused, Throttled, Unauthorized, Unavailable
from amazon.shapes import PackageTracking, TrackingAddress
from amazon.tokens import MemoryTokenCache
from tracking.carriers import Source
from tracking.carriers.dhl import Dhl
from tracking.carriers.fedex import Fedex
from tracking.carriers.usps import Usps

TRACK = {
    "fedex": "/track/v1/trackingnumbers",
    "usps": "/tracking/v3/tracking/N1",
    "dhl": "/track/shipments",
}
TOKEN = {"fedex": "/oauth/token", "usps": "/oauth2/v3/token"}


class Carrier:
    """A carrier that gives tokens t1, t2... and the answers it was told to give, the last one for ever."""

    def __init__(self, server: HTTPServer, name: str) -> None:
        self.server, self.name, self.records = server, name, list[CallRecord]()
        self._given = iter(range(1, 9))
        if name in TOKEN:
            server.expect_request(TOKEN[name], method="POST").respond_with_handler(self._token)

    def client(self) -> Source:
        base, kept = self.server.url_for("/"), {"token_cache": MemoryTokenCache()}
        if self.name == "dhl":
            return Dhl(base, "the-secret", on_call=self.records.append)
        kind: Any = {"fedex": Fedex, "usps": Usps}[self.name]
        made: Source = kind(base, "id", "the-secret", on_call=self.records.append, **kept)
        return made

    def says(self, *answers: Any) -> "Carrier":
        waiting = [
            one if isinstance(one, Response) else Response(json.dumps(one), content_type="application/json")
            for one in answers
        ]

        def handler(request: Request) -> Response:
            return waiting.pop(0) if len(waiting) > 1 else waiting[0]

        self.server.expect_request(TRACK[self.name]).respond_with_handler(handler)
        return self

    def track(self) -> PackageTracking:
        return self.client().track("N1")

    def asked(self) -> list[Request]:
        return [request for request, _ in self.server.log if request.path == TRACK[self.name]]

    def _token(self, request: Request) -> Response:
        assert request.form.to_dict() == {
            "grant_type": "client_credentials",
            "client_id": "id",
            "client_secret": "the-secret",
        }
        return Response(json.dumps({"access_token": f"t{next(self._given)}", "expires_in": 3599}))


@pytest.fixture
def carrier(httpserver: HTTPServer) -> Callable[[str], Carrier]:
    return lambda name: Carrier(httpserver, name)


def fedex(*scans: dict[str, Any], **more: Any) -> dict[str, Any]:
    result = {"trackingNumberInfo": {"trackingNumber": "N1"}, "scanEvents": list(scans), **more}
    return {"output": {"completeTrackResults": [{"trackingNumber": "N1", "trackResults": [result]}]}}


def usps(*events: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"trackingNumber": "N1", "trackingEvents": list(events), **more}


def dhl(*events: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"shipments": [{"id": "N1", "events": list(events), **more}]}


def scan(name: str, code: str, said: str) -> dict[str, Any]:
    """An answer with one event of that code and those words."""
    if name == "fedex":
        return fedex({"eventType": code, "eventDescription": said, "date": "2026-11-07T10:00:00-05:00"})
    if name == "usps":
        return usps({"eventCode": code, "eventType": said, "GMTTimestamp": "2026-11-07T15:00:00Z"})
    return dhl({"statusCode": code, "description": said, "timestamp": "2026-11-07T15:00:00Z"})


# --- what they tell
# ------------------------------------------------------------------------------------------------------
def test_fedex_tells_a_delivery(carrier: Callable[[str], Carrier]) -> None:
    scans = [
        {
            "date": "2026-11-06T22:30:05-05:00",
            "eventType": "DL",
            "eventDescription": "Delivered",
            "scanLocation": {"city": "TROY", "stateOrProvinceCode": "MI", "countryCode": "US"},
        },
        {"date": "2026-11-05T08:00:00", "eventType": "OC", "eventDescription": "Shipment information sent"},
    ]
    told = (
        carrier("fedex")
        .says(
            fedex(
                *scans,
                latestStatusDetail={"code": "DL", "description": "Delivered"},
                dateAndTimes=[{"type": "ESTIMATED_DELIVERY", "dateTime": "2026-11-07T17:00:00-05:00"}],
                deliveryDetails={"receivedByName": "B.UYER", "locationDescription": "FRONT_DOOR"},
            )
        )
        .track()
    )
    label, delivered = told.events
    assert (told.tracking_number, told.carrier_code, told.current_status) == ("N1", "FedEx", "DELIVERED")
    assert (told.signed_for_by, told.additional_location_info) == ("B.UYER", "FRONT_DOOR")
    assert told.estimated_arrival_date == datetime(2026, 11, 7, 22, tzinfo=UTC)
    assert delivered.event_date == datetime(2026, 11, 7, 3, 30, 5, tzinfo=UTC)
    assert (delivered.local_time, delivered.time_is_local) == ("2026-11-06 22:30:05-05:00", False)
    assert delivered.event_address == TrackingAddress(city="TROY", state="MI", country="US")
    assert (label.event_code, label.time_is_local, label.local_time) == (
        "EVENT_101",
        True,
        "2026-11-05 08:00:00",
    )


def test_usps_tells_a_delivery(carrier: Callable[[str], Carrier]) -> None:
    events = [
        {
            "eventType": "Delivered, In/At Mailbox",
            "eventCode": "01",
            "eventTimestamp": "2026-11-06T22:30:05",
            "GMTTimestamp": "2026-11-07T03:30:05Z",
            "GMTOffset": "-05:00",
            "eventCity": "TROY",
            "eventState": "MI",
            "name": "R BUYER",
        },
        {
            "eventType": "Arrived at USPS Facility",
            "eventCode": "A1",
            "eventTimestamp": "2026-11-05T08:00:00",
        },
    ]
    told = carrier("usps").says(usps(*events, expectedDeliveryDate="2026-11-07")).track()
    arrived, delivered = told.events
    assert (told.carrier_code, told.current_status, told.signed_for_by) == ("USPS", "DELIVERED", "R BUYER")
    assert told.current_status_description == "Delivered, In/At Mailbox"
    assert told.estimated_arrival_date == datetime(2026, 11, 7, 12, tzinfo=UTC)
    assert delivered.event_date == datetime(2026, 11, 7, 3, 30, 5, tzinfo=UTC)
    assert (delivered.local_time, delivered.time_is_local) == ("2026-11-06 22:30:05-05:00", False)
    assert (arrived.event_code, arrived.time_is_local) == ("EVENT_201", True)


def test_usps_may_tell_only_a_summary(carrier: Callable[[str], Carrier]) -> None:
    told = carrier("usps").says({"trackingNumber": "N1", "status": "Out for Delivery"}).track()
    assert (told.current_status, told.current_status_description, told.events) == (
        "OUT_FOR_DELIVERY",
        "Out for Delivery",
        (),
    )


def test_dhl_tells_a_delivery(carrier: Callable[[str], Carrier]) -> None:
    place = {"location": {"address": {"addressLocality": "Berlin - Germany", "countryCode": "DE"}}}
    events = [
        {"statusCode": "delivered", "description": "Delivered", "timestamp": "2026-11-07T10:00:07", **place},
        {"statusCode": "transit", "description": "Departed a DHL facility", "timestamp": "2026-11-06T09:00Z"},
    ]
    proof = {"proofOfDelivery": {"signed": {"type": "Person", "name": "B. UYER"}}}
    told = (
        carrier("dhl")
        .says(dhl(*events, details=proof, estimatedTimeOfDelivery="2026-11-07T12:00:00+01:00"))
        .track()
    )
    departed, delivered = told.events
    assert (told.carrier_code, told.current_status, told.signed_for_by) == ("DHL", "DELIVERED", "B. UYER")
    assert told.estimated_arrival_date == datetime(2026, 11, 7, 11, tzinfo=UTC)
    assert (delivered.local_time, delivered.time_is_local) == ("2026-11-07 10:00:07", True)
    assert delivered.event_address == TrackingAddress(city="Berlin - Germany", country="DE")
    assert (departed.event_code, departed.event_date) == ("EVENT_202", datetime(2026, 11, 6, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    ("name", "code", "said", "event", "status"),
    [
        ("fedex", "OC", "Shipment information sent to FedEx", "EVENT_101", "IN_TRANSIT"),
        ("fedex", "PU", "Picked up", "EVENT_102", "IN_TRANSIT"),
        ("fedex", "AR", "Arrived at FedEx location", "EVENT_201", "IN_TRANSIT"),
        ("fedex", "DP", "Departed FedEx location", "EVENT_202", "IN_TRANSIT"),
        ("fedex", "OD", "On FedEx vehicle for delivery", "EVENT_302", "OUT_FOR_DELIVERY"),
        ("fedex", "DE", "Customer not available or business closed", "EVENT_304", "DELIVERY_ATTEMPTED"),
        ("fedex", "DE", "Refused by recipient", "EVENT_407", "DELAYED"),
        ("fedex", "SE", "Damaged, handling per shipper instructions", "EVENT_405", "DELAYED"),
        ("fedex", "SE", "Unable to locate package", "EVENT_409", "UNDELIVERABLE"),
        ("fedex", "SE", "Local weather", "EVENT_418", "DELAYED"),
        ("fedex", "HL", "Ready for recipient pickup", "EVENT_308", "AVAILABLE_FOR_PICKUP"),
        ("fedex", "RS", "Returning package to shipper", "EVENT_408", "RETURNING"),
        ("fedex", "DL", "Returned to shipper", "EVENT_309", "RETURNED"),
        ("fedex", "DL", "Delivered after one attempt", "EVENT_301", "DELIVERED"),
        ("fedex", "QQ", "Something new", "FEDEX_QQ", "UNKNOWN"),
        ("usps", "GX", "Shipping Label Created, USPS Awaiting Item", "EVENT_101", "IN_TRANSIT"),
        ("usps", "03", "Accepted at USPS Origin Facility", "EVENT_102", "IN_TRANSIT"),
        ("usps", "T1", "Departed USPS Regional Facility", "EVENT_202", "IN_TRANSIT"),
        ("usps", "OF", "Out for Delivery", "EVENT_302", "OUT_FOR_DELIVERY"),
        ("usps", "02", "Notice Left (No Authorized Recipient Available)", "EVENT_304", "DELIVERY_ATTEMPTED"),
        ("usps", "16", "Available for Pickup", "EVENT_308", "AVAILABLE_FOR_PICKUP"),
        ("usps", "23", "Moved, Left No Address", "EVENT_403", "DELAYED"),
        ("usps", "DL", "In Transit, Arriving Late", "EVENT_418", "DELAYED"),
        ("usps", "21", "Return to Sender", "EVENT_408", "RETURNING"),
        ("usps", "01", "Delivered, To Original Sender", "EVENT_309", "RETURNED"),
        ("usps", "ZZ", "Something new", "USPS_ZZ", "UNKNOWN"),
        ("dhl", "pre-transit", "Shipment information received", "EVENT_101", "IN_TRANSIT"),
        ("dhl", "transit", "Shipment picked up", "EVENT_102", "IN_TRANSIT"),
        ("dhl", "transit", "Customs status updated", "EVENT_204", "IN_TRANSIT"),
        (
            "dhl",
            "transit",
            "Shipment is out with courier for delivery",
            "EVENT_302",
            "OUT_FOR_DELIVERY",
        ),
        ("dhl", "transit", "Shipment is delayed", "EVENT_418", "DELAYED"),
        ("dhl", "failure", "Delivery attempted but no response", "EVENT_304", "DELIVERY_ATTEMPTED"),
        ("dhl", "failure", "Something broke", "EVENT_418", "DELAYED"),
        ("dhl", "delivered", "Returned to shipper", "EVENT_309", "RETURNED"),
        ("dhl", "unknown", "Further details are not available", "DHL_UNKNOWN", "UNKNOWN"),
    ],
)
def test_their_codes_have_their_nearest_words(
    carrier: Callable[[str], Carrier], name: str, code: str, said: str, event: str, status: str
) -> None:
    told = carrier(name).says(scan(name, code, said)).track()
    assert (told.events[0].event_code, told.current_status) == (event, status)
    assert told.events[0].event_description == said


def test_fedex_gives_a_number_out_again_and_the_newest_parcel_counts(
    carrier: Callable[[str], Carrier],
) -> None:
    old = fedex({"eventType": "DL", "eventDescription": "Delivered", "date": "2024-01-01T00:00:00Z"})
    new = fedex({"eventType": "IT", "eventDescription": "In transit", "date": "2026-11-01T00:00:00Z"})
    results = old["output"]["completeTrackResults"][0]["trackResults"]
    results += new["output"]["completeTrackResults"][0]["trackResults"]
    assert carrier("fedex").says(old).track().current_status == "IN_TRANSIT"


# --- how they are asked
# ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["fedex", "usps"])
def test_one_token_serves_many_looks_and_is_replaced_once_when_it_ran_out(
    carrier: Callable[[str], Carrier], name: str
) -> None:
    good = scan(name, "OF", "Out for Delivery")
    one = carrier(name).says(good, good, Response("{}", 401), good)
    client = one.client()
    for _ in range(3):
        client.track("N1")
    assert [request.headers["Authorization"] for request in one.asked()] == ["Bearer t1"] * 3 + ["Bearer t2"]
    assert [record.outcome for record in one.records] == ["ok", "ok", "ok", "unauthorized", "ok", "ok"]
    assert "the-secret" not in repr(one.records)


def test_dhl_is_asked_with_its_key(carrier: Callable[[str], Carrier]) -> None:
    one = carrier("dhl").says(scan("dhl", "transit", "Arrived"))
    one.track()
    (asked,) = one.asked()
    assert (asked.headers["DHL-API-Key"], asked.args.to_dict()) == ("the-secret", {"trackingNumber": "N1"})
    assert "the-secret" not in repr(one.records)


def test_fedex_is_asked_for_all_scans_of_one_number(carrier: Callable[[str], Carrier]) -> None:
    one = carrier("fedex").says(scan("fedex", "OD", ""))
    one.track()
    assert one.asked()[0].json == {
        "includeDetailedScans": True,
        "trackingInfo": [{"trackingNumberInfo": {"trackingNumber": "N1"}}],
    }


def _fedex_error(code: str) -> dict[str, Any]:
    return {"output": {"completeTrackResults": [{"trackResults": [{"error": {"code": code}}]}]}}


_USPS_404 = {
    "error": {"code": "404", "message": "Not Found", "errors": [{"code": "150001", "detail": "Not yet."}]}
}


@pytest.mark.parametrize(
    ("name", "answer", "kind"),
    [
        ("fedex", _fedex_error("TRACKING.TRACKINGNUMBER.NOTFOUND"), Refused),
        ("fedex", _fedex_error("TRACKING.TRACKINGNUMBER.INVALID"), Refused),
        ("fedex", _fedex_error("SYSTEM.UNAVAILABLE.EXCEPTION"), Unavailable),
        ("fedex", {}, Unavailable),
        ("usps", Response(json.dumps(_USPS_404), 404), Refused),
        ("dhl", Response('{"status":404,"title":"No result found","detail":"None."}', 404), Refused),
        ("dhl", {"shipments": []}, Unavailable),
        *(
            (name, Response(body, status), kind)
            for name in TRACK
            for status, body, kind in (
                (401, "{}", Unauthorized),
                (403, "{}", Unauthorized),
                (429, "{}", Throttled),
                (503, "<html>", Unavailable),
                (200, "<html>", Unavailable),
            )
        ),
    ],
)
def test_failures_are_the_same_three_errors(
    carrier: Callable[[str], Carrier], name: str, answer: Any, kind: type[AmazonError]
) -> None:
    with pytest.raises(AmazonError) as refused:
        carrier(name).says(answer).track()
    assert type(refused.value) is kind


def test_a_refusal_is_told_in_the_carriers_words(carrier: Callable[[str], Carrier]) -> None:
    with pytest.raises(Refused) as refused:
        carrier("usps").says(Response(json.dumps(_USPS_404), 404)).track()
    assert (refused.value.status, refused.value.code, refused.value.message) == (404, "150001", "Not yet.")
