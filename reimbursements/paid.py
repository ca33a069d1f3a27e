"""Payments that answer no claim, laid against the units they are for, so that nothing is claimed twice. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Payment:
    """One row of Amazon's report that answers no claim: so many units of a SKU, and why."""

    id: str
    sku: str
    units: int
    reason: str
    on: date

    @property
    def is_for_return(self) -> bool:
        return "return" in self.reason.lower()

    @property
    def is_for_lost(self) -> bool:
        return "lost" in self.reason.lower()


@dataclass(frozen=True)
class Parcel:
    """A parcel with its units, line by line: the order item's id, its SKU, how many."""

    pk: int
    delivered: bool
    lines: tuple[tuple[int, str, int], ...]


Share = tuple[int, Payment]  # so many units, by which payment


def laid_out(payments: Iterable[Payment], parcels: Sequence[Parcel]) -> Mapping[tuple[int, int], Share]:
    """Units that are paid already, by parcel and order item: what was lost goes to undelivered parcels first."""
    shares: dict[tuple[int, int], Share] = {}
    for payment in payments:
        if payment.is_for_return:
            continue
        left = payment.units
        for parcel in sorted(parcels, key=lambda one: one.delivered is payment.is_for_lost):
            left -= _lay(shares, payment, parcel, left)
    return shares


def _lay(shares: dict[tuple[int, int], Share], payment: Payment, parcel: Parcel, most: int) -> int:
    """Lay up to so many units on a parcel's lines of that SKU; returns how many fitted."""
    laid = 0
    for item, sku, count in parcel.lines:
        before = shares.get((parcel.pk, item), (0, payment))[0]
        fits = min(most - laid, count - before) if sku == payment.sku else 0
        if fits > 0:
            shares[parcel.pk, item] = (before + fits, payment)
            laid += fits
    return laid


def of_returns(payments: Iterable[Payment], units: Sequence[tuple[int, str]]) -> Mapping[int, Payment]:
    """Which returned units (id, SKU) are paid already; the first of a SKU first."""
    found: dict[int, Payment] = {}
    for payment in payments:
        if payment.is_for_return:
            open_ones = [pk for pk, sku in units if sku == payment.sku and pk not in found]
            found |= dict.fromkeys(open_ones[: payment.units], payment)
    return found
