"""What Amazon's words about removal orders mean, and when one is stuck. Source: Amazon help, "Remove inventory"."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from amazon.words import canonical


@dataclass(frozen=True)
class Word:
    """One status: how it is drawn, what people call it, what it means, and whether nothing more comes."""

    tone: str
    icon: str
    label: Promise
    meaning: Promise
    closed: bool = False


_STILL = _("It can still be cancelled in Seller Central, for a few hours.")
_WORKING = _("Amazon picks the units. It can no longer be cancelled; at busy times it takes weeks.")
WORDS = {
    "pending": Word("neutral", "hourglass", _("Pending"), _STILL),
    "planning": Word("neutral", "hourglass", _("Planning"), _STILL),
    "inprocess": Word("neutral", "loader", _("In process"), _WORKING),
    "processing": Word("neutral", "loader", _("Processing"), _WORKING),
    "completed": Word(
        "good", "circle-check", _("Completed"), _("Every unit was shipped or disposed of."), True
    ),
    "cancelled": Word(
        "neutral", "circle-minus", _("Cancelled"), _("The units stay in Amazon’s warehouse."), True
    ),
}
_NOT_TOLD = Word(
    "act",
    "hourglass",
    _("Not in the report yet"),
    _("Noted here; Amazon’s removal order report, which comes once a day, has not named it yet."),
)
# A person's or Amazon's words for the two that are known; others are shown as they came
KINDS = {"return": _("Return to an address"), "disposal": _("Disposal"), "liquidations": _("Liquidation")}


def word_of(status: str, *, told: bool) -> Word:
    """Amazon's status in words; one that is not known is shown as itself and counts as open."""
    if not told:
        return _NOT_TOLD
    known = WORDS.get(_folded(status))
    return known or Word("neutral", "info", status, _("A word of Amazon’s that the portal does not know."))  # type: ignore[arg-type]


def _folded(status: str) -> str:
    folded = canonical(status)
    return {"canceled": "cancelled", "complete": "completed"}.get(folded, folded)


def is_closed(status: str) -> bool:
    """Whether nothing more is to come."""
    word = WORDS.get(_folded(status))
    return word is not None and word.closed


def kind_of(told: str) -> Promise | str:
    """Return, disposal or another of Amazon's words."""
    return KINDS.get(_folded(told), told)


def is_stuck(
    *,
    closed: bool,
    told_on: date | None,
    noted_on: date | None,
    today: date,
    quiet_days: int,
    report_days: int,
) -> bool:
    """Whether somebody should ask Amazon: open without news for long, or noted and never in the report."""
    if closed:
        return False
    if told_on is not None:
        return (today - told_on).days > quiet_days
    return noted_on is not None and (today - noted_on).days > report_days


@dataclass(frozen=True)
class Sum:
    """All lines of a removal order together; fees apart by currency."""

    requested: int
    cancelled: int
    disposed: int
    shipped: int
    in_process: int
    fees: dict[str, Decimal]

    @property
    def unaccounted(self) -> int:
        return self.requested - self.cancelled - self.disposed - self.shipped - self.in_process


class Counts(Protocol):
    """What one line says."""

    requested: int
    cancelled: int
    disposed: int
    shipped: int
    in_process: int
    fee: Decimal | None
    currency: str


def sum_of(lines: Iterable[Counts]) -> Sum:
    """The sum of a removal order's lines."""
    rows = list(lines)
    fees: dict[str, Decimal] = {}
    for row in rows:
        if row.fee is not None and row.currency:
            fees[row.currency] = fees.get(row.currency, Decimal(0)) + row.fee
    return Sum(
        sum(row.requested for row in rows),
        sum(row.cancelled for row in rows),
        sum(row.disposed for row in rows),
        sum(row.shipped for row in rows),
        sum(row.in_process for row in rows),
        fees,
    )
