"""FedEx's Track API v1 (OAuth client credentials), told in Amazon's words."""

import json
from collections.abc import Mapping
from dataclasses import replace

from amazon.errors import Refused, Unavailable
from amazon.parse import mapping
from amazon.records import OnCall
from amazon.shapes import PackageTracking, TrackingEvent
from amazon.tokens import TokenCache
from amazon.transport import Http, Request
from amazon.words import form
from tracking.carriers.oauth import SignedIn
from tracking.carriers.told import address, answer, moment, objects, own_code, phrase, text_of

# FedEx's event type: the event nearest to it in Amazon's words
_TYPES = {
    "OC": "EVENT_101",
    "PU": "EVENT_102",
    "PX": "EVENT_102",
    "AR": "EVENT_201",
    "AF": "EVENT_201",
    "IT": "EVENT_201",
    "IX": "EVENT_201",
    "TR": "EVENT_415",
    "DP": "EVENT_202",
    "CC": "EVENT_205",
    "CD": "EVENT_402",
    "OD": "EVENT_302",
    "DL": "EVENT_301",
    "HL": "EVENT_308",
    "HP": "EVENT_308",
    "RS": "EVENT_408",
    "RT": "EVENT_309",
    "DY": "EVENT_418",
    "DD": "EVENT_418",
}
_EXCEPTIONS = {"DE": "EVENT_304", "SE": "EVENT_418"}  # their description says what happened
_TRY_AGAIN = ("INTERNAL", "SERVICE", "SYSTEM", "TIMEOUT")


class Fedex:
    """FedEx for the owner of the API credentials; one client serves all sellers of the portal."""

    name = "fedex"

    def __init__(
        self,
        base_url: str,
        client_id: str,
        client_secret: str,
        *,
        http: Http | None = None,
        token_cache: TokenCache | None = None,
        on_call: OnCall | None = None,
    ) -> None:
        self._base = base_url.rstrip("/")
        sign_in = Request(
            operation="fedexToken",
            method="POST",
            url=f"{self._base}/oauth/token",
            headers={"Content-Type": "application/x-www-form-urlencoded"},
            body=form(grant_type="client_credentials", client_id=client_id, client_secret=client_secret),
        )
        self._api = SignedIn(self.name, sign_in, http=http, cache=token_cache, on_call=on_call)

    def track(self, number: str) -> PackageTracking:
        """What FedEx knows of a number; its times in UTC, with the wall clock of the place kept beside them."""
        asked = {"trackingNumberInfo": {"trackingNumber": number}}
        body = json.dumps({"includeDetailedScans": True, "trackingInfo": [asked]}).encode()
        url = f"{self._base}/track/v1/trackingnumbers"

        def make(signed: Mapping[str, str]) -> Request:
            headers = {**signed, "Content-Type": "application/json", "X-locale": "en_US"}
            return Request(operation="fedexTrack", method="POST", url=url, headers=headers, body=body)

        return _tracking(number, _result(self._api.call(make)))


def _result(told: Mapping[str, object]) -> Mapping[str, object]:
    """The parcel that was asked about: numbers are given out again, so the newest of several."""
    results = [
        result
        for complete in objects(mapping(told.get("output")), "completeTrackResults")
        for result in objects(complete, "trackResults")
    ]
    known = [result for result in results if not mapping(result.get("error"))]
    if known:
        return max(known, key=_newest)
    for result in results:
        _refuse(mapping(result.get("error")))
    raise Unavailable("The answer names no parcel.", code="UnreadableAnswer", operation="fedexTrack")


def _newest(result: Mapping[str, object]) -> str:
    return max((text_of(scan, "date") for scan in objects(result, "scanEvents")), default="")


def _refuse(error: Mapping[str, object]) -> None:
    """FedEx answers 200 with an error of its own for each number."""
    code, message = text_of(error, "code"), text_of(error, "message")
    if any(word in code.upper() for word in _TRY_AGAIN):
        raise Unavailable(message, code=code, operation="fedexTrack")
    status = 404 if "NOTFOUND" in code.upper() else 400
    raise Refused(message, status=status, code=code, operation="fedexTrack")


def _tracking(number: str, told: Mapping[str, object]) -> PackageTracking:
    latest, delivery = mapping(told.get("latestStatusDetail")), mapping(told.get("deliveryDetails"))
    tracking = answer([_event(scan) for scan in objects(told, "scanEvents")])
    times = {text_of(entry, "type"): text_of(entry, "dateTime") for entry in objects(told, "dateAndTimes")}
    told_number = text_of(mapping(told.get("trackingNumberInfo")), "trackingNumber")
    return replace(
        tracking,
        tracking_number=told_number or number,
        carrier_code="FedEx",
        current_status_description=text_of(latest, "description") or tracking.current_status_description,
        estimated_arrival_date=moment(times.get("ESTIMATED_DELIVERY", ""))[0],
        signed_for_by=text_of(delivery, "receivedByName"),
        additional_location_info=text_of(delivery, "locationDescription"),
        extra={"latestStatusDetail": latest},
    )


def _event(told: Mapping[str, object]) -> TrackingEvent:
    place = mapping(told.get("scanLocation"))
    said = text_of(told, "exceptionDescription") or text_of(told, "eventDescription")
    happened, local, is_local = moment(text_of(told, "date"))
    return TrackingEvent(
        event_date=happened,
        event_address=address(
            text_of(place, "city"), text_of(place, "stateOrProvinceCode"), text_of(place, "countryCode")
        ),
        event_code=_meaning(text_of(told, "eventType"), f"{text_of(told, 'eventDescription')}. {said}"),
        event_description=said.strip(),
        local_time=local,
        time_is_local=is_local,
        extra={"eventType": text_of(told, "eventType"), "exceptionCode": text_of(told, "exceptionCode")},
    )


def _meaning(kind: str, description: str) -> str:
    """The event in Amazon's words; a type that is not in the tables keeps FedEx's own letters."""
    words = phrase(description)
    if kind == "DL":  # also said when the sender got it back
        return words if words == "EVENT_309" else "EVENT_301"
    if kind in _EXCEPTIONS:
        return words or _EXCEPTIONS[kind]
    return _TYPES.get(kind) or words or own_code("fedex", kind)
