"""The mails that bring a reply to the customer."""

from datetime import datetime
from typing import ClassVar, Self

import pghistory
import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from inquiries.models.messages import Message
from sellers.models import OwnedQuerySet, Seller


class MailStatus(models.TextChoices):
    """What became of a mail, as far as the mail server says."""

    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Not sent")
    UNCERTAIN = "uncertain", _("Perhaps sent")  # cut off in between: never sent again without a person


_MOVES: dict[str, tuple[str, ...]] = {
    MailStatus.SENDING: (MailStatus.SENT, MailStatus.FAILED, MailStatus.UNCERTAIN),
}


class MailProblem(models.TextChoices):
    """Why a reply did not go out, and what to do about it."""

    ADDRESS = "address", _("The mail server refused the address. Check it, then send the reply again.")
    REFUSED = (
        "refused",
        _(
            "The mail server refused the mail. Ask whoever runs the portal, or copy the text and send it yourself."
        ),
    )
    UNREACHABLE = "unreachable", _("The mail server could not be reached. Send the reply again later.")
    INTERRUPTED = (
        "interrupted",
        _("Sending was interrupted. Ask the customer whether the mail arrived before you send it again."),
    )
    LATE = "late", _("The mail waited for an hour and was not sent. Send the reply again.")


class ReplyMailQuerySet(OwnedQuerySet["ReplyMail"]):
    def unclaimed(self) -> Self:
        """Asked for, and no worker has begun."""
        return self.filter(status=MailStatus.SENDING, begun_at=None)

    def cut_off(self, before: datetime) -> Self:
        """Begun before that moment, with no word of how it ended."""
        return self.filter(status=MailStatus.SENDING, begun_at__lt=before)


@pghistory.track()
class ReplyMail(models.Model):
    """One reply on its way by mail; what became of it, as far as the mail server says."""

    TRANSITIONS: ClassVar = _MOVES

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, verbose_name=_("seller"))
    message = models.OneToOneField(
        Message, on_delete=models.CASCADE, related_name="mail", verbose_name=_("message")
    )
    to = models.EmailField(_("to"))
    status = models.CharField(
        _("status"), max_length=10, choices=MailStatus.choices, default=MailStatus.SENDING
    )
    problem = models.CharField(_("problem"), max_length=20, blank=True)  # a MailProblem
    asked_at = models.DateTimeField(_("asked at"))
    begun_at = models.DateTimeField(_("begun at"), null=True, blank=True)  # claimed by a worker
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)  # somebody saw to a failed one

    objects = ReplyMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("reply by mail")
        verbose_name_plural = _("replies by mail")
        triggers: ClassVar = [
            pgtrigger.FSM(
                name="reply_mail_moves",
                field="status",
                transitions=[(str(a), str(b)) for a, to in _MOVES.items() for b in to],
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["asked_at"], name="reply_mails_waiting", condition=models.Q(status="sending")
            ),
            models.Index(
                fields=["seller", "asked_at"],
                name="reply_mails_failed",
                condition=models.Q(status__in=["failed", "uncertain"], settled_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.message.inquiry} → {self.to}"

    @property
    def order_id(self) -> int | None:
        """The order on whose line of time it is told."""
        return self.message.inquiry.order_id

    @property
    def trouble(self) -> str:
        """Why it did not go out and what to do, in words; nothing when it did."""
        return str(MailProblem(self.problem).label) if self.problem else ""
