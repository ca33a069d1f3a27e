"""Replies that wait are mailed right after they were asked for, and by the timetable where that was lost."""

from functools import partial

import structlog
from celery import shared_task
from django.db import transaction
from django.utils import timezone

from inquiries.actions import give_up
from inquiries.delivery import deliver
from inquiries.models import ReplyMail
from sellers.tenancy import acting_for, acting_for_everyone

log = structlog.get_logger(__name__)
AT_ONCE = 200  # mails looked for in one round; the rest have their turn in the next


@shared_task
def send_waiting_replies() -> None:
    """Queue every reply that no worker has begun, and end those that were cut off."""
    with acting_for_everyone():
        given_up = give_up(at=timezone.now(), limit=AT_ONCE)
        waiting = ReplyMail.objects.unclaimed().order_by("asked_at")
        due = list(waiting.values_list("seller_id", "id")[:AT_ONCE])
    for seller_id, mail_id in due:
        send_reply.delay(seller_id, mail_id)
    if due or given_up:
        log.info("replies_queued", count=len(due), given_up=given_up)


@shared_task
def send_reply(seller_id: int, mail_id: int) -> None:
    """Send one reply; run twice, it sends once."""
    with acting_for(seller_id):
        mails = ReplyMail.objects.for_seller(seller_id).unclaimed()
        found = mails.select_related("seller", "message__inquiry").filter(pk=mail_id).first()
        if found is not None:
            deliver(mail=found, at=timezone.now())
            log.info("reply_mail", mail=mail_id, status=found.status)


def send_soon(mail: ReplyMail) -> None:
    """Queue a reply for when its row is committed; when the queue is away, the timetable picks it up."""
    transaction.on_commit(partial(send_reply.delay, mail.seller_id, mail.pk), robust=True)
