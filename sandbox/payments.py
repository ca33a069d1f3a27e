"""Reimbursements: what Amazon paid before the world's birth, and what the control addresses add.

Claims are filed by people, not over an API; so what Amazon pays for one is told to the sandbox.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from sandbox.accounts import ACCOUNTS
from sandbox.catalogue import product
from sandbox.clock import iso, parse
from sandbox.journal import Entry
from sandbox.scenarios import BY_KEY, HALDEN
from sandbox.world import World


@dataclass(frozen=True)
class Seeded:
    """One row that stands in the report from the beginning."""

    days: float  # before birth
    number: str
    sku: str
    units: int
    each: str
    reason: str
    order: str = ""  # a scenario's key, or an order id that is no scenario
    case: str = ""
    original: str = ""  # the reimbursement this row takes back
    inventory: int = 0  # units given back as stock instead of money


SEEDED = (
    Seeded(24, "70011820001", "HG-THR-OAT", 1, "41.16", "LOST_OUTBOUND", "paid_full", "17120001001"),
    Seeded(22, "70011820002", "HG-BTL-24-SLA", 1, "14.92", "LOST_OUTBOUND", "paid_short", "17120001002"),
    Seeded(27, "70011820003", "HG-BRD-ACA", 1, "19.55", "LOST_OUTBOUND", "paid_reversed", "17120001003"),
    Seeded(
        14,
        "70011820004",
        "HG-BRD-ACA",
        -1,
        "19.55",
        "REVERSAL_REIMBURSEMENT",
        "paid_reversed",
        "17120001003",
        "70011820003",
    ),
    Seeded(19, "70011820005", "HG-LMP-BRS", 1, "46.20", "LOST_OUTBOUND", "HG-19877", "17120001777"),
    Seeded(31, "70011820006", "HG-MUG-12-FOR", 1, "9.10", "Lost_Warehouse"),
    Seeded(38, "70011820007", "HG-THR-OAT", 1, "0.00", "Damaged_Warehouse", inventory=1),
    Seeded(12, "70011820008", "HG-CAF-PRS", 1, "21.37", "CustomerReturn", "113-4471189-2201862"),
)


def rows(world: World, account: str) -> list[Entry]:
    """Every reimbursement by now, oldest first: seeded ones, then those told to the sandbox."""
    seeded = [_seeded(world, row) for row in SEEDED] if account == HALDEN else []
    told = [row for row in world.payments if row["account"] == account]
    return sorted((r for r in [*seeded, *told] if parse(r["at"]) <= world.now()), key=lambda r: str(r["at"]))


def _seeded(world: World, row: Seeded) -> Entry:
    order_id = BY_KEY[row.order].order_id if row.order in BY_KEY else row.order
    at = world.born - timedelta(days=row.days)
    filled = new_row(
        HALDEN, row.number, order_id=order_id, sku=row.sku, quantity=row.units,
        amount=Decimal(row.each) * row.units,
        case_id=row.case, reason=row.reason,
    )  # fmt: skip
    return filled | {"at": iso(at), "inventory": row.inventory, "original": row.original}


def new_row(
    account: str, number: str, *, order_id: str, sku: str, quantity: int, amount: Decimal,
    case_id: str, reason: str,
    currency: str = "", fnsku: str = "", original: str = "",
) -> Entry:  # fmt: skip
    """One row of the report; negative quantity and amount take a reimbursement back."""
    known = product(account, sku)
    return {
        "id": number,
        "order_id": order_id,
        "sku": sku,
        "fnsku": fnsku or (known.fnsku if known else ""),
        "asin": known.asin if known else "",
        "name": known.name if known else "",
        "quantity": quantity,
        "each": str(round(abs(amount) / (abs(quantity) or 1), 2)),
        "total": str(round(amount, 2)),
        "case_id": case_id,
        "reason": reason,
        "currency": currency or ACCOUNTS[account].currency,
        "inventory": 0,
        "original": original,
    }


def next_number(world: World) -> str:
    """A reimbursement id that nothing else has."""
    return str(70022000000 + zlib.crc32(iso(world.born).encode()) % 10**5 * 10 + len(world.payments))


def between(world: World, account: str, start: datetime, end: datetime) -> Iterator[Entry]:
    """The rows approved in a span of time."""
    return (row for row in rows(world, account) if start <= parse(row["at"]) <= end)
