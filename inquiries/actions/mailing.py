"""A reply goes out by mail: a worker takes it, once, and it ends sent, not sent or perhaps sent."""

from contextlib import suppress
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from history.actions import Refusal, SomeoneWasFirst, change_status, record
from inquiries.models import MailProblem, MailStatus, ReplyMail, ReplyMailQuerySet
from sellers.models import User

CUT_OFF = timedelta(minutes=10)  # twice as long as a task may run
NEVER_BEGUN = timedelta(hours=1)


def claim(*, mail: ReplyMail, at: datetime) -> bool:
    """Whether this worker, and no other before or after it, may send the mail."""
    won = bool(ReplyMail.objects.unclaimed().filter(pk=mail.pk).update(begun_at=at))
    if won:
        mail.begun_at = at
    return won


def note_sent(*, mail: ReplyMail, at: datetime) -> None:
    """The mail server took the mail."""
    _end(mail, MailStatus.SENT, at, sent_at=at)


def note_trouble(*, mail: ReplyMail, problem: MailProblem, at: datetime) -> None:
    """The mail did not go out, or, when it was cut off in between, perhaps did."""
    unsure = problem == MailProblem.INTERRUPTED
    _end(mail, MailStatus.UNCERTAIN if unsure else MailStatus.FAILED, at, problem=problem)


def _end(mail: ReplyMail, status: MailStatus, at: datetime, **also: object) -> None:
    with suppress(SomeoneWasFirst):  # given up in the meantime
        change_status(mail, status, by=None, at=at, also=also)


def give_up(*, at: datetime, limit: int) -> int:
    """End what was cut off in between (perhaps sent) and what nobody took for an hour (not sent); how many."""
    cut_off = list(_rows().cut_off(at - CUT_OFF)[:limit])
    for mail in cut_off:
        note_trouble(mail=mail, problem=MailProblem.INTERRUPTED, at=at)
    left = _rows().unclaimed().filter(asked_at__lt=at - NEVER_BEGUN)[:limit]
    late = [mail for mail in left if claim(mail=mail, at=at)]
    for mail in late:
        note_trouble(mail=mail, problem=MailProblem.LATE, at=at)
    return len(cut_off) + len(late)


@transaction.atomic
def settle_mail(*, mail: ReplyMail, by: User, at: datetime) -> None:
    """Somebody has seen to a reply that did not arrive: it is no work any more."""
    if mail.status not in (MailStatus.FAILED, MailStatus.UNCERTAIN):
        raise Refusal(_("This mail is not in trouble. Nothing was changed."))
    if ReplyMail.objects.filter(pk=mail.pk, settled_at=None).update(settled_at=at):
        mail.settled_at = at
        record(mail, verb="reply_mail_settled", by=by, at=at, data={"to": mail.to})


def _rows() -> ReplyMailQuerySet:
    return ReplyMail.objects.select_related("message__inquiry")
