"""Everything the page of one claim shows, put together from its rows; read once, drawn by the
template and the admin.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import QuerySet

from reimbursements import amounts, ledger
from reimbursements.actions.evidence import may_remove
from reimbursements.actions.packets import cover_of
from reimbursements.book import answer_again, today_for
from reimbursements.case import CasePage, case_of
from reimbursements.checklist import Line, State
from reimbursements.eligibility import Answer
from reimbursements.guidance import Advice, Situation, advise
from reimbursements.models import Basis, Claim, Evidence, EvidenceKind, Reimbursement
from reimbursements.models.claims import BEFORE_FILING, GATHERING, ClaimStatus
from reimbursements.proofs import lines_of
from reimbursements.settlement import Settlement
from reimbursements.stages import BADGES, Step, steps
from reimbursements.valuation import Valuation


def for_page(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """The claims with all that a page needs of them, in a fixed number of queries."""
    return claims.select_related(
        "seller__marketplace",
        "order__seller__marketplace",
        "order__marketplace",
        "package__shipment",
        "rule__marketplace",
        "opened_by",
        "submitted_by",
        "reviewed_by",
    ).prefetch_related(
        "units__order_item",
        "units__package",
        "units__return_item",
        "evidence__added_by",
        "reimbursements",
        "order__resolutions__by",
    )


@dataclass(frozen=True)
class BasisRow:
    """One basis of one unit, as a sum on the amount card."""

    label: str
    told: Decimal | None
    per_unit: Decimal | None
    capped: bool


@dataclass(frozen=True)
class UnitRow:
    sku: str
    title: str
    quantity: int
    ids: str
    bases: tuple[BasisRow, ...]


@dataclass(frozen=True)
class ClaimPage:
    """One claim, read for showing."""

    claim: Claim
    today: date
    lines: tuple[Line, ...]
    answer: Answer | None  # while it is still with us
    valuation: Valuation
    settlement: Settlement | None
    advice: Advice
    units: tuple[UnitRow, ...]
    files: tuple[Evidence, ...]
    case: CasePage

    @classmethod
    def of(cls, claim: Claim, *, at: datetime) -> "ClaimPage":
        today = today_for(claim.order, at)
        lines = lines_of(claim)
        answer = answer_again(claim, at=at) if claim.status in BEFORE_FILING else None
        gathering = claim.status in GATHERING
        units = list(claim.units.all())
        valuation = amounts.reckon(claim.rule, units, day=today) if gathering else amounts.kept(claim)
        answers = list(claim.reimbursements.all())
        settlement = ledger.settlement_of(claim, answers) if answers else None
        return cls(
            claim=claim,
            today=today,
            lines=lines,
            answer=answer,
            valuation=valuation,
            settlement=settlement,
            advice=advise(_situation(claim, today, lines, answer, settlement, answers)),
            units=_units(claim, valuation),
            files=tuple(claim.evidence.all()),
            case=case_of(claim, today=today, settlement=settlement),
        )

    @property
    def badge(self) -> tuple[str, str]:
        return BADGES[self.claim.status]

    @property
    def steps(self) -> Sequence[Step]:
        return steps(self.claim.status)

    @property
    def gathering(self) -> bool:
        return self.claim.status in GATHERING

    @property
    def next_proof(self) -> str:
        """The kind of file that is asked for next; nothing when all are there."""
        open_keys = (line.key for line in self.lines if line.state is not State.DONE)
        return next((key for key in open_keys if key in EvidenceKind.values), "")

    @property
    def blocking(self) -> int:
        return sum(line.state is State.MISSING for line in self.lines)

    @property
    def advised(self) -> int:
        return sum(line.state is State.ADVISED for line in self.lines)

    @property
    def done(self) -> int:
        return sum(line.state is State.DONE for line in self.lines)

    @property
    def removable(self) -> set[int]:
        return {file.pk for file in self.files if may_remove(file, self.claim)}

    @property
    def checking(self) -> bool:
        """Whether a file's check is still to come: the page looks again by itself."""
        return any(file.is_waiting for file in self.files)

    @property
    def may_withdraw(self) -> bool:
        return ClaimStatus.WITHDRAWN in self.claim.TRANSITIONS[self.claim.status]

    @property
    def may_file(self) -> bool:
        return ClaimStatus.FILED in self.claim.TRANSITIONS[self.claim.status]

    @property
    def may_deny(self) -> bool:
        return self.claim.status == ClaimStatus.FILED

    @property
    def may_reopen(self) -> bool:
        return self.claim.status == ClaimStatus.REFUSED

    @property
    def before_filing(self) -> bool:
        return self.claim.status in BEFORE_FILING

    @property
    def packet(self) -> str:
        """The text to paste into Seller Support; empty until the facts are frozen."""
        return cover_of(self.claim)


def _situation(
    claim: Claim,
    today: date,
    lines: tuple[Line, ...],
    answer: Answer | None,
    settlement: Settlement | None,
    answers: Sequence[Reimbursement],
) -> Situation:
    last = max((row.approved_at for row in answers), default=None)
    return Situation(
        status=claim.status,
        closes_on=claim.closes_on,
        today=today,
        window_published=claim.rule.window_published,
        lines=lines,
        stopped_by=answer.reason if answer and not answer.may_open else None,
        review_reason=claim.review_reason,
        denial_reason=claim.denial_reason,
        case_id=claim.case_id,
        short_by=settlement.short_by if settlement else Decimal(0),
        dispute_until=today_for(claim.order, last) + timedelta(days=claim.rule.dispute_days)
        if last
        else None,
    )


def _units(claim: Claim, valuation: Valuation) -> tuple[UnitRow, ...]:
    rows = []
    for unit, reckoned in zip(claim.units.all(), valuation.units, strict=True):
        bases = [
            BasisRow(str(Basis(one.basis).label), one.told, one.per_unit, one.capped)
            for one in reckoned.values
        ]
        ids = " · ".join(part for part in (unit.fnsku, unit.asin) if part)
        rows.append(UnitRow(unit.sku, unit.order_item.name, unit.quantity, ids, tuple(bases)))
    return tuple(rows)
