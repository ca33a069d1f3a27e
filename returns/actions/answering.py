"""The mail that tells a customer what became of a request: sent once, sent again, or given another way."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from history.actions import Refusal, record
from returns.actions.mailing import CUT_OFF, NEVER_BEGUN
from returns.models import NOT_ARRIVED, MailStatus, ReturnRequest
from sellers.models import User

APART = timedelta(minutes=1)  # between two mails about one request


def claim_answer(*, asked: ReturnRequest, at: datetime) -> bool:
    """Whether this worker, and no other before or after it, may send the mail."""
    return bool(ReturnRequest.objects.unanswered().filter(pk=asked.pk).update(mail_begun_at=at))


@transaction.atomic
def note_answer(*, asked: ReturnRequest, status: MailStatus, at: datetime) -> None:
    """How sending the answer ended; one that has come back already stays so."""
    rows = ReturnRequest.objects.filter(pk=asked.pk, mail_status=MailStatus.SENDING)
    if rows.update(mail_status=status):
        asked.mail_status = status
        record(asked, verb="mail_status", by=None, at=at, after=status, data={"to": asked.email})


@transaction.atomic
def answer_again(*, asked: ReturnRequest, email: str, by: User, at: datetime) -> None:
    """Send the answer once more, perhaps to another address. Raises Refusal while one is under way."""
    rows = ReturnRequest.objects.exclude(mail_status=MailStatus.SENDING).exclude(decided_at=None)
    again = {"mail_status": MailStatus.SENDING, "mail_begun_at": None, "email": email}
    if asked.mail_begun_at and at - asked.mail_begun_at < APART:
        raise Refusal(_("The answer was sent less than a minute ago. Nothing was sent."))
    if not rows.filter(pk=asked.pk).update(**again):
        raise Refusal(_("There is no answer to send, or it is being sent now. Nothing was sent."))
    asked.email = email
    record(asked, verb="request_answer_again", by=by, at=at, data={"to": email})


@transaction.atomic
def answer_known(*, asked: ReturnRequest, by: User, at: datetime) -> None:
    """The customer knows the answer in another way: its mail is no work any more."""
    if ReturnRequest.objects.filter(pk=asked.pk, mail_status__in=NOT_ARRIVED).update(mail_status=""):
        asked.mail_status = ""
        record(asked, verb="request_answer_known", by=by, at=at)


def give_up_answers(*, at: datetime, limit: int) -> int:
    """End what was cut off in between (perhaps sent) and what nobody took for an hour (not sent); how many."""
    cut_off = list(ReturnRequest.objects.cut_off(at - CUT_OFF)[:limit])
    for asked in cut_off:
        note_answer(asked=asked, status=MailStatus.UNCERTAIN, at=at)
    left = ReturnRequest.objects.unanswered().filter(decided_at__lt=at - NEVER_BEGUN)[:limit]
    late = [asked for asked in left if claim_answer(asked=asked, at=at)]
    for asked in late:
        note_answer(asked=asked, status=MailStatus.FAILED, at=at)
    return len(cut_off) + len(late)
