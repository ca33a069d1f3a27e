"""Which claim each row of Amazon's report answers. Pure: all rows of one order at once, so that their
order is no matter.

By case id, else by the order and the unit; a reversal follows the payment it takes back.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class RowFacts:
    """What of a report's row decides its match."""

    pk: int
    reimbursement_id: str
    approved_at: datetime
    case_id: str = ""
    amazon_order_id: str = ""
    reason: str = ""
    sku: str = ""
    fnsku: str = ""
    quantity: int = 1
    original_id: str = ""
    by_hand: int | None = None  # the claim that a person says it answers
    is_explained: bool = False  # a person said what it is

    @property
    def is_reversal(self) -> bool:
        return bool(self.original_id) or "reversal" in self.reason.lower()


@dataclass(frozen=True)
class UnitFacts:
    sku: str
    fnsku: str
    quantity: int

    def is_meant(self, row: RowFacts) -> bool:
        """Whether the row speaks of this unit: by FNSKU where both know it, else by SKU."""
        if row.fnsku and self.fnsku:
            return row.fnsku == self.fnsku
        return bool(row.sku) and row.sku == self.sku


@dataclass(frozen=True)
class ClaimFacts:
    """What of a claim decides; `answerable` is False for withdrawn, expired and refused ones."""

    pk: int
    case_id: str
    units: tuple[UnitFacts, ...]
    answerable: bool = True


@dataclass(frozen=True)
class Match:
    """`kind` as in Reimbursement.Match; the claim where there is one."""

    kind: str
    claim: int | None = None


@dataclass
class _Ledger:
    """Units of each claim that no payment has answered yet."""

    left: dict[tuple[int, UnitFacts], int] = field(default_factory=dict)

    def take(self, claim: ClaimFacts, unit: UnitFacts, quantity: int) -> None:
        self.left[claim.pk, unit] = self.open(claim, unit) - quantity

    def open(self, claim: ClaimFacts, unit: UnitFacts) -> int:
        return self.left.get((claim.pk, unit), unit.quantity)


def match_order(rows: Iterable[RowFacts], claims: Sequence[ClaimFacts], *, is_ours: bool) -> dict[int, Match]:
    """The match of every row of one order (or of rows without an order of ours: no claims, `is_ours`
    False).
    """
    in_time = sorted(
        rows,
        key=lambda row: (
            row.approved_at,
            row.reimbursement_id,
            row.sku,
            row.fnsku,
            row.reason,
            row.amazon_order_id,
        ),
    )
    ledger, matches = _Ledger(), {}
    for row in in_time:
        if not row.is_reversal:
            matches[row.pk] = _payment(row, claims, ledger, is_ours=is_ours)
    paid = _by_id((row, matches[row.pk]) for row in in_time if not row.is_reversal)
    for row in in_time:
        if row.is_reversal:
            matches[row.pk] = _reversal(row, paid, claims)
    return {row.pk: _as_told(row, matches[row.pk]) for row in in_time}


def is_about_stock(reason: str, amazon_order_id: str) -> bool:
    """Whether a row that is no order of ours is about stock or Amazon's own store rather than MCF."""
    return bool(_STORE_ORDER.fullmatch(amazon_order_id)) or bool(_STOCK.search(_folded(reason)))


_STORE_ORDER = re.compile(r"\d{3}-\d{7}-\d{7}")
_STOCK = re.compile(
    r"warehouse|inbound|removal|customerreturn|customerservice|missingfrominventory|adjustment"
)


def _as_told(row: RowFacts, match: Match) -> Match:
    """What nothing in the report explains is what a person said of it."""
    return Match("explained") if match.kind == "unexplained" and row.is_explained else match


def _payment(row: RowFacts, claims: Sequence[ClaimFacts], ledger: _Ledger, *, is_ours: bool) -> Match:
    named = _by_hand(row, claims) or [c for c in claims if row.case_id and c.case_id == row.case_id]
    found = _choose(row, named, ledger) or (named[0] if named else None)
    found = found or _choose(row, [claim for claim in claims if claim.answerable], ledger)
    if found:
        return Match("claim", found.pk)
    if is_ours:
        return Match("unclaimed")
    return Match("not_mcf" if is_about_stock(row.reason, row.amazon_order_id) else "unexplained")


def _by_hand(row: RowFacts, claims: Sequence[ClaimFacts]) -> list[ClaimFacts]:
    return [claim for claim in claims if claim.pk == row.by_hand]


def _choose(row: RowFacts, claims: Sequence[ClaimFacts], ledger: _Ledger) -> ClaimFacts | None:
    """The first claim with such a unit still unanswered, else the first with such a unit: then it
    adds to that one.
    """
    meant = [(claim, unit) for claim in claims for unit in claim.units if unit.is_meant(row)]
    waiting = [pair for pair in meant if ledger.open(*pair) > 0]
    if not meant:
        return None
    claim, unit = (waiting or meant)[0]
    ledger.take(claim, unit, row.quantity)
    return claim


def _by_id(payments: Iterable[tuple[RowFacts, Match]]) -> dict[str, list[tuple[RowFacts, Match]]]:
    paid: dict[str, list[tuple[RowFacts, Match]]] = {}
    for row, match in payments:
        paid.setdefault(row.reimbursement_id, []).append((row, match))
    return paid


def _reversal(
    row: RowFacts, paid: Mapping[str, list[tuple[RowFacts, Match]]], claims: Sequence[ClaimFacts]
) -> Match:
    originals = paid.get(row.original_id, [])
    if told := _by_hand(row, claims):
        return Match("reversal", told[0].pk)
    if originals:
        same_unit = [match for original, match in originals if original.sku == row.sku]
        return Match("reversal", (same_unit or [originals[0][1]])[0].claim)
    if row.original_id:
        return Match("unexplained")  # until a report brings the payment it takes back
    named = [claim for claim in claims if row.case_id and claim.case_id == row.case_id]
    meant = [c for c in claims if c.answerable and any(unit.is_meant(row) for unit in c.units)]
    found = next(iter([*named, *meant]), None)
    return Match("reversal", found.pk) if found else Match("unexplained")


def _folded(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())
