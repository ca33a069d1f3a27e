"""Removal orders: stock that Amazon sends back or disposes of, as its reports tell."""

from decimal import Decimal
from typing import ClassVar, Self

import pghistory
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from inventory.models.products import Product
from sellers.models import OwnedQuerySet, Seller


class RemovalOrderQuerySet(OwnedQuerySet["RemovalOrder"]):
    def newest_first(self) -> Self:
        return self.order_by("-requested_at", "-id")

    def still_open(self) -> Self:
        return self.filter(closed=False)


@pghistory.track()
class RemovalOrder(models.Model):
    """One removal order, in Amazon's own words. A person may note one before the report tells of it."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    removal_id = models.CharField(_("removal order ID"), max_length=60)
    kind_told = models.CharField(_("type"), max_length=40, blank=True)  # Return, Disposal, ...
    source_told = models.CharField(_("source"), max_length=60, blank=True)
    speed_told = models.CharField(_("service speed"), max_length=30, blank=True)
    status_told = models.CharField(_("status"), max_length=40, blank=True)
    requested_at = models.DateTimeField(_("requested at"))
    told_at = models.DateTimeField(
        _("last updated by Amazon"), null=True, blank=True
    )  # empty: not in the report
    closed = models.BooleanField(_("closed"), default=False)  # Amazon's status says that nothing more comes
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("noted by"),
    )
    noted_at = models.DateTimeField(_("noted at"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    order_id = models.BigIntegerField(null=True, blank=True)  # a number: orders live above this room

    objects = RemovalOrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("removal order")
        verbose_name_plural = _("removal orders")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["seller", "removal_id"], name="removal_order_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["seller", "-requested_at", "-id"], name="removals_newest"),
            models.Index(
                fields=["seller", "told_at"], name="removals_open", condition=models.Q(closed=False)
            ),
            models.Index(
                fields=["order_id"], name="removals_of_order", condition=models.Q(order_id__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.removal_id

    def get_absolute_url(self) -> str:
        return reverse("inventory:removal", args=[self.pk])


class RemovalLineQuerySet(OwnedQuerySet["RemovalLine"]):
    pass


class RemovalLine(models.Model):
    """One SKU in one condition of a removal order: what was asked for and what became of it."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    removal = models.ForeignKey(RemovalOrder, on_delete=models.CASCADE, related_name="lines")
    product = models.ForeignKey(
        Product, null=True, blank=True, on_delete=models.SET_NULL, related_name="removal_lines"
    )
    sku = models.CharField(_("SKU"), max_length=50)
    fnsku = models.CharField(_("FNSKU"), max_length=20, blank=True)
    disposition = models.CharField(_("disposition"), max_length=40, blank=True)
    requested = models.PositiveIntegerField(_("requested"), default=0)
    cancelled = models.PositiveIntegerField(_("cancelled"), default=0)
    disposed = models.PositiveIntegerField(_("disposed of"), default=0)
    shipped = models.PositiveIntegerField(_("shipped"), default=0)
    in_process = models.PositiveIntegerField(_("in process"), default=0)
    fee = models.DecimalField(_("fee"), max_digits=12, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    told_at = models.DateTimeField(_("last updated by Amazon"), null=True, blank=True)

    objects = RemovalLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of a removal order")
        verbose_name_plural = _("lines of removal orders")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["removal", "sku", "fnsku", "disposition"], name="removal_line_once"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["seller", "sku"], name="removal_lines_of_sku")]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.sku} × {self.requested}"

    @property
    def unaccounted(self) -> int:
        """Units asked for of which Amazon says nothing; under 0 when it says more than was asked for."""
        return self.requested - self.cancelled - self.disposed - self.shipped - self.in_process

    @property
    def fee_known(self) -> bool:
        return self.fee is not None and self.fee != Decimal(0)


class RemovalShipmentQuerySet(OwnedQuerySet["RemovalShipment"]):
    pass


class RemovalShipment(models.Model):
    """Units of a removal order that left, in one parcel."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    removal = models.ForeignKey(RemovalOrder, on_delete=models.CASCADE, related_name="shipments")
    shipped_at = models.DateTimeField(_("shipped at"))
    sku = models.CharField(_("SKU"), max_length=50)
    fnsku = models.CharField(_("FNSKU"), max_length=20, blank=True)
    disposition = models.CharField(_("disposition"), max_length=40, blank=True)
    quantity = models.PositiveIntegerField(_("quantity"), default=0)
    carrier = models.CharField(_("carrier"), max_length=60, blank=True)
    tracking_number = models.CharField(_("tracking number"), max_length=100, blank=True)

    objects = RemovalShipmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("parcel of a removal order")
        verbose_name_plural = _("parcels of removal orders")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["removal", "shipped_at", "sku", "fnsku", "disposition", "tracking_number"],
                name="removal_shipment_once",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["seller", "tracking_number"], name="removal_parcel_by_number")
        ]
        ordering: ClassVar = ["shipped_at", "id"]

    def __str__(self) -> str:
        return f"{self.removal} {self.sku} × {self.quantity}"
