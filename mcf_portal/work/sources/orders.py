"""Orders that did not ship, can not ship, or look like a removal."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from inventory.models import Forecast
from mcf_portal.formatting import day_text
from mcf_portal.work.items import WorkItem
from mcf_portal.work.moment import MOST, Moment, order_url
from orders.models import Order, Removal, Stage
from orders.statuses import word
from orders.unfulfillable.facts import setbacks_of
from orders.unfulfillable.listing import setbacks
from orders.unfulfillable.words import SURES, title_of


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
    """Amazon cannot fulfil it, or won't be able to, and nobody has dealt with it: the cause and its page."""
    orders = setbacks(at.seller, "open").filter(ordered_at__gte=at.now - timedelta(days=60))
    for setback in setbacks_of(list(orders.newest_first()[:MOST])):
        order, cause = setback.order, setback.cause
        if cause is None:
            continue
        failed = setback.facts.failed_on is not None
        yield WorkItem(
            tab="unfulfillable",
            tone="bad" if failed else "warn",
            icon="ban",
            title=_("Unfulfillable: tell the customer, then check stock")
            if failed
            else _("This order can’t be fulfilled as it stands: act before it fails"),
            about=f"{order} · {title_of(cause.cause)} · {SURES[cause.sure]}",
            url=reverse("orders:setback", args=[order.seller_order_id]),
            verb=_("See the cause"),
            due=at.today,
        )


def stock(at: Moment) -> Iterator[WorkItem]:
    """Products that run out within their threshold, the first to go first."""
    forecasts = Forecast.objects.for_seller(at.seller).exclude(alert="").select_related("product")
    for forecast in forecasts.order_by("runs_out_on")[:MOST]:
        product, empty = forecast.product, forecast.alert == Forecast.Alert.EMPTY
        yield WorkItem(
            tab="stock",
            tone="bad" if empty else "warn",
            icon="boxes",
            title=_("Nothing left in stock: send units to Amazon")
            if empty
            else _("Stock runs out: send units to Amazon"),
            about=f"{product.name} · {product.sku}",
            url=reverse("inventory:product", args=[product.pk]),
            verb=_("Look at the stock"),
            due=at.today if empty else forecast.runs_out_on,
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
