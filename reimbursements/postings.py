"""From rows to the ledger: a seller's claims and every row of Amazon's report as postings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from zoneinfo import ZoneInfo

from history.models import Change
from reimbursements import amounts, balance, ledger
from reimbursements.balance import Posting
from reimbursements.models import Claim, ClaimStatus, ClaimStep, Reimbursement, StepStatus
from reimbursements.models.claims import UNANSWERABLE
from sellers.models import Seller

_ACCEPTABLE = (ClaimStatus.DENIED, ClaimStatus.SHORT_PAID, ClaimStatus.REVERSED)


@dataclass(frozen=True)
class SellersLedger:
    """All claims and payments of one seller, read once, as postings."""

    seller: Seller
    claims: tuple[Claim, ...]
    rows: tuple[Reimbursement, ...]
    ended: Mapping[str, date]  # claims that ended without more money, by number: the month

    @classmethod
    def read(cls, seller: Seller) -> "SellersLedger":
        """Five queries, whatever the seller has."""
        mine = Claim.objects.for_seller(seller).select_related("rule", "order").prefetch_related("units")
        claims = tuple(mine.order_by("id"))
        rows = tuple(Reimbursement.objects.for_seller(seller).order_by("approved_at", "id"))
        return cls(seller, claims, rows, _ended(seller, claims))

    @cached_property
    def postings(self) -> list[Posting]:
        """Everything, oldest first; what ended claims leave open is closed in the month they ended."""
        answers: dict[int | None, list[Reimbursement]] = defaultdict(list)
        for row in self.rows:
            answers[row.claim_id].append(row)
        zone = self.seller.zone
        found = [one for claim in self.claims for one in _of_claim(claim, answers[claim.pk], zone)]
        found += [one for row in answers[None] for one in _cash(row, row.match, row.sku, zone)]
        found += balance.closings(found, self.ended)
        return sorted(found, key=lambda one: (one.month, one.claim, one.sku, one.kind))

    @property
    def report_net(self) -> dict[str, Decimal]:
        """What the report's rows come to by currency, added up without the ledger."""
        net: dict[str, Decimal] = defaultdict(Decimal)
        for row in self.rows:
            back = ledger.row_facts(row).is_reversal
            net[row.currency] += -abs(row.amount_total) if back else row.amount_total
        return dict(net)

    @property
    def unknown(self) -> int:
        """How many claims have no expected amount, so that nothing can be owed on them."""
        return sum(claim.expected_low is None for claim in self.claims)


def month_of(moment: datetime | date, zone: ZoneInfo) -> date:
    """The first day of the month it falls in where the seller's marketplace is."""
    day = moment.astimezone(zone).date() if isinstance(moment, datetime) else moment
    return day.replace(day=1)


def _of_claim(claim: Claim, rows: list[Reimbursement], zone: ZoneInfo) -> Iterator[Posting]:
    owed = _owed(claim)
    opened = month_of(claim.opened_at, zone)
    for sku, (quantity, each) in owed.items():
        if each:
            yield Posting(claim.number, sku, claim.currency, opened, balance.OWED, each * quantity)
    units = ledger.claim_facts(claim).units
    given: dict[str, int] = defaultdict(int)
    for row in rows:
        sku = ledger.sku_of(row, units)
        yield from _cash(row, claim.number, sku, zone)
        quantity, each = owed.get(sku, (0, Decimal(0)))
        back = ledger.row_facts(row).is_reversal
        before = min(max(given[sku], 0), quantity)
        given[sku] += -abs(row.quantity_inventory) if back else row.quantity_inventory
        value = (min(max(given[sku], 0), quantity) - before) * each
        if value:
            kind = balance.GIVEN if value > 0 else balance.TAKEN
            yield Posting(
                claim.number, sku, claim.currency, month_of(row.approved_at, zone), kind, abs(value)
            )


def _owed(claim: Claim) -> dict[str, tuple[int, Decimal]]:
    """By SKU: how many units, and the least expected for one; nothing where the whole is not known."""
    found: dict[str, tuple[int, Decimal]] = {}
    for unit in amounts.kept(claim).units:
        each = unit.low_per_unit if claim.expected_low is not None else None
        found[unit.sku] = (found.get(unit.sku, (0, Decimal(0)))[0] + unit.quantity, each or Decimal(0))
    return found


def _cash(row: Reimbursement, claim: str, sku: str, zone: ZoneInfo) -> Iterator[Posting]:
    back = ledger.row_facts(row).is_reversal or row.amount_total < 0
    if row.amount_total or row.claim_id:  # a claim that was answered with nothing is answered
        kind = balance.TAKEN if back else balance.PAID
        yield Posting(claim, sku, row.currency, month_of(row.approved_at, zone), kind, abs(row.amount_total))


def _ended(seller: Seller, claims: Iterable[Claim]) -> dict[str, date]:
    """Claims that were given up, refused, too late, or whose outcome a person accepted."""
    zone = seller.zone
    over = {claim.pk: claim for claim in claims if claim.status in UNANSWERABLE}
    moves = Change.objects.filter(
        seller_id=seller.pk, subject_type=Claim._meta.label_lower, subject_id__in=list(over), verb="status"
    )
    when = dict(moves.order_by("at", "id").values_list("subject_id", "at"))
    found = {one.number: month_of(when.get(one.pk, one.opened_at), zone) for one in over.values()}
    accepted = ClaimStep.objects.for_seller(seller).filter(
        status=StepStatus.DROPPED, ended_by__isnull=False, claim__status__in=_ACCEPTABLE
    )
    waiting = set(ClaimStep.objects.for_seller(seller).open().values_list("claim_id", flat=True))
    for number, pk, at in accepted.order_by("id").values_list("claim__number", "claim_id", "ended_at"):
        if pk not in waiting and at:
            found[number] = month_of(at, zone)
    return found
