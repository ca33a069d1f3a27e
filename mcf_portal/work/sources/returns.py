"""Returns that got stuck, and units that came back damaged."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from mcf_portal.work.items import WorkItem
from mcf_portal.work.moment import MOST, Moment, order_url
from reimbursements.models import ClaimKind, ClaimStatus, ClaimUnit
from reimbursements.models.claims import RELEASED
from returns.models import (
    NOT_ARRIVED,
    DisputeStatus,
    GradingDispute,
    MailStatus,
    ReportedUnit,
    Return,
    ReturnAuthorization,
    ReturnItem,
    ReturnQuestion,
    ReturnRequest,
    ReturnStatus,
    RmaMail,
)
from returns.patience import patience_for
from returns.question_words import WORDS

UNPROCESSED = timedelta(days=14)
TO_HAND_OVER = timedelta(days=1)
URGENT = 7  # days after which a question that nobody answers becomes urgent


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


def questions(at: Moment) -> Iterator[WorkItem]:
    """What does not fit about returns; put off ones come back on their day, old ones become urgent."""
    rows = ReturnQuestion.objects.for_seller(at.seller).due(at.today)
    for row in rows.select_related("order", "authorization").order_by("since", "id")[:MOST]:
        words = WORDS[row.kind]
        late = (at.today - (row.remind_on or row.since)).days >= URGENT
        stale = row.goes_stale_on is not None and (row.goes_stale_on - at.today).days <= URGENT
        about = row.authorization.authorization_id if row.authorization else row.order.recipient
        yield WorkItem(
            tab="returns",
            tone="bad" if late or stale else words.tone,
            icon=words.icon,
            title=str(words.title),
            about=f"{row.order} · {about}",
            url=reverse("returns:question", args=[row.pk]),
            verb=_("Answer"),
            due=row.remind_on or row.since,
        )


_SILENT = timedelta(days=7)  # after which Seller Support is asked again


def disputes(at: Moment) -> Iterator[WorkItem]:
    """Grading disputes that wait for the seller: to be filed in time, or asked about because nobody answers."""
    rows = GradingDispute.objects.for_seller(at.seller).annotate(heard=Coalesce("asked_on", "filed_on"))
    silent = Q(status=DisputeStatus.FILED, heard__lte=at.today - _SILENT)
    rows = rows.filter(Q(status=DisputeStatus.DRAFT) | silent)
    for row in rows.select_related("order__seller", "item__order_item").order_by("opened_at", "id")[:MOST]:
        is_filed = row.status == DisputeStatus.FILED
        yield WorkItem(
            tab="returns",
            tone="warn" if is_filed else "act",
            icon="clock" if is_filed else "file-text",
            title=_("Seller Support has not answered your grading dispute: ask again")
            if is_filed
            else _("Finish the grading dispute and file it"),
            about=f"{row.order} · {row.case_id or row.item.order_item.name}",
            url=reverse("returns:dispute", args=[row.pk]),
            verb=_("Open dispute"),
            due=_ask_again_on(row) if is_filed else _last_day(row, at.today),
        )


def _ask_again_on(row: GradingDispute) -> date | None:
    heard = row.asked_on or row.filed_on
    return heard + _SILENT if heard else None


def _last_day(row: GradingDispute, today: date) -> date | None:
    """Until when it may be filed; not known before the unit is back with the seller."""
    back = row.unit_back_on
    return back + timedelta(days=patience_for(row.order, today).dispute) if back else None


def unasked_units(at: Moment) -> Iterator[WorkItem]:
    """Units in Amazon's report that fit no return of ours."""
    rows = ReportedUnit.objects.for_seller(at.seller).unexplained()
    for unit in rows.order_by("-returned_at", "-id")[:MOST]:
        yield WorkItem(
            tab="returns",
            tone="neutral",
            icon="package-search",
            title=_("Amazon’s report has a unit that nobody asked for: what is it?"),
            about=f"{unit.order_told} · {unit.sku}",
            url=reverse("returns:reported_unit", args=[unit.pk]),
            verb=_("Explain"),
        )


def fallen_claims(at: Moment) -> Iterator[WorkItem]:
    """Claims beyond their draft that rest on a grade which Amazon has corrected."""
    units = ClaimUnit.objects.for_seller(at.seller).filter(
        claim__kind=ClaimKind.DAMAGED_RETURN,
        claim__status__in=[
            ClaimStatus.IN_REVIEW,
            ClaimStatus.MORE_ASKED,
            ClaimStatus.APPROVED,
            ClaimStatus.FILED,
        ],
        return_item__isnull=False,
    )
    fallen = units.exclude(return_item__received_condition__in=["CarrierDamaged", "FulfillerDamaged"])
    for unit in fallen.select_related("claim__order").order_by("claim_id", "id")[:MOST]:
        yield WorkItem(
            tab="claims",
            tone="bad",
            icon="triangle-alert",
            title=_("Amazon corrected the grade a claim rests on: withdraw it, or tell Seller Support"),
            about=f"{unit.claim.order} · {unit.claim.number}",
            url=reverse("claims:detail", args=[unit.claim.number]),
            verb=_("Open claim"),
            due=at.today,
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
