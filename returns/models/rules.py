"""After how many days a return is asked about: data, because sellers and Amazon change it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.models import Marketplace


class FollowUpRule(models.Model):
    """Days after which a return that stands still is asked about, per marketplace and time. No marketplace: all."""

    marketplace = models.ForeignKey(
        Marketplace, null=True, blank=True, on_delete=models.CASCADE, verbose_name=_("marketplace")
    )
    process_days = models.PositiveSmallIntegerField(_("days from arrival to Amazon's judgement"))
    arrive_days = models.PositiveSmallIntegerField(_("days a parcel may take to arrive"))
    missing_days = models.PositiveSmallIntegerField(_("days a unit may come after the first of its RMA"))
    unused_days = models.PositiveSmallIntegerField(_("days until an RMA nobody used is asked about"))
    stale_days = models.PositiveSmallIntegerField(_("days until an unused RMA counts as stale"))
    dispute_days = models.PositiveSmallIntegerField(_("days to dispute a grade"))
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=500)

    class Meta:
        verbose_name = _("rule for following up returns")
        verbose_name_plural = _("rules for following up returns")
        ordering: ClassVar = ["marketplace_id", "-valid_from"]

    def __str__(self) -> str:
        return f"{self.marketplace or '*'} {self.valid_from}"
