"""The days Amazon leaves for the papers: working days of the marketplace's country, public holidays left out."""

from dataclasses import dataclass
from datetime import date, timedelta

from sellers.workdays import add_workdays, holiday_name, is_workday, workdays_between


@dataclass(frozen=True)
class Clock:
    """From when to when, how many working days are left, and the public holidays that were left out."""

    requested_on: date
    due_on: date
    left: int  # working days after today up to the last one; under 0 when it has passed
    workdays: int
    holidays: tuple[tuple[date, str], ...]

    @property
    def passed(self) -> bool:
        return self.left < 0

    @property
    def urgent(self) -> bool:
        """Three working days or fewer: papers from a manufacturer take longer."""
        return self.left <= 3


def last_day(requested_on: date, *, workdays: int, country: str) -> date:
    """The last day on which papers are in time: so many working days after Amazon asked."""
    return add_workdays(requested_on, workdays, country)


def clock_of(requested_on: date | None, due_on: date | None, *, today: date, country: str) -> Clock | None:
    """The clock as it stands today; None while Amazon has asked for nothing."""
    if requested_on is None or due_on is None:
        return None
    # On the last day itself nothing has passed, also when that day has become a holiday since
    left = max(workdays_between(today, due_on, country), 0) if today <= due_on else -1
    return Clock(
        requested_on,
        due_on,
        left,
        workdays_between(requested_on, due_on, country),
        _holidays(requested_on, due_on, country),
    )


def _holidays(first: date, last: date, country: str) -> tuple[tuple[date, str], ...]:
    days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    named = ((day, holiday_name(day, country)) for day in days if not is_workday(day, country))
    # A public holiday on a weekend moves nothing
    return tuple((day, name) for day, name in named if name and is_workday_but_for(day, country))


def is_workday_but_for(day: date, country: str) -> bool:
    """Whether the day would be worked if it were no public holiday: the same weekday of another week is."""
    return any(is_workday(day + timedelta(weeks=weeks), country) for weeks in (-1, 1, -2, 2))
