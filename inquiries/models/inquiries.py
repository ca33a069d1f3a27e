"""One question or case, from its first word to its end."""

from datetime import datetime
from typing import ClassVar, Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from inquiries.models.states import ACTIVE, HELD, MOVES, RUNNING, Channel, Kind, State
from orders.models import Order
from sellers.models import OwnedQuerySet, Seller, User


class InquiryQuerySet(OwnedQuerySet["Inquiry"]):
    def active(self) -> Self:
        """Not answered and not closed."""
        return self.filter(status__in=ACTIVE)

    def due_before(self, moment: datetime) -> Self:
        """Whose next step is due before a moment: an answer, or a second look at what was put on hold."""
        return self.active().filter(next_at__lt=moment)


@pghistory.track()
class Inquiry(models.Model):
    """A customer's question, or a case with Seller Support: who answers it, by when, and what was said.

    While it is our turn `due_at` runs; on hold it is empty and `seconds_left` keeps the working time that was left.
    `next_at` is when somebody must look at it: the due time, or the day on which waiting ends.
    """

    TRANSITIONS: ClassVar = MOVES

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, verbose_name=_("seller"))
    number = models.CharField(_("number"), max_length=20)  # INQ-000012
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    channel = models.CharField(_("channel"), max_length=20, choices=Channel.choices)
    order = models.ForeignKey(
        Order,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="inquiries",
        verbose_name=_("order"),
    )
    subject = models.CharField(_("subject"), max_length=200)
    cause = models.CharField(_("cause"), max_length=30, blank=True)  # of a case: see support.CAUSES
    customer_name = models.CharField(_("customer"), max_length=100, blank=True)
    customer_email = models.EmailField(_("customer’s e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")  # of the customer
    case_id = models.CharField(_("case ID"), max_length=40, blank=True)
    # Folded for the search box of the list, see orders.search.fold; collation C makes a prefix a range
    folded_case = models.CharField(
        _("case as searched"), max_length=40, blank=True, db_collation="C", editable=False
    )
    folded_name = models.CharField(
        _("name as searched"), max_length=200, blank=True, db_collation="C", editable=False
    )
    folded_email = models.CharField(
        _("e-mail as searched"), max_length=200, blank=True, db_collation="C", editable=False
    )
    owner = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("owner")
    )
    status = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.OPEN)
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    seconds_left = models.PositiveIntegerField(_("working time left"), null=True, blank=True)
    follow_up_on = models.DateField(_("look again on"), null=True, blank=True)
    next_at = models.DateTimeField(_("next step"), null=True, blank=True)
    submission_key = models.CharField(max_length=64)  # of the form: the same submit twice makes one inquiry
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("opened by")
    )
    opened_at = models.DateTimeField(_("opened at"))

    objects = InquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("inquiry")
        verbose_name_plural = _("inquiries")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["seller", "number"], name="inquiry_number_once"),
            models.UniqueConstraint(fields=["seller", "submission_key"], name="inquiry_submitted_once"),
        ]
        triggers: ClassVar = [
            pgtrigger.FSM(
                name="inquiry_moves",
                field="status",
                transitions=[(str(a), str(b)) for a, to in MOVES.items() for b in to],
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["seller", "-opened_at", "-id"], name="inquiries_newest"),
            models.Index(
                fields=["seller", "next_at", "id"],
                name="inquiries_by_due",
                condition=models.Q(status__in=[str(one) for one in ACTIVE]),
            ),
            models.Index(
                fields=["seller", "owner", "next_at", "id"],
                name="inquiries_by_owner",
                condition=models.Q(status__in=[str(one) for one in ACTIVE]),
            ),
            models.Index(
                fields=["seller", "folded_case"],
                name="inquiries_by_case",
                condition=~models.Q(folded_case=""),
            ),
            models.Index(
                fields=["seller", "folded_name"],
                name="inquiries_by_name",
                condition=~models.Q(folded_name=""),
            ),
            models.Index(
                fields=["seller", "folded_email"],
                name="inquiries_by_email",
                condition=~models.Q(folded_email=""),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("inquiries:detail", args=[self.number])

    @property
    def is_running(self) -> bool:
        return self.status in RUNNING

    @property
    def is_held(self) -> bool:
        return self.status in HELD

    @property
    def is_active(self) -> bool:
        return self.status in ACTIVE

    @property
    def is_case(self) -> bool:
        return self.kind == Kind.CASE

    @property
    def customer(self) -> str:
        """Who asks: as written down, else as the order names them."""
        return self.customer_name or (self.order.recipient if self.order else "")
