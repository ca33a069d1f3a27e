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
    """One condition: its name for people, its tone and icon, whether the unit is stock again, whether to claim."""

    label: Promise | str
    meaning: Promise | str
    tone: str
    icon: str
    restock: bool = False
    claim: Claim = Claim.NO


GRADES: dict[str, Grade] = {
    "sellable": Grade(_("Sellable"), _("Back in stock, one unit."), "good", "circle-check", restock=True),
    "carrierdamaged": Grade(
        _("Carrier damaged"),
        _(
            "Not in stock. You may request reimbursement; if the customer paid the postage, payment is doubtful."
        ),
        "bad",
        "package-x",
        claim=Claim.DOUBTFUL,
    ),
    "fulfillerdamaged": Grade(
        _("Damaged by Amazon"),
        _("Not in stock. You may request reimbursement."),
        "bad",
        "package-x",
        claim=Claim.YES,
    ),
    "customerdamaged": Grade(
        _("Customer damaged"),
        _(
            "Not in stock. Amazon does not reimburse what the customer or the seller damaged. "
            "To look at the unit yourself, create a removal order."
        ),
        "warn",
        "triangle-alert",
    ),
    "defective": Grade(
        _("Defective"),
        _(
            "Not in stock. Amazon does not reimburse defective products. "
            "To look at the unit yourself, create a removal order."
        ),
        "warn",
        "triangle-alert",
    ),
}


def grade_of(condition: str) -> Grade | None:
    """What a condition means; a word unknown here is shown as itself, and nothing follows from it; empty: none yet."""
    if not condition:
        return None
    unknown = Grade(
        condition, _("Amazon's word. Nothing follows from it until someone has looked at it."), "", "info"
    )
    return GRADES.get(canonical(condition), unknown)


def restocks(condition: str) -> bool:
    """Whether a unit in this condition goes back to sellable stock: only when Amazon says Sellable."""
    grade = grade_of(condition)
    return bool(grade and grade.restock)
