"""Where work comes from: one function per kind of work, each a bounded query over one room's rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain

from django.urls import reverse
from django.utils.translation import gettext as _

from mcf_portal.formatting import day_text
from mcf_portal.work.items import WorkItem
from orders.models import Order, Removal, Stage
from orders.statuses import word
from reimbursements.models import Claim, ClaimStatus
from returns.models import Return, ReturnItem, ReturnStatus
from sellers.models import Seller
from tracking.models import Package, ParcelState

MOST = 100  # of each kind; whoever has more works from the lists, which hold them all
SOON = timedelta(days=7)
UNPROCESSED = timedelta(days=14)


@dataclass(frozen=True)
class Moment:
    """For whom and as of when the queue is drawn."""

    seller: Seller
    now: datetime

    @property
    def today(self) -> date:
        return self.now.astimezone(self.seller.zone).date()

    @property
    def midnight(self) -> datetime:
        """When today began in the seller's zone."""
        return datetime.combine(self.today, datetime.min.time(), tzinfo=self.seller.zone)


def work_of(seller: Seller, *, now: datetime) -> list[WorkItem]:
    """Everything that awaits somebody of this seller."""
    moment = Moment(seller, now)
    return list(chain.from_iterable(source(moment) for source in SOURCES))


def _order_url(order: Order) -> str:
    return reverse("orders:detail", args=[order.seller_order_id])


def not_shipped(at: Moment) -> Iterator[WorkItem]:
    """The estimated delivery date has passed and nothing has shipped."""
    orders = Order.objects.for_seller(at.seller).filter(
        stage__in=[Stage.PENDING, Stage.UNSHIPPED], latest_estimate__lt=at.midnight
    )
    for order in orders.order_by("latest_estimate")[:MOST]:
        estimate = order.latest_estimate.astimezone(at.seller.zone).date()  # type: ignore[union-attr]
        yield WorkItem(
            tab="late",
            tone="bad",
            icon="octagon-alert",
            title=_("Contact Seller Support: not shipped by the estimated delivery date"),
            about=_("%(order)s · Estimate %(day)s has passed, Amazon still says %(status)s")
            % {"order": order, "day": day_text(estimate), "status": word(order.status_told).label},
            url=_order_url(order),
            verb=_("Open order"),
            due=estimate + timedelta(days=1),
        )


def no_scans(at: Moment) -> Iterator[WorkItem]:
    """Shipped more than a day ago, and no carrier has scanned it."""
    packages = Package.objects.for_seller(at.seller).filter(
        last_event_at=None,
        delivered_at=None,
        lost_eligible_since=None,
        shipped_at__lt=at.now - timedelta(hours=24),
    )
    for package in packages.select_related("order").order_by("shipped_at")[:MOST]:
        hours = int((at.now - package.shipped_at).total_seconds() // 3600)  # type: ignore[operator]
        yield WorkItem(
            tab="late",
            tone="warn",
            icon="package-search",
            title=_("Chase the carrier: no scans %(hours)d hours after shipping") % {"hours": hours},
            about=f"{package.order} · {package.carrier_code} {package.tracking_number}",
            url=_order_url(package.order),
            verb=_("Open order"),
            due=at.today,
        )


def lost(at: Moment) -> Iterator[WorkItem]:
    """A lost claim is open and nobody has opened it yet."""
    packages = Package.objects.for_seller(at.seller).filter(
        lost_eligible_since__isnull=False, lost_closes_on__gte=at.today, claims=None
    )
    for package in packages.select_related("order").order_by("lost_closes_on")[:MOST]:
        yield WorkItem(
            tab="late",
            tone="bad",
            icon="package-x",
            title=_("Open the lost claim"),
            about=f"{package.order} · {package.carrier_code} {package.tracking_number}",
            url=_order_url(package.order),
            verb=_("Open order"),
            due=package.lost_closes_on,
        )


def lost_soon(at: Moment) -> Iterator[WorkItem]:
    """Late parcels whose lost claim opens within a week."""
    packages = Package.objects.for_seller(at.seller).filter(
        delivered_at=None,
        returning_at=None,
        lost_eligible_since=None,
        latest_estimate__lt=at.midnight,
        lost_opens_on__gt=at.today,
        lost_opens_on__lte=at.today + SOON,
    )
    for package in packages.select_related("order").order_by("lost_opens_on")[:MOST]:
        yield WorkItem(
            tab="late",
            tone="warn",
            icon="hourglass",
            title=_("Late: a lost claim can be opened from %(day)s")
            % {"day": day_text(package.lost_opens_on)},
            about=f"{package.order} · {package.carrier_code} {package.tracking_number}",
            url=_order_url(package.order),
            verb=_("Open order"),
            due=package.lost_opens_on,
        )


def damaged(at: Moment) -> Iterator[WorkItem]:
    """A carrier reported damage, and no claim has been opened."""
    packages = Package.objects.for_seller(at.seller).filter(state=ParcelState.DAMAGED, claims=None)
    for package in packages.select_related("order").order_by("damaged_at")[:MOST]:
        yield WorkItem(
            tab="late",
            tone="bad",
            icon="triangle-alert",
            title=_("The carrier reports damage: ask the customer for photographs"),
            about=f"{package.order} · {package.carrier_code} {package.tracking_number}",
            url=_order_url(package.order),
            verb=_("Open order"),
            due=package.lost_closes_on,
        )


def unfulfillable(at: Moment) -> Iterator[WorkItem]:
    """Amazon cannot fulfil it, and the customer has been given nothing yet."""
    orders = Order.objects.for_seller(at.seller).filter(
        stage=Stage.UNFULFILLABLE, resolutions=None, ordered_at__gte=at.now - timedelta(days=60)
    )
    for order in orders.newest_first()[:MOST]:
        yield WorkItem(
            tab="unfulfillable",
            tone="bad",
            icon="ban",
            title=_("Unfulfillable: tell the customer, then check stock"),
            about=f"{order} · {word(order.status_told).meaning}",
            url=_order_url(order),
            verb=_("Open order"),
            due=at.today,
        )


def removals(at: Moment) -> Iterator[WorkItem]:
    """Orders that look like a removal and wait for a judgement."""
    orders = Order.objects.for_seller(at.seller).filter(removal=Removal.SUSPECTED)
    for order in orders.newest_first()[:MOST]:
        yield WorkItem(
            tab="claims",
            tone="warn",
            icon="boxes",
            title=_("Looks like a removal: judge it before a claim is opened"),
            about=str(order),
            url=_order_url(order) + "#removal",
            verb=_("Judge"),
        )


def unsent_returns(at: Moment) -> Iterator[WorkItem]:
    """Returns that could not be asked of Amazon, or were refused."""
    returns = Return.objects.for_seller(at.seller).filter(status=ReturnStatus.FAILED)
    for customer_return in returns.select_related("order").order_by("created_at")[:MOST]:
        yield WorkItem(
            tab="returns",
            tone="bad",
            icon="circle-alert",
            title=_("The return was not sent to Amazon: try again"),
            about=f"{customer_return.order} · {customer_return.number}",
            url=reverse("returns:detail", args=[customer_return.number]),
            verb=_("Open return"),
            due=at.today,
        )


def unprocessed_returns(at: Moment) -> Iterator[WorkItem]:
    """Units authorised two weeks ago that Amazon has not processed."""
    units = (
        ReturnItem.objects.for_seller(at.seller)
        .filter(authorization__created_at__lt=at.now - UNPROCESSED, received_condition="", refusal_code="")
        .exclude(status_told__iexact="Processed")
        .select_related("authorization", "order")
        .order_by("authorization_id", "id")
    )
    seen: set[int] = set()
    for unit in units[: MOST * 3]:
        rma = unit.authorization
        if rma is None or rma.pk in seen:
            continue
        seen.add(rma.pk)
        yield WorkItem(
            tab="returns",
            tone="warn",
            icon="undo-2",
            title=_("Return not processed for two weeks: ask the customer, then Seller Support"),
            about=f"{unit.order} · {rma.amazon_rma_id}",
            url=reverse("returns:detail", args=[rma.amazon_rma_id]),
            verb=_("Open return"),
            due=(rma.created_at + UNPROCESSED).astimezone(at.seller.zone).date(),
        )


def damaged_returns(at: Moment) -> Iterator[WorkItem]:
    """Units that came back damaged by the carrier or by Amazon, without a claim."""
    units = ReturnItem.objects.for_seller(at.seller).filter(
        received_condition__in=["CarrierDamaged", "FulfillerDamaged"], claim_units=None
    )
    for unit in units.select_related("order", "order_item")[:MOST]:
        yield WorkItem(
            tab="returns",
            tone="act",
            icon="undo-2",
            title=_("A returned unit came back damaged: ask for reimbursement?"),
            about=f"{unit.order} · {unit.order_item.name}",
            url=_order_url(unit.order) + "#claims",
            verb=_("Review"),
        )


CLAIM_WORK: dict[str, tuple[str, str, Callable[[], str], Callable[[], str]]] = {
    ClaimStatus.DRAFT: (
        "act",
        "camera",
        lambda: _("Complete the claim and submit it"),
        lambda: _("Open claim"),
    ),
    ClaimStatus.MORE_ASKED: (
        "warn",
        "circle-alert",
        lambda: _("The reviewer asks for more"),
        lambda: _("Add proof"),
    ),
    ClaimStatus.APPROVED: ("act", "send", lambda: _("File the claim with Amazon"), lambda: _("Open claim")),
    ClaimStatus.SHORT_PAID: (
        "warn",
        "scale",
        lambda: _("Paid less than expected: dispute or accept"),
        lambda: _("Compare"),
    ),
    ClaimStatus.DENIED: (
        "bad",
        "circle-x",
        lambda: _("Amazon denied the claim: appeal or accept"),
        lambda: _("Open claim"),
    ),
    ClaimStatus.REVERSED: ("bad", "undo-2", lambda: _("Amazon took the money back"), lambda: _("Open claim")),
}


def claims(at: Moment) -> Iterator[WorkItem]:
    """Claims whose next step is the seller's."""
    rows = Claim.objects.for_seller(at.seller).filter(status__in=list(CLAIM_WORK))
    for claim in rows.select_related("order").order_by("closes_on", "id")[:MOST]:
        tone, icon, title, verb = CLAIM_WORK[claim.status]
        before_filing = claim.status in (ClaimStatus.DRAFT, ClaimStatus.MORE_ASKED, ClaimStatus.APPROVED)
        yield WorkItem(
            tab="claims",
            tone=tone,
            icon=icon,
            title=title(),
            about=f"{claim.number} · {claim.order}",
            url=reverse("claims:detail", args=[claim.number]),
            verb=verb(),
            due=claim.closes_on if before_filing else None,
            low=claim.expected_low,
            high=claim.expected_high,
            currency=claim.currency,
        )


SOURCES: tuple[Callable[[Moment], Iterator[WorkItem]], ...] = (
    not_shipped,
    no_scans,
    lost,
    lost_soon,
    damaged,
    unfulfillable,
    removals,
    unsent_returns,
    unprocessed_returns,
    damaged_returns,
    claims,
)
