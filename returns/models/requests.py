"""What customers ask for on their own page: a return, with reasons and photographs, until the seller has decided."""

from datetime import datetime, timedelta
from typing import ClassVar, Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from orders.models import Order, OrderItem
from returns.models.mails import NOT_ARRIVED, MailStatus
from returns.models.returns import Return
from sellers.models import OwnedQuerySet, Seller


class RequestStatus(models.TextChoices):
    """Where a customer's request stands; decided by the seller's staff, or taken back by the customer."""

    OPEN = "open", _("Waiting for you")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Taken back by the customer")


_MOVES: dict[str, tuple[str, ...]] = {
    RequestStatus.OPEN: (RequestStatus.APPROVED, RequestStatus.REFUSED, RequestStatus.WITHDRAWN),
}
NO_MAIL = ""


class ReturnRequestQuerySet(OwnedQuerySet["ReturnRequest"]):
    def open(self) -> Self:
        return self.filter(status=RequestStatus.OPEN)

    def needing_somebody(self) -> Self:
        """Waiting for a decision, or decided and the customer does not know."""
        return self.filter(models.Q(status=RequestStatus.OPEN) | models.Q(mail_status__in=NOT_ARRIVED))

    def unanswered(self) -> Self:
        """Decided, and the mail that says so has not been begun by a worker."""
        return self.filter(mail_status=MailStatus.SENDING, mail_begun_at=None)

    def cut_off(self, before: datetime) -> Self:
        """Their mail was begun before that moment, with no word of how it ended."""
        return self.filter(mail_status=MailStatus.SENDING, mail_begun_at__lt=before)


@pghistory.track()
class ReturnRequest(models.Model):
    """A customer asks to send something back; becomes a return when the seller approves it."""

    TRANSITIONS: ClassVar = _MOVES
    ANSWER_WITHIN: ClassVar = timedelta(days=2)

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="return_requests")
    number = models.CharField(_("number"), max_length=20)  # REQ-000012, ours
    status = models.CharField(
        _("status"), max_length=10, choices=RequestStatus.choices, default=RequestStatus.OPEN
    )
    words = models.CharField(_("customer’s words"), max_length=1000, blank=True)
    email = models.EmailField(_("customer’s e-mail address"), blank=True)  # where the answer goes
    language = models.CharField(_("language"), max_length=10)  # in which the customer asked
    origin = models.CharField(max_length=200)  # where the portal was reached, for links in the answer
    submission_key = models.CharField(max_length=64)  # of the form: the same submit twice makes one request
    asked_at = models.DateTimeField(_("asked"))
    answer = models.CharField(_("answer to the customer"), max_length=500, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    customer_return = models.OneToOneField(
        Return, null=True, blank=True, on_delete=models.SET_NULL, related_name="request"
    )
    # the mail with the answer; empty when no address is known
    mail_status = models.CharField(
        _("mail with the answer"), max_length=10, choices=MailStatus.choices, blank=True
    )
    mail_begun_at = models.DateTimeField(null=True, blank=True)  # claimed by a worker

    objects = ReturnRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("return request")
        verbose_name_plural = _("return requests")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["seller", "number"], name="return_request_number_once"),
            models.UniqueConstraint(fields=["order", "submission_key"], name="return_request_submitted_once"),
            models.UniqueConstraint(
                fields=["order"],
                name="return_request_one_open",
                condition=models.Q(status="open"),
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.FSM(
                name="return_request_moves",
                field="status",
                transitions=[(str(a), str(b)) for a, to in _MOVES.items() for b in to],
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["seller", "-asked_at", "-id"], name="return_requests_newest"),
            models.Index(fields=["seller", "status", "-asked_at", "-id"], name="return_requests_by_status"),
            models.Index(
                fields=["mail_begun_at"],
                name="return_answers_waiting",
                condition=models.Q(mail_status="sending"),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        return self.status == RequestStatus.OPEN

    @property
    def due_at(self) -> datetime:
        """By when a customer may expect an answer."""
        return self.asked_at + self.ANSWER_WITHIN


class ReturnRequestLineQuerySet(OwnedQuerySet["ReturnRequestLine"]):
    pass


@pghistory.track()
class ReturnRequestLine(models.Model):
    """So many units of one line of the order, and why, as the customer asked."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    request = models.ForeignKey(ReturnRequest, on_delete=models.CASCADE, related_name="lines")
    order_item = models.ForeignKey(OrderItem, on_delete=models.CASCADE, related_name="+")
    quantity = models.PositiveIntegerField(_("quantity"))
    reason_code = models.CharField(_("reason"), max_length=60)  # Amazon's, chosen by the customer's own words

    objects = ReturnRequestLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("requested item")
        verbose_name_plural = _("requested items")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "order_item"], name="return_request_line_once"),
            models.CheckConstraint(
                condition=models.Q(quantity__gt=0), name="return_request_line_asks_for_something"
            ),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.order_item_id}"


class ReturnRequestPhotoQuerySet(OwnedQuerySet["ReturnRequestPhoto"]):
    pass


@pghistory.track()
class ReturnRequestPhoto(models.Model):
    """A photograph the customer added, made safe and kept outside the web root."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    request = models.ForeignKey(ReturnRequest, on_delete=models.CASCADE, related_name="photos")
    file = models.FileField(_("photo"), upload_to="return-requests/%Y/%m/")
    thumbnail = models.ImageField(_("small picture"), upload_to="return-requests/%Y/%m/")
    name = models.CharField(_("name"), max_length=200)  # as it was called on the customer's device
    content_type = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)  # of the stored file
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)  # the camera's own time

    objects = ReturnRequestPhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo of a return request")
        verbose_name_plural = _("photos of return requests")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "sha256"], name="return_request_photo_once")
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.name
