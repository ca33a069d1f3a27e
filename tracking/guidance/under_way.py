"""What to say of a parcel that is still expected."""

from django.utils.translation import gettext_lazy as _

from orders.guidance import Guidance
from orders.models import ParcelState as S
from tracking.guidance.facts import ParcelFacts


def waits_for_customer(facts: ParcelFacts) -> Guidance:
    """Held, tried or to be picked up: the customer has to do something."""
    titles = {
        S.HELD: _("%(parcel)s is held by the carrier"),
        S.ATTEMPTED: _("%(parcel)s: the carrier tried to deliver it"),
        S.PICKUP: _("%(parcel)s waits to be picked up"),
    }
    meanings = {
        S.HELD: _("The carrier says: %(told)s. It will not move on by itself."),
        S.ATTEMPTED: _("Nobody took it in. The carrier usually tries again, and sends it back in the end."),
        S.PICKUP: _("The customer has to pick it up. If nobody does, the carrier sends it back."),
    }
    steps = {
        S.HELD: _("Tell the customer to contact the carrier with the tracking number."),
        S.ATTEMPTED: _("Tell the customer to be there, or to arrange the delivery with the carrier."),
        S.PICKUP: _("Tell the customer where it waits and that it must be picked up."),
    }
    return Guidance(
        key=facts.state.value,
        tone="warn",
        icon="map-pin" if facts.state is S.PICKUP else "triangle-alert",
        title=titles[facts.state],
        meaning=meanings[facts.state],
        steps=(steps[facts.state],),
        rank=52 if facts.days_late else 44,
        subject_id=facts.package_id,
        values=facts.values(told=facts.told),
    )


def late(facts: ParcelFacts) -> Guidance:
    """The latest estimate has passed, and the waiting days run."""
    opens = facts.opens_on
    return Guidance(
        key="late",
        tone="warn",
        icon="clock",
        title=_("%(parcel)s is late"),
        meaning=_(
            "The latest estimate was %(estimate)s. Most late parcels still arrive; a lost claim opens on %(opens)s, "
            "after %(wait)s full days."
        ),
        steps=(
            _("Tell the customer that it is late and until when you wait."),
            _("If it has not been delivered by %(opens)s, open the lost claim."),
        ),
        due=opens,
        rank=50,
        subject_id=facts.package_id,
        values=facts.values(opens=opens),
    )


def no_tracking_yet(facts: ParcelFacts) -> Guidance:
    """Shipped so lately that no tracking is normal."""
    return Guidance(
        key="no_tracking_yet",
        tone="neutral",
        icon="truck",
        title=_("%(parcel)s has shipped, and has no tracking yet"),
        meaning=_("That is normal: allow at least one day after shipping before the first scan shows."),
        steps=(_("Nothing to do today."),),
        rank=8,
        subject_id=facts.package_id,
        values=facts.values(),
    )


def no_scans(facts: ParcelFacts) -> Guidance:
    """Shipped longer ago than that, and no event at all."""
    return Guidance(
        key="no_scans",
        tone="warn",
        icon="package-search",
        title=_("%(parcel)s: no scans a day after shipping"),
        meaning=_(
            "It has shipped, and no carrier has told a single event. Some carriers report only the delivery."
        ),
        steps=(
            _("Look at the carrier's own page; the number may already be known there."),
            _("If there is nothing either, chase it: contact Seller Support with the order ID."),
        ),
        due=facts.today,
        rank=48,
        action="contact_support",
        subject_id=facts.package_id,
        values=facts.values(),
    )


def delayed(facts: ParcelFacts) -> Guidance:
    """The carrier says delayed; the estimate has not passed."""
    return Guidance(
        key="delayed",
        tone="warn",
        icon="clock",
        title=_("%(parcel)s is delayed"),
        meaning=_("The carrier says: %(told)s. The estimate has not passed yet."),
        steps=(_("Wait for the estimate, and tell the customer if it moves."),),
        due=facts.estimate,
        rank=30,
        subject_id=facts.package_id,
        values=facts.values(told=facts.told),
    )


def unknown(facts: ParcelFacts) -> Guidance:
    """A status in no table."""
    return Guidance(
        key="unknown",
        tone="neutral",
        icon="info",
        title=_("%(parcel)s: a status that the portal does not know yet"),
        meaning=_("It is shown as it came: %(told)s. Nothing has been concluded from it."),
        steps=(_("Look at the tracking details below, or at the carrier's own page."),),
        rank=12,
        subject_id=facts.package_id,
        values=facts.values(told=facts.told),
    )


def without_estimate(facts: ParcelFacts) -> Guidance:
    """Moving, and Amazon has told no date."""
    return Guidance(
        key="no_estimate",
        tone="neutral",
        icon="info",
        title=_("%(parcel)s is on its way, without an estimated delivery date"),
        meaning=_("Amazon has told no date, so the days of the lost rule can't be counted."),
        steps=(_("If there is no news for long, contact Seller Support with the order ID."),),
        rank=14,
        subject_id=facts.package_id,
        values=facts.values(),
    )


def in_transit(facts: ParcelFacts) -> Guidance:
    """All is well."""
    return Guidance(
        key=facts.state.value,
        tone="neutral",
        icon="truck",
        title=_("%(parcel)s is out for delivery")
        if facts.state is S.OUT_FOR_DELIVERY
        else _("%(parcel)s is on its way"),
        meaning=_("It is expected by %(estimate)s."),
        steps=(_("Nothing to do."),),
        rank=4,
        subject_id=facts.package_id,
        values=facts.values(),
    )
