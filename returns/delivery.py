"""One mail with its RMAs is put together and given to the mail server, once."""

import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from email.utils import parseaddr
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPServerDisconnected

import structlog
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from returns import actions
from returns.bounces import HEADER, reference_of
from returns.letters import letter
from returns.models import MailProblem, RmaMail
from returns.papers import paper_for
from returns.rma import draw
from returns.sheets import Sheet, find

log = structlog.get_logger(__name__)


def deliver(*, mail: RmaMail, at: datetime) -> None:
    """Send a mail that waits; one that another worker has begun is left alone, even if that worker is gone."""
    sheet = sheet_of(mail)
    message = _message(mail, sheet)  # before the claim: what can't be drawn was certainly not sent
    if not actions.claim(mail=mail, at=at):
        return
    problem = hand_over(message)
    if problem is None:
        actions.note_sent(mail=mail, papers=sheet.papers, at=at)
    else:
        actions.note_trouble(mail=mail, problem=problem, at=at)


def sheet_of(mail: RmaMail) -> Sheet:
    """The return a mail is about, its papers in the mail's language."""
    sheet = find(mail.seller, mail.name)
    if sheet is None:
        raise LookupError(f"The return of mail {mail.pk} is gone.")
    return replace(sheet, chosen_language=mail.language)


def file_name(rma: str) -> str:
    """A name for an RMA's file that every system takes."""
    safe = (one if one.isascii() and (one.isalnum() or one in "-_") else "-" for one in rma)
    return f"RMA-{''.join(safe)}.pdf"


def _message(mail: RmaMail, sheet: Sheet) -> EmailMessage:
    until = mail.expires_at.astimezone(mail.seller.zone).date()
    words = letter(sheet, language=mail.language, note=mail.note, link=mail.link, until=until)
    contact = mail.seller.support_email
    message = EmailMessage(
        words.subject,
        words.text,
        settings.DEFAULT_FROM_EMAIL,
        [mail.to],
        reply_to=[contact] if contact else None,
        headers=headers_of("rma", mail.pk),
    )
    for name, pdf in attachments(sheet):
        message.attach(name, pdf, "application/pdf")
    return message


def headers_of(kind: str, number: int) -> dict[str, str]:
    """What a notice of the mail service will name when the mail comes back."""
    reference = reference_of(kind, number)
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    name = f"{reference}.{secrets.token_hex(6)}@{sender.rpartition('@')[2] or 'localhost'}"
    return {"Message-ID": f"<{name}>", HEADER: reference}


def attachments(sheet: Sheet) -> Iterator[tuple[str, bytes]]:
    """Name and PDF of each RMA."""
    for paper in sheet.papers:
        yield file_name(paper.authorization_id), draw([paper_for(paper, sheet)])


def hand_over(message: EmailMessage) -> MailProblem | None:
    """What went wrong; nothing when the mail server took the mail."""
    server = get_connection()
    try:
        server.open()
    except (SMTPException, OSError) as error:
        return _noted(MailProblem.UNREACHABLE, error)
    try:
        return _hand_in(server, message)
    finally:
        with suppress(SMTPException, OSError):
            server.close()


def _hand_in(server: BaseEmailBackend, message: EmailMessage) -> MailProblem | None:
    try:
        server.send_messages([message])
    except SMTPRecipientsRefused as error:
        return _noted(MailProblem.ADDRESS, error)
    except SMTPServerDisconnected as error:  # perhaps it had taken the mail before it fell silent
        return _noted(MailProblem.INTERRUPTED, error)
    except SMTPException as error:
        return _noted(MailProblem.REFUSED, error)
    except OSError as error:
        return _noted(MailProblem.INTERRUPTED, error)
    return None


def _noted(problem: MailProblem, error: Exception) -> MailProblem:
    log.warning(
        "mail_failed", problem=problem.value, error=type(error).__name__
    )  # its text holds the address
    return problem
