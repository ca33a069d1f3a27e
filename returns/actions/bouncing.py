"""A mail came back, told by the mail service or by a person; or it arrived after all."""

from datetime import datetime, timedelta

from django.db import transaction

from history.actions import change_status, record
from history.models import Source
from returns.bounces import Bounce, split_reference
from returns.models import MailProblem, MailStatus, ReturnAuthorization, ReturnRequest, RmaMail
from sellers.models import User

LATEST = timedelta(days=10)  # a mail comes back within this time, else the address alone is no sign of it
_MAY_COME_BACK = (MailStatus.SENDING, MailStatus.SENT, MailStatus.UNCERTAIN)


def note_bounce(*, bounce: Bounce, at: datetime) -> bool:
    """Keep what the mail service told; False when no mail of ours is meant, or it is known already."""
    kind, number = split_reference(bounce.reference) if bounce.reference else ("", 0)
    if kind == "answer":
        return _note_answer(number, at)
    mail = _mail(bounce, number, at)
    if mail is None:
        return False
    note_came_back(mail=mail, by=None, at=at, permanent=bounce.permanent, words=bounce.words)
    return True


def _mail(bounce: Bounce, number: int, at: datetime) -> RmaMail | None:
    """The mail with the reference; without one the last that went to the address."""
    rows = RmaMail.objects.filter(status__in=_MAY_COME_BACK, begun_at__isnull=False)
    if number:
        return rows.filter(pk=number).first()
    if not bounce.to:
        return None
    return rows.filter(to__iexact=bounce.to, asked_at__gt=at - LATEST).order_by("-asked_at").first()


@transaction.atomic
def note_came_back(
    *, mail: RmaMail, by: User | None, at: datetime, permanent: bool = True, words: str = ""
) -> None:
    """The customer does not have the mail: its RMAs are no longer handed over by it, and somebody must act."""
    problem = MailProblem.NO_SUCH_ADDRESS if permanent else MailProblem.NOT_TAKEN
    words = " ".join(words.split())[:300]
    also = {"problem": problem, "bounced_at": at, "bounce_words": words}
    sent_at = mail.sent_at
    change_status(mail, MailStatus.BOUNCED, by=by, at=at, reason=words, also=also)
    if sent_at is not None:  # what was printed or mailed otherwise bears another moment
        papers = ReturnAuthorization.objects.filter(order_id=mail.order_id, handed_over_at=sent_at)
        papers.update(handed_over_at=None, post_by=None)


@transaction.atomic
def note_arrived(*, mail: RmaMail, by: User, at: datetime) -> None:
    """The customer has the mail after all, as a person knows from the customer."""
    also = {"problem": "", "bounced_at": None, "bounce_words": "", "sent_at": mail.sent_at or at}
    change_status(mail, MailStatus.SENT, by=by, at=at, also=also)


def _note_answer(number: int, at: datetime) -> bool:
    asked = ReturnRequest.objects.filter(pk=number, mail_status__in=_MAY_COME_BACK).first()
    if asked is None:
        return False
    asked.mail_status = MailStatus.BOUNCED
    asked.save(update_fields=["mail_status"])
    record(
        asked, verb="request_answer_bounced", by=None, at=at, source=Source.PORTAL, data={"to": asked.email}
    )
    return True
