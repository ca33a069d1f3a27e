"""Units in Amazon's customer-returns report, each with the unit of a return that it is."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from orders.models import Order
from returns.models.returns import ReturnItem
from sellers.models import OwnedQuerySet, Seller


class Match(models.TextChoices):
    """What a unit of the report is to us."""

    MATCHED = "matched", _("On a return")
    UNASKED = "unasked", _("Nobody asked for it")  # an order of ours, but no return of it
    UNKNOWN_ORDER = "unknown", _("Order not known")  # an MCF order the portal has not read
    UNKNOWN_ITEM = "item", _("Not in this order")  # an order of ours that has no such item


class ReportedUnitQuerySet(OwnedQuerySet["ReportedUnit"]):
    def strangers(self) -> "ReportedUnitQuerySet":
        """Units of MCF orders that the portal has not read."""
        return self.filter(match=Match.UNKNOWN_ORDER)

    def unexplained(self) -> "ReportedUnitQuerySet":
        """Units that fit no return and that nobody has looked at."""
        return self.exclude(match=Match.MATCHED).filter(looked_at=None)


@pghistory.track()
class ReportedUnit(models.Model):
    """One unit that a fulfillment center has processed, as the customer-returns report tells it."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    name = models.CharField(max_length=40)  # the same unit has the same name in every file
    order_told = models.CharField(_("order ID in the report"), max_length=40)
    order = models.ForeignKey(
        Order, null=True, blank=True, on_delete=models.CASCADE, related_name="reported_units"
    )
    item = models.OneToOneField(
        ReturnItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="reported"
    )
    match = models.CharField(_("match"), max_length=10, choices=Match.choices)
    sku = models.CharField(_("SKU"), max_length=50)
    fnsku = models.CharField(_("FNSKU"), max_length=20, blank=True)
    title = models.CharField(_("title"), max_length=300, blank=True)
    returned_at = models.DateTimeField(_("returned"))
    fulfillment_center = models.CharField(_("fulfillment center"), max_length=20, blank=True)
    disposition = models.CharField(_("disposition"), max_length=30)  # Amazon's word, exactly
    condition = models.CharField(_("condition"), max_length=30)  # the same in the words of its API
    reason = models.CharField(_("reason"), max_length=60, blank=True)
    status_told = models.CharField(_("Amazon’s status"), max_length=60, blank=True)
    plate = models.CharField(_("licence plate"), max_length=60, blank=True)
    comment = models.CharField(_("customer’s comment"), max_length=1000, blank=True)
    learned_at = models.DateTimeField(_("learned"))
    looked_at = models.DateTimeField(_("looked at"), null=True, blank=True)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = ReportedUnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit of the customer-returns report")
        verbose_name_plural = _("units of the customer-returns report")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["seller", "name"], name="reported_unit_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["seller", "-returned_at", "-id"], name="reported_units_newest"),
            models.Index(fields=["seller", "match", "-returned_at", "-id"], name="reported_units_by_match"),
        ]

    def __str__(self) -> str:
        return f"{self.order_told} {self.sku}"
