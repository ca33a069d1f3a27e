"""Working days and working hours of a marketplace's country: weekends and public holidays are not counted.

Public holidays are those of the whole country (for the UK those of England and Wales), as the package `holidays` knows
them; holidays of single regions are counted as working days, so that a deadline is never shown later than it is.
"""

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

_COUNTRIES = {"UK": "GB"}  # Amazon's code of a marketplace where it isn't the country's own
_REGIONS = {"GB": "ENG"}
_NEXT = timedelta(days=1)
_HOUR = 3600


@lru_cache(maxsize=256)
def _calendar(country: str, year: int) -> holidays.HolidayBase | None:
    """One country's days off in one year; None for a country the package doesn't know."""
    code = _COUNTRIES.get(country, country)
    try:
        return holidays.country_holidays(code, subdiv=_REGIONS.get(code), years=year, expand=False)
    except NotImplementedError:
        return None


def is_workday(day: date, country: str) -> bool:
    """Whether offices are open that day. `country` is the marketplace's code; an unknown one has only weekends."""
    calendar = _calendar(country, day.year)
    return day.weekday() < 5 if calendar is None else calendar.is_working_day(day)


def holiday_name(day: date, country: str) -> str:
    """What the public holiday is called, as the country calls it; empty on other days."""
    calendar = _calendar(country, day.year)
    return "" if calendar is None else calendar.get(day) or ""


def add_workdays(day: date, count: int, country: str) -> date:
    """The `count`-th working day after `day`; before it when negative; with 0 the day itself or the next working day."""
    step = -_NEXT if count < 0 else _NEXT
    left = abs(count)
    while left:
        day += step
        left -= is_workday(day, country)
    while not is_workday(day, country):
        day += step
    return day


def workdays_between(first: date, last: date, country: str) -> int:
    """How many working days come after `first` up to and with `last`; negative when `last` comes before."""
    if last < first:
        return -workdays_between(last, first, country)
    return sum(is_workday(first + timedelta(days=n), country) for n in range(1, (last - first).days + 1))


def add_work_hours(
    start: datetime,
    hours: Decimal | int,
    zone: ZoneInfo,
    country: str,
    opens: time,
    closes: time,
    closed: Collection[date] = (),
) -> datetime:
    """The moment, in UTC, when so many opening hours have passed since `start`.

    An hour that ends with the day's closing is due then, not next morning; 0 hours from a closed moment are due at
    the next opening. `closed` are the seller's own days off. Raises ValueError for hours under 0 or no opening hours.
    """
    left = timedelta(seconds=float(hours * _HOUR))
    if left < timedelta(0):
        raise ValueError("hours must not be negative")
    for begins, ends in _openings(start, zone, country, opens, closes, closed):
        begins = max(begins, start.astimezone(UTC))
        if left <= ends - begins:
            return begins + left
        left -= max(ends - begins, timedelta(0))
    raise OverflowError("no opening hours left in the calendar")


def work_hours_between(
    start: datetime,
    end: datetime,
    zone: ZoneInfo,
    country: str,
    opens: time,
    closes: time,
    closed: Collection[date] = (),
) -> Decimal:
    """How many opening hours lie between two moments, to the second; negative when `end` comes before `start`."""
    if end < start:
        return -work_hours_between(end, start, zone, country, opens, closes, closed)
    passed = timedelta(0)
    for begins, ends in _openings(start, zone, country, opens, closes, closed):
        if begins >= end:
            break
        passed += max(min(ends, end) - max(begins, start), timedelta(0))
    return Decimal(int(passed.total_seconds())) / _HOUR


def _openings(
    start: datetime, zone: ZoneInfo, country: str, opens: time, closes: time, closed: Collection[date]
) -> Iterator[tuple[datetime, datetime]]:
    """Opening and closing of each working day from the day of `start` on, in UTC; closing at midnight ends the day."""
    if closes != time(0) and closes <= opens:
        raise ValueError("closing must come after opening")
    day = start.astimezone(zone).date()
    while day < date.max - _NEXT:
        if day not in closed and is_workday(day, country):
            last = day + _NEXT if closes == time(0) else day
            yield (
                datetime.combine(day, opens, zone).astimezone(UTC),
                datetime.combine(last, closes, zone).astimezone(UTC),
            )
        day += _NEXT
