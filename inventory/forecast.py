"""When the stock of a product runs out, reckoned from what was sold, and by how much the reckoning erred before.

The method, in words: from the days on which there was something to sell, take the mean of the last 14, 28 or 56 days,
the mean of each weekday over 56 days, or a mean in which a day counts half as much every fortnight. Which of them is
taken for a product is decided on the four weeks before the last four; how much it errs is measured on the last four
weeks, which no choice has seen: four times a week is forecast from the days before it, and the differences are summed
and divided by what was sold. Then the stock is counted down day by day.

Pure: days in, numbers out; no database, no clock. Units are whole numbers, None is a day with an empty shelf.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Day = tuple[date, int | None]
Profile = list[float]  # units on each weekday, Monday first
WEEK = 7
HELD_OUT = 28
LEAST_HISTORY = 14
AHEAD = 365
HALF_LIFE = 14


@dataclass(frozen=True)
class Outlook:
    """What the past says: units on each weekday, by which method, and its error on the days held back."""

    method: str
    weekdays: Profile
    error: (
        float | None
    )  # |forecast - actual| over actual, a week at a time; None when nothing was sold in them
    held_out_days: int
    history_days: int

    @property
    def daily(self) -> float:
        return sum(self.weekdays) / WEEK


def _mean(days: Sequence[Day]) -> Profile:
    sold = [units for _day, units in days if units is not None]
    return [sum(sold) / len(sold) if sold else 0.0] * WEEK


def _last(length: int) -> Callable[[Sequence[Day]], Profile]:
    return lambda days: _mean(days[-length:])


def _by_weekday(days: Sequence[Day]) -> Profile:
    """The mean of each weekday; one that never had stock takes the mean of all."""
    recent = days[-56:]
    overall = _mean(recent)[0]
    found = []
    for weekday in range(WEEK):
        sold = [units for day, units in recent if units is not None and day.weekday() == weekday]
        found.append(sum(sold) / len(sold) if sold else overall)
    return found


def _smooth(days: Sequence[Day]) -> Profile:
    total = weight = 0.0
    for age, (_day, units) in enumerate(reversed(days[-112:])):
        if units is not None:
            share = 0.5 ** (age / HALF_LIFE)
            total, weight = total + share * units, weight + share
    return [total / weight if weight else 0.0] * WEEK


METHODS: Mapping[str, tuple[Promise, Callable[[Sequence[Day]], Profile]]] = {
    "mean28": (_("mean of 28 days"), _last(28)),
    "mean14": (_("mean of 14 days"), _last(14)),
    "mean56": (_("mean of 56 days"), _last(56)),
    "weekday": (_("mean of each weekday over 56 days"), _by_weekday),
    "smooth": (_("mean that halves every 14 days"), _smooth),
}


def outlook_of(days: Sequence[Day]) -> Outlook | None:
    """What the days say of those to come, oldest first and without a gap; None below 14 days with stock."""
    if sum(units is not None for _day, units in days) < LEAST_HISTORY:
        return None
    method = _chosen(days[:-HELD_OUT])
    error, held_out = error_of(method, days)
    return Outlook(method, METHODS[method][1](days), error, held_out, len(days))


def _chosen(days: Sequence[Day]) -> str:
    """The method that erred least on the last four of these weeks; the plain mean where that can't be told."""
    errors = {name: error_of(name, days)[0] for name in METHODS}
    known = {name: error for name, error in errors.items() if error is not None}
    return min(known, key=lambda name: known[name]) if known else "mean28"


def error_of(method: str, days: Sequence[Day]) -> tuple[float | None, int]:
    """The error on the last four weeks, each forecast from the days before it; and how many days were held back."""
    forecast = METHODS[method][1]
    missed = sold = 0.0
    held_out = 0
    for start in range(len(days) - HELD_OUT, len(days), WEEK):
        if start < LEAST_HISTORY:
            continue
        profile, week = forecast(days[:start]), days[start : start + WEEK]
        known = [(day, units) for day, units in week if units is not None]
        expected = sum(profile[day.weekday()] for day, _units in known)
        actual = sum(units for _day, units in known)
        missed, sold, held_out = missed + abs(expected - actual), sold + actual, held_out + len(known)
    return (missed / sold if sold else None), held_out


@dataclass(frozen=True)
class RunOut:
    """The day on which the last unit goes, and the span the error allows; None: not within a year."""

    on: date | None
    earliest: date | None
    latest: date | None


def run_out(*, stock: int, weekdays: Sequence[float], error: float | None, today: date) -> RunOut:
    """Count the stock down from today. Without a known error the span is the day itself."""
    spread = error or 0.0
    return RunOut(
        on=_empty_on(stock, weekdays, today),
        earliest=_empty_on(stock, [units * (1 + spread) for units in weekdays], today),
        latest=_empty_on(stock, [units * max(1 - spread, 0.0) for units in weekdays], today),
    )


def _empty_on(stock: int, weekdays: Sequence[float], today: date) -> date | None:
    """The first day at whose end nothing is left; today when nothing is there already."""
    left = float(stock)
    if left <= 0:
        return today
    for ahead in range(AHEAD):
        day = today + timedelta(days=ahead)
        left -= weekdays[day.weekday()]
        if left <= 1e-9:
            return day
    return None


def alert_of(
    *, stock: int, daily: float, runs_out_on: date | None, today: date, days: int, units: int
) -> str:
    """ "empty", "low" or nothing: without demand nothing runs out, whatever the stock."""
    if daily <= 0:
        return ""
    if stock <= 0:
        return "empty"
    soon = runs_out_on is not None and (runs_out_on - today).days <= days
    return "low" if soon or stock <= units else ""
