"""Letters to Seller Support in English, ready to paste into the case: asking again, answering, appealing, a re-valuation.

Only what is known is said; where the seller has to write something, the place is marked with dots. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

OWN_WORDS = "…"


@dataclass(frozen=True)
class CostLine:
    """What one unit of a SKU costs, and the invoice that proves it."""

    sku: str
    amount: Decimal
    currency: str
    invoice: str = ""  # "Pottery Ltd 2026-117 of 2026-03-02"


@dataclass(frozen=True)
class Case:
    """What the letters speak of."""

    number: str
    case_id: str
    order: str
    filed_on: date | None
    today: date
    amount: str = ""  # the expected range in words
    paid: str = ""
    denial: str = ""
    silent_since: date | None = None
    question_on: date | None = None
    costs: Sequence[CostLine] = field(default_factory=tuple)


def draft(kind: str, case: Case) -> str:
    """The letter for a step of the case; empty for a step that has none."""
    body = _BODIES.get(kind)
    if body is None:
        return ""
    subject = f"Case {case.case_id}: MCF order {case.order} (our reference {case.number})"
    return "\n\n".join([subject, *(part for part in body(case) if part), "Thank you."]) + "\n"


def _chase(case: Case) -> list[str]:
    since = case.silent_since or case.filed_on or case.today
    days = (case.today - since).days
    filed = f"We filed this claim on {case.filed_on.isoformat()}." if case.filed_on else ""
    return [
        filed,
        f"We have had no answer since {since.isoformat()}, {days} days ago. Please tell us how the claim stands "
        "and whether anything is missing.",
    ]


def _answer(case: Case) -> list[str]:
    asked = f" of {case.question_on.isoformat()}" if case.question_on else ""
    return [f"In answer to your question{asked}:", OWN_WORDS]


def _appeal(case: Case) -> list[str]:
    return [
        "Please review the denial of this claim.",
        f"Your reason was: “{case.denial}”" if case.denial else "",
        f"Why we ask again: {OWN_WORDS}",
        "The facts, the frozen tracking history and the proofs with their hashes are in the packet attached to "
        "this case.",
    ]


def _revaluation(case: Case) -> list[str]:
    told = [
        f"- {cost.sku}: {cost.amount} {cost.currency} per unit"
        + (f", invoice {cost.invoice}" if cost.invoice else "")
        for cost in case.costs
    ]
    return [
        "Please re-evaluate this reimbursement.",
        f"Paid: {case.paid}." if case.paid else "",
        f"Expected by your policy: {case.amount}." if case.amount else "",
        "\n".join(["Our sourcing cost:", *told]) if told else "",
        "The invoice is attached." if any(cost.invoice for cost in case.costs) else "",
    ]


def _contest(case: Case) -> list[str]:
    return [
        "You have taken the reimbursement of this claim back.",
        "We do not find the unit in our inventory. Please tell us when and where it was found, or pay the "
        "reimbursement again.",
    ]


_BODIES = {
    "chase": _chase,
    "answer": _answer,
    "appeal": _appeal,
    "revaluation": _revaluation,
    "contest": _contest,
}
