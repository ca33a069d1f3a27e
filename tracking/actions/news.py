"""A source tells of a parcel: its events are appended, and what they amount to is concluded anew."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from amazon import shapes
from amazon.links import swiship_link
from history.actions import record
from history.models import Source
from tracking import pace, photos, statuses
from tracking.actions.estimates import add_estimates
from tracking.actions.locking import lock_package, write
from tracking.actions.summary import sum_up
from tracking.actions.unknown import count_events, count_place, count_status
from tracking.actions.verdicts import flag_after, note_flag
from tracking.conclusions import Conclusion, conclude
from tracking.disagreement import deciding, heard
from tracking.models import Estimate, EventSource, Package, ParcelState, TrackingEvent
from tracking.rules import RuleBook, quiet_until, window_of
from tracking.told import new_events

_SUMMED_UP = frozenset(
    {
        "state",
        "delivered_at",
        "shipped_at",
        "first_promise",
        "latest_estimate",
        "last_event_at",
        "lost_eligible_since",
        "lost_closes_on",
        "carrier_code",
        "tracking_number",
    }
)


@transaction.atomic
def record_tracking(
    *,
    package: Package,
    told: shapes.PackageTracking,
    source: EventSource,
    at: datetime,
    book: RuleBook | None = None,
    stretch: float = 1.0,
) -> Sequence[str]:
    """Store what one source says of a parcel: events (append-only, idempotent in any order), estimate,
    status, delivery.

    Concludes state, delivered, returning, damaged; sets or drops lost-eligible; sums up the order; sets the
    next look. Returns the codes it had no meaning for, which are kept as themselves. `book` saves reading the
    rules again; `stretch` lengthens the wait for the next look.
    """
    package = lock_package(package)
    events = _append(package, told.events, source, at)
    told_by = _heard(package, told, source, at)
    wanted = _words(package, told, source, told_by) | _estimates(package, told, source, at)
    before = write(package, wanted)
    _count_unknown(package, told_by or package.told_by, before, source, at)
    before |= settle(
        package, [(event.at, event.code) for event in events], at=at, book=book or RuleBook.load()
    )
    _schedule(package, told_by or package.told_by, at, stretch)
    _tell_history(package, before, source, at)
    if "delivered_at" in before and package.delivered_at:
        photos.ask_for_address(package, wait=10)
    if before.keys() & _SUMMED_UP:
        sum_up(package.order)
    return sorted({event.code for event in events if not statuses.is_known_event(event.code)})


def settle(
    package: Package,
    events: Sequence[tuple[datetime, str]],
    *,
    at: datetime,
    book: RuleBook,
    has_looked: bool = True,
) -> dict[str, object]:
    """Conclude where the parcel is and whether it is lost-eligible; writes what differs, returns what it was
    before.

    A parcel nobody has looked at yet is not flagged: its first look may tell that it has long been delivered.
    """
    concluded = conclude(events, package.status_told)
    before = write(package, _facts(package, concluded, at) | _window(package, book))
    flag = package.lost_eligible_since
    if has_looked or flag:
        before |= write(package, {"lost_eligible_since": flag_after(package, at=at)})
        note_flag(package, flag, at=at)
    return before


def _append(
    package: Package, told: Sequence[shapes.TrackingEvent], source: EventSource, at: datetime
) -> list[TrackingEvent]:
    """All events of the parcel, the new ones stored; the database refuses doubles, whoever was first."""
    stored = list(package.events.all())
    mine = {"seller_id": package.seller_id, "package": package}
    fresh = new_events(stored, told, source, at, lambda row: TrackingEvent(**mine, **row))
    if fresh:
        TrackingEvent.objects.bulk_create(fresh, ignore_conflicts=True)
        count_events(fresh, at=at)
    return [*stored, *fresh]


def _count_unknown(
    package: Package,
    told_by: dict[str, Any],
    before: dict[str, object],
    source: EventSource,
    at: datetime,
) -> None:
    was, now = package.told_by.get(source, {}), told_by.get(source, {})
    if was.get("status") != now.get("status"):
        count_status(source, now["status"], now["text"], at=at)
    if "drop_off" in before:
        count_place(source, package.drop_off, at=at)


def _heard(
    package: Package, told: shapes.PackageTracking, source: EventSource, at: datetime
) -> dict[str, Any] | None:
    """What each source says now; nothing when this one has been asked later than that already."""
    status, text = told.current_status[:60], told.current_status_description[:300]
    return heard(package.told_by, source, status=status, text=text, at=at)


def _words(
    package: Package, told: shapes.PackageTracking, source: EventSource, told_by: dict[str, Any] | None
) -> dict[str, object]:
    """The sources' own words. An answer older than the one stored of that source changes none; what is left
    out erases nothing; of the proof of delivery Amazon's words come before a carrier's.
    """
    if told_by is None:
        return {}
    status, description = deciding(told_by)
    is_first = source is EventSource.AMAZON
    words = {
        "status_told": status,
        "status_description": description,
        "signed_for_by": (not is_first and package.signed_for_by) or told.signed_for_by[:100],
        "drop_off": (not is_first and package.drop_off) or told.additional_location_info[:60],
        "carrier_phone": told.carrier_phone_number[:60],
        "carrier_code": package.carrier_code or told.carrier_code[:60],
        "tracking_number": package.tracking_number or told.tracking_number[:100],
        "shipped_at": package.shipped_at or told.ship_date,
        "swiship_url": _link(package, told),
    }
    return {name: value for name, value in words.items() if value}


def _link(package: Package, told: shapes.PackageTracking) -> str:
    if not told.customer_tracking_link:
        return package.swiship_url
    number = package.tracking_number or told.tracking_number
    return swiship_link(
        told.customer_tracking_link, number, marketplace_id=package.order.marketplace_id or ""
    )[:500]


def _estimates(
    package: Package, told: shapes.PackageTracking, source: EventSource, at: datetime
) -> dict[str, object]:
    """Amazon's promise decides; a carrier's own estimate only where Amazon has told none."""
    estimate = told.estimated_arrival_date
    if estimate is None or (source.is_carrier and package.latest_estimate):
        return {}
    return add_estimates(package, [(Estimate.Origin.TRACKING, estimate)], at=at)


def _facts(package: Package, concluded: Conclusion, at: datetime) -> dict[str, object]:
    """The concluded columns. A moment that only a status tells is the time we learned it, until an event is
    exact.
    """
    told = {
        "delivered_at": concluded.delivered_at
        or _once(package.delivered_at, concluded, at, ParcelState.DELIVERED),
        "returning_at": None if concluded.sent_again else _returning(package, concluded, at),
        "damaged_at": concluded.damaged_at or package.damaged_at,
        "lost_told_at": concluded.lost_at
        or _once(package.lost_told_at, concluded, at, ParcelState.LOST_BY_CARRIER),
    }
    return told | {"state": concluded.state, "last_event_at": concluded.last_event_at}


def _returning(package: Package, concluded: Conclusion, at: datetime) -> datetime | None:
    """Since when it is on its way back."""
    back = (ParcelState.RETURNING, ParcelState.RETURNED)
    return concluded.returning_at or _once(package.returning_at, concluded, at, *back)


def _once(
    known: datetime | None, concluded: Conclusion, at: datetime, *states: ParcelState
) -> datetime | None:
    return known or (at if concluded.state in states else None)


def _window(package: Package, book: RuleBook) -> dict[str, object]:
    window = window_of(
        package.order, latest_estimate=package.latest_estimate, first_promise=package.first_promise, book=book
    )
    return {
        "lost_opens_on": window.opens_on,
        "lost_closes_on": window.closes_on,
        "quiet_until": quiet_until(package, book),
    }


def _schedule(package: Package, told_by: dict[str, Any], at: datetime, stretch: float) -> None:
    """Note the look and set the next; the columns of looking have no history of their own."""
    facts = pace.Facts(
        state=ParcelState(package.state),
        shipped_at=package.shipped_at,
        latest_estimate=package.latest_estimate,
        last_event_at=package.last_event_at,
        lost_eligible=package.lost_eligible_since is not None,
    )
    wanted: dict[str, object] = {
        "told_by": told_by,
        "last_polled_at": max(at, package.last_polled_at or at),
        "next_poll_at": pace.next_look(facts, at, spread=pace.spread_of(package.pk), stretch=stretch),
        "poll_failures": 0,
        "poll_error": "",
    }
    write(package, wanted)


def _tell_history(package: Package, before: dict[str, object], source: EventSource, at: datetime) -> None:
    """What of this belongs on the order's line of time: where the parcel got to, and a moved estimate."""
    by_whom = Source.CARRIER if source.is_carrier else Source.AMAZON
    if "state" in before:
        when = package.last_event_at or at
        data = {"parcel": str(package), "number": package.tracking_number}
        was = str(before["state"])
        record(
            package,
            verb="parcel_state",
            by=None,
            at=when,
            source=by_whom,
            before=was,
            after=package.state,
            data=data,
        )
    if before.get("latest_estimate"):
        note_estimate(package, before["latest_estimate"], at=at)


def note_estimate(package: Package, before: object, *, at: datetime) -> None:
    """Write into the history that Amazon moved the estimate; both moments as ISO 8601."""
    was, now = before, package.latest_estimate
    if isinstance(was, datetime) and now is not None:
        record(
            package,
            verb="estimate_moved",
            by=None,
            at=at,
            source=Source.AMAZON,
            before=was.isoformat(),
            after=now.isoformat(),
            data={"parcel": str(package)},
        )
