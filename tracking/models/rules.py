"""When a parcel counts as lost: the rule as data."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.models import Marketplace
from tracking.statuses import EventSource as EventSource
from tracking.statuses import ParcelState as ParcelState


class LostRule(models.Model):
    """When a parcel counts as lost, per marketplace and time: data, because Amazon changes it. No
    marketplace: all.
    """

    marketplace = models.ForeignKey(Marketplace, null=True, blank=True, on_delete=models.CASCADE)
    wait_days = models.PositiveSmallIntegerField(_("days after the latest estimate"))
    file_within_days = models.PositiveSmallIntegerField(_("days after the first promise to file"))
    quiet_hours = models.PositiveSmallIntegerField(_("hours without tracking that are normal"))
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar = ["marketplace_id", "-valid_from"]

    def __str__(self) -> str:
        return f"{self.marketplace or '*'} {self.valid_from}: {self.wait_days} d"
