"""DHL's Shipment Tracking, Unified (an API key, no sign-in), told in Amazon's words."""

from collections.abc import Mapping
from dataclasses import replace

from amazon.errors import Unavailable
from amazon.parse import mapping
from amazon.records import OnCall
from amazon.shapes import PackageTracking, TrackingEvent
from amazon.transport import Http, Request
from tracking.carriers.oauth import Caller
from tracking.carriers.told import address, answer, moment, objects, own_code, phrase, text_of

# DHL's status code: the event nearest to it in Amazon's words
_CODES = {"pre-transit": "EVENT_101", "transit": "EVENT_201", "delivered": "EVENT_301"}
_MORE_EXACT = (("picked up", "EVENT_102"), ("processed at", "EVENT_201"), ("customs", "EVENT_204"))


class Dhl:
    """DHL for the owner of the API key; one client serves all sellers of the portal."""

    name = "dhl"

    def __init__(
        self, base_url: str, api_key: str, *, http: Http | None = None, on_call: OnCall | None = None
    ) -> None:
        self._base = base_url.rstrip("/")
        self._key = api_key
        self._api = Caller(self.name, http, on_call)

    def track(self, number: str) -> PackageTracking:
        """What DHL knows of a number; a time without a zone is marked as the wall clock of the place."""
        request = Request(
            operation="dhlTrack",
            method="GET",
            url=f"{self._base}/track/shipments",
            query={"trackingNumber": number},
            headers={"DHL-API-Key": self._key},
        )
        return _tracking(number, self._api.send(request))


def _tracking(number: str, told: Mapping[str, object]) -> PackageTracking:
    shipments = list(objects(told, "shipments"))
    if not shipments:
        raise Unavailable("The answer names no shipment.", code="UnreadableAnswer", operation="dhlTrack")
    shipment = next((one for one in shipments if text_of(one, "id") == number), shipments[0])
    newest, details = mapping(shipment.get("status")), mapping(shipment.get("details"))
    events = [_event(event) for event in objects(shipment, "events")]
    if not events and newest:
        events = [_event(newest)]
    proof = mapping(details.get("proofOfDelivery"))
    return replace(
        answer(events),
        tracking_number=text_of(shipment, "id") or number,
        carrier_code="DHL",
        estimated_arrival_date=moment(text_of(shipment, "estimatedTimeOfDelivery"))[0],
        signed_for_by=text_of(mapping(proof.get("signed")), "name"),
        extra={"status": newest},
    )


def _event(told: Mapping[str, object]) -> TrackingEvent:
    place = mapping(mapping(told.get("location")).get("address"))
    said = text_of(told, "description").strip() or text_of(told, "status").strip()
    happened, local, is_local = moment(text_of(told, "timestamp"))
    return TrackingEvent(
        event_date=happened,
        event_address=address(text_of(place, "addressLocality"), "", text_of(place, "countryCode")),
        event_code=_meaning(text_of(told, "statusCode"), f"{said}. {text_of(told, 'status')}"),
        event_description=said,
        local_time=local,
        time_is_local=is_local,
        extra={"statusCode": text_of(told, "statusCode"), "status": text_of(told, "status")},
    )


def _meaning(code: str, said: str) -> str:
    """The event in Amazon's words; a failure without known words is a delay, any other code stays DHL's own."""
    words = phrase(said)
    if code == "delivered":  # also said when the sender got it back
        return words if words == "EVENT_309" else "EVENT_301"
    exact = next((event for start, event in _MORE_EXACT if start in said.casefold()), "")
    known = "EVENT_418" if code == "failure" else _CODES.get(code, "")
    return words or exact or known or own_code("dhl", code.upper())
