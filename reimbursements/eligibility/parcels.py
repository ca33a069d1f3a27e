"""Parcels: lost on the way, damaged on the way, or delivered with something wrong or missing."""

from collections.abc import Callable, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from reimbursements.eligibility.answers import Answer, Objection, ParcelFacts, against, decide, later, no
from reimbursements.eligibility.any_claim import amazon_order, claimed_otherwise, closed, paid, removal
from reimbursements.eligibility.grounds import of_parcel
from reimbursements.words import Text

Check = Callable[[ParcelFacts, date], Objection | None]


def may_claim_lost(facts: ParcelFacts, today: date) -> Answer:
    """Lost outbound: not delivered within seven days after the latest estimate, and not coming back.

    Source: "Multi-Channel Fulfillment: customer service", Reimbursement requests.
    """
    return _answer(
        facts,
        today,
        (*_LOST, _not_flagged, *_DOUBTS),
        _("Not delivered within seven days after the latest estimate, and not coming back."),
    )


def may_claim_lost_by_carrier(facts: ParcelFacts, today: date) -> Answer:
    """Lost by the carrier's own word. Strong evidence, but the days to wait decide all the same.

    Source: "Multi-Channel Fulfillment: customer service", Reimbursement requests; event 409, "undeliverable".
    """
    return _answer(
        facts,
        today,
        (_not_told_lost, *_LOST, *_DOUBTS),
        _("The carrier itself reports it lost, and the days to wait have passed."),
    )


def may_claim_damaged(facts: ParcelFacts, today: date) -> Answer:
    """Damaged outbound: the carrier reports damage, or the customer does; a photo is needed to submit it.

    Source: "Multi-Channel Fulfillment: customer service", Reimbursement requests.
    """
    return _answer(
        facts,
        today,
        (*_SENT, _no_damage_yet, closed, _no_damage_told, *_DOUBTS),
        _("Damage is reported. A photo of the damaged item is needed to submit the claim."),
    )


def may_claim_wrong_item(facts: ParcelFacts, today: date) -> Answer:
    """Wrong item: the customer received something else. Source: MCF reimbursement FAQ, Wrong item."""
    return _answer(
        facts,
        today,
        _REPORTED,
        _("The customer received another item. A photo of it is needed to submit the claim."),
    )


def may_claim_missing_item(facts: ParcelFacts, today: date) -> Answer:
    """Missing item: the parcel arrived without some unit. Source: MCF reimbursement FAQ, Missing item."""
    return _answer(
        facts,
        today,
        _REPORTED,
        _("The customer misses a unit. A photo of everything received is needed to submit the claim."),
    )


def _answer(facts: ParcelFacts, today: date, checks: Sequence[Check], yes: Text) -> Answer:
    objections = [hit for check in checks if (hit := check(facts, today))]
    return decide(objections, facts.window, yes).standing_on(of_parcel(facts))


def _claimed(facts: ParcelFacts, today: date) -> Objection | None:
    if facts.units_left > 0:
        return None
    if facts.claimed_in:
        text = _("Already claimed: see %(claim)s. A unit is claimed once.")
        return no("claimed", text, claim=facts.claimed_in)
    return paid(facts, today) or no(
        "nothing_left",
        _("Amazon has not told which units are in this parcel. Try again after the next sync."),
    )


def _cancelled(facts: ParcelFacts, today: date) -> Objection | None:
    if not facts.cancelled:
        return None
    return no("cancelled", _("The order was cancelled; nothing was lost or damaged on its way."))


def _unshipped(facts: ParcelFacts, today: date) -> Objection | None:
    if facts.shipped:
        return None
    return no(
        "not_shipped",
        _("The parcel has not shipped. If its estimated delivery date has passed, contact Seller Support."),
    )


def _delivered(facts: ParcelFacts, today: date) -> Objection | None:
    if facts.delivered_on is None:
        return None
    return against(
        facts,
        "delivered",
        _("The carrier marked it delivered on %(day)s. Amazon does not reimburse delivered parcels as lost."),
        day=facts.delivered_on,
    )


_BACK = _("The parcel is on its way back to Amazon. Expect the units in your inventory again.")


def _coming_back(facts: ParcelFacts, today: date) -> Objection | None:
    return against(facts, "coming_back", _BACK) if facts.coming_back else None


def _no_estimate(facts: ParcelFacts, today: date) -> Objection | None:
    if facts.estimate_known:
        return None
    return no(
        "no_estimate",
        _(
            "No estimated delivery date is known, so the seven days cannot be "
            "counted. Ask Seller Support for one."
        ),
    )


def _too_early(facts: ParcelFacts, today: date) -> Objection | None:
    opens = facts.window.opens_on
    if opens is None or today >= opens or facts.window.never_opens:
        return None
    return later("not_open_yet", _("A lost claim may be opened from %(day)s."), day=opens)


def _not_flagged(facts: ParcelFacts, today: date) -> Objection | None:
    if facts.lost_flag or facts.window.never_opens:
        return None
    return later(
        "not_checked",
        _("The parcel has to be checked once more before it counts as lost; this happens daily."),
    )


def _not_told_lost(facts: ParcelFacts, today: date) -> Objection | None:
    if facts.lost_told:
        return None
    return no("not_told_lost", _("The carrier has not reported it lost."))


def _no_damage_yet(facts: ParcelFacts, today: date) -> Objection | None:
    if facts.delivered_on or facts.damage_told:
        return None
    if facts.coming_back:
        return no("coming_back", _BACK)
    return later(
        "not_arrived", _("Damage can be claimed once the parcel is delivered or the carrier reports damage.")
    )


def _no_damage_told(facts: ParcelFacts, today: date) -> Objection | None:
    if facts.reported or facts.damage_told:
        return None
    return later(
        "not_reported", _("Nobody has reported damage. If the customer does, open it with what they report.")
    )


def _not_arrived(facts: ParcelFacts, today: date) -> Objection | None:
    if facts.delivered_on:
        return None
    return later("not_arrived", _("What was in the parcel can be claimed once it is delivered."))


def _not_reported(facts: ParcelFacts, today: date) -> Objection | None:
    if facts.reported:
        return None
    return later(
        "not_reported", _("Nobody has reported it. If the customer does, open it with what they report.")
    )


def _signature(facts: ParcelFacts, today: date) -> Objection | None:
    if not facts.signature_required:
        return None
    return against(
        facts,
        "signature",
        _(
            "A signature was asked for. An older edition of Amazon's page "
            "excludes such orders, so a person decides."
        ),
    )


def _wrong_address(facts: ParcelFacts, today: date) -> Objection | None:
    if not facts.wrong_address:
        return None
    return against(
        facts,
        "wrong_address",
        _(
            "The carrier found the address wrong. Amazon does not reimburse a wrong "
            "address given with the order, so a person decides."
        ),
    )


_SENT: tuple[Check, ...] = (_cancelled, _unshipped, removal, amazon_order, _claimed)
_DOUBTS: tuple[Check, ...] = (_signature, _wrong_address, claimed_otherwise)
_LOST: tuple[Check, ...] = (
    _cancelled,
    _unshipped,
    removal,
    amazon_order,
    _delivered,
    _claimed,
    _coming_back,
    _no_estimate,
    closed,
    _too_early,
)
_REPORTED: tuple[Check, ...] = (*_SENT, _not_arrived, closed, _not_reported, *_DOUBTS)
