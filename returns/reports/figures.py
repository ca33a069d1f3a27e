"""The figures of the reports, from counted units. No database, no clock.

A unit counts in the period in which it was shipped: "of 100 units shipped in October 7 came back" can't pass 100 %, and
a period's figure may still grow while its units can be sent back.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from returns.faults import Fault, nature_of

MONTHS, WEEKS = 12, 26
STEPS = ("month", "week")
MOST_REASONS = 5  # of their own in the plot; the others are one


@dataclass(frozen=True)
class Shipped:
    """So many units of a SKU shipped in a period."""

    period: date
    sku: str
    units: int


@dataclass(frozen=True)
class Returned:
    """So many units of a SKU, shipped in a period, that came or come back for a reason."""

    period: date
    sku: str
    reason: str
    units: int


@dataclass
class SkuFigures:
    """One SKU over the whole time."""

    sku: str
    shipped: int = 0
    returned: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)

    @property
    def rate(self) -> float | None:
        return rate(self.returned, self.shipped)

    @property
    def first_reason(self) -> str:
        """The commonest; of two as common the first by its code."""
        return min(self.reasons, key=lambda code: (-self.reasons[code], code), default="")


def rate(returned: int, shipped: int) -> float | None:
    """Per cent with one decimal; None where nothing was shipped."""
    return round(100 * returned / shipped, 1) if shipped else None


def period_of(day: date, step: str) -> date:
    """The first day of a day's month, or of its week (Monday)."""
    return day.replace(day=1) if step == "month" else day - timedelta(days=day.weekday())


def periods(today: date, step: str) -> list[date]:
    """The first days of the last twelve months or 26 weeks, oldest first, the present one included."""
    found = [period_of(today, step)]
    while len(found) < (MONTHS if step == "month" else WEEKS):
        found.append(period_of(found[-1] - timedelta(days=1), step))
    return found[::-1]


class Report:
    """All figures of one question, over the periods given."""

    def __init__(
        self, periods: Sequence[date], shipped: Iterable[Shipped], returned: Iterable[Returned]
    ) -> None:
        self.periods = periods
        known = set(periods)
        self.shipped = [row for row in shipped if row.period in known]
        self.returned = [row for row in returned if row.period in known]

    @property
    def units_shipped(self) -> int:
        return sum(row.units for row in self.shipped)

    @property
    def units_returned(self) -> int:
        return sum(row.units for row in self.returned)

    @property
    def rate(self) -> float | None:
        return rate(self.units_returned, self.units_shipped)

    def rates(self) -> list[tuple[date, float | None]]:
        """The return rate of each period; None where nothing was shipped."""
        sent, back = Counter[date](), Counter[date]()
        for shipped in self.shipped:
            sent[shipped.period] += shipped.units
        for row in self.returned:
            back[row.period] += row.units
        return [(day, rate(back[day], sent[day])) for day in self.periods]

    def reasons(self) -> list[tuple[str, int]]:
        """Each reason with its units, the commonest first."""
        counted = Counter[str]()
        for row in self.returned:
            counted[row.reason] += row.units
        return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))

    def by_reason(self) -> tuple[list[str], list[tuple[date, list[int]]]]:
        """The commonest reasons, with "" for all others, and their units in each period."""
        known = [code for code, _units in self.reasons()]
        names = known[:MOST_REASONS] + ([""] if len(known) > MOST_REASONS else [])
        return names, self._split(names, lambda code: code if code in names else "")

    def by_fault(self) -> tuple[list[Fault], list[tuple[date, list[int]]]]:
        """Whose fault it was, as far as the reasons say, in each period; faults that never occur are left out."""
        found = {nature_of(row.reason).fault for row in self.returned}
        names = [fault for fault in Fault if fault in found]
        return names, self._split(names, lambda code: nature_of(code).fault)

    def _split(self, names: Sequence[str], name_of: Callable[[str], str]) -> list[tuple[date, list[int]]]:
        counted = Counter[tuple[date, str]]()
        for row in self.returned:
            counted[row.period, name_of(row.reason)] += row.units
        return [(day, [counted[day, name] for name in names]) for day in self.periods]

    def skus(self) -> list[SkuFigures]:
        """Every SKU that shipped or came back, most returned first."""
        found: dict[str, SkuFigures] = {}
        for shipped in self.shipped:
            found.setdefault(shipped.sku, SkuFigures(shipped.sku)).shipped += shipped.units
        for row in self.returned:
            one = found.setdefault(row.sku, SkuFigures(row.sku))
            one.returned += row.units
            one.reasons[row.reason] += row.units
            one.faults[nature_of(row.reason).fault] += row.units
        return sorted(found.values(), key=lambda one: (-one.returned, -one.shipped, one.sku))
