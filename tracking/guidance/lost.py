"""What to say of a parcel that is, or was, a case for a lost claim."""

from django.utils.translation import gettext_lazy as _

from orders.guidance import Guidance
from orders.models import ParcelState as S
from tracking.guidance.facts import ParcelFacts


def lost(facts: ParcelFacts) -> Guidance:
    """The parcel may be claimed as lost now."""
    by_carrier = facts.state is S.LOST_BY_CARRIER
    return Guidance(
        key="lost_eligible",
        tone="bad",
        icon="package-x",
        title=_("%(parcel)s is eligible for a lost claim"),
        meaning=_(
            "The carrier says that it lost the parcel, and %(wait)s days have passed since the latest estimate, "
            "%(estimate)s. Amazon reimburses you, not the customer: making it right with the customer is up to you."
        )
        if by_carrier
        else _(
            "%(wait)s days have passed since the latest estimate, %(estimate)s, and no carrier has marked it delivered. "
            "Amazon reimburses you, not the customer: making it right with the customer is up to you."
        ),
        steps=(
            _(
                "Refund the customer or send a replacement, and keep the proof. A claim is not complete without it."
            ),
            _("Open the lost claim, and file it in time."),
        ),
        due=facts.verdict.until,
        rank=90,
        action="open_lost_claim",
        subject_id=facts.package_id,
        values=facts.values(),
    )


def window_closed(facts: ParcelFacts) -> Guidance:
    """The time to file a lost claim has run out."""
    return Guidance(
        key="lost_window_closed",
        tone="neutral",
        icon="clock",
        title=_("%(parcel)s can no longer be claimed as lost"),
        meaning=_("The last day to file a lost claim was %(closed)s. It was never marked delivered."),
        steps=(_("If the customer still waits, refund or send a replacement."),),
        rank=25,
        subject_id=facts.package_id,
        values=facts.values(closed=facts.verdict.until),
    )


def lost_by_carrier(facts: ParcelFacts) -> Guidance:
    """The carrier itself says that it is lost, before a claim may be opened."""
    waits = facts.verdict.until is not None
    return Guidance(
        key="lost_by_carrier",
        tone="bad",
        icon="package-x",
        title=_("%(parcel)s: the carrier says that it is lost"),
        meaning=_(
            "That is strong evidence. Amazon still accepts a claim only when %(wait)s days have passed since the estimate."
        )
        if waits
        else _(
            "That is strong evidence. Amazon has told no estimated delivery date, so the days can't be counted."
        ),
        steps=(
            _("Tell the customer, and refund or send a replacement. Keep the proof."),
            _("Open the lost claim on %(opens)s.")
            if waits
            else _("Contact Seller Support with the order ID."),
        ),
        due=facts.verdict.until,
        rank=70,
        action="" if waits else "contact_support",
        subject_id=facts.package_id,
        values=facts.values(opens=facts.verdict.until),
    )
