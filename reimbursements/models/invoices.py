"""Invoices of the seller's suppliers: where a sourcing cost comes from, and what proves it to Amazon."""

from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from inventory.models import SourcingCost
from sellers.models import OwnedQuerySet, Seller


class InvoiceQuerySet(OwnedQuerySet["Invoice"]):
    pass


class Invoice(models.Model):
    """One invoice of a supplier, with its paper."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, verbose_name=_("seller"))
    supplier = models.CharField(_("supplier"), max_length=200)
    number = models.CharField(_("invoice number"), max_length=60)
    issued_on = models.DateField(_("day of the invoice"))
    file = models.FileField(_("file"), upload_to="invoices/%Y/%m/")
    file_name = models.CharField(_("name of the file"), max_length=200)
    content_type = models.CharField(_("kind of file"), max_length=40)
    sha256 = models.CharField("SHA-256", max_length=64)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("added by")
    )
    added_at = models.DateTimeField(_("added"))

    objects = InvoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("invoice")
        verbose_name_plural = _("invoices")
        ordering: ClassVar = ["-issued_on", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["seller", "supplier", "number"], name="invoice_once"),
        ]

    def __str__(self) -> str:
        return f"{self.supplier} {self.number}"


class InvoiceLineQuerySet(OwnedQuerySet["InvoiceLine"]):
    pass


class InvoiceLine(models.Model):
    """So many units of one product for a total: the sourcing cost of one unit from the invoice's day on."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, verbose_name=_("seller"))
    invoice = models.ForeignKey(
        Invoice, on_delete=models.CASCADE, related_name="lines", verbose_name=_("invoice")
    )
    cost = models.ForeignKey(
        SourcingCost, on_delete=models.CASCADE, related_name="invoice_lines", verbose_name=_("sourcing cost")
    )
    quantity = models.PositiveIntegerField(_("units"))
    total = models.DecimalField(_("total"), max_digits=12, decimal_places=2)

    objects = InvoiceLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of an invoice")
        verbose_name_plural = _("lines of invoices")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["invoice", "cost"], name="invoice_line_once"),
            models.CheckConstraint(condition=models.Q(quantity__gte=1), name="invoice_line_is_some"),
            models.CheckConstraint(condition=models.Q(total__gte=0), name="invoice_line_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.cost} × {self.quantity}"

    @property
    def per_unit(self) -> Decimal:
        """What one unit cost by this line."""
        return self.cost.amount
