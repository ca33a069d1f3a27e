"""Amazon's reimbursements report is taken in: every row kept once, matched or explained, and claims moved
by it.

record_reimbursements
  ├─ _store            insert or renew the rows, by the report's own key
  ├─ ledger.owners     which orders do they speak of
  └─ match_again       all rows of such an order at once, so that their order and repetition are no matter
       └─ _settle      each claim's rows summed up → paid, short-paid, reversed
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.db import transaction

from history.actions import change_status
from history.models import Source
from orders.models import Order
from reimbursements import ledger
from reimbursements.actions.steps import follow
from reimbursements.matching import match_order
from reimbursements.models import Claim, Reimbursement
from reimbursements.models.claims import MONEY
from reimbursements.payments_report import KEY, ReimbursementRow, each_once
from sellers.models import Seller

CHUNK = 500
_TOLD = ("claim_by_hand", "explanation", "explained_by", "explained_at")
_KEPT = ("imported_at", "match", "order", "claim", "seller", *_TOLD)


@dataclass
class MatchResult:
    """What a run did: rows read, rows not seen before, rows by their match, claims moved by status."""

    rows: int = 0
    new: int = 0
    by_match: Counter[str] = field(default_factory=Counter)
    moved: Counter[str] = field(default_factory=Counter)


def record_reimbursements(*, seller: Seller, rows: Iterable[ReimbursementRow], at: datetime) -> MatchResult:
    """Take in rows of the report: each is kept once, matched to its claim or explained, and moves its claim.

    Safe to run twice, in any order and with any overlap: the rows then in the table decide, not how they
    came.
    """
    told = list(rows)
    result = MatchResult(rows=len(told))
    for chunk in _chunks(each_once(told)):
        with transaction.atomic():
            _take(seller, chunk, result, at)
    return result


@transaction.atomic
def match_again(*, order: Order, at: datetime) -> Counter[str]:
    """Match every row that speaks of this order anew and settle its claims; returns the claims moved,
    by status.
    """
    Order.objects.select_for_update(of=("self",), no_key=True).get(pk=order.pk)
    claims = list(order.claims.select_related("rule").prefetch_related("units").order_by("id"))
    rows = ledger.rows_of(order, claims)
    matches = match_order(
        [ledger.row_facts(row) for row in rows], [ledger.claim_facts(c) for c in claims], is_ours=True
    )
    for row in rows:
        row.match, row.claim_id, row.order_id = matches[row.pk].kind, matches[row.pk].claim, order.pk
    _keep_matches(rows)
    return _settle(claims, rows, at)


def _chunks(rows: Iterable[ReimbursementRow]) -> Iterator[list[ReimbursementRow]]:
    left = iter(rows)
    while chunk := list(islice(left, CHUNK)):
        yield chunk


def _take(seller: Seller, chunk: Sequence[ReimbursementRow], result: MatchResult, at: datetime) -> None:
    stored, new = _store(seller, chunk, at)
    result.new += new
    owner = ledger.owners(seller.pk, stored)
    for row in stored:
        row.order_id = owner[row.pk]
    Reimbursement.objects.bulk_update(stored, ["order"], batch_size=CHUNK)
    touched = {pk for pk in owner.values() if pk} | ledger.orders_of_reversals(seller.pk, stored)
    for order in Order.objects.for_seller(seller).filter(pk__in=touched).order_by("id"):
        result.moved += match_again(order=order, at=at)
    match_loose(ledger.with_kin(seller, [row for row in stored if row.order_id is None]))
    fresh = Reimbursement.objects.filter(pk__in=[row.pk for row in stored]).values_list("match", flat=True)
    result.by_match.update(fresh)


def _store(
    seller: Seller, chunk: Sequence[ReimbursementRow], at: datetime
) -> tuple[list[Reimbursement], int]:
    """The chunk's rows as they now stand in the table, and how many were not there before."""
    wanted = {row.key: ledger.from_report(seller, row, at) for row in chunk}
    ids = {key[0] for key in wanted}
    mine = Reimbursement.objects.for_seller(seller).filter(reimbursement_id__in=ids)
    before = set(mine.values_list(*KEY))
    columns = [
        f.name
        for f in Reimbursement._meta.concrete_fields
        if not f.primary_key and f.name not in (*KEY, *_KEPT)
    ]
    in_order = [
        wanted[key] for key in sorted(wanted)
    ]  # one order for all, so that two imports never wait crosswise
    Reimbursement.objects.bulk_create(
        in_order, update_conflicts=True, unique_fields=["seller", *KEY], update_fields=columns
    )
    stored = [row for row in mine.order_by("id") if tuple(getattr(row, name) for name in KEY) in wanted]
    return stored, len(set(wanted) - before)


def match_loose(rows: Sequence[Reimbursement]) -> None:
    """Rows that speak of no order of ours: told apart by what they say, nothing to settle."""
    matches = match_order([ledger.row_facts(row) for row in rows], [], is_ours=False)
    for row in rows:
        row.match, row.claim_id, row.order_id = matches[row.pk].kind, None, None
    _keep_matches(rows)


def _keep_matches(rows: Sequence[Reimbursement]) -> None:
    Reimbursement.objects.bulk_update(rows, ["match", "claim", "order"], batch_size=CHUNK)


def _settle(claims: Sequence[Claim], rows: Sequence[Reimbursement], at: datetime) -> Counter[str]:
    moved: Counter[str] = Counter()
    for claim in claims:
        answers = [row for row in rows if row.claim_id == claim.pk]
        if not answers and claim.status not in MONEY:  # else its payment turned out to be another's
            continue
        settlement = ledger.settlement_of(claim, answers)
        if settlement.status != claim.status and settlement.status in claim.TRANSITIONS[claim.status]:
            change_status(claim, settlement.status, by=None, at=at, source=Source.AMAZON)
            follow(claim=claim, at=at)
            moved[settlement.status] += 1
    return moved


__all__ = ["MatchResult", "ReimbursementRow", "match_again", "record_reimbursements"]
