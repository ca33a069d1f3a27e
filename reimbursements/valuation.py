"""What a claim may bring: per unit, both bases where Amazon's policy leaves it open, never above the cap.

Pure arithmetic over the rule and the product's figures. Each unit is rounded by itself, in the currency's
smallest coin; a unit whose figures are unknown makes the whole "not known yet" rather than too small.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_DECIMALS = {"JPY": 0, "KRW": 0}  # ISO 4217 exponents other than two
ORDER = ("estimated_proceeds", "sourcing_cost", "order_price_less_fees")


@dataclass(frozen=True)
class UnitFigures:
    """So many units of one SKU with what is known of one unit, in the rule's currency; None is not known."""

    sku: str
    quantity: int
    figures: Mapping[str, Decimal | None]  # basis -> amount


@dataclass(frozen=True)
class BasisValue:
    """One unit reckoned from one basis."""

    basis: str
    told: Decimal | None
    per_unit: Decimal | None  # rounded, not above the cap
    capped: bool


@dataclass(frozen=True)
class UnitValue:
    """One SKU's part of a claim: each basis, and the least and the most that all its units may bring."""

    sku: str
    quantity: int
    values: tuple[BasisValue, ...]
    low: Decimal | None
    high: Decimal | None

    @property
    def low_per_unit(self) -> Decimal | None:
        return self.low / self.quantity if self.low is not None else None


@dataclass(frozen=True)
class Valuation:
    """The range a claim may bring, in one currency; None when any unit is not known yet."""

    currency: str
    cap: Decimal | None
    units: tuple[UnitValue, ...]
    low: Decimal | None
    high: Decimal | None

    @property
    def is_known(self) -> bool:
        return self.low is not None

    @property
    def unknown_skus(self) -> tuple[str, ...]:
        return tuple(unit.sku for unit in self.units if unit.low is None)


def value(
    *, bases: Sequence[str], cap: Decimal | None, currency: str, units: Sequence[UnitFigures]
) -> Valuation:
    """Reckon a claim: `min(basis, cap)` rounded per unit, times units, from the lowest basis to the
    highest.
    """
    reckoned = tuple(_unit(unit, bases, cap, currency) for unit in units)
    return Valuation(
        currency=currency,
        cap=cap,
        units=reckoned,
        low=_sum([unit.low for unit in reckoned]),
        high=_sum([unit.high for unit in reckoned]),
    )


def round_money(amount: Decimal, currency: str) -> Decimal:
    """Rounded half up to the currency's smallest coin."""
    return amount.quantize(Decimal(1).scaleb(-_DECIMALS.get(currency, 2)), rounding=ROUND_HALF_UP)


def _unit(unit: UnitFigures, bases: Sequence[str], cap: Decimal | None, currency: str) -> UnitValue:
    in_order = [basis for basis in ORDER if basis in bases]
    values = tuple(_basis(basis, unit.figures.get(basis), cap, currency) for basis in in_order)
    known = [one.per_unit for one in values if one.per_unit is not None]
    return UnitValue(
        sku=unit.sku,
        quantity=unit.quantity,
        values=values,
        low=min(known) * unit.quantity if known else None,
        high=max(known) * unit.quantity if known else None,
    )


def _basis(basis: str, told: Decimal | None, cap: Decimal | None, currency: str) -> BasisValue:
    if told is None:
        return BasisValue(basis, None, None, capped=False)
    paid = max(told if cap is None else min(told, cap), Decimal(0))
    return BasisValue(basis, told, round_money(paid, currency), capped=cap is not None and told > cap)


def _sum(parts: Sequence[Decimal | None]) -> Decimal | None:
    known = [part for part in parts if part is not None]
    return sum(known, Decimal(0)) if parts and len(known) == len(parts) else None
