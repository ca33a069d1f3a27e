"""The mails that bring an RMA to the customer, each with a link of its own."""

from datetime import datetime
from typing import ClassVar, Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from orders.models import Order
from returns.models.returns import Return
from sellers.models import OwnedQuerySet, Seller


class MailStatus(models.TextChoices):
    """What became of a mail, as far as the mail server says."""

    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Not sent")
    UNCERTAIN = "uncertain", _("Perhaps sent")  # cut off in between: never sent again without a person
    BOUNCED = "bounced", _("Came back")  # sent, and the customer's mail server would not have it


class MailProblem(models.TextChoices):
    """Why a mail did not go out, and what to do about it."""

    ADDRESS = "address", _("The mail server refused the address. Check it, then send the RMA again.")
    REFUSED = "refused", _("The mail server refused the mail. Ask whoever runs the portal, or print the RMA.")
    UNREACHABLE = "unreachable", _("The mail server could not be reached. Send the RMA again later.")
    INTERRUPTED = (
        "interrupted",
        _("Sending was interrupted. Ask the customer whether the mail arrived before you send it again."),
    )
    LATE = "late", _("The mail waited for an hour and was not sent. Send the RMA again.")
    NO_SUCH_ADDRESS = (
        "no_such_address",
        _(
            "The mail came back: this address takes no mail. Ask the customer for another, then send the RMA again."
        ),
    )
    NOT_TAKEN = (
        "not_taken",
        _(
            "The mail came back: the mailbox did not take it this time. Send the RMA again later, or print it."
        ),
    )


NOT_ARRIVED = (MailStatus.FAILED, MailStatus.UNCERTAIN, MailStatus.BOUNCED)
_MOVES: dict[str, tuple[str, ...]] = {
    # a mail may come back before its own worker has written down that it went out
    MailStatus.SENDING: (MailStatus.SENT, MailStatus.FAILED, MailStatus.UNCERTAIN, MailStatus.BOUNCED),
    MailStatus.SENT: (MailStatus.BOUNCED,),
    MailStatus.UNCERTAIN: (MailStatus.SENT, MailStatus.BOUNCED),
    MailStatus.BOUNCED: (MailStatus.SENT,),  # the customer has it after all
}


class RmaMailQuerySet(OwnedQuerySet["RmaMail"]):
    def newest_first(self) -> Self:
        return self.order_by("-asked_at", "-id")

    def last_ones(self) -> Self:
        """Those that no later mail about the same return followed."""
        same = {"order": models.OuterRef("order"), "name": models.OuterRef("name")}
        return self.filter(~models.Exists(RmaMail.objects.filter(id__gt=models.OuterRef("pk"), **same)))

    def unclaimed(self) -> Self:
        """Asked for, and no worker has begun."""
        return self.filter(status=MailStatus.SENDING, begun_at=None)

    def cut_off(self, before: datetime) -> Self:
        """Begun before that moment, with no word of how it ended."""
        return self.filter(status=MailStatus.SENDING, begun_at__lt=before)


@pghistory.track()
class RmaMail(models.Model):
    """One mail with a return's RMAs to the customer, and the link in it."""

    TRANSITIONS: ClassVar = _MOVES

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="rma_mails")
    # empty when the return was made in Seller Central
    customer_return = models.ForeignKey(
        Return, null=True, blank=True, on_delete=models.CASCADE, related_name="mails"
    )
    name = models.CharField(max_length=60)  # the return's own number, else its RMA id: finds it again
    to = models.EmailField()
    language = models.CharField(max_length=10)
    note = models.CharField(max_length=500, blank=True)
    submission_key = models.CharField(max_length=64)  # of the form: the same submit twice makes one mail
    token = models.CharField(max_length=64, unique=True)
    origin = models.CharField(max_length=200)  # where the portal was reached, e.g. https://portal.example
    expires_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=MailStatus.choices, default=MailStatus.SENDING)
    problem = models.CharField(max_length=20, blank=True)  # a MailProblem
    bounced_at = models.DateTimeField(_("came back"), null=True, blank=True)
    bounce_words = models.CharField(_("what the mail server said"), max_length=300, blank=True)
    asked_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True, blank=True)  # claimed by a worker
    sent_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)  # when its link was first followed
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = RmaMailQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order", "submission_key"], name="rma_mail_submitted_once"),
        ]
        triggers: ClassVar = [
            pgtrigger.FSM(
                name="rma_mail_moves",
                field="status",
                transitions=[(str(a), str(b)) for a, to in _MOVES.items() for b in to],
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["asked_at"], name="rma_mails_waiting", condition=models.Q(status="sending")),
            models.Index(fields=["seller", "status", "asked_at"], name="rma_mails_by_status"),
            models.Index(Upper("to"), "asked_at", name="rma_mails_by_address"),  # one that came back
        ]

    def __str__(self) -> str:
        return f"{self.name} → {self.to}"

    def get_absolute_url(self) -> str:
        return reverse("returns:rma_page", args=[self.token])

    @property
    def trouble(self) -> str:
        """Why it did not go out and what to do, in words; nothing when it did."""
        return str(MailProblem(self.problem).label) if self.problem else ""

    @property
    def link(self) -> str:
        """The whole address of the customer's page."""
        return f"{self.origin}{self.get_absolute_url()}"
