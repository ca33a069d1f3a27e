"""What is said in an inquiry: what came in, what goes out, and notes among colleagues."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from history.actions import Refusal, SomeoneWasFirst, record
from inquiries.actions.moving import reopen, resume
from inquiries.actions.timing import held, move, stopped
from inquiries.facts import FACTS, names_of
from inquiries.files import Safe
from inquiries.filling import left_open
from inquiries.models import (
    HELD,
    Attachment,
    Channel,
    Direction,
    Inquiry,
    Message,
    ReplyMail,
    State,
)
from sellers.models import User

LENGTH = 10_000
MOST_A_DAY = 20  # mails in one inquiry: more is a mistake or mischief


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What is sent: the text as it was looked at, and the state that follows. `to` is empty when it was copied."""

    subject: str
    text: str
    submission_key: str
    to: str = ""
    channel: str = Channel.EMAIL
    language: str = ""
    draft: str = ""
    seen: int = 0  # the newest message on the page when the text was written
    then: str = State.ANSWERED
    files: list[Safe] = field(default_factory=list)


@transaction.atomic
def reply(*, inquiry: Inquiry, reply: Reply, by: User, at: datetime) -> Message:
    """Keep what is sent, by mail for a worker to send, or as copied and sent elsewhere; then it is answered.

    Raises Refusal for an empty text or one with an open gap, SomeoneWasFirst when something was said since the text
    was begun; then nothing is kept and nothing is sent. The same `submission_key` again gives the message kept.
    """
    locked = _locked(inquiry)
    made = Message.objects.filter(inquiry=locked, submission_key=reply.submission_key).first()
    if made is not None:
        return made
    _check(locked, reply)
    if reply.to and _mails_of_today(locked, at) >= MOST_A_DAY:
        raise Refusal(
            _("%(count)d mails were sent in this inquiry within a day. Try again tomorrow. Nothing was sent.")
            % {"count": MOST_A_DAY}
        )
    message = keep_message(
        inquiry=locked,
        direction=Direction.SENT,
        channel=Channel.EMAIL if reply.to else reply.channel,
        text=reply.text,
        subject=reply.subject,
        files=reply.files,
        submission_key=reply.submission_key,
        said_at=at,
        by=by,
        at=at,
        language=reply.language,
        draft=reply.draft,
    )
    if reply.to:
        _post(message, reply.to, at)
    _told(message, by, at, to=reply.to)
    _after(locked, reply.then, by, at)
    return message


@transaction.atomic
def record_received(
    *,
    inquiry: Inquiry,
    text: str,
    channel: str,
    said_at: datetime | None,
    submission_key: str,
    by: User,
    at: datetime,
    files: Sequence[Safe] = (),
) -> Message:
    """Write down what came in. On hold the clock runs on with what was left; what was answered opens again."""
    locked = _locked(inquiry)
    made = Message.objects.filter(inquiry=locked, submission_key=submission_key).first()
    if made is not None:
        return made
    _check_text(text)
    if said_at is not None and said_at > at:
        raise Refusal(_("This moment lies in the future. Enter when it was said; nothing was saved."))
    message = keep_message(
        inquiry=locked,
        direction=Direction.RECEIVED,
        channel=channel,
        text=text,
        files=files,
        submission_key=submission_key,
        said_at=said_at or at,
        by=by,
        at=at,
    )
    _told(message, by, at)
    if locked.status in HELD:
        resume(inquiry=locked, by=by, at=at)
    elif locked.status in (State.ANSWERED, State.CLOSED):
        reopen(inquiry=locked, by=by, at=at)
    return message


@transaction.atomic
def add_note(
    *,
    inquiry: Inquiry,
    text: str,
    submission_key: str,
    by: User,
    at: datetime,
    files: Sequence[Safe] = (),
) -> Message:
    """A note among colleagues; moves nothing."""
    locked = _locked(inquiry)
    made = Message.objects.filter(inquiry=locked, submission_key=submission_key).first()
    if made is not None:
        return made
    _check_text(text)
    message = keep_message(
        inquiry=locked,
        direction=Direction.NOTE,
        channel="",
        text=text,
        files=files,
        submission_key=submission_key,
        said_at=at,
        by=by,
        at=at,
    )
    _told(message, by, at)
    return message


def keep_message(
    *,
    inquiry: Inquiry,
    direction: str,
    channel: str,
    text: str,
    submission_key: str,
    said_at: datetime,
    by: User,
    at: datetime,
    subject: str = "",
    language: str = "",
    draft: str = "",
    files: Sequence[Safe] = (),
) -> Message:
    """Store one message with its files; the caller has checked it and holds the inquiry."""
    message = Message.objects.create(
        seller_id=inquiry.seller_id,
        inquiry=inquiry,
        direction=direction,
        channel=channel,
        subject=" ".join(subject.split())[:200],
        text=text.strip()[:LENGTH],
        language=language,
        draft=draft,
        submission_key=submission_key,
        said_at=said_at,
        by=by,
        recorded_at=at,
    )
    for safe in files:
        _keep_file(message, safe)
    return message


def _keep_file(message: Message, safe: Safe) -> None:
    row = Attachment(
        seller_id=message.seller_id,
        message=message,
        name=safe.name,
        content_type=safe.content_type,
        size=len(safe.content),
        sha256=safe.sha256,
    )
    row.file.save(f"{safe.sha256[:32]}.{safe.extension}", ContentFile(safe.content), save=True)


def _check(inquiry: Inquiry, reply: Reply) -> None:
    _check_text(reply.text)
    open_gaps = names_of(left_open(f"{reply.subject}\n{reply.text}", FACTS))
    if open_gaps:
        raise Refusal(
            ngettext(
                "The text still has a gap that no fact fills: %(facts)s. Write it by hand or take the sentence out. "
                "Nothing was sent.",
                "The text still has gaps that no fact fills: %(facts)s. Write them by hand or take the sentences out. "
                "Nothing was sent.",
                len(open_gaps),
            )
            % {"facts": ", ".join(open_gaps)}
        )
    newer = inquiry.messages.exclude(direction=Direction.NOTE).filter(pk__gt=reply.seen)
    said = newer.select_related("by").order_by("pk").last()
    if said is not None:
        raise SomeoneWasFirst(
            _("%(person)s wrote something down since you began. Read it first; nothing was sent.")
            % {"person": said.by}
        )


def _check_text(text: str) -> None:
    if not text.strip():
        raise Refusal(_("The text is empty. Write something; nothing was saved."))
    if len(text.strip()) > LENGTH:
        raise Refusal(_("The text is longer than 10,000 characters. Shorten it; nothing was saved."))


def _mails_of_today(inquiry: Inquiry, at: datetime) -> int:
    return ReplyMail.objects.filter(message__inquiry=inquiry, asked_at__gt=at - timedelta(days=1)).count()


def _post(message: Message, to: str, at: datetime) -> None:
    ReplyMail.objects.create(seller_id=message.seller_id, message=message, to=to, asked_at=at)


def _told(message: Message, by: User, at: datetime, to: str = "") -> None:
    """On the inquiry's and the order's line of time."""
    verb = f"message_{message.direction}" + ("_by_mail" if to else "")
    data = {"number": message.inquiry.number, "channel": str(message.get_channel_display()), "to": to}
    record(message.inquiry, verb=verb, by=by, at=at, reason=_first_words(message.text), data=data)


def _first_words(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 140 else f"{line[:139]}…"


def _after(inquiry: Inquiry, then: str, by: User, at: datetime) -> None:
    """The state that follows an answer; one that it is in already stays."""
    if inquiry.status == then or (then == State.ANSWERED and inquiry.status == State.CLOSED):
        return
    if then in HELD:
        move(inquiry, State(then), by=by, at=at, also=held(inquiry, until=None, at=at))
    elif then in (State.ANSWERED, State.CLOSED):
        move(inquiry, State(then), by=by, at=at, also=stopped())


def _locked(inquiry: Inquiry) -> Inquiry:
    """The row as it stands now, held until the end of the transaction."""
    rows = Inquiry.objects.select_for_update(of=("self",)).select_related("seller__marketplace", "order")
    return rows.get(pk=inquiry.pk)
