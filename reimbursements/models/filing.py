"""Where a claim is filed and after how many days its next step is due: dated data, per marketplace."""

from datetime import date
from typing import ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.models import Marketplace

WARNINGS = 3  # nothing runs out without so many


def days_of_warning() -> list[int]:
    """So many days before a last day each warning is given, where nothing else is set."""
    return [30, 14, 3]


class FilingRuleQuerySet(models.QuerySet["FilingRule"]):
    def in_force(self, marketplace_id: str, day: date) -> "FilingRule | None":
        """The rule of a marketplace on a day; None where none is on file."""
        rules = self.filter(marketplace_id=marketplace_id, valid_from__lte=day)
        return rules.exclude(valid_to__lt=day).order_by("-valid_from").first()


@pghistory.track()
class FilingRule(models.Model):
    """The clocks of a claim once it is with Amazon. An empty number has no clock: the step stays without a day."""

    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, verbose_name=_("marketplace"))
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    place = models.CharField(_("where to file"), max_length=200)
    place_url = models.URLField(_("its address"), blank=True)
    silent_days = models.PositiveSmallIntegerField(
        _("days of silence before asking again"), null=True, blank=True
    )
    answer_days = models.PositiveSmallIntegerField(
        _("days to answer Amazon's question"), null=True, blank=True
    )
    appeal_days = models.PositiveSmallIntegerField(_("days to appeal a denial"), null=True, blank=True)
    warn_days = ArrayField(
        models.PositiveSmallIntegerField(),
        verbose_name=_("warn so many days before a last day"),
        default=days_of_warning,
        help_text=_("Three numbers, the largest first: 30, 14, 3."),
    )
    is_published = models.BooleanField(_("Amazon publishes these days"), default=False)
    source = models.CharField(_("source"), max_length=300)
    source_url = models.URLField(_("source's address"), blank=True)

    objects = FilingRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("filing rule")
        verbose_name_plural = _("filing rules")
        ordering: ClassVar = ["marketplace_id", "-valid_from"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["marketplace", "valid_from"], name="filing_rule_once"),
        ]

    def __str__(self) -> str:
        return f"{self.marketplace} · {self.valid_from}"

    def clean(self) -> None:
        """Three warnings, each later than the one before. Raises ValidationError."""
        days = self.warn_days or []
        if len(days) != WARNINGS or sorted(set(days), reverse=True) != days:
            raise ValidationError(
                {"warn_days": _("Give three different numbers of days, the largest first.")}
            )
