"""Returned units: damaged by Amazon or its carrier, and found so when Amazon processed the return."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext_lazy as _

from reimbursements.eligibility.answers import (
    Answer,
    Objection,
    ReturnFacts,
    against,
    decide,
    doubt,
    later,
    no,
)
from reimbursements.eligibility.any_claim import amazon_order, closed, paid, removal
from reimbursements.eligibility.grounds import of_return
from reimbursements.words import Text

Check = Callable[[ReturnFacts, date], Objection | None]


def may_claim_return(facts: ReturnFacts, today: date) -> Answer:
    """Damaged return: Amazon has processed the unit and found damage that is its own or its carrier's fault.

    Source: "Multi-Channel Fulfillment: customer service", Return orders; grades as in the Inventory Ledger
    report.
    """
    objections = [hit for check in _RETURN if (hit := check(facts, today))]
    yes = _("Amazon received the unit damaged, and the fault is not the customer's.")
    return decide(objections, facts.window, yes).standing_on(of_return(facts))


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
    return against(
        facts,
        "own_postage",
        _(
            "The carrier damaged it on the way back. If the postage was not "
            "Amazon's, Amazon may refuse: a person decides."
        ),
    )


def _by_rule(code: str, text: Text) -> Check:
    return lambda facts, today: against(facts, code, text)


def _folded(word: str) -> str:
    return "".join(letter for letter in word.lower() if letter.isalpha())


_GRADES: dict[str, Check] = {
    "sellable": lambda facts, today: no(
        "sellable", _("The unit is sellable and back in your inventory; nothing is owed.")
    ),
    "customerdamaged": _by_rule(
        "customer_damaged",
        _(
            "Amazon found damage by the customer, which it does not reimburse. If "
            "you disagree, order the unit back first."
        ),
    ),
    "defective": _by_rule(
        "defective",
        _("Amazon found the unit defective, which it does not reimburse. Create a removal order for it."),
    ),
    "distributordamaged": _by_rule(
        "distributor_damaged", _("Amazon found damage by your supplier, which it does not reimburse.")
    ),
    "expired": _by_rule("expired", _("The unit is past its date, which Amazon does not reimburse.")),
    "carrierdamaged": _carrier,
    "fulfillerdamaged": lambda facts, today: None,
    "warehousedamaged": lambda facts, today: None,
}
_RETURN: tuple[Check, ...] = (removal, amazon_order, _unprocessed, _unit_claimed, paid, _grade, closed)
