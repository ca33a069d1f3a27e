"""The mail with the seller's answer to a request, in the customer's language: put together and sent once."""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from returns import actions
from returns.delivery import hand_over, headers_of
from returns.letters import Letter, closing
from returns.models import MailProblem, MailStatus, RequestStatus, ReturnRequest


def letter_of(asked: ReturnRequest, *, link: str) -> Letter:
    """Subject and text of the answer."""
    order = asked.order
    with translation.override(asked.language):
        subject = _("Your request to return something, order %(order)s") % {
            "order": order.displayable_order_id
        }
        parts = [
            _("Hello,"),
            _approved() if asked.status == RequestStatus.APPROVED else _refused(),
            asked.answer,
            _("All of this is also on your page:") + f"\n{link}" if link else "",
            closing(order.seller.name, order.seller.support_email),
        ]
    return Letter(" ".join(subject.split()), "\n\n".join(part for part in parts if part) + "\n")


def _approved() -> str:
    return _(
        "Your return has been approved. You will receive another mail with the paper for the parcel. "
        "Please don’t send anything before you have it: without the paper it would not be accepted."
    )


def _refused() -> str:
    return _("Your request to return something could not be approved. Please don’t send anything back.")


def link_of(asked: ReturnRequest, at: datetime) -> str:
    """The whole address of the customer's page; empty when it has closed."""
    found = getattr(asked.order, "customer_link", None)
    if found is None or found.expires_at <= at:
        return ""
    return f"{asked.origin}{reverse('returns:ask', args=[found.token])}"


def deliver_answer(*, asked: ReturnRequest, at: datetime) -> None:
    """Send an answer that waits; one that another worker has begun is left alone."""
    words = letter_of(asked, link=link_of(asked, at))
    contact = asked.order.seller.support_email
    message = EmailMessage(
        words.subject,
        words.text,
        settings.DEFAULT_FROM_EMAIL,
        [asked.email],
        reply_to=[contact] if contact else None,
        headers=headers_of("answer", asked.pk),
    )
    if not actions.claim_answer(asked=asked, at=at):
        return
    problem = hand_over(message)
    unsure = problem == MailProblem.INTERRUPTED
    failed = MailStatus.UNCERTAIN if unsure else MailStatus.FAILED
    actions.note_answer(asked=asked, status=failed if problem else MailStatus.SENT, at=at)
