"""Parcels: lost or damaged on the way to the customer."""

from collections.abc import Callable, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from reimbursements.eligibility.answers import Answer, Objection, ParcelFacts, decide, doubt, later, no
from reimbursements.eligibility.any_claim import closed, removal
from reimbursements.words import Text

Check = Callable[[ParcelFacts, date], Objection | None]


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


def _answer(facts: ParcelFacts, today: date, checks: Sequence[Check], yes: Text) -> Answer:
    objections = [hit for check in checks if (hit := check(facts, today))]
    return decide(objections, facts.window, yes)


def _claimed(facts: ParcelFacts, today: date) -> Objection | None:
    if facts.units_left > 0:
        return None
    if not facts.claimed_in:
        return no(
            "nothing_left",
            _("Amazon has not told which units are in this parcel. Try again after the next sync."),
        )
    return no("claimed", _("Already claimed: see %(claim)s. A unit is claimed once."), claim=facts.claimed_in)


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
    return no(
        "delivered",
        _("The carrier marked it delivered on %(day)s. Amazon does not reimburse delivered parcels as lost."),
        day=facts.delivered_on,
    )


def _coming_back(facts: ParcelFacts, today: date) -> Objection | None:
    if not facts.coming_back:
        return None
    return no(
        "coming_back", _("The parcel is on its way back to Amazon. Expect the units in your inventory again.")
    )


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
    if opens is None or today >= opens:
        return None
    return later("not_open_yet", _("A lost claim may be opened from %(day)s."), day=opens)


def _not_flagged(facts: ParcelFacts, today: date) -> Objection | None:
    if facts.lost_flag:
        return None
    return later(
        "not_checked",
        _("The parcel has to be checked once more before it counts as lost; this happens daily."),
    )


def _no_damage_yet(facts: ParcelFacts, today: date) -> Objection | None:
    if facts.delivered_on or facts.damage_told:
        return None
    if facts.coming_back:
        return _coming_back(facts, today)
    return later(
        "not_arrived", _("Damage can be claimed once the parcel is delivered or the carrier reports damage.")
    )


def _signature(facts: ParcelFacts, today: date) -> Objection | None:
    if not facts.signature_required:
        return None
    return doubt(
        "signature",
        _(
            "A signature was asked for. An older edition of Amazon's page "
            "excludes such orders, so a person decides."
        ),
    )


_LOST: tuple[Check, ...] = (
    _cancelled,
    _unshipped,
    removal,
    _delivered,
    _claimed,
    _coming_back,
    _no_estimate,
    closed,
    _too_early,
    _not_flagged,
)
_DAMAGED: tuple[Check, ...] = (
    _cancelled,
    _unshipped,
    removal,
    _claimed,
    _no_damage_yet,
    closed,
    _signature,
)
