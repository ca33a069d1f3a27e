"""Parcels that somebody must ask about, claim or wait for."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from mcf_portal.formatting import day_text
from mcf_portal.work.items import WorkItem
from mcf_portal.work.moment import MOST, Moment, order_url
from reimbursements.models import ClaimUnit
from reimbursements.models.claims import RELEASED
from tracking.models import Package, ParcelState
from tracking.statuses import carrier_text

SOON = timedelta(days=7)
# A claim that was withdrawn or ran out releases its units: they may be claimed again
_CLAIMED = Exists(ClaimUnit.objects.filter(package=OuterRef("pk")).exclude(claim__status__in=RELEASED))


def no_scans(at: Moment) -> Iterator[WorkItem]:
    """Shipped more than a day ago, and no carrier has scanned it."""
    packages = Package.objects.for_seller(at.seller).filter(
        last_event_at=None,
        delivered_at=None,
        lost_eligible_since=None,
        last_polled_at__isnull=False,
        shipped_at__lt=at.now - timedelta(hours=24),
    )
    for package in packages.select_related("order").order_by("shipped_at")[:MOST]:
        yield WorkItem(
            tab="late",
            tone="warn",
            icon="package-search",
            title=_no_scans_since(at.now - package.shipped_at),  # type: ignore[operator]
            about=_about(package),
            url=order_url(package.order),
            verb=_("Open order"),
            due=at.today,
        )


def _no_scans_since(silence: timedelta) -> str:
    """Hours while they are few, days after that."""
    hours = int(silence.total_seconds() // 3600)
    if hours < 72:
        return _("Chase the carrier: no scans %(hours)d hours after shipping") % {"hours": hours}
    return _("Chase the carrier: no scans %(days)d days after shipping") % {"days": silence.days}


def _about(package: Package) -> str:
    carrier = carrier_text(package.carrier)
    return f"{package.order} · {carrier} {package.tracking_number}"


def lost(at: Moment) -> Iterator[WorkItem]:
    """A lost claim is open and nobody has opened it yet."""
    packages = Package.objects.for_seller(at.seller).filter(
        ~_CLAIMED, lost_eligible_since__isnull=False, lost_closes_on__gte=at.today
    )
    for package in packages.select_related("order").order_by("lost_closes_on")[:MOST]:
        yield WorkItem(
            tab="late",
            tone="bad",
            icon="package-x",
            title=_("Open the lost claim"),
            about=_about(package),
            url=order_url(package.order),
            verb=_("Open order"),
            due=package.lost_closes_on,
        )


def lost_soon(at: Moment) -> Iterator[WorkItem]:
    """Late parcels whose lost claim opens within a week."""
    packages = (
        Package.objects.for_seller(at.seller)
        .filter(
            delivered_at=None,
            returning_at=None,
            lost_eligible_since=None,
            latest_estimate__lt=at.midnight,
            lost_opens_on__gt=at.today,
            lost_opens_on__lte=at.today + SOON,
        )
        .exclude(state=ParcelState.DAMAGED)
    )  # says so itself, with another next step
    for package in packages.select_related("order").order_by("lost_opens_on")[:MOST]:
        yield WorkItem(
            tab="late",
            tone="warn",
            icon="hourglass",
            title=_("Late: a lost claim can be opened from %(day)s")
            % {"day": day_text(package.lost_opens_on)},
            about=_about(package),
            url=order_url(package.order),
            verb=_("Open order"),
            due=package.lost_opens_on,
        )


def damaged(at: Moment) -> Iterator[WorkItem]:
    """A carrier reported damage, and no claim has been opened."""
    lately = at.now - timedelta(days=120)  # longer than any window that is published
    packages = Package.objects.for_seller(at.seller).filter(~_CLAIMED, damaged_at__gte=lately)
    for package in packages.select_related("order").order_by("damaged_at")[:MOST]:
        yield WorkItem(
            tab="late",
            tone="bad",
            icon="triangle-alert",
            title=_("The carrier reports damage: ask the customer for photographs"),
            about=_about(package),
            url=order_url(package.order),
            verb=_("Open order"),
            due=package.lost_closes_on,
        )
