"""A parcel's time line for people: events of all sources without doubles, the ruler of dates, the
estimates' history.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracking import statuses
from tracking.eligibility import Answer, local_day
from tracking.guidance import ParcelFacts
from tracking.models import Estimate, EventSource, EventTold, Package
from tracking.words import day_text

NO_NEWS = timedelta(days=3)


@dataclass(frozen=True)
class Line:
    """One event as people read it; `icon` and `tone` only where it decides something."""

    title: str
    at: datetime
    place: str
    sources: str
    code: str
    is_local: bool = False
    icon: str = ""
    tone: str = ""


def merged(events: Iterable[EventTold], home: str = "") -> list[Line]:
    """Newest first; what two sources tell of the same minute with the same code is one line that names both.

    Places in the country `home` are written without it.
    """
    groups: dict[tuple[datetime, str], list[EventTold]] = {}
    for event in sorted(events, key=lambda one: (one.at, one.pk or 0), reverse=True):
        groups.setdefault((event.at.replace(second=0, microsecond=0), event.code), []).append(event)
    return [_line(group, home) for group in groups.values()]


def _line(group: Sequence[EventTold], home: str) -> Line:
    first = min(group, key=lambda event: (event.source != EventSource.AMAZON, event.pk or 0))
    names = dict.fromkeys(
        str(EventSource(event.source).label) for event in sorted(group, key=lambda e: e.source)
    )
    place = next((text for text in (_place(event, home) for event in [first, *group]) if text), "")
    icon, tone = _ICONS.get(statuses.event(first.code).state.value, ("", ""))
    return Line(
        title=statuses.event_text(first.code, first.description),
        at=first.at,
        place=place,
        sources=", ".join(names),
        code=first.code,
        is_local=first.time_is_local,
        icon=icon,
        tone=tone,
    )


_ICONS = {
    "delivered": ("circle-check", "good"),
    "damaged": ("triangle-alert", "bad"),
    "lost_by_carrier": ("package-x", "bad"),
    "returning": ("undo-2", "warn"),
    "returned": ("undo-2", ""),
    "held": ("triangle-alert", "warn"),
    "attempted": ("triangle-alert", "warn"),
}


def _place(event: EventTold, home: str) -> str:
    country = "" if event.country == home else event.country
    return ", ".join(part for part in (event.city, event.region, country) if part)


@dataclass(frozen=True)
class Remark:
    """Our own word on top of the events."""

    icon: str
    tone: str
    title: str
    line: str = ""


def remark(package: Package, facts: ParcelFacts, now: datetime) -> Remark | None:
    """What the events mean by not being there; nothing when they speak for themselves."""
    if facts.delivered_only:
        return Remark("circle-check", "good", _("Complete: this carrier reports only the delivery"))
    if package.delivered_at or package.next_poll_at is None:
        return None
    if not facts.has_events:
        return _without_events(facts)
    news = package.last_event_at
    if news and now - news >= NO_NEWS:
        days = (now - news).days
        title = ngettext("No news for %(count)d day", "No news for %(count)d days", days) % {"count": days}
        return Remark("circle-alert", "bad" if facts.verdict.answer is Answer.YES else "warn", title)
    return None


def _without_events(facts: ParcelFacts) -> Remark:
    if facts.is_quiet_too_long:
        return Remark("package-search", "warn", _("No scan yet, more than a day after shipping"))
    line = _("Allow at least one day after shipping.")
    return Remark("clock", "", _("No tracking yet. That is normal."), line)


@dataclass(frozen=True)
class Point:
    """One of the dates that decide."""

    when: str
    label: str
    state: str  # past, open, today, or nothing for what is to come


def ruler(package: Package, facts: ParcelFacts, zone: ZoneInfo) -> list[Point]:
    """The dates that decide, in order, today among them; nothing once the parcel has ended."""
    if package.delivered_at or package.returning_at:
        return []
    today = facts.today
    dates = _dates(package, facts, zone)
    if not any(day for day, _label, _is_open in dates):
        return []
    points = [(day, 0, _point(day, label, is_open, today)) for day, label, is_open in dates if day]
    points.append((today, 1, Point(day_text(today, today), _("Today"), "today")))
    return [point for _day, _after, point in sorted(points, key=lambda entry: (entry[0], entry[1]))]


def _dates(package: Package, facts: ParcelFacts, zone: ZoneInfo) -> list[tuple[date | None, str, bool]]:
    promise = local_day(package.first_promise, zone)
    moved = facts.estimate != promise
    return [
        (local_day(package.shipped_at, zone), _("Shipped"), False),
        (promise, _("First promise") if moved else _("Estimated delivery"), False),
        (facts.estimate if moved else None, _("Latest estimate"), False),
        (package.lost_opens_on, _("Lost claim opens"), facts.verdict.answer is Answer.YES),
        (package.lost_closes_on if facts.days_late else None, _("File by"), False),
    ]


def _point(day: date, label: str, is_open: bool, today: date) -> Point:
    state = "open" if is_open else ("past" if day <= today else "")
    return Point(day_text(day, today), label, state)


@dataclass(frozen=True)
class EstimateRow:
    """One promise in the table of promises; the newest stands first."""

    day: date
    change: str
    learned_at: datetime
    origin: str
    is_newest: bool


def estimate_rows(stored: Sequence[Estimate], zone: ZoneInfo) -> list[EstimateRow]:
    """The changes of the estimate: what repeats is left out, and of one moment only the most exact
    origin counts.
    """
    exact = {one.learned_at: one for one in sorted(stored, key=lambda one: _EXACTNESS.index(one.origin))}
    rows: list[EstimateRow] = []
    for estimate in sorted(exact.values(), key=lambda one: one.learned_at):
        day = estimate.estimate.astimezone(zone).date()
        if rows and rows[-1].day == day:
            continue
        change = _change((day - rows[-1].day).days) if rows else _("First promise")
        origin = str(Estimate.Origin(estimate.origin).label)
        rows.append(EstimateRow(day, change, estimate.learned_at, origin, is_newest=False))
    return [replace(row, is_newest=number == 0) for number, row in enumerate(reversed(rows))]


_EXACTNESS = ("item", "shipment", "package", "tracking")


def _change(days: int) -> str:
    if days > 0:
        return ngettext("%(count)d day later", "%(count)d days later", days) % {"count": days}
    return ngettext("%(count)d day earlier", "%(count)d days earlier", -days) % {"count": -days}
