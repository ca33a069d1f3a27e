"""What to say of a parcel that has arrived, was damaged, or comes back."""

from django.utils.translation import gettext_lazy as _

from orders.guidance import Guidance
from tracking.guidance.facts import ParcelFacts


def delivered(facts: ParcelFacts) -> Guidance:
    """It arrived; an only event Delivered is a complete history."""
    return Guidance(
        key="delivered_only" if facts.delivered_only else "delivered",
        tone="good",
        icon="package-check",
        title=_("%(parcel)s was delivered"),
        meaning=_(
            "The carrier reports only the last event, Delivered. That is complete: some carriers never report more. "
            "A delivered parcel can't be claimed as lost."
        )
        if facts.delivered_only
        else _(
            "The carrier marked it delivered on %(delivered)s. A delivered parcel can't be claimed as lost."
        ),
        steps=(
            _(
                "If the customer says that it did not arrive, show the place, the photo or the signature told here."
            ),
        ),
        rank=1,
        subject_id=facts.package_id,
        values=facts.values(delivered=facts.delivered_on),
    )


def delivered_damaged(facts: ParcelFacts) -> Guidance:
    """It arrived, and the carrier had reported damage."""
    return Guidance(
        key="delivered_damaged",
        tone="bad",
        icon="triangle-alert",
        title=_("%(parcel)s was delivered, and the carrier reported damage"),
        meaning=_(
            "A delivered parcel can't be claimed as lost. Damage in transit can be claimed, with photographs."
        ),
        steps=(
            _("Ask the customer for photographs of the item, the box and its labels."),
            _("Open a damaged claim, and refund the customer or send a replacement."),
        ),
        rank=60,
        action="open_damage_claim",
        subject_id=facts.package_id,
        values=facts.values(damaged=facts.damaged_on),
    )


def damaged(facts: ParcelFacts) -> Guidance:
    """The carrier reports damage, and it has not arrived."""
    return Guidance(
        key="damaged",
        tone="bad",
        icon="triangle-alert",
        title=_("%(parcel)s: the carrier reports damage"),
        meaning=_(
            "The parcel was damaged on %(damaged)s. Amazon reimburses damage only with photographic proof."
        ),
        steps=(
            _("Ask the customer for photographs of the item, the box and its labels, should it arrive."),
            _("Open a damaged claim. If it never arrives, it can be claimed as lost instead."),
        ),
        rank=65,
        action="open_damage_claim",
        subject_id=facts.package_id,
        values=facts.values(damaged=facts.damaged_on),
    )


def returning(facts: ParcelFacts) -> Guidance:
    """On its way back to Amazon."""
    return Guidance(
        key="returning",
        tone="warn",
        icon="undo-2",
        title=_("%(parcel)s is coming back"),
        meaning=_(
            "It is on its way back to Amazon and will not reach the customer. That is not a lost parcel."
        ),
        steps=(
            _("Ask the customer for the right address, and refund or send a replacement."),
            _("Expect the stock back once Amazon has received and checked it."),
        ),
        rank=46,
        subject_id=facts.package_id,
        values=facts.values(),
    )


def returned(facts: ParcelFacts) -> Guidance:
    """Back at Amazon without having been delivered."""
    return Guidance(
        key="returned",
        tone="neutral",
        icon="undo-2",
        title=_("%(parcel)s came back to Amazon"),
        meaning=_("It was not delivered and is back in the fulfillment network. That is not a lost parcel."),
        steps=(
            _("Refund the customer or send a replacement."),
            _("Check in Daily Inventory History that the units are back in stock."),
        ),
        rank=20,
        subject_id=facts.package_id,
        values=facts.values(),
    )
