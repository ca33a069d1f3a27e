"""Many returns at once: a list of orders and items, checked, then made row by row."""

from datetime import datetime
from typing import ClassVar, Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from orders.models import Order, OrderItem
from returns.models.returns import Return
from sellers.models import OwnedQuerySet, Seller


class BatchStatus(models.TextChoices):
    """How far a list has come."""

    DRAFT = "draft", _("Preview")  # nothing is made yet
    RUNNING = "running", _("Being made")
    DONE = "done", _("Done")


_MOVES: dict[str, tuple[str, ...]] = {
    BatchStatus.DRAFT: (BatchStatus.RUNNING,),
    BatchStatus.RUNNING: (BatchStatus.DONE,),
}


class ReturnBatchQuerySet(OwnedQuerySet["ReturnBatch"]):
    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-id")

    def started(self) -> Self:
        return self.exclude(status=BatchStatus.DRAFT)

    def waiting(self, now: datetime) -> Self:
        """Started, not finished, and in no worker's hands."""
        return self.filter(status=BatchStatus.RUNNING, next_try_at__lte=now).order_by("next_try_at", "id")


@pghistory.track(exclude=["next_try_at"])
class ReturnBatch(models.Model):
    """One list of returns to make, with who gave it."""

    TRANSITIONS: ClassVar = _MOVES

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    status = models.CharField(
        _("status"), max_length=10, choices=BatchStatus.choices, default=BatchStatus.DRAFT
    )
    language = models.CharField(max_length=10)  # of whoever gave it: reasons are read and answers told in it
    reason_code = models.CharField(
        _("return reason"), max_length=60, blank=True
    )  # for rows without their own
    fingerprint = models.CharField(max_length=64, blank=True)  # of what is asked; set when it is started
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("created"))
    next_try_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    objects = ReturnBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("list of returns")
        verbose_name_plural = _("lists of returns")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["seller", "fingerprint"],
                name="return_batch_run_once",
                condition=~models.Q(fingerprint=""),
            )
        ]
        triggers: ClassVar = [
            pgtrigger.FSM(
                name="return_batch_moves",
                field="status",
                transitions=[(str(a), str(b)) for a, to in _MOVES.items() for b in to],
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["seller", "-created_at", "-id"], name="return_batches_newest"),
            models.Index(
                fields=["next_try_at"], name="return_batches_waiting", condition=models.Q(status="running")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class RowOutcome(models.TextChoices):
    """What became of a row."""

    WAITING = "waiting", _("Waiting")
    MADE = "made", _("Return made")
    NOT_MADE = "not_made", _("Not made")


class BatchRowQuerySet(OwnedQuerySet["BatchRow"]):
    pass


class BatchRow(models.Model):
    """One line of the list as it was given, and what became of it."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    batch = models.ForeignKey(ReturnBatch, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()  # from 1
    order_told = models.CharField(_("order ID"), max_length=100)
    sku_told = models.CharField(_("SKU"), max_length=100, blank=True)
    quantity_told = models.CharField(_("quantity"), max_length=20, blank=True)
    reason_told = models.CharField(_("return reason"), max_length=300, blank=True)
    comment = models.TextField(_("comments"), blank=True)
    order = models.ForeignKey(Order, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    order_item = models.ForeignKey(
        OrderItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    outcome = models.CharField(
        _("result"), max_length=10, choices=RowOutcome.choices, default=RowOutcome.WAITING
    )
    why = models.TextField(_("why not"), blank=True)  # in the language of the list
    customer_return = models.ForeignKey(
        Return, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = BatchRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of a list of returns")
        verbose_name_plural = _("rows of lists of returns")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "position"], name="return_batch_row_once")
        ]
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return f"{self.position}: {self.order_told}"
