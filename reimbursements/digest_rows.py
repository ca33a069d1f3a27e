"""From rows to the facts of the weekly mail."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Max

from reimbursements import ledger
from reimbursements.digest import Came, Digest
from reimbursements.models import ClaimStatus, ClaimStep, DeadlineWarning, Reimbursement, StepKind
from reimbursements.overview_rows import Reading
from sellers.models import Seller

AHEAD = timedelta(days=31)
MOST = 30


def digest_of(seller: Seller, *, at: datetime) -> Digest:
    """What one seller's members are told now: last days of the next month, the money of the last seven days."""
    reading = Reading(seller, at)
    today = at.astimezone(seller.zone).date()
    ahead = [one for one in reading.facts().risks if today <= one.day <= today + AHEAD]
    warned = _warned(seller, today)
    rows = [row for row in reading.book.rows if row.imported_at > at - timedelta(days=7)]
    unexplained = [row for row in reading.book.rows if row.match == Reimbursement.Match.UNEXPLAINED]
    return Digest(
        seller=seller.name,
        today=today,
        risks=[(one, warned.get((one.name, one.day), 0)) for one in ahead[:MOST]],
        came=_came(rows),
        short=_short(reading),
        unexplained=len(unexplained),
    )


def _warned(seller: Seller, today: date) -> dict[tuple[str, date], int]:
    rows = DeadlineWarning.objects.for_seller(seller).filter(last_day__gte=today, step=None)
    told = rows.values_list("claim__number", "order__seller_order_id", "last_day")
    found = told.order_by().annotate(most=Max("number"))
    return {(claim or order, day): most for claim, order, day, most in found}


def _came(rows: list[Reimbursement]) -> list[Came]:
    paid: dict[str, Decimal] = defaultdict(Decimal)
    back: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        if row.match == Reimbursement.Match.NOT_MCF:
            continue
        is_back = ledger.row_facts(row).is_reversal or row.amount_total < 0
        (back if is_back else paid)[row.currency] += abs(row.amount_total)
    return [Came(currency, paid[currency], back[currency]) for currency in sorted({*paid, *back})]


def _short(reading: Reading) -> list[tuple[str, Decimal, str, date | None]]:
    steps = ClaimStep.objects.for_seller(reading.seller).open().filter(kind=StepKind.REVALUATION)
    until = dict(steps.values_list("claim_id", "due_on"))
    short = [claim for claim in reading.book.claims if claim.status == ClaimStatus.SHORT_PAID]
    found = [
        (claim.number, reading.open_on.get(claim.number, Decimal(0)), claim.currency, until.get(claim.pk))
        for claim in short
        if claim.pk in until
    ]
    return sorted(found, key=lambda one: one[3] or date.max)[:MOST]
