"""What all payments and reversals of one claim come to: paid, short, or taken back. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reimbursements.models.claims import ClaimStatus


@dataclass(frozen=True)
class Payment:
    """One row that answers the claim. Amounts are what Amazon printed; a reversal counts against it,
    whatever its sign.
    """

    sku: str
    currency: str
    cash: Decimal
    inventory: int
    is_reversal: bool = False

    @property
    def net_cash(self) -> Decimal:
        return -abs(self.cash) if self.is_reversal else self.cash

    @property
    def net_inventory(self) -> int:
        return -abs(self.inventory) if self.is_reversal else self.inventory


@dataclass(frozen=True)
class Owed:
    """What is owed for one SKU of the claim at the least; None where that is not known."""

    quantity: int
    low_per_unit: Decimal | None


@dataclass(frozen=True)
class Settlement:
    """Cash in the claim's currency and units given back, less reversals; what is missing to the least
    expected.
    """

    status: ClaimStatus
    cash: Decimal
    inventory: int
    other_currencies: tuple[str, ...]
    owed: Decimal | None  # for the units that were not given back
    short_by: Decimal  # nothing when it is enough or can't be told


def settle(*, owed: Mapping[str, Owed], currency: str, payments: Sequence[Payment]) -> Settlement:
    """Sum up one claim. Units given back are no longer owed in cash; amounts in another currency are
    never added in.
    """
    mine = [payment for payment in payments if payment.currency == currency]
    others = tuple(sorted({payment.currency for payment in payments} - {currency}))
    cash = sum((payment.net_cash for payment in mine), Decimal(0))
    inventory = sum(payment.net_inventory for payment in payments)
    least = _least(owed, payments)
    short = max(least - cash, Decimal(0)) if least is not None and not others else Decimal(0)
    nothing = cash <= 0 and inventory <= 0 and not _net_elsewhere(payments, currency)
    taken_back = nothing and any(payment.is_reversal for payment in payments)
    status = ClaimStatus.REVERSED if taken_back else ClaimStatus.SHORT_PAID if short else ClaimStatus.PAID
    return Settlement(status, cash, inventory, others, least, short)


def _least(owed: Mapping[str, Owed], payments: Sequence[Payment]) -> Decimal | None:
    total = Decimal(0)
    for sku, one in owed.items():
        if one.low_per_unit is None:
            return None
        given_back = sum(payment.net_inventory for payment in payments if payment.sku == sku)
        total += one.low_per_unit * max(one.quantity - max(given_back, 0), 0)
    return total


def _net_elsewhere(payments: Sequence[Payment], currency: str) -> Decimal:
    return sum((payment.net_cash for payment in payments if payment.currency != currency), Decimal(0))
