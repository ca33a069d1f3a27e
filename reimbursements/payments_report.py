"""One line of Amazon's reimbursements report (GET_FBA_REIMBURSEMENTS_DATA), read into values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

KEY = ("reimbursement_id", "amazon_order_id", "sku", "fnsku", "reason")


@dataclass(frozen=True, kw_only=True)
class ReimbursementRow:
    """What Amazon says it paid, gave back in units or took back; one field per column of the report.

    `currency_unit` is the ISO code of both amounts. Reversals name what they take back in
    `original_reimbursement_id`.
    """

    approval_date: datetime  # aware
    reimbursement_id: str
    case_id: str = ""
    amazon_order_id: str = ""
    reason: str = ""
    sku: str = ""
    fnsku: str = ""
    asin: str = ""
    product_name: str = ""
    condition: str = ""
    currency_unit: str
    amount_per_unit: Decimal
    amount_total: Decimal
    quantity_reimbursed_cash: int = 0
    quantity_reimbursed_inventory: int = 0
    quantity_reimbursed_total: int = 0
    original_reimbursement_id: str = ""
    original_reimbursement_type: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it from every other payment, in whichever report it is printed."""
        return tuple(getattr(self, name) for name in KEY)

    @property
    def money(self) -> tuple[object, ...]:
        """What it comes to."""
        return (
            self.currency_unit,
            self.amount_total,
            self.quantity_reimbursed_cash,
            self.quantity_reimbursed_inventory,
        )


def each_once(rows: Iterable[ReimbursementRow]) -> list[ReimbursementRow]:
    """Each payment once: a line that is printed again, as for a second marketplace, counts once; lines of one
    payment that say different amounts are its parts and are added up.
    """
    found: dict[tuple[str, ...], dict[tuple[object, ...], ReimbursementRow]] = {}
    for row in rows:
        found.setdefault(row.key, {})[row.money] = row
    return [_whole(list(parts.values())) for parts in found.values()]


def _whole(parts: Sequence[ReimbursementRow]) -> ReimbursementRow:
    last = parts[-1]
    if len({part.currency_unit for part in parts}) > 1:
        return last  # told in two currencies: amounts of these are never added
    return replace(
        last,
        amount_total=sum((part.amount_total for part in parts), Decimal(0)),
        quantity_reimbursed_cash=sum(part.quantity_reimbursed_cash for part in parts),
        quantity_reimbursed_inventory=sum(part.quantity_reimbursed_inventory for part in parts),
        quantity_reimbursed_total=sum(part.quantity_reimbursed_total for part in parts),
    )
