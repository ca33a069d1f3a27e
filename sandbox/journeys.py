"""The roads a parcel can take, as tables of marks: when, which event, where.

A mark hangs on the shipping moment (hours after it), on the latest estimate (days from it, at a local
time), or on the world's birth (days from it).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sandbox.catalogue import Centre
from sandbox.clock import NEVER, at_local
from sandbox.people import Person
from sandbox.plan import Step


@dataclass(frozen=True)
class Mark:
    """One event to come, placed by its anchor."""

    anchor: str  # "ship": value is hours; "due": days; "born": days
    value: float
    code: str
    clock: tuple[int, int] = (13, 22)
    status: str = ""


@dataclass(frozen=True)
class Road:
    """Where a parcel goes from and to, and the days its marks hang on."""

    ship: datetime
    due: date
    born: datetime
    zone: ZoneInfo
    centre: Centre
    to: Person


def _s(hours: float, code: str) -> Mark:
    return Mark("ship", hours, f"EVENT_{code}")


def _d(days: int, hour: int, minute: int, code: str, status: str = "") -> Mark:
    return Mark("due", days, f"EVENT_{code}", (hour, minute), status)


def _b(days: float, code: str, status: str = "") -> Mark:
    return Mark("born", days, f"EVENT_{code}", status=status)


START = (_s(1, "101"), _s(9, "102"), _s(20, "201"), _s(27, "202"))
END = (_d(-1, 16, 2, "201"), _d(0, 8, 5, "302"), _d(0, 13, 22, "301"))

JOURNEYS: dict[str, tuple[Mark, ...]] = {
    "on_time": (*START, *END),
    "early": (*START, _d(-1, 8, 5, "302"), _d(-1, 13, 22, "301")),
    "one_day_late": (*START, _d(0, 17, 40, "418"), _d(1, 8, 15, "302"), _d(1, 12, 10, "301")),
    "quiet_start": (_s(26, "102"), _s(34, "202"), *END),
    "silent_five_days": (_s(120, "102"), _s(130, "202"), _s(150, "302"), _s(155, "301")),
    "silent": (),
    "delivered_only": (_d(0, 11, 47, "301"),),
    "out_today": (*START, _b(-0.14, "302"), _b(0.25, "301")),
    "late": (*START, _d(-2, 9, 30, "201"), _b(2, "301")),
    "lost": START,
    "lost_then_delivered": (*START, _b(1.9, "302"), _b(2, "301")),
    "delivered_late": (*START, _d(19, 9, 0, "302"), _d(19, 12, 31, "301")),
    "lost_by_carrier": (*START, _d(1, 10, 0, "418"), _d(2, 15, 30, "409")),
    "damaged": (*START, _d(-1, 17, 12, "405"), _d(0, 8, 5, "302"), _d(0, 14, 1, "301")),
    "damaged_undeliverable": (*START, _d(-1, 17, 12, "405"), _d(0, 19, 0, "416", "UNDELIVERABLE")),
    "returning": (*START, _d(-2, 14, 0, "304"), _d(-1, 14, 20, "407"), _b(-0.4, "408"), _b(3, "309")),
    "returned": (*START, _d(0, 14, 0, "304"), _d(1, 14, 20, "401"), _d(2, 9, 0, "408"), _d(6, 15, 0, "309")),
    "locker": (*START, _d(0, 9, 30, "801"), _d(1, 18, 12, "804")),
    "pickup_waiting": (*START, _d(0, 9, 30, "801")),
    "unknown": (*START, _d(-1, 12, 0, "636", "HELD_AT_HUB")),
}


def _moment(mark: Mark, road: Road) -> datetime:
    if mark.anchor == "ship":
        return road.ship + timedelta(hours=mark.value)
    if mark.anchor == "born":
        return road.born + timedelta(days=mark.value)
    return at_local(road.due + timedelta(days=mark.value), *mark.clock, road.zone)


def steps(journey: str, road: Road) -> tuple[Step, ...]:
    """The parcel's events in time's order; KeyError for an unknown journey.

    Marks before shipping fall away, and so do first scans that a later stage has overtaken.
    """
    marks = [(_moment(mark, road), mark) for mark in JOURNEYS[journey]]
    overtaken = min((at for at, mark in marks if mark.anchor != "ship"), default=NEVER)
    kept = [(at, m) for at, m in marks if road.ship < at and (m.anchor != "ship" or at < overtaken)]
    kept.sort(key=lambda pair: pair[0])
    return tuple(_step(at, mark, road) for at, mark in kept)


def _step(at: datetime, mark: Mark, road: Road) -> Step:
    at = at.replace(microsecond=0)
    if mark.anchor == "ship":
        return Step(at, mark.code, road.centre.city, road.centre.state, road.centre.country, mark.status)
    return Step(at, mark.code, road.to.city, road.to.state, road.to.country, mark.status)
