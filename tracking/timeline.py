"""A parcel's time line for people: events of all sources without doubles, and the ruler of dates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracking import statuses
from tracking.eligibility import Answer, local_day
from tracking.guidance import ParcelFacts
from tracking.models import EventSource, EventTold, Package
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
    words: str = ""  # the source's own, where they are others than ours
    clock: str = ""  # the wall clock where it happened, where it differs from the page's


def merged(events: Iterable[EventTold], home: str = "", zone: ZoneInfo | None = None) -> list[Line]:
    """Newest first; what two sources tell of one thing is one line that names both.

    One thing: the same code within the same minute, or from two sources within ten minutes, or, where one of
    them gave a wall clock without a zone, within the hours that zones may differ. Places in the country
    `home` are written without it; `zone` is the one in which times are shown.
    """
    groups: list[list[EventTold]] = []
    for event in sorted(events, key=lambda one: (one.at, one.pk or 0), reverse=True):
        known = next((group for group in groups if _is_the_same(group, event)), None)
        if known is None:
            groups.append([event])
        else:
            known.append(event)
    return [_line(group, home, zone) for group in groups]


_SOON = timedelta(minutes=10)
_ZONES_APART = timedelta(hours=14)


def _is_the_same(group: Sequence[EventTold], event: EventTold) -> bool:
    first, apart = group[0], group[0].at - event.at
    if first.code != event.code or apart > _ZONES_APART:
        return False
    if first.at.replace(second=0, microsecond=0) == event.at.replace(second=0, microsecond=0):
        return True
    if event.source in {one.source for one in group}:
        return False
    if first.time_is_local or event.time_is_local:
        return not first.city or not event.city or first.city.casefold() == event.city.casefold()
    return apart <= _SOON


def _line(group: Sequence[EventTold], home: str, zone: ZoneInfo | None) -> Line:
    first = min(
        group, key=lambda event: (event.time_is_local, event.source != EventSource.AMAZON, event.pk or 0)
    )
    names = dict.fromkeys(
        str(EventSource(event.source).label) for event in sorted(group, key=lambda e: e.source)
    )
    place = next((text for text in (_place(event, home) for event in [first, *group]) if text), "")
    icon, tone = _ICONS.get(statuses.event(first.code).state.value, ("", ""))
    title = statuses.event_text(first.code, first.description)
    return Line(
        title=title,
        at=first.at,
        place=place,
        sources=", ".join(names),
        code=first.code,
        is_local=first.time_is_local,
        icon=icon,
        tone=tone,
        words=_own_words(group, title),
        clock=next((text for text in (_clock(event, zone) for event in group) if text), ""),
    )


def _own_words(group: Sequence[EventTold], title: str) -> str:
    """What the sources said themselves, each once, unless it is what we say."""
    said = {event.description.strip(" .").casefold(): event.description.strip() for event in group}
    return " / ".join(words for key, words in said.items() if key and key != title.casefold())


def _clock(event: EventTold, zone: ZoneInfo | None) -> str:
    """The wall clock of the place, to the second, when it shows another time than the page does."""
    written = event.local_time
    if not written or zone is None or event.time_is_local:
        return ""
    return "" if written[:16] == event.at.astimezone(zone).strftime("%Y-%m-%d %H:%M") else written


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
