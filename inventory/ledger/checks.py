"""What is wrong with a day of the ledger, in words; and the days of a span, with those that are missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

ADDS_UP = gettext_lazy("Adds up")


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a row: how bad, and the words."""

    tone: str  # bad: units without a trace; warn: a reason is missing
    word: str | Promise


def problems(*, off_by: int, broke_by: int, days_missing: int, unknown: int) -> list[Problem]:
    """Everything wrong with one row, worst first; nothing when it adds up and follows from the day before.

    off_by: start plus movements less end. broke_by: start less the end before. Units.
    """
    found = []
    if off_by:
        found.append(Problem("bad", _("Off by %(units)s") % {"units": signed(off_by)}))
    if broke_by:
        words = _("Starts %(units)s against the end before")
        found.append(Problem("bad", words % {"units": signed(broke_by)}))
    if days_missing:
        words = ngettext("%(days)d day missing before", "%(days)d days missing before", days_missing)
        found.append(Problem("warn", words % {"days": days_missing}))
    if unknown:
        found.append(Problem("warn", _("%(units)s unexplained") % {"units": signed(unknown)}))
    return found


def signed(units: int) -> str:
    """A number of units with its sign, a true minus."""
    return f"{'+' if units > 0 else '−' if units < 0 else ''}{abs(units)}"


@dataclass(frozen=True)
class DaySum:
    """All shelves of one day together."""

    date: date
    moved: Mapping[
        str, int
    ]  # by the ledger's columns, start and end among them; empty when the day is missing
    off_by: int = 0
    broke_by: int = 0

    @property
    def ending(self) -> int | None:
        """Units at the end of the day; None when the day is missing."""
        return self.moved["ending"] if self.moved else None

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with it."""
        if not self.moved:
            return [Problem("warn", gettext_lazy("The day is missing"))]
        unknown = self.moved["unknown_events"]
        return problems(off_by=self.off_by, broke_by=self.broke_by, days_missing=0, unknown=unknown)


def every_day(told: Iterable[DaySum], *, until: date | None) -> list[DaySum]:
    """Each day from the first told one on, oldest first; `until`: how far the whole ledger reaches.

    A day without rows after an evening without units was empty, as Amazon leaves out empty shelves; after any other
    evening it is missing. A start that differs from the evening before is marked.
    """
    days: list[DaySum] = []
    for day in sorted(told, key=lambda day: day.date):
        days += _between(days, day.date)
        before = days[-1].ending if days else None
        start = day.moved["starting"]
        days.append(DaySum(day.date, day.moved, day.off_by, 0 if before is None else start - before))
    return days + _between(days, until + timedelta(days=1)) if until else days


def _between(days: Sequence[DaySum], end: date) -> list[DaySum]:
    """The days after the last one and before `end` that have no row."""
    if not days:
        return []
    last = days[-1]
    was_empty = last.ending == 0
    nothing: Mapping[str, int] = dict.fromkeys(last.moved, 0) if was_empty else {}
    count = (end - last.date).days - 1
    return [DaySum(last.date + timedelta(days=number), nothing) for number in range(1, count + 1)]
