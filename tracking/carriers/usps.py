"""USPS's Tracking API v3 (OAuth client credentials), told in Amazon's words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time

from amazon.records import OnCall
from amazon.shapes import PackageTracking, TrackingEvent
from amazon.tokens import TokenCache
from amazon.transport import Http, Request
from amazon.words import form, path_part
from tracking.carriers.oauth import SignedIn
from tracking.carriers.told import address, answer, moment, objects, own_code, phrase, status_of, text_of

# USPS's event code: the event nearest to it in Amazon's words
_CODES = {
    "01": "EVENT_301",
    "02": "EVENT_304",
    "03": "EVENT_102",
    "04": "EVENT_407",
    "05": "EVENT_416",
    "06": "EVENT_419",
    "07": "EVENT_201",
    "08": "EVENT_414",
    "09": "EVENT_408",
    "10": "EVENT_201",
    "GX": "EVENT_101",
    "MA": "EVENT_101",
    "NT": "EVENT_201",
    "OA": "EVENT_102",
    "OF": "EVENT_302",
    "PC": "EVENT_201",
    "T1": "EVENT_202",
}
# How USPS begins the sentence of an event whose code is not in the table
_BEGINNINGS = (
    ("delivered", "EVENT_301"),
    ("out for delivery", "EVENT_302"),
    ("shipping label created", "EVENT_101"),
    ("pre-shipment", "EVENT_101"),
    ("accepted", "EVENT_102"),
    ("picked up", "EVENT_102"),
    ("usps in possession", "EVENT_102"),
    ("departed", "EVENT_202"),
    ("arrived", "EVENT_201"),
    ("processed", "EVENT_201"),
    ("forwarded", "EVENT_419"),
)


class Usps:
    """USPS for the owner of the API credentials; one client serves all sellers of the portal."""

    name = "usps"

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
            operation="uspsToken",
            method="POST",
            url=f"{self._base}/oauth2/v3/token",
            headers={"Content-Type": "application/x-www-form-urlencoded"},
            body=form(grant_type="client_credentials", client_id=client_id, client_secret=client_secret),
        )
        self._api = SignedIn(self.name, sign_in, http=http, cache=token_cache, on_call=on_call)

    def track(self, number: str) -> PackageTracking:
        """What USPS knows of a number; its times in UTC, with the wall clock of the place kept beside them."""
        url = f"{self._base}/tracking/v3/tracking/{path_part(number)}"

        def make(signed: Mapping[str, str]) -> Request:
            query = {"expand": "DETAIL"}
            return Request(operation="uspsTrack", method="GET", url=url, query=query, headers=dict(signed))

        return _tracking(number, self._api.call(make))


def _tracking(number: str, told: Mapping[str, object]) -> PackageTracking:
    tracking = answer([_event(event) for event in objects(told, "trackingEvents")])
    said = text_of(told, "status")
    if not tracking.events:  # only the summary was given
        tracking = replace(
            tracking, current_status=status_of(_meaning("", said)), current_status_description=said
        )
    return replace(
        tracking,
        tracking_number=text_of(told, "trackingNumber") or number,
        carrier_code="USPS",
        estimated_arrival_date=_estimate(text_of(told, "expectedDeliveryDate")),
        signed_for_by=_signer(told),
        extra={"statusCategory": text_of(told, "statusCategory"), "status": said},
    )


def _signer(told: Mapping[str, object]) -> str:
    """The name on the newest delivery, if one was taken down."""
    names = (
        text_of(event, "name")
        for event in objects(told, "trackingEvents")
        if text_of(event, "eventCode") == "01"
    )
    return next((name for name in names if name), "")


def _event(told: Mapping[str, object]) -> TrackingEvent:
    said = text_of(told, "eventType").strip()
    happened, local, is_local = _when(told)
    return TrackingEvent(
        event_date=happened,
        event_address=address(
            text_of(told, "eventCity"), text_of(told, "eventState"), text_of(told, "eventCountry")
        ),
        event_code=_meaning(text_of(told, "eventCode"), said),
        event_description=said,
        local_time=local,
        time_is_local=is_local,
        extra={"eventCode": text_of(told, "eventCode")},
    )


def _when(told: Mapping[str, object]) -> tuple[datetime | None, str, bool]:
    """The exact moment where USPS gives one; else its wall clock, with the offset where that is told."""
    local, offset = text_of(told, "eventTimestamp"), text_of(told, "GMTOffset")
    happened, written, is_local = moment(f"{local}{offset}")
    if happened is None:
        happened, written, is_local = moment(local)
    exact = moment(text_of(told, "GMTTimestamp"))[0]
    return (exact, written, False) if exact else (happened, written, is_local)


def _meaning(code: str, said: str) -> str:
    """The event in Amazon's words; a code that is not in the tables keeps USPS's own."""
    words = phrase(said)
    if code == "01":  # also said when the sender got it back
        return words if words == "EVENT_309" else "EVENT_301"
    begins = (event for start, event in _BEGINNINGS if said.casefold().startswith(start))
    return words or _CODES.get(code) or next(begins, "") or own_code("usps", code)


def _estimate(told: str) -> datetime | None:
    """The day USPS expects to deliver, as noon UTC: nearly everywhere that is within the same day."""
    try:
        return datetime.combine(date.fromisoformat(told[:10]), time(12), UTC)
    except ValueError:
        return None
