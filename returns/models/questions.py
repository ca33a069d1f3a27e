"""What is strange about a return and has to be asked: raised by the facts, answered by people, settled by the facts."""

from datetime import date
from typing import ClassVar, Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from orders.models import Order
from returns.models.journeys import ReturnParcel
from returns.models.returns import ReturnAuthorization, ReturnItem
from sellers.models import OwnedQuerySet, Seller


class QuestionKind(models.TextChoices):
    """What does not fit."""

    OTHER_CENTRE = "other_centre", _("Arrived at another center")
    UNANNOUNCED = "unannounced", _("Came back unannounced")
    MISSING = "missing", _("Missing from the parcel")
    NOT_PROCESSED = "not_processed", _("Arrived, not processed")
    NOT_ARRIVED = "not_arrived", _("Not arrived")
    UNUSED = "unused", _("RMA not used")
    LATE_REFUSAL = "late_refusal", _("Refused afterwards")


class QuestionStatus(models.TextChoices):
    """Where a question stands; decided by us."""

    OPEN = "open", _("Open")
    ANSWERED = "answered", _("Answered")
    SETTLED = "settled", _("Settled by itself")  # what was strange is so no longer


class Answer(models.TextChoices):
    """What people answer; which of them fit which question is in `returns.arrivals`."""

    AMAZON_MOVED = "amazon_moved", _("Amazon sent it there: nothing to do")
    WRONG_LABEL = "wrong_label", _("The customer used another label")
    MADE_ELSEWHERE = "made_elsewhere", _("We made the return in Seller Central")
    SENT_WITHOUT_ASKING = "sent_without_asking", _("The customer sent it without asking")
    NOT_OURS = "not_ours", _("It is not our customer’s: Seller Support was asked")
    CUSTOMER_KEEPS = "customer_keeps", _("The customer keeps it")
    OTHER_PARCEL = "other_parcel", _("It comes in another parcel")
    LOST_ON_THE_WAY = "lost_on_the_way", _("It was lost on the way back")
    SUPPORT_ASKED = "support_asked", _("Seller Support was asked")
    ACCEPTED = "accepted", _("Accepted as it is")


_MOVES: dict[str, tuple[str, ...]] = {
    QuestionStatus.OPEN: (QuestionStatus.ANSWERED, QuestionStatus.SETTLED),
    QuestionStatus.ANSWERED: (QuestionStatus.OPEN, QuestionStatus.SETTLED),
    QuestionStatus.SETTLED: (QuestionStatus.OPEN,),
}


class ReturnQuestionQuerySet(OwnedQuerySet["ReturnQuestion"]):
    def open(self) -> Self:
        return self.filter(status=QuestionStatus.OPEN)

    def due(self, today: date) -> Self:
        """Open, and not put off to a later day."""
        return self.open().filter(models.Q(remind_on=None) | models.Q(remind_on__lte=today))


@pghistory.track()
class ReturnQuestion(models.Model):
    """One strange thing about one return, asked once."""

    TRANSITIONS: ClassVar = _MOVES

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="return_questions")
    kind = models.CharField(_("question"), max_length=20, choices=QuestionKind.choices)
    status = models.CharField(
        _("status"), max_length=10, choices=QuestionStatus.choices, default=QuestionStatus.OPEN
    )
    about = models.CharField(max_length=60)  # what it is about, so that it is asked once
    authorization = models.ForeignKey(
        ReturnAuthorization, null=True, blank=True, on_delete=models.CASCADE, related_name="questions"
    )
    item = models.ForeignKey(
        ReturnItem, null=True, blank=True, on_delete=models.CASCADE, related_name="questions"
    )
    parcel = models.ForeignKey(
        ReturnParcel, null=True, blank=True, on_delete=models.CASCADE, related_name="questions"
    )
    since = models.DateField(_("since"))  # the day from which it is strange
    goes_stale_on = models.DateField(_("goes stale on"), null=True, blank=True)
    raised_at = models.DateTimeField(_("raised"))
    remind_on = models.DateField(_("remind me on"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=20, choices=Answer.choices, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    case_id = models.CharField(_("case ID"), max_length=40, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ReturnQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question about a return")
        verbose_name_plural = _("questions about returns")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order", "kind", "about"], name="return_question_once"),
        ]
        triggers: ClassVar = [
            pgtrigger.FSM(
                name="return_question_moves",
                field="status",
                transitions=[(str(a), str(b)) for a, to in _MOVES.items() for b in to],
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["seller", "since", "id"],
                name="return_questions_open",
                condition=models.Q(status="open"),
            ),
        ]
        ordering: ClassVar = ["since", "id"]

    def __str__(self) -> str:
        return str(self.get_kind_display())
