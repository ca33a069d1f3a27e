"""What a rule says, as plain values, and the window that follows from it for a parcel or a returned unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Terms:
    """The part of a rule that decides whether a claim may be opened, and when."""

    opens_anchor: str = "delivered"
    wait_days: int | None = None  # full days before it opens; None: it opens on the day itself
    anchor: str = "first_promise"
    days_to_file: int | None = None
    published: bool = True  # whether Amazon names the days to file
    refused_when: frozenset[str] = frozenset()
    doubted_when: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Days:
    """The calendar days, where the marketplace is, on which what counts happened; None: not told."""

    first_promise: date | None = None
    latest_estimate: date | None = None
    delivered: date | None = None
    damaged: date | None = None  # the carrier's event 405
    lost_told: date | None = None  # the carrier's event 409, or "undeliverable"
    graded: date | None = None
    reported: date | None = None  # by the customer

    @classmethod
    def of(cls, zone: ZoneInfo, **moments: datetime | None) -> "Days":
        """The days of moments, given by the same names."""
        return cls(**{name: day_in(zone, moment) for name, moment in moments.items()})


@dataclass(frozen=True)
class Window:
    """From when until when a claim may be filed; `published` is False where Amazon names no such window."""

    opens_on: date | None
    closes_on: date | None
    published: bool = True

    @property
    def never_opens(self) -> bool:
        """The latest estimate moved so far that the last day to file comes first."""
        return bool(self.opens_on and self.closes_on and self.opens_on > self.closes_on)


# What stands in for a day that was not told, in this order
_INSTEAD: dict[str, tuple[str, ...]] = {
    "first_promise": ("first_promise", "latest_estimate", "delivered", "damaged"),
    "latest_estimate": ("latest_estimate",),
    "delivered": ("delivered", "damaged"),
    "graded": ("graded",),
}


def day_in(zone: ZoneInfo, moment: datetime | None) -> date | None:
    """The calendar day of a moment in a zone."""
    return moment.astimezone(zone).date() if moment else None


def window_of(terms: Terms, days: Days) -> Window:
    """The window of a claim under a rule. With days to wait it opens on the day after them."""
    opens, closes = _day(terms.opens_anchor, days), _day(terms.anchor, days)
    if opens and terms.wait_days is not None:
        opens += timedelta(days=terms.wait_days + 1)
    last = closes + timedelta(days=terms.days_to_file) if closes and terms.days_to_file is not None else None
    return Window(opens, last, terms.published)


def event_day(names: Iterable[str], days: Days) -> date | None:
    """The first of these days that is known: which rule holds is decided by when it happened."""
    return next((day for name in names if (day := getattr(days, name))), None)


def _day(anchor: str, days: Days) -> date | None:
    return event_day(_INSTEAD[anchor], days)
