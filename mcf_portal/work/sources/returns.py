"""Returns that got stuck, and units that came back damaged."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from mcf_portal.work.items import WorkItem
from mcf_portal.work.moment import MOST, Moment, order_url
from returns.models import Return, ReturnItem, ReturnStatus

UNPROCESSED = timedelta(days=14)


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
            url=order_url(unit.order) + "#claims",
            verb=_("Review"),
        )
