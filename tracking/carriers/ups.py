"""UPS's Tracking API v1 (OAuth client credentials), told in Amazon's words."""

import base64
import hashlib
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from amazon.answers import json_object
from amazon.errors import Refused, Unauthorized, Unavailable
from amazon.parse import Unreadable, mapping, text
from amazon.records import OnCall, recorded
from amazon.shapes import PackageTracking, TrackingAddress, TrackingEvent
from amazon.tokens import MemoryTokenCache, TokenCache
from amazon.tracking import in_time_order
from amazon.transport import Http, Request, shared_http
from amazon.words import form, path_part

TOKEN_LIFE = 3600
MARGIN = 120
_TOKENS = MemoryTokenCache()  # one token serves all clients of this process

# UPS's status type: the event and the status nearest to it in Amazon's words
_TYPES = {
    "D": ("EVENT_301", "DELIVERED"),
    "O": ("EVENT_302", "OUT_FOR_DELIVERY"),
    "I": ("EVENT_201", "IN_TRANSIT"),
    "P": ("EVENT_102", "IN_TRANSIT"),
    "M": ("EVENT_101", "IN_TRANSIT"),
    "MV": ("EVENT_101", "IN_TRANSIT"),
    "X": ("EVENT_418", "DELAYED"),
    "RS": ("EVENT_408", "RETURNING"),
}
# words of the description that say more than the type; the first that is found counts
_PHRASES = (
    ("returned to", ("EVENT_309", "RETURNED")),
    ("returning to", ("EVENT_408", "RETURNING")),
    ("return to sender", ("EVENT_408", "RETURNING")),
    ("damage", ("EVENT_405", "DELAYED")),
    ("attempt", ("EVENT_304", "DELIVERY_ATTEMPTED")),
    ("receiver was not available", ("EVENT_304", "DELIVERY_ATTEMPTED")),
    ("can't be delivered", ("EVENT_416", "DELAYED")),
    ("undeliverable", ("EVENT_416", "DELAYED")),
    ("refused", ("EVENT_407", "DELAYED")),
    ("incorrect", ("EVENT_401", "DELAYED")),
    ("departed", ("EVENT_202", "IN_TRANSIT")),
    ("out for delivery", ("EVENT_302", "OUT_FOR_DELIVERY")),
    ("access point", ("EVENT_308", "AVAILABLE_FOR_PICKUP")),
    ("ready for pickup", ("EVENT_308", "AVAILABLE_FOR_PICKUP")),
)


class Ups:
    """UPS for the owner of the API credentials; one client serves all sellers of the portal."""

    name = "ups"

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
        self._basic = base64.b64encode(f"{client_id}:{client_secret}".encode()).decode()
        self._http = http or shared_http()
        self._cache = token_cache or _TOKENS
        self._token_key = f"ups:{hashlib.sha256(f'{self._base} {self._basic}'.encode()).hexdigest()}"
        self._on_call = on_call

    def track(self, number: str) -> PackageTracking:
        """What UPS knows of a number; its times in UTC, with the wall clock of the place kept beside them."""
        try:
            told = self._details(number, self._token())
        except Unauthorized as error:
            if error.status != 401:
                raise
            self._cache.delete(self._token_key)
            told = self._details(number, self._token())
        return _tracking(number, _package(told, number))

    def _details(self, number: str, token: str) -> Mapping[str, object]:
        headers = {
            "Authorization": f"Bearer {token}",
            "transId": uuid.uuid4().hex,
            "transactionSrc": "mcf-portal",
        }
        url = f"{self._base}/api/track/v1/details/{path_part(number)}"
        query = {"locale": "en_US", "returnSignature": "false"}
        return self._send(Request(operation="upsTrack", method="GET", url=url, query=query, headers=headers))

    def _token(self) -> str:
        kept = self._cache.get(self._token_key)
        if kept:
            return kept
        url = f"{self._base}/security/v1/oauth/token"
        headers = {
            "Authorization": f"Basic {self._basic}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        body = form(grant_type="client_credentials")
        told = self._send(Request(operation="upsToken", method="POST", url=url, headers=headers, body=body))
        token, life = _text(told, "access_token"), _text(told, "expires_in")
        if not token:
            raise Unavailable(
                "The answer has no access token.", code="UnreadableAnswer", operation="upsToken"
            )
        self._cache.set(
            self._token_key, token, max((int(life) if life.isdigit() else TOKEN_LIFE) - MARGIN, 1)
        )
        return token

    def _send(self, request: Request) -> Mapping[str, object]:
        with recorded(self._on_call, self.name, request) as attempt:
            attempt.answer = self._http.send(request)
            return json_object(attempt.answer, operation=request.operation)


def _package(told: Mapping[str, object], number: str) -> Mapping[str, object]:
    """The package that was asked about; UPS answers 200 with a warning for a number it does not know."""
    for shipment in _objects(mapping(told.get("trackResponse")), "shipment"):
        packages = list(_objects(shipment, "package"))
        if packages:
            return next(
                (found for found in packages if _text(found, "trackingNumber") == number), packages[0]
            )
        for warning in _objects(shipment, "warnings"):
            raise Refused(
                _text(warning, "message"), status=404, code=_text(warning, "code"), operation="upsTrack"
            )
    raise Unavailable("The answer names no package.", code="UnreadableAnswer", operation="upsTrack")


def _tracking(number: str, told: Mapping[str, object]) -> PackageTracking:
    activities = list(_objects(told, "activity"))
    current = mapping(told.get("currentStatus"))
    newest = mapping(activities[0].get("status")) if activities else current
    description = _text(current, "description") or _text(newest, "description")
    tracking = in_time_order(PackageTracking(events=tuple(_event(activity) for activity in activities)))
    delivery = mapping(told.get("deliveryInformation"))
    return replace(
        tracking,
        tracking_number=_text(told, "trackingNumber") or number,
        carrier_code="UPS",
        estimated_arrival_date=_estimate(told),
        current_status=_meaning(_text(newest, "type"), description)[1],
        current_status_description=description,
        signed_for_by=_text(delivery, "receivedBy"),
        additional_location_info=_text(delivery, "location"),
        extra={"currentStatus": current},
    )


def _event(told: Mapping[str, object]) -> TrackingEvent:
    status = mapping(told.get("status"))
    description = _text(status, "description").strip()
    happened, local, is_local = _when(told)
    return TrackingEvent(
        event_date=happened,
        event_address=_place(mapping(mapping(told.get("location")).get("address"))),
        event_code=_meaning(_text(status, "type"), description)[0],
        event_description=description,
        local_time=local,
        time_is_local=is_local,
        extra={"status": status},
    )


def _meaning(kind: str, description: str) -> tuple[str, str]:
    """Event code and status in Amazon's words; a type that is not in the table keeps UPS's own letter."""
    said = description.lower()
    for phrase, meaning in _PHRASES:
        # UPS also calls it delivered when the sender got it back; other words of a delivery change nothing
        if phrase in said and (kind != "D" or meaning[1] == "RETURNED"):
            return meaning
    return _TYPES.get(kind, (f"UPS_{kind}" if kind else "", "UNKNOWN"))


def _when(told: Mapping[str, object]) -> tuple[datetime | None, str, bool]:
    """The moment in UTC, the wall clock as UPS wrote it, and whether the zone had to be left open."""
    local = _clock(_text(told, "date"), _text(told, "time"))
    written = local.isoformat(sep=" ") if local else ""
    offset = _text(told, "gmtOffset")
    exact = _clock(_text(told, "gmtDate"), _text(told, "gmtTime"))
    if exact:
        return exact.replace(tzinfo=UTC), f"{written}{offset}" if written else "", False
    if local and offset:
        try:
            return (
                datetime.fromisoformat(f"{local.isoformat()}{offset}").astimezone(UTC),
                f"{written}{offset}",
                False,
            )
        except ValueError:
            pass
    return (local.replace(tzinfo=UTC) if local else None), written, local is not None


def _estimate(told: Mapping[str, object]) -> datetime | None:
    """The day UPS plans to deliver, as noon UTC: nearly everywhere that is within the same day."""
    planned = {_text(entry, "type"): _day(_text(entry, "date")) for entry in _objects(told, "deliveryDate")}
    day = planned.get("RDD") or planned.get("SDD")
    return datetime.combine(day, time(12), UTC) if day else None


def _clock(day: str, clock: str) -> datetime | None:
    found, digits = _day(day), clock.replace(":", "")
    if found is None or not digits.isdigit() or len(digits) != 6:
        return None
    hours, minutes, seconds = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    return datetime.combine(found, time.min) + timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _day(told: str) -> date | None:
    try:
        return datetime.strptime(told.replace("-", ""), "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def _place(told: Mapping[str, object]) -> TrackingAddress | None:
    country = _text(told, "countryCode") or _text(told, "country")
    place = TrackingAddress(city=_text(told, "city"), state=_text(told, "stateProvince"), country=country)
    return place if place.place else None


def _objects(told: Mapping[str, object], name: str) -> Iterator[Mapping[str, object]]:
    listed = told.get(name)
    for item in listed if isinstance(listed, list) else []:
        if isinstance(item, dict):
            yield item


def _text(told: Mapping[str, object], name: str) -> str:
    try:
        return text(told.get(name))
    except Unreadable:
        return ""
