"""Returns that got stuck, and units that came back damaged."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from mcf_portal.work.items import WorkItem
from mcf_portal.work.moment import MOST, Moment, order_url
from reimbursements.models import ClaimUnit
from reimbursements.models.claims import RELEASED
from returns.models import (
    NOT_ARRIVED,
    MailStatus,
    Return,
    ReturnAuthorization,
    ReturnItem,
    ReturnRequest,
    ReturnStatus,
    RmaMail,
)

UNPROCESSED = timedelta(days=14)
TO_HAND_OVER = timedelta(days=1)


def requests(at: Moment) -> Iterator[WorkItem]:
    """Customers who ask for a return and wait for an answer, or whom the answer did not reach."""
    rows = ReturnRequest.objects.for_seller(at.seller).needing_somebody().select_related("order")
    for asked in rows.order_by("asked_at", "id")[:MOST]:
        is_open = asked.is_open
        yield WorkItem(
            tab="returns",
            tone="act" if is_open else "warn",
            icon="undo-2" if is_open else "triangle-alert",
            title=_("A customer asks for a return: approve, change or refuse it")
            if is_open
            else _("The answer to a return request did not reach the customer"),
            about=f"{asked.order} · {asked.number}",
            url=reverse("returns:request", args=[asked.number]),
            verb=_("Decide") if is_open else _("Open request"),
            due=asked.due_at.astimezone(at.seller.zone).date() if is_open else at.today,
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


_MAIL_WORK: dict[str, Callable[[], str]] = {
    MailStatus.FAILED: lambda: _("The RMA mail did not go out: check the address"),
    MailStatus.UNCERTAIN: lambda: _("The RMA mail perhaps did not go out: ask the customer"),
    MailStatus.BOUNCED: lambda: _("The RMA mail came back: ask the customer for another address"),
}


def failed_mails(at: Moment) -> Iterator[WorkItem]:
    """RMA mails that did not go out, or only perhaps, or came back, and that no later one made good."""
    mails = RmaMail.objects.for_seller(at.seller).filter(status__in=NOT_ARRIVED)
    for mail in mails.last_ones().select_related("order").order_by("asked_at")[:MOST]:
        unsure = mail.status == MailStatus.UNCERTAIN
        yield WorkItem(
            tab="returns",
            tone="warn" if unsure else "bad",
            icon="triangle-alert" if unsure else "circle-alert",
            title=_MAIL_WORK[mail.status](),
            about=f"{mail.order} · {mail.to}",
            url=reverse("returns:detail", args=[mail.name]),
            verb=_("Open return"),
            due=at.today,
        )


def unsent_rmas(at: Moment) -> Iterator[WorkItem]:
    """RMAs that for a day nobody has mailed, printed or downloaded, and that no mail is under way with."""
    open_units = ReturnItem.objects.filter(authorization=OuterRef("pk"), received_condition="").exclude(
        status_told__iexact="Processed"
    )
    mails = RmaMail.objects.last_ones().filter(
        order=OuterRef("order"),
        asked_at__gte=OuterRef("created_at"),
        status__in=[MailStatus.SENDING, *NOT_ARRIVED],
    )
    rmas = ReturnAuthorization.objects.for_seller(at.seller).filter(
        Exists(open_units),
        ~Exists(mails),  # those are work of their own
        handed_over_at=None,
        created_at__lte=at.now - TO_HAND_OVER,
        created_at__gte=at.now - UNPROCESSED,  # older ones are asked about as such
    )
    for rma in rmas.select_related("order").order_by("created_at", "id")[:MOST]:
        yield WorkItem(
            tab="returns",
            tone="act",
            icon="send",
            title=_("Send the RMA to the customer"),
            about=f"{rma.order} · {rma.authorization_id}",
            url=reverse("returns:send_rma", args=[rma.authorization_id]),
            verb=_("Send RMA"),
            due=(rma.created_at + TO_HAND_OVER).astimezone(at.seller.zone).date(),
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
    held = ClaimUnit.objects.filter(return_item=OuterRef("pk")).exclude(claim__status__in=RELEASED)
    units = ReturnItem.objects.for_seller(at.seller).filter(
        ~Exists(held), received_condition__in=["CarrierDamaged", "FulfillerDamaged"]
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
