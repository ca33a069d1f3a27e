"""What follows from the condition in which Amazon received a unit. No database, no clock.

Conditions are Amazon's ReturnItemDisposition; who is at fault and what is reimbursed follows Amazon's FBA inventory
reimbursement policy, customer returns.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from amazon.words import canonical


class Claim(StrEnum):
    """Whether Amazon may owe something for the unit."""

    NO = "no"
    YES = "yes"
    DOUBTFUL = "doubtful"  # may be asked for, but depends on who carried it


@dataclass(frozen=True)
class Grade:
    """One condition: its name, what became of the unit, why and what to do, tone and icon, whether to claim."""

    label: Promise | str
    outcome: Promise | str
    meaning: Promise | str
    tone: str
    icon: str
    restock: bool = False
    claim: Claim = Claim.NO
    is_known: bool = True


_GONE = _("Not in stock")
GRADES: dict[str, Grade] = {
    "sellable": Grade(_("Sellable"), _("Back in stock, one unit"), "", "good", "circle-check", restock=True),
    "carrierdamaged": Grade(
        _("Carrier damaged"),
        _GONE,
        _("You may request reimbursement; if the customer paid the postage, payment is doubtful."),
        "bad",
        "package-x",
        claim=Claim.DOUBTFUL,
    ),
    "fulfillerdamaged": Grade(
        _("Damaged by Amazon"),
        _GONE,
        _("You may request reimbursement."),
        "bad",
        "package-x",
        claim=Claim.YES,
    ),
    "customerdamaged": Grade(
        _("Customer damaged"),
        _GONE,
        _(
            "Amazon does not reimburse what the customer or the seller damaged. "
            "To look at the unit yourself, create a removal order; if it is whole, dispute the grade."
        ),
        "warn",
        "triangle-alert",
    ),
    "distributordamaged": Grade(
        _("Damaged by the supplier"),
        _GONE,
        _("Amazon does not reimburse what was damaged before it reached Amazon. Ask your supplier."),
        "warn",
        "triangle-alert",
    ),
    "expired": Grade(
        _("Expired"),
        _GONE,
        _(
            "Amazon does not reimburse units past their date. Create a removal order, or Amazon disposes of them."
        ),
        "warn",
        "triangle-alert",
    ),
    "defective": Grade(
        _("Defective"),
        _GONE,
        _(
            "Amazon does not reimburse defective products. "
            "To look at the unit yourself, create a removal order; if it works, dispute the grade."
        ),
        "warn",
        "triangle-alert",
    ),
}


def grade_of(condition: str) -> Grade | None:
    """What a condition means; a word unknown here is shown as itself, and nothing follows from it; empty: none yet."""
    if not condition:
        return None
    unsure = _("Amazon's word. Nothing follows from it until someone has looked at it.")
    unknown = Grade(condition, _("Not known yet"), unsure, "neutral", "info", is_known=False)
    return GRADES.get(canonical(condition), unknown)


def grade_word(condition: str) -> str:
    """What a condition is called here; an unknown one is itself."""
    grade = grade_of(condition)
    return str(grade.label) if grade else ""


def restocks(condition: str) -> bool:
    """Whether a unit in this condition goes back to sellable stock: only when Amazon says Sellable."""
    grade = grade_of(condition)
    return bool(grade and grade.restock)


def disputable(condition: str) -> bool:
    """Whether the grade goes against the seller and may be disputed: neither sellable nor anything to claim for."""
    grade = grade_of(condition)
    return grade is not None and grade.is_known and not grade.restock and grade.claim is Claim.NO
