"""One reply is put together and given to the mail server, once."""

from datetime import datetime

import structlog
from django.conf import settings
from django.core.mail import EmailMessage

from inquiries import actions
from inquiries.models import MailProblem, ReplyMail
from returns.delivery import hand_over

log = structlog.get_logger(__name__)


def deliver(*, mail: ReplyMail, at: datetime) -> None:
    """Send a mail that waits; one that another worker has begun is left alone, even if that worker is gone."""
    message = message_of(mail)  # before the claim: what can't be read was certainly not sent
    if not actions.claim(mail=mail, at=at):
        return
    problem = hand_over(message)
    if problem is None:
        actions.note_sent(mail=mail, at=at)
    else:
        actions.note_trouble(mail=mail, problem=MailProblem(problem.value), at=at)


def message_of(mail: ReplyMail) -> EmailMessage:
    """The mail as the customer gets it: exactly the text that was looked at, with its files."""
    contact = mail.seller.support_email
    said = mail.message
    message = EmailMessage(
        said.subject,
        said.text + "\n",
        settings.DEFAULT_FROM_EMAIL,
        [mail.to],
        reply_to=[contact] if contact else None,
    )
    for each in said.attachments.all():
        with each.file.open("rb") as content:
            message.attach(each.name, content.read(), each.content_type)
    return message
