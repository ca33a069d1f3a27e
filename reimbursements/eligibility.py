"""May a claim be opened? Yes, no, not yet, or a person must look; each with the reason and what to do
instead.

Pure decisions over facts: no database, no clock. Days are calendar days in the marketplace's time zone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from reimbursements.words import Reason


class Verdict(StrEnum):
    """The four answers."""

    YES = "yes"
    NO = "no"
    NOT_YET = "not_yet"
    PERSON = "person"  # may be opened; the reviewer decides the doubt


class RemovalFact(StrEnum):
    """Whether the order took stock out rather than serving a customer."""

    NONE = "none"
    SUSPECTED = "suspected"
    CONFIRMED = "confirmed"
    CLEARED = "cleared"


@dataclass(frozen=True)
class Window:
    """From when until when a claim may be filed; `published` is False where Amazon names no such window."""

    opens_on: date | None
    closes_on: date | None
    published: bool = True


@dataclass(frozen=True)
class ParcelFacts:
    """What the answer for one parcel stands on."""

    shipped: bool
    window: Window
    cancelled: bool = False
    delivered_on: date | None = None
    coming_back: bool = False
    damage_told: bool = False  # the carrier itself says damaged (event 405)
    lost_flag: bool = False  # tracking has flagged it lost-eligible
    estimate_known: bool = True
    signature_required: bool = False
    removal: RemovalFact = RemovalFact.NONE
    units_left: int = 1  # not yet in another claim for the same cause
    claimed_in: str = ""  # the number of that other claim


@dataclass(frozen=True)
class ReturnFacts:
    """What the answer for one returned unit stands on."""

    processed: bool
    condition: str  # Amazon's word: Sellable, CarrierDamaged...
    window: Window
    own_postage: bool | None = None  # None: not known
    removal: RemovalFact = RemovalFact.NONE
    claimed_in: str = ""
    left: bool = True


@dataclass(frozen=True)
class Answer:
    """The answer with what it stands on: the first reason decides, the others add to it."""

    verdict: Verdict
    reasons: tuple[Reason, ...]
    window: Window
    until: date | None = None  # with NOT_YET: the first day on which it may be opened, when known

    @property
    def may_open(self) -> bool:
        return self.verdict in (Verdict.YES, Verdict.PERSON)

    @property
    def reason(self) -> Reason:
        return self.reasons[0]


Objection = tuple[Verdict, Reason]
ParcelCheck = Callable[[ParcelFacts, date], Objection | None]
ReturnCheck = Callable[[ReturnFacts, date], Objection | None]


def may_claim_lost(facts: ParcelFacts, today: date) -> Answer:
    """Lost outbound: not delivered within seven days after the latest estimate, and not coming back.

    Source: "Multi-Channel Fulfillment: customer service", Reimbursement requests.
    """
    return _answer(
        facts,
        today,
        _LOST,
        _("Not delivered within seven days after the latest estimate, and not coming back."),
    )


def may_claim_damaged(facts: ParcelFacts, today: date) -> Answer:
    """Damaged outbound: delivered, or reported damaged by the carrier; a photo is needed to submit it.

    Source: "Multi-Channel Fulfillment: customer service", Reimbursement requests.
    """
    return _answer(
        facts,
        today,
        _DAMAGED,
        _("If units arrived damaged: a photo of the damaged item is needed to submit the claim."),
    )


def may_claim_return(facts: ReturnFacts, today: date) -> Answer:
    """Damaged return: Amazon has processed the unit and found damage that is its own or its carrier's fault.

    Source: "Multi-Channel Fulfillment: customer service", Return orders;
    grades as in the Inventory Ledger report.
    """
    objections = [hit for check in _RETURN if (hit := check(facts, today))]
    return _decide(
        objections, facts.window, _("Amazon received the unit damaged, and the fault is not the customer's.")
    )


def _answer(facts: ParcelFacts, today: date, checks: Sequence[ParcelCheck], yes: object) -> Answer:
    objections = [hit for check in checks if (hit := check(facts, today))]
    return _decide(objections, facts.window, yes)


def _decide(objections: Sequence[Objection], window: Window, yes: object) -> Answer:
    """The first no or not-yet decides; else any doubt makes it a person's; else yes."""
    for verdict, reason in objections:
        if verdict in (Verdict.NO, Verdict.NOT_YET):
            return Answer(
                verdict, (reason,), window, window.opens_on if reason.code == "not_open_yet" else None
            )
    if objections:
        return Answer(Verdict.PERSON, tuple(reason for _verdict, reason in objections), window)
    return Answer(Verdict.YES, (Reason("eligible", yes),), window)  # type: ignore[arg-type]


def _no(code: str, text: object, **facts: object) -> Objection:
    return Verdict.NO, Reason(code, text, facts)  # type: ignore[arg-type]


def _later(code: str, text: object, **facts: object) -> Objection:
    return Verdict.NOT_YET, Reason(code, text, facts)  # type: ignore[arg-type]


def _doubt(code: str, text: object, **facts: object) -> Objection:
    return Verdict.PERSON, Reason(code, text, facts)  # type: ignore[arg-type]


# --- what stands in the way of any claim
# --------------------------------------------------------------------------


def _removal(facts: ParcelFacts | ReturnFacts, today: date) -> Objection | None:
    if facts.removal is RemovalFact.CONFIRMED:
        return _no(
            "removal",
            _(
                "MCF was used to remove stock, which Amazon does not "
                "reimburse. Create a removal order instead."
            ),
        )
    if facts.removal is RemovalFact.SUSPECTED:
        return _doubt(
            "removal_suspected",
            _(
                "This order looks like a removal, which Amazon does not reimburse. "
                "Say why it is none when you submit."
            ),
        )
    return None


def _closed(facts: ParcelFacts | ReturnFacts, today: date) -> Objection | None:
    closes = facts.window.closes_on
    if closes is None or today <= closes:
        return None
    if facts.window.published:
        return _no(
            "window_closed", _("The last day to file was %(day)s. Amazon refuses later claims."), day=closes
        )
    return _doubt(
        "window_unsure",
        _(
            "The day we hold it to, %(day)s, has passed. Amazon publishes no "
            "window for this kind, so a person decides."
        ),
        day=closes,
    )


def _claimed(facts: ParcelFacts, today: date) -> Objection | None:
    if facts.units_left > 0:
        return None
    if not facts.claimed_in:
        return _no(
            "nothing_left",
            _("Amazon has not told which units are in this parcel. Try again after the next sync."),
        )
    return _no(
        "claimed", _("Already claimed: see %(claim)s. A unit is claimed once."), claim=facts.claimed_in
    )


def _cancelled(facts: ParcelFacts, today: date) -> Objection | None:
    if not facts.cancelled:
        return None
    return _no("cancelled", _("The order was cancelled; nothing was lost or damaged on its way."))


# --- parcels
# ------------------------------------------------------------------------------------------------------


def _unshipped(facts: ParcelFacts, today: date) -> Objection | None:
    if facts.shipped:
        return None
    return _no(
        "not_shipped",
        _("The parcel has not shipped. If its estimated delivery date has passed, contact Seller Support."),
    )


def _delivered(facts: ParcelFacts, today: date) -> Objection | None:
    if facts.delivered_on is None:
        return None
    return _no(
        "delivered",
        _("The carrier marked it delivered on %(day)s. Amazon does not reimburse delivered parcels as lost."),
        day=facts.delivered_on,
    )


def _coming_back(facts: ParcelFacts, today: date) -> Objection | None:
    if not facts.coming_back:
        return None
    return _no(
        "coming_back", _("The parcel is on its way back to Amazon. Expect the units in your inventory again.")
    )


def _no_estimate(facts: ParcelFacts, today: date) -> Objection | None:
    if facts.estimate_known:
        return None
    return _no(
        "no_estimate",
        _(
            "No estimated delivery date is known, so the seven days cannot be "
            "counted. Ask Seller Support for one."
        ),
    )


def _too_early(facts: ParcelFacts, today: date) -> Objection | None:
    opens = facts.window.opens_on
    if opens is None or today >= opens:
        return None
    return _later("not_open_yet", _("A lost claim may be opened from %(day)s."), day=opens)


def _not_flagged(facts: ParcelFacts, today: date) -> Objection | None:
    if facts.lost_flag:
        return None
    return _later(
        "not_checked",
        _("The parcel has to be checked once more before it counts as lost; this happens daily."),
    )


def _no_damage_yet(facts: ParcelFacts, today: date) -> Objection | None:
    if facts.delivered_on or facts.damage_told:
        return None
    if facts.coming_back:
        return _coming_back(facts, today)
    return _later(
        "not_arrived", _("Damage can be claimed once the parcel is delivered or the carrier reports damage.")
    )


def _signature(facts: ParcelFacts, today: date) -> Objection | None:
    if not facts.signature_required:
        return None
    return _doubt(
        "signature",
        _(
            "A signature was asked for. An older edition of Amazon's page "
            "excludes such orders, so a person decides."
        ),
    )


_LOST: tuple[ParcelCheck, ...] = (
    _cancelled,
    _unshipped,
    _removal,
    _delivered,
    _claimed,
    _coming_back,
    _no_estimate,
    _closed,
    _too_early,
    _not_flagged,
)
_DAMAGED: tuple[ParcelCheck, ...] = (
    _cancelled,
    _unshipped,
    _removal,
    _claimed,
    _no_damage_yet,
    _closed,
    _signature,
)


# --- returned units
# -----------------------------------------------------------------------------------------------


def _unprocessed(facts: ReturnFacts, today: date) -> Objection | None:
    if facts.processed and facts.condition:
        return None
    return _later(
        "not_processed",
        _("Amazon has not processed the return yet. Its grade decides whether it may be claimed."),
    )


def _grade(facts: ReturnFacts, today: date) -> Objection | None:
    known = _GRADES.get(_folded(facts.condition))
    if known is not None:
        return known(facts, today)
    return _doubt(
        "grade_unknown", _("Amazon graded it “%(grade)s”, a word not known here."), grade=facts.condition
    )


def _unit_claimed(facts: ReturnFacts, today: date) -> Objection | None:
    if facts.left:
        return None
    return _no(
        "claimed", _("Already claimed: see %(claim)s. A unit is claimed once."), claim=facts.claimed_in
    )


def _carrier(facts: ReturnFacts, today: date) -> Objection | None:
    if facts.own_postage is False:
        return None
    return _doubt(
        "own_postage",
        _(
            "The carrier damaged it on the way back. If the postage was not "
            "Amazon's, Amazon may refuse: a person decides."
        ),
    )


def _refuse_grade(code: str, text: object) -> ReturnCheck:
    return lambda facts, today: _no(code, text)


def _folded(word: str) -> str:
    return "".join(letter for letter in word.lower() if letter.isalpha())


_GRADES: dict[str, ReturnCheck] = {
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
_RETURN: tuple[ReturnCheck, ...] = (_removal, _unprocessed, _unit_claimed, _grade, _closed)
