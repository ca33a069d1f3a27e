"""UPS's Tracking API v1 (OAuth client credentials), told in Amazon's words."""

import base64
import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from amazon.errors import Refused, Unavailable
from amazon.parse import mapping
from amazon.records import OnCall
from amazon.shapes import PackageTracking, TrackingAddress, TrackingEvent
from amazon.tokens import TokenCache
from amazon.tracking import in_time_order
from amazon.transport import Http, Request
from amazon.words import form, path_part
from tracking.carriers.oauth import SignedIn
from tracking.carriers.told import address, objects, own_code, phrase, status_of, text_of

# UPS's status type: the event nearest to it in Amazon's words
_TYPES = {
    "D": "EVENT_301",
    "O": "EVENT_302",
    "I": "EVENT_201",
    "P": "EVENT_102",
    "M": "EVENT_101",
    "MV": "EVENT_101",
    "X": "EVENT_418",
    "RS": "EVENT_408",
}


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
        basic = base64.b64encode(f"{client_id}:{client_secret}".encode()).decode()
        sign_in = Request(
            operation="upsToken",
            method="POST",
            url=f"{self._base}/security/v1/oauth/token",
            headers={"Authorization": f"Basic {basic}", "Content-Type": "application/x-www-form-urlencoded"},
            body=form(grant_type="client_credentials"),
        )
        self._api = SignedIn(self.name, sign_in, http=http, cache=token_cache, on_call=on_call)

    def track(self, number: str) -> PackageTracking:
        """What UPS knows of a number; its times in UTC, with the wall clock of the place kept beside them."""
        url = f"{self._base}/api/track/v1/details/{path_part(number)}"
        query = {"locale": "en_US", "returnSignature": "false"}

        def make(signed: Mapping[str, str]) -> Request:
            headers = {**signed, "transId": uuid.uuid4().hex, "transactionSrc": "mcf-portal"}
            return Request(operation="upsTrack", method="GET", url=url, query=query, headers=headers)

        return _tracking(number, _package(self._api.call(make), number))


def _package(told: Mapping[str, object], number: str) -> Mapping[str, object]:
    """The package that was asked about; UPS answers 200 with a warning for a number it does not know."""
    for shipment in objects(mapping(told.get("trackResponse")), "shipment"):
        packages = list(objects(shipment, "package"))
        if packages:
            return next(
                (found for found in packages if text_of(found, "trackingNumber") == number), packages[0]
            )
        for warning in objects(shipment, "warnings"):
            raise Refused(
                text_of(warning, "message"), status=404, code=text_of(warning, "code"), operation="upsTrack"
            )
    raise Unavailable("The answer names no package.", code="UnreadableAnswer", operation="upsTrack")


def _tracking(number: str, told: Mapping[str, object]) -> PackageTracking:
    activities = list(objects(told, "activity"))
    current = mapping(told.get("currentStatus"))
    newest = mapping(activities[0].get("status")) if activities else current
    description = text_of(current, "description") or text_of(newest, "description")
    tracking = in_time_order(PackageTracking(events=tuple(_event(activity) for activity in activities)))
    delivery = mapping(told.get("deliveryInformation"))
    return replace(
        tracking,
        tracking_number=text_of(told, "trackingNumber") or number,
        carrier_code="UPS",
        estimated_arrival_date=_estimate(told),
        current_status=status_of(_meaning(text_of(newest, "type"), description)),
        current_status_description=description,
        signed_for_by=text_of(delivery, "receivedBy"),
        additional_location_info=text_of(delivery, "location"),
        extra={"currentStatus": current},
    )


def _event(told: Mapping[str, object]) -> TrackingEvent:
    status = mapping(told.get("status"))
    description = text_of(status, "description").strip()
    happened, local, is_local = _when(told)
    return TrackingEvent(
        event_date=happened,
        event_address=_place(mapping(mapping(told.get("location")).get("address"))),
        event_code=_meaning(text_of(status, "type"), description),
        event_description=description,
        local_time=local,
        time_is_local=is_local,
        extra={"status": status},
    )


def _meaning(kind: str, description: str) -> str:
    """The event in Amazon's words; a type that is not in the table keeps UPS's own letter."""
    words = phrase(description)
    # UPS also calls it delivered when the sender got it back; other words of a delivery change nothing
    if words and (kind != "D" or words == "EVENT_309"):
        return words
    return _TYPES.get(kind) or own_code("ups", kind)


def _when(told: Mapping[str, object]) -> tuple[datetime | None, str, bool]:
    """The moment in UTC, the wall clock as UPS wrote it, and whether the zone had to be left open."""
    local = _clock(text_of(told, "date"), text_of(told, "time"))
    written = local.isoformat(sep=" ") if local else ""
    offset = text_of(told, "gmtOffset")
    exact = _clock(text_of(told, "gmtDate"), text_of(told, "gmtTime"))
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
    planned = {
        text_of(entry, "type"): _day(text_of(entry, "date")) for entry in objects(told, "deliveryDate")
    }
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
    country = text_of(told, "countryCode") or text_of(told, "country")
    return address(text_of(told, "city"), text_of(told, "stateProvince"), country)
