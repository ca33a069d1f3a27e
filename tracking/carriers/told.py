"""What the carriers' answers have in common: small readers, and the meaning of words that all of them use."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from amazon.parse import Unreadable, text
from amazon.shapes import PackageTracking, TrackingAddress, TrackingEvent
from amazon.tracking import in_time_order

# Words of a description that say more than a carrier's code; the first that is found counts
_PHRASES = (
    ("original sender", "EVENT_309"),
    ("returned to s", "EVENT_309"),  # sender, shipper, seller; not to a depot
    ("returned to the s", "EVENT_309"),
    ("returning to", "EVENT_408"),
    ("return to sender", "EVENT_408"),
    ("returning package", "EVENT_408"),
    ("being returned", "EVENT_408"),
    ("damage", "EVENT_405"),
    ("unable to locate", "EVENT_409"),
    ("is lost", "EVENT_409"),
    ("was lost", "EVENT_409"),
    ("been lost", "EVENT_409"),
    ("attempt", "EVENT_304"),
    ("notice left", "EVENT_304"),
    ("no authorized recipient", "EVENT_304"),
    ("receiver was not available", "EVENT_304"),
    ("customer not available", "EVENT_304"),
    ("can't be delivered", "EVENT_416"),
    ("undeliverable", "EVENT_416"),
    ("refused", "EVENT_407"),
    ("moved, left no address", "EVENT_403"),
    ("insufficient address", "EVENT_401"),
    ("no such number", "EVENT_401"),
    ("incorrect", "EVENT_401"),
    ("clearance delay", "EVENT_402"),
    ("held in customs", "EVENT_402"),
    ("cleared customs", "EVENT_205"),
    ("clearance processing complete", "EVENT_205"),
    ("missent", "EVENT_414"),
    ("missorted", "EVENT_414"),
    ("arriving late", "EVENT_418"),
    ("delay", "EVENT_418"),
    ("departed", "EVENT_202"),
    ("out for delivery", "EVENT_302"),
    ("out with courier", "EVENT_302"),
    ("with delivery courier", "EVENT_302"),
    ("vehicle for delivery", "EVENT_302"),
    ("access point", "EVENT_308"),
    ("pickup point", "EVENT_308"),
    ("ready for pickup", "EVENT_308"),
    ("available for pickup", "EVENT_308"),
    ("held at post office", "EVENT_308"),
)
_STATUSES = {
    "EVENT_301": "DELIVERED",
    "EVENT_302": "OUT_FOR_DELIVERY",
    "EVENT_304": "DELIVERY_ATTEMPTED",
    "EVENT_308": "AVAILABLE_FOR_PICKUP",
    "EVENT_309": "RETURNED",
    "EVENT_408": "RETURNING",
    "EVENT_409": "UNDELIVERABLE",
}


def phrase(description: str) -> str:
    """The event code that a description means by its words; "" when they say nothing special."""
    said = description.casefold()
    return next((code for words, code in _PHRASES if words in said), "")


def status_of(code: str) -> str:
    """The status in Amazon's words that an event leaves a parcel in; a carrier's own code tells none."""
    if not code.startswith("EVENT_"):
        return "UNKNOWN"
    return _STATUSES.get(code, "DELAYED" if code >= "EVENT_4" else "IN_TRANSIT")


def own_code(carrier: str, code: str) -> str:
    """A code without a meaning here, as itself: "FEDEX_XX"; nothing without a code."""
    return f"{carrier.upper()}_{code}" if code else ""


def moment(told: str) -> tuple[datetime | None, str, bool]:
    """The moment in UTC, the wall clock as the carrier wrote it, and whether the zone was left open."""
    try:
        found = datetime.fromisoformat(told.strip())
    except ValueError:
        return None, "", False
    written = found.replace(microsecond=0).isoformat(sep=" ")
    if found.tzinfo is None:
        return found.replace(tzinfo=UTC), written, True
    return found.astimezone(UTC), written, False


def address(city: str, state: str, country: str) -> TrackingAddress | None:
    """The place, or nothing when none was told."""
    place = TrackingAddress(city=city, state=state, country=country)
    return place if place.place else None


def answer(events: list[TrackingEvent]) -> PackageTracking:
    """The events, oldest first, with the status that the newest one leaves the parcel in."""
    tracking = in_time_order(PackageTracking(events=tuple(events)))
    newest = tracking.events[-1] if tracking.events else TrackingEvent()
    return replace(
        tracking,
        current_status=status_of(newest.event_code),
        current_status_description=newest.event_description,
    )


def objects(told: Mapping[str, object], name: str) -> Iterator[Mapping[str, object]]:
    """The members of a list that are objects; nothing where there is no list."""
    listed = told.get(name)
    for item in listed if isinstance(listed, list) else []:
        if isinstance(item, dict):
            yield item


def text_of(told: Mapping[str, object], name: str) -> str:
    """The text under a name; "" where there is none or something else."""
    try:
        return text(told.get(name))
    except Unreadable:
        return ""
