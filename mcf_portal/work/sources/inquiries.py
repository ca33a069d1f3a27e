"""Inquiries whose next step is ours: answers that are due, cases to look at again, replies that did not arrive."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from inquiries.models import HELD, RUNNING, Inquiry, MailStatus, ReplyMail
from mcf_portal.work.items import WorkItem
from mcf_portal.work.moment import MOST, Moment


def due(at: Moment) -> Iterator[WorkItem]:
    """Our turn: the clock runs."""
    rows = Inquiry.objects.for_seller(at.seller).filter(status__in=RUNNING)
    for one in rows.select_related("order", "owner").order_by("next_at", "id")[:MOST]:
        yield _item(
            at,
            one,
            tone="bad" if one.due_at and one.due_at < at.now else "act",
            title=_("Seller Support has answered: see to the case")
            if one.is_case
            else _("Answer the customer"),
        )


def waited_for(at: Moment) -> Iterator[WorkItem]:
    """On hold, and the day to look again has come."""
    rows = Inquiry.objects.for_seller(at.seller).filter(status__in=HELD, next_at__lte=at.now)
    for one in rows.select_related("order", "owner").order_by("next_at", "id")[:MOST]:
        title = (
            _("No answer from Seller Support: ask again") if one.is_case else _("No answer yet: ask again")
        )
        yield _item(at, one, tone="warn", title=title)


def _item(at: Moment, one: Inquiry, *, tone: str, title: str) -> WorkItem:
    known = (one.number, one.subject, one.order and str(one.order), one.owner and str(one.owner))
    return WorkItem(
        tab="inquiries",
        tone=tone,
        icon="life-buoy" if one.is_case else "message-circle-question-mark",
        title=title,
        about=" · ".join(str(part) for part in known if part),
        url=one.get_absolute_url(),
        verb=_("Open inquiry"),
        due=one.next_at.astimezone(at.seller.zone).date() if one.next_at else None,
    )


def failed_replies(at: Moment) -> Iterator[WorkItem]:
    """Replies that did not go out, or only perhaps, until somebody has seen to them."""
    mails = ReplyMail.objects.for_seller(at.seller).filter(
        status__in=[MailStatus.FAILED, MailStatus.UNCERTAIN], settled_at=None
    )
    for mail in mails.select_related("message__inquiry").order_by("asked_at")[:MOST]:
        unsure = mail.status == MailStatus.UNCERTAIN
        yield WorkItem(
            tab="inquiries",
            tone="warn" if unsure else "bad",
            icon="triangle-alert" if unsure else "circle-alert",
            title=_("The reply perhaps did not go out: ask the customer")
            if unsure
            else _("The reply did not go out: check the address"),
            about=f"{mail.message.inquiry.number} · {mail.to}",
            url=f"{mail.message.inquiry.get_absolute_url()}#m{mail.message_id}",
            verb=_("Open inquiry"),
            due=at.today,
        )
