"""When the warnings of a last day are given: three of them, each more urgent, none left out because time is short. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta

ONE = timedelta(days=1)


def warning_days(begun: date, last_day: date, before: Sequence[int]) -> list[date]:
    """The day of each warning: so many days before the last one, never before it began, one a day while days last.

    What begins late has its warnings on the days that are left; on its very last day they all fall on that one.
    """
    days: list[date] = []
    for number in before:
        earliest = days[-1] + ONE if days else begun
        days.append(min(max(last_day - timedelta(days=number), earliest), max(last_day, begun)))
    return days


def due(begun: date, last_day: date, before: Sequence[int], today: date) -> int:
    """How many warnings are due by today; none once the last day has passed."""
    if today > last_day:
        return 0
    return sum(day <= today for day in warning_days(begun, last_day, before))
