"""Numbers that Amazon's stock rules turn on: data, because Amazon changes them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.models import Marketplace


class StockRule(models.Model):
    """One number of a rule about stock, per marketplace and time. No marketplace: all."""

    class Name(models.TextChoices):
        DOCUMENT_WORKDAYS = "document_workdays", _("Working days to supply hazmat documents")
        SHEET_YEARS = "sheet_years", _("Years a safety data sheet may be old")
        REVIEW_WORKDAYS = "review_workdays", _("Working days a hazmat review usually takes")
        REMOVAL_QUIET_DAYS = "removal_quiet_days", _("Days without news until a removal order is stuck")
        REMOVAL_REPORT_DAYS = "removal_report_days", _("Days until a removal order must be in the report")

    name = models.CharField(_("rule"), max_length=30, choices=Name.choices)
    marketplace = models.ForeignKey(
        Marketplace, null=True, blank=True, on_delete=models.CASCADE, verbose_name=_("marketplace")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300)

    class Meta:
        verbose_name = _("stock rule")
        verbose_name_plural = _("stock rules")
        ordering: ClassVar = ["name", "marketplace_id", "-valid_from"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["name", "marketplace", "valid_from"],
                name="stock_rule_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.marketplace or '*'} {self.valid_from}: {self.number}"
