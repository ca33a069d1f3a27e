"""The warnings that were given before a last day passed: three for each thing, each written down once."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from orders.models import Order
from reimbursements.models.claims import Claim
from reimbursements.models.steps import ClaimStep
from returns.models import ReturnItem
from sellers.models import OwnedQuerySet, Seller
from tracking.models import Package


class DeadlineWarningQuerySet(OwnedQuerySet["DeadlineWarning"]):
    pass


class DeadlineWarning(models.Model):
    """One warning: of a claim to file, a step of a case, or a parcel or returned unit that nobody has claimed."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, verbose_name=_("seller"))
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="+", verbose_name=_("order"))
    claim = models.ForeignKey(
        Claim,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="warnings",
        verbose_name=_("claim"),
    )
    step = models.ForeignKey(
        ClaimStep,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="warnings",
        verbose_name=_("step"),
    )
    package = models.ForeignKey(
        Package, null=True, blank=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("parcel")
    )
    return_item = models.ForeignKey(
        ReturnItem,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("returned unit"),
    )
    last_day = models.DateField(_("last day"))
    number = models.PositiveSmallIntegerField(_("which warning"))  # 1, 2, 3
    day = models.DateField(_("given on"))  # where the order's marketplace is
    at = models.DateTimeField(_("given at"))

    objects = DeadlineWarningQuerySet.as_manager()

    class Meta:
        verbose_name = _("warning of a last day")
        verbose_name_plural = _("warnings of last days")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["claim", "step", "package", "return_item", "last_day", "number"],
                name="deadline_warning_once",
                nulls_distinct=False,
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["seller", "day", "id"], name="warnings_by_day")]

    def __str__(self) -> str:
        return f"{self.claim or self.order} · {self.last_day} · {self.number}"
