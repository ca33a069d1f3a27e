"""What became of the money: per month and marketplace, what runs out when, how long it takes, how much comes back. Pure.

Amounts are the least expected of each claim, and what Amazon paid; each question is asked in one currency.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median
from typing import TypeVar

NAMES = ("owed", "filed", "paid", "short", "taken_back", "lost")
ZERO = Decimal(0)


@dataclass(frozen=True)
class Flow:
    """An amount of one sort (one of NAMES) in a month (its first day) and a marketplace (its code)."""

    place: str
    currency: str
    month: date
    name: str
    amount: Decimal


@dataclass(frozen=True)
class Risk:
    """Something whose last day to file is known and that is not filed; the amount is None where it is not known."""

    day: date
    place: str
    currency: str
    amount: Decimal | None
    name: str
    what: str
    url: str


@dataclass(frozen=True)
class Way:
    """When one claim could be filed, was filed and was first paid."""

    place: str
    currency: str
    eligible: date
    filed: date | None
    paid: date | None


@dataclass(frozen=True)
class Outcome:
    """What was owed on a claim that is decided or too late, and what came of it and stayed."""

    place: str
    currency: str
    owed: Decimal
    received: Decimal


@dataclass(frozen=True)
class Facts:
    """All that an overview is drawn from."""

    flows: tuple[Flow, ...] = ()
    risks: tuple[Risk, ...] = ()
    ways: tuple[Way, ...] = ()
    outcomes: tuple[Outcome, ...] = ()

    @property
    def currencies(self) -> list[str]:
        """Those in which anything is owed, paid or lost."""
        return sorted({one.currency for one in self._all})

    @property
    def places(self) -> list[str]:
        return sorted({one.place for one in self._all})

    @property
    def _all(self) -> list[Flow | Risk | Outcome]:
        return [*self.flows, *self.risks, *self.outcomes]

    def within(self, currency: str, place: str = "") -> "Facts":
        """Only one currency, and only one marketplace where it is named."""

        def wanted(one: Flow | Risk | Way | Outcome) -> bool:
            return one.currency == currency and place in ("", one.place)

        return Facts(
            tuple(one for one in self.flows if wanted(one)),
            tuple(one for one in self.risks if wanted(one)),
            tuple(one for one in self.ways if wanted(one)),
            tuple(one for one in self.outcomes if wanted(one)),
        )


K = TypeVar("K", bound=Hashable)


def sums(flows: Iterable[Flow]) -> dict[str, Decimal]:
    """The whole of each sort."""
    found = dict.fromkeys(NAMES, ZERO)
    for flow in flows:
        found[flow.name] += flow.amount
    return found


def named(flows: Iterable[Flow], names: Sequence[str]) -> list[Flow]:
    """Those of some sorts."""
    return [flow for flow in flows if flow.name in names]


def by_month(
    flows: Sequence[Flow], last: date, count: int = 12, names: Sequence[str] = NAMES
) -> list[tuple[date, list[Decimal]]]:
    """So many months up to the one of `last`, oldest first, empty ones included."""
    months = [_back(last.replace(day=1), steps) for steps in range(count - 1, -1, -1)]
    found = _rows(flows, lambda flow: flow.month, names)
    return [(month, found.get(month, [ZERO] * len(names))) for month in months]


def by_place(flows: Sequence[Flow], names: Sequence[str] = NAMES) -> list[tuple[str, list[Decimal]]]:
    """Each marketplace."""
    return sorted(_rows(flows, lambda flow: flow.place, names).items())


def by_day(risks: Iterable[Risk]) -> list[tuple[date, Decimal]]:
    """What runs out on each day, as far as amounts are known; the first day first."""
    found: dict[date, Decimal] = defaultdict(Decimal)
    for risk in risks:
        found[risk.day] += risk.amount or ZERO
    return sorted(found.items())


@dataclass(frozen=True)
class Medians:
    """Days in the middle of all; None where there is nothing to count."""

    to_filed: float | None
    to_paid: float | None
    whole: float | None


def medians(ways: Sequence[Way]) -> Medians:
    """From the first day a claim could be filed to its filing, from there to the first payment, and both."""
    filed = [(one.filed - one.eligible).days for one in ways if one.filed]
    paid = [(one.paid - one.filed).days for one in ways if one.filed and one.paid]
    whole = [(one.paid - one.eligible).days for one in ways if one.paid]
    return Medians(_middle(filed), _middle(paid), _middle(whole))


def recovery(outcomes: Sequence[Outcome]) -> Decimal | None:
    """How much of what was owed came and stayed, in per cent; more than was owed counts as all of it."""
    owed = sum((one.owed for one in outcomes), ZERO)
    came = sum((min(max(one.received, ZERO), one.owed) for one in outcomes), ZERO)
    return (came / owed * 100).quantize(Decimal("0.1")) if owed else None


def _rows(flows: Iterable[Flow], key: Callable[[Flow], K], names: Sequence[str]) -> dict[K, list[Decimal]]:
    found: dict[K, list[Decimal]] = defaultdict(lambda: [ZERO] * len(names))
    for flow in named(flows, names):
        found[key(flow)][names.index(flow.name)] += flow.amount
    return found


def _back(month: date, steps: int) -> date:
    """The first day of the month so many months before."""
    months = month.year * 12 + month.month - 1 - steps
    return date(months // 12, months % 12 + 1, 1)


def _middle(days: Sequence[int]) -> float | None:
    return float(median(max(one, 0) for one in days)) if days else None
