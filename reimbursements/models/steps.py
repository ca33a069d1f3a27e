"""The steps of a claim that is with Amazon, each with the day it is due."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from reimbursements.models.claims import Claim
from sellers.models import OwnedQuerySet, Seller


class StepKind(models.TextChoices):
    """What is next in a case."""

    CHASE = "chase", _("Ask again if Amazon stays silent")
    ANSWER = "answer", _("Answer Amazon's question")
    APPEAL = "appeal", _("Appeal the denial")
    REVALUATION = "revaluation", _("Ask for a re-valuation")
    CONTEST = "contest", _("Contest the reversal")


class StepStatus(models.TextChoices):
    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")  # given up, or no longer needed


MOVES: dict[str, tuple[str, ...]] = {
    StepStatus.OPEN: (StepStatus.DONE, StepStatus.DROPPED),
    StepStatus.DONE: (),
    StepStatus.DROPPED: (),
}


class ClaimStepQuerySet(OwnedQuerySet["ClaimStep"]):
    def open(self) -> "ClaimStepQuerySet":
        """Those that wait for somebody."""
        return self.filter(status=StepStatus.OPEN)


class ClaimStep(models.Model):
    """One step of a claim's case: what is to be done, since when, until when. One at a time is open."""

    TRANSITIONS: ClassVar = MOVES

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, verbose_name=_("seller"))
    claim = models.ForeignKey(
        Claim, on_delete=models.CASCADE, related_name="case_steps", verbose_name=_("claim")
    )
    kind = models.CharField(_("what is next"), max_length=12, choices=StepKind.choices)
    status = models.CharField(_("status"), max_length=8, choices=StepStatus.choices, default=StepStatus.OPEN)
    since = models.DateField(_("since"))
    due_on = models.DateField(_("due"), null=True, blank=True)  # empty: no day is known for it
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("ended by"),
    )

    objects = ClaimStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of a case")
        verbose_name_plural = _("steps of cases")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["claim"], name="one_open_step", condition=models.Q(status="open")
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.FSM(
                name="step_moves",
                field="status",
                transitions=[(str(a), str(b)) for a, to in MOVES.items() for b in to],
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["seller", "due_on", "id"], name="steps_due", condition=models.Q(status="open")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim}: {self.get_kind_display()}"
