"""What the page of a claim shows of its case: where to file, the step that is next, the letters, and the packet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inventory.models import SourcingCost
from reimbursements import amounts
from reimbursements.actions.letters import WRITABLE
from reimbursements.actions.packets import is_large
from reimbursements.actions.steps import MAY_BE_LEFT
from reimbursements.clocks import Letter, silent_since
from reimbursements.filing_rules import filing_rule_of
from reimbursements.models import Claim, ClaimLetter, ClaimPacket, ClaimStep, FilingRule, LetterKind, StepKind
from reimbursements.packet.letters import Case, CostLine, draft
from reimbursements.settlement import Settlement

# What the seller most likely records next, by the step that waits
_LIKELY = {
    StepKind.CHASE: LetterKind.NEWS,
    StepKind.ANSWER: LetterKind.ANSWER,
    StepKind.REVALUATION: LetterKind.REVALUATION,
    StepKind.CONTEST: LetterKind.REMINDER,
}


@dataclass(frozen=True)
class CasePage:
    """The case of one claim, read for showing."""

    rule: FilingRule | None
    step: ClaimStep | None
    ended: Sequence[ClaimStep]
    letters: Sequence[ClaimLetter]
    may_write: bool
    likely: str
    text: str  # the letter of the step that is next, ready to paste
    packet: ClaimPacket | None  # only where it is too large to be made at once

    @property
    def may_leave(self) -> bool:
        return self.step is not None and self.step.kind in MAY_BE_LEFT

    @property
    def is_making(self) -> bool:
        """Whether a packet is being made, so that the page looks again by itself."""
        return self.packet is not None and self.packet.state == "waiting"


def case_of(claim: Claim, *, today: date, settlement: Settlement | None) -> CasePage:
    """Five queries, whatever the case holds."""
    steps = list(claim.case_steps.all())
    letters = list(claim.letters.select_related("by"))
    step = next((one for one in steps if one.status == "open"), None)
    large = bool(claim.facts) and is_large(claim)
    return CasePage(
        rule=filing_rule_of(claim, today),
        step=step,
        ended=[one for one in steps if one.status != "open"],
        letters=letters,
        may_write=claim.status in WRITABLE,
        likely=_LIKELY.get(StepKind(step.kind), LetterKind.NEWS) if step else LetterKind.NEWS,
        text=draft(step.kind, _case(claim, letters, today, settlement)) if step else "",
        packet=claim.packets.order_by("-id").first() if large else None,
    )


def _case(claim: Claim, letters: list[ClaimLetter], today: date, settlement: Settlement | None) -> Case:
    told = [Letter(one.kind, one.on) for one in letters]
    asked = [one.on for one in letters if one.kind == LetterKind.QUESTION]
    return Case(
        number=claim.number,
        case_id=claim.case_id,
        order=claim.order.seller_order_id,
        filed_on=claim.filed_on,
        today=today,
        amount=amounts.said(amounts.kept(claim)),
        paid=f"{settlement.cash} {claim.currency}" if settlement else "",
        denial=claim.denial_reason,
        silent_since=silent_since(told, claim.filed_on) if claim.filed_on else None,
        question_on=asked[-1] if asked else None,
        costs=_costs(claim, today) if settlement else (),
    )


def _costs(claim: Claim, today: date) -> Sequence[CostLine]:
    """The sourcing cost of each SKU with its invoice, where one is on file."""
    skus = {unit.sku for unit in claim.units.all()}
    rows = SourcingCost.objects.filter(
        seller_id=claim.seller_id, product__sku__in=skus, currency=claim.currency, valid_from__lte=today
    )
    newest: dict[str, SourcingCost] = {}
    for cost in (
        rows.select_related("product").prefetch_related("invoice_lines__invoice").order_by("valid_from")
    ):
        newest[cost.product.sku] = cost
    return [CostLine(sku, cost.amount, cost.currency, _invoice(cost)) for sku, cost in sorted(newest.items())]


def _invoice(cost: SourcingCost) -> str:
    line = next(iter(cost.invoice_lines.all()), None)
    return f"{line.invoice} of {line.invoice.issued_on.isoformat()}" if line else ""
