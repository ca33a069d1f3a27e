"""Orders that did not ship, can not ship, or look like a removal."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _

from mcf_portal.formatting import day_text
from mcf_portal.work.items import WorkItem
from mcf_portal.work.moment import MOST, Moment, order_url
from orders.models import Order, Removal, Stage
from orders.statuses import word


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
            url=order_url(order),
            verb=_("Open order"),
            due=estimate + timedelta(days=1),
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
            url=order_url(order),
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
            url=order_url(order) + "#removal",
            verb=_("Judge"),
        )
