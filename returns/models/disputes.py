"""A grade the seller does not accept: what is said against it, with photographs, until Amazon has answered."""

from typing import ClassVar

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from orders.models import Order
from returns.models.returns import ReturnItem
from sellers.models import OwnedQuerySet, Seller


class DisputeStatus(models.TextChoices):
    """Where a dispute stands; decided by us, after what Amazon answered."""

    DRAFT = "draft", _("Being prepared")
    FILED = "filed", _("With Seller Support")
    REGRADED = "regraded", _("Amazon changed its grade")
    KEPT = "kept", _("Amazon kept its grade")
    WITHDRAWN = "withdrawn", _("Given up")


_MOVES: dict[str, tuple[str, ...]] = {
    DisputeStatus.DRAFT: (DisputeStatus.FILED, DisputeStatus.REGRADED, DisputeStatus.WITHDRAWN),
    DisputeStatus.FILED: (DisputeStatus.REGRADED, DisputeStatus.KEPT, DisputeStatus.WITHDRAWN),
    DisputeStatus.KEPT: (DisputeStatus.FILED, DisputeStatus.REGRADED),
    DisputeStatus.WITHDRAWN: (DisputeStatus.DRAFT,),
    DisputeStatus.REGRADED: (),
}


class GradingDisputeQuerySet(OwnedQuerySet["GradingDispute"]):
    pass


@pghistory.track()
class GradingDispute(models.Model):
    """The seller's objection to the condition in which Amazon says it received one unit."""

    TRANSITIONS: ClassVar = _MOVES

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="grading_disputes")
    item = models.OneToOneField(ReturnItem, on_delete=models.CASCADE, related_name="dispute")
    status = models.CharField(
        _("status"), max_length=10, choices=DisputeStatus.choices, default=DisputeStatus.DRAFT
    )
    condition = models.CharField(_("disputed grade"), max_length=30)  # Amazon's word when it was opened
    argument = models.CharField(_("why the grade is wrong"), max_length=1000, blank=True)
    removal_order = models.CharField(_("removal order"), max_length=60, blank=True)
    unit_back_on = models.DateField(_("unit back with you on"), null=True, blank=True)
    case_id = models.CharField(_("case ID"), max_length=40, blank=True)
    filed_on = models.DateField(_("filed on"), null=True, blank=True)
    asked_on = models.DateField(_("asked again on"), null=True, blank=True)  # after it was filed
    outcome = models.CharField(_("Amazon’s answer"), max_length=500, blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("opened"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = GradingDisputeQuerySet.as_manager()

    class Meta:
        verbose_name = _("grading dispute")
        verbose_name_plural = _("grading disputes")
        triggers: ClassVar = [
            pgtrigger.FSM(
                name="dispute_moves",
                field="status",
                transitions=[(str(a), str(b)) for a, to in _MOVES.items() for b in to],
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["seller", "status", "filed_on"], name="disputes_by_status"),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.item.seller_return_item_id


class DisputePhotoQuerySet(OwnedQuerySet["DisputePhoto"]):
    pass


@pghistory.track()
class DisputePhoto(models.Model):
    """A photograph of the unit as it came back to the seller."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    dispute = models.ForeignKey(GradingDispute, on_delete=models.CASCADE, related_name="photos")
    file = models.FileField(upload_to="disputes/%Y/%m/")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("added"))

    objects = DisputePhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo of a dispute")
        verbose_name_plural = _("photos of disputes")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dispute", "sha256"], name="dispute_photo_once"),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.name
