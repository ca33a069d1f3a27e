"""Returned units: damaged by Amazon or its carrier, and found so when Amazon processed the return."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext_lazy as _

from reimbursements.eligibility.answers import Answer, Objection, ReturnFacts, decide, doubt, later, no
from reimbursements.eligibility.any_claim import closed, removal
from reimbursements.words import Text

Check = Callable[[ReturnFacts, date], Objection | None]


def may_claim_return(facts: ReturnFacts, today: date) -> Answer:
    """Damaged return: Amazon has processed the unit and found damage that is its own or its carrier's fault.

    Source: "Multi-Channel Fulfillment: customer service", Return orders; grades as in the Inventory Ledger
    report.
    """
    objections = [hit for check in _RETURN if (hit := check(facts, today))]
    return decide(
        objections, facts.window, _("Amazon received the unit damaged, and the fault is not the customer's.")
    )


def _unprocessed(facts: ReturnFacts, today: date) -> Objection | None:
    if facts.processed and facts.condition:
        return None
    return later(
        "not_processed",
        _("Amazon has not processed the return yet. Its grade decides whether it may be claimed."),
    )


def _grade(facts: ReturnFacts, today: date) -> Objection | None:
    known = _GRADES.get(_folded(facts.condition))
    if known is not None:
        return known(facts, today)
    return doubt(
        "grade_unknown", _("Amazon graded it “%(grade)s”, a word not known here."), grade=facts.condition
    )


def _unit_claimed(facts: ReturnFacts, today: date) -> Objection | None:
    if facts.left:
        return None
    return no("claimed", _("Already claimed: see %(claim)s. A unit is claimed once."), claim=facts.claimed_in)


def _carrier(facts: ReturnFacts, today: date) -> Objection | None:
    if facts.own_postage is False:
        return None
    return doubt(
        "own_postage",
        _(
            "The carrier damaged it on the way back. If the postage was not "
            "Amazon's, Amazon may refuse: a person decides."
        ),
    )


def _refuse_grade(code: str, text: Text) -> Check:
    return lambda facts, today: no(code, text)


def _folded(word: str) -> str:
    return "".join(letter for letter in word.lower() if letter.isalpha())


_GRADES: dict[str, Check] = {
    "sellable": _refuse_grade(
        "sellable", _("The unit is sellable and back in your inventory; nothing is owed.")
    ),
    "customerdamaged": _refuse_grade(
        "customer_damaged",
        _(
            "Amazon found damage by the customer, which it does not reimburse. If "
            "you disagree, order the unit back first."
        ),
    ),
    "defective": _refuse_grade(
        "defective",
        _("Amazon found the unit defective, which it does not reimburse. Create a removal order for it."),
    ),
    "distributordamaged": _refuse_grade(
        "distributor_damaged", _("Amazon found damage by your supplier, which it does not reimburse.")
    ),
    "expired": _refuse_grade("expired", _("The unit is past its date, which Amazon does not reimburse.")),
    "carrierdamaged": _carrier,
    "fulfillerdamaged": lambda facts, today: None,
    "warehousedamaged": lambda facts, today: None,
}
_RETURN: tuple[Check, ...] = (removal, _unprocessed, _unit_claimed, _grade, closed)
