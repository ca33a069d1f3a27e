"""Swiship's own JSON: unofficial, so it is asked gently and only where an operator gave its address."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime

from amazon.answers import json_object
from amazon.errors import Refused, Throttled, Unauthorized
from amazon.parse import Unreadable, mapping, moment, text
from amazon.records import OnCall, recorded
from amazon.shapes import PackageTracking, TrackingAddress, TrackingEvent
from amazon.tracking import in_time_order
from amazon.transport import Http, Request, shared_http

PAUSE = 900.0
_ZONE = re.compile(r"(Z|[+-]\d{2}:?\d{2})\s*$", re.IGNORECASE)


class Swiship:
    """Tracking of parcels without an API connection.

    A 403 or 429 is `Throttled`: leave it alone for a while.
    """

    name = "swiship"

    def __init__(self, base_url: str, *, http: Http | None = None, on_call: OnCall | None = None) -> None:
        self._base = base_url.rstrip("/")
        self._http = http or shared_http()
        self._on_call = on_call

    def track(self, number: str) -> PackageTracking:
        """What Swiship shows of a number; raises `Refused` with code NotFound when it shows nothing."""
        packages = self._ask("getAllPackageInfo", {"trackingNumber": number}).get("packageInfoList")
        first = mapping(packages[0]) if isinstance(packages, list) and packages else {}
        if not first:
            raise Refused(
                "The number is not known.", status=404, code="NotFound", operation="getAllPackageInfo"
            )
        asked = {"trackingNumber": number, "shipMethod": text(first.get("shipMethod"))}
        return _tracking(number, self._ask("getPackageTrackingDetails", asked))

    def _ask(self, operation: str, body: Mapping[str, str]) -> Mapping[str, object]:
        request = Request(
            operation=operation,
            method="POST",
            url=f"{self._base}/api/{operation}",
            headers={"Content-Type": "application/json"},
            body=json.dumps(body).encode(),
        )
        with recorded(self._on_call, self.name, request) as attempt:
            attempt.answer = self._http.send(request)
            try:
                return json_object(attempt.answer, operation=operation, wait=PAUSE)
            except Unauthorized as error:
                raise Throttled(
                    error.message,
                    retry_after=PAUSE,
                    status=error.status,
                    code=error.code,
                    operation=operation,
                ) from None


def _tracking(number: str, told: Mapping[str, object]) -> PackageTracking:
    events = told.get("trackingEvents")
    known = {
        "trackingNumber",
        "displayableShipMethod",
        "estimatedArrivalDate",
        "transitState",
        "trackingEvents",
    }
    return in_time_order(
        PackageTracking(
            tracking_number=_text(told, "trackingNumber") or number,
            carrier_code=_text(told, "displayableShipMethod"),
            estimated_arrival_date=_moment(told.get("estimatedArrivalDate"))[0],
            current_status=_text(told, "transitState"),
            events=tuple(_event(event) for event in events if isinstance(event, dict))
            if isinstance(events, list)
            else (),
            extra={name: value for name, value in told.items() if name not in known and value is not None},
        )
    )


def _event(told: Mapping[str, object]) -> TrackingEvent:
    happened, is_local = _moment(told.get("eventDate"))
    description = _text(told, "eventDescription")
    # the description is a key of the site's texts (swiship_eventcode_301), which nobody should have to read
    is_key = " " not in description
    return TrackingEvent(
        event_date=happened,
        event_address=_place(told.get("eventAddress")),
        event_code=_text(told, "eventCode"),
        event_description="" if is_key else description,
        time_is_local=is_local,
        extra={"eventDescription": description} if is_key and description else {},
    )


def _place(told: object) -> TrackingAddress | None:
    """The place, which comes as one string."""
    return TrackingAddress(city=told.strip()) if isinstance(told, str) and told.strip() else None


def _text(told: Mapping[str, object], name: str) -> str:
    try:
        return text(told.get(name))
    except Unreadable:
        return ""


def _moment(told: object) -> tuple[datetime | None, bool]:
    """A moment and whether its zone was left out; texts and milliseconds since 1970 are both read."""
    try:
        if isinstance(told, int) and not isinstance(told, bool):
            return datetime.fromtimestamp(told / 1000, UTC), False
        return moment(told), not _ZONE.search(str(told))
    except (Unreadable, ValueError, OverflowError, OSError):
        return None, False
