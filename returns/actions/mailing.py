"""An RMA goes to the customer: a mail is asked for, a worker takes it, and it ends sent, not sent or perhaps sent.

ask_mail           keeps the mail, with a link of its own; the same submit twice makes one
claim              one worker alone may send it, once
note_sent, note_trouble    how it ended
give_up            ends what was cut off, or never begun
note_opened        the customer followed the link
note_printed       somebody opened the paper to print it
"""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from history.actions import Refusal, SomeoneWasFirst, change_status, record
from history.models import Source
from returns.deadlines import post_by
from returns.models import MailProblem, MailStatus, ReturnAuthorization, RmaMail
from returns.units import lock_order
from sellers.models import User

if TYPE_CHECKING:
    from returns.sheets import Sheet  # which itself asks the actions how a restock is named

LIFE = timedelta(days=60)  # of the link
MOST_A_DAY = 10  # mails for one return: more is a mistake or mischief
CUT_OFF = timedelta(minutes=10)  # twice as long as a task may run
NEVER_BEGUN = timedelta(hours=1)


@transaction.atomic
def ask_mail(
    *,
    sheet: "Sheet",
    to: str,
    language: str,
    note: str,
    submission_key: str,
    origin: str,
    by: User,
    at: datetime,
) -> RmaMail:
    """Keep a mail with all RMAs of a return, for a worker to send; `origin` is how the portal is reached.

    The same `submission_key` again gives the mail already asked for. Raises Refusal when there is no RMA yet or too
    many mails were sent today; then nothing is kept.
    """
    order = lock_order(sheet.order)
    made = RmaMail.objects.filter(order=order, submission_key=submission_key).first()
    if made is not None:
        return made
    again = _check(sheet, at)
    mail = RmaMail.objects.create(
        seller_id=order.seller_id,
        order=order,
        customer_return=sheet.customer_return,
        name=sheet.lasting_name,
        to=to,
        language=language,
        note=note,
        submission_key=submission_key,
        origin=origin,
        token=secrets.token_urlsafe(24),
        expires_at=at + LIFE,
        asked_at=at,
        by=by,
    )
    record(mail, verb="rma_mail_again" if again else "rma_mail", by=by, at=at, data={"to": to})
    return mail


def _check(sheet: "Sheet", at: datetime) -> bool:
    """Whether the customer was mailed before."""
    if not sheet.papers:
        raise Refusal(
            _("Amazon has not issued an RMA for this return, so there is nothing to send. Nothing was sent.")
        )
    before = RmaMail.objects.for_seller(sheet.order.seller_id).filter(
        order=sheet.order, name=sheet.lasting_name
    )
    if before.filter(asked_at__gt=at - timedelta(days=1)).count() >= MOST_A_DAY:
        raise Refusal(
            _("This RMA was mailed %(count)d times within a day. Try again tomorrow. Nothing was sent.")
            % {"count": MOST_A_DAY}
        )
    return before.exists()


def claim(*, mail: RmaMail, at: datetime) -> bool:
    """Whether this worker, and no other before or after it, may send the mail."""
    won = bool(RmaMail.objects.unclaimed().filter(pk=mail.pk).update(begun_at=at))
    if won:
        mail.begun_at = at
    return won


@transaction.atomic
def note_sent(*, mail: RmaMail, papers: Sequence[ReturnAuthorization], at: datetime) -> None:
    """The mail server took the mail: its RMAs are handed over, unless it has come back already."""
    if _end(mail, MailStatus.SENT, at, sent_at=at):
        _hand_over(papers, at)


def note_trouble(*, mail: RmaMail, problem: MailProblem, at: datetime) -> None:
    """The mail did not go out, or, when it was cut off in between, perhaps did."""
    unsure = problem == MailProblem.INTERRUPTED
    _end(mail, MailStatus.UNCERTAIN if unsure else MailStatus.FAILED, at, problem=problem)


def _end(mail: RmaMail, status: MailStatus, at: datetime, **also: object) -> bool:
    """Whether it ended so: it may have been given up, or have come back, in the meantime."""
    try:
        change_status(mail, status, by=None, at=at, also=also)
    except SomeoneWasFirst:
        return False
    return True


def give_up(*, at: datetime, limit: int) -> int:
    """End what was cut off in between (perhaps sent) and what nobody took for an hour (not sent); how many."""
    cut_off = list(RmaMail.objects.cut_off(at - CUT_OFF)[:limit])
    for mail in cut_off:
        note_trouble(mail=mail, problem=MailProblem.INTERRUPTED, at=at)
    left = RmaMail.objects.unclaimed().filter(asked_at__lt=at - NEVER_BEGUN)[:limit]
    late = [mail for mail in left if claim(mail=mail, at=at)]
    for mail in late:
        note_trouble(mail=mail, problem=MailProblem.LATE, at=at)
    return len(cut_off) + len(late)


@transaction.atomic
def note_opened(*, mail: RmaMail, at: datetime) -> None:
    """The customer followed the link; kept and told once."""
    if RmaMail.objects.filter(pk=mail.pk, opened_at=None).update(opened_at=at):
        mail.opened_at = at
        record(mail, verb="rma_link_opened", by=None, at=at, source=Source.CUSTOMER)


@transaction.atomic
def note_printed(*, papers: Sequence[ReturnAuthorization], by: User, at: datetime) -> None:
    """Somebody opened these RMAs to print or keep them; told the first time."""
    for paper in _hand_over(papers, at):
        record(paper, verb="rma_printed", by=by, at=at, after=paper.authorization_id)


def _hand_over(papers: Sequence[ReturnAuthorization], at: datetime) -> list[ReturnAuthorization]:
    """Those of the papers that had not been handed over before."""
    first = []
    for paper in papers:
        if paper.handed_over_at is not None:
            continue
        rows, until = ReturnAuthorization.objects.filter(pk=paper.pk, handed_over_at=None), post_by(paper)
        if rows.update(handed_over_at=at, post_by=until):
            paper.handed_over_at, paper.post_by = at, until
            first.append(paper)
    return first
