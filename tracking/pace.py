"""When to look at a parcel again: the more its news matters now, the sooner. Pure: the time is passed in."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from tracking.statuses import ParcelState

LEASE = timedelta(minutes=10)  # how long a claimed parcel is left alone by other workers
_FIRST_RETRY = timedelta(minutes=5)
_LAST_RETRY = timedelta(hours=6)
_HOPELESS = timedelta(hours=24)  # after an answer that will not change by itself
_STOP_AFTER = timedelta(days=120)  # carriers forget numbers after 90 days, and the time to file is over


class Pace(enum.Enum):
    """How often a parcel is looked at; the value is the interval, empty for never."""

    OUT_FOR_DELIVERY = timedelta(minutes=20)
    NEAR_ESTIMATE = timedelta(hours=1)
    PASSED_ESTIMATE = timedelta(hours=3)
    MOVING = timedelta(hours=4)
    QUIET = timedelta(hours=12)
    COMING_BACK = timedelta(hours=24)
    DONE = None


@dataclass(frozen=True)
class Facts:
    """What decides how soon news may come."""

    state: ParcelState
    shipped_at: datetime | None
    latest_estimate: datetime | None
    last_event_at: datetime | None
    lost_eligible: bool = False


_NEAR = timedelta(hours=24)
_SILENCE = timedelta(days=4)


def pace(facts: Facts, now: datetime) -> Pace:
    """The interval class of a parcel at that time."""
    if facts.state in (ParcelState.DELIVERED, ParcelState.RETURNED) or _is_old(facts, now):
        return Pace.DONE
    if facts.state is ParcelState.RETURNING:
        return Pace.COMING_BACK
    if facts.state is ParcelState.OUT_FOR_DELIVERY:
        return Pace.OUT_FOR_DELIVERY
    if facts.lost_eligible or _is_silent(facts, now):
        return Pace.QUIET
    return _by_estimate(facts.latest_estimate, now)


def _by_estimate(estimate: datetime | None, now: datetime) -> Pace:
    if estimate is None or now < estimate - _NEAR:
        return Pace.MOVING
    return Pace.NEAR_ESTIMATE if now <= estimate + _NEAR else Pace.PASSED_ESTIMATE


def _is_old(facts: Facts, now: datetime) -> bool:
    return facts.shipped_at is not None and now - facts.shipped_at > _STOP_AFTER


def _is_silent(facts: Facts, now: datetime) -> bool:
    """No news for days although the estimate has passed."""
    newest = facts.last_event_at or facts.shipped_at
    late = facts.latest_estimate is not None and now > facts.latest_estimate + _NEAR
    return late and newest is not None and now - newest > _SILENCE


def next_look(facts: Facts, now: datetime, *, spread: float, stretch: float = 1.0) -> datetime | None:
    """When to look again, or never; `spread` (0 to 1) moves it by up to a tenth either way, so that looks
    don't bunch; `stretch` lengthens every interval of a seller with more parcels than Amazon's rate serves.
    """
    interval = pace(facts, now).value
    return None if interval is None else now + _jittered(interval * stretch, spread)


RATE = 2.0  # looks a second that Amazon grants a seller
_SHARE = 0.9  # the rest is for retries and for parcels that become urgent meanwhile


def stretch_for(live: Mapping[Pace, int]) -> float:
    """How much longer than its class's interval each parcel of a seller has to wait, from how many are in
    each class: 1 as long as the rate serves them all, so that the urgent stay ahead of the others.
    """
    wanted = 0.0
    for kind, count in live.items():
        interval: timedelta | None = kind.value
        wanted += count / interval.total_seconds() if interval else 0.0
    return max(1.0, wanted / (RATE * _SHARE))


def after_failure(
    failures: int, now: datetime, *, permanent: bool, spread: float, wait: float = 0.0
) -> datetime:
    """When to look again after so many failures in a row; `wait` is what the source asked for, in seconds."""
    if permanent:
        return now + _jittered(_HOPELESS, spread)
    delay = min(_FIRST_RETRY * 2 ** min(max(failures - 1, 0), 10), _LAST_RETRY)
    return now + max(_jittered(delay, spread), timedelta(seconds=wait))


def spread_of(number: int) -> float:
    """A number between 0 and 1 that is always the same for one parcel and unlike its neighbours'."""
    return (number * 2_654_435_761 % 2**32) / 2**32


def _jittered(interval: timedelta, spread: float) -> timedelta:
    return interval * (0.9 + 0.2 * spread)
