"""What was told about a package: its events and its estimates."""

from datetime import datetime
from typing import ClassVar

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.models import OwnedQuerySet, Seller
from tracking.models.shipments import Package
from tracking.statuses import EventSource as EventSource
from tracking.statuses import ParcelState as ParcelState


class TrackingEventQuerySet(OwnedQuerySet["TrackingEvent"]):
    pass


class EventTold(models.Model):
    """What every event of a parcel consists of, whichever way the parcel goes."""

    source = models.CharField(max_length=10, choices=EventSource.choices)
    at = models.DateTimeField()
    code = models.CharField(max_length=60)  # EVENT_201, or the carrier's own
    description = models.CharField(max_length=300, blank=True)
    city = models.CharField(max_length=100, blank=True)
    region = models.CharField(max_length=100, blank=True)
    country = models.CharField(max_length=60, blank=True)
    time_is_local = models.BooleanField(
        default=False
    )  # the carrier gave no zone: `at` may be off by half a day
    local_time = models.CharField(  # the wall clock where it happened, as the source wrote it
        _("local time"), max_length=32, blank=True, default="", db_default=""
    )
    learned_at = models.DateTimeField()

    class Meta:
        abstract = True

    @property
    def identity(self) -> tuple[datetime, str, str, str]:
        """What makes it one event, however often it is told."""
        return self.at, self.code, self.city, self.source


class TrackingEvent(EventTold):
    """One thing a source said about a parcel: appended once, never changed."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    package = models.ForeignKey(Package, on_delete=models.CASCADE, related_name="events")

    objects = TrackingEventQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["package", "at", "code", "city", "source"], name="event_once"),
        ]
        triggers: ClassVar = [pgtrigger.Protect(name="event_is_kept", operation=pgtrigger.Update)]
        ordering: ClassVar = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.at:%F %T} {self.code}"


class EstimateQuerySet(OwnedQuerySet["Estimate"]):
    pass


class Estimate(models.Model):
    """An estimated delivery date as it was told at some time: the first promise and each change of it."""

    class Origin(models.TextChoices):
        ITEM = "item", _("Order accepted")
        SHIPMENT = "shipment", _("Shipment")
        PACKAGE = "package", _("Parcel")
        TRACKING = "tracking", _("Tracking")

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    package = models.ForeignKey(Package, on_delete=models.CASCADE, related_name="estimates")
    estimate = models.DateTimeField()
    origin = models.CharField(max_length=10, choices=Origin.choices)
    learned_at = models.DateTimeField()

    objects = EstimateQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["package", "origin", "estimate", "learned_at"], name="estimate_once"
            ),
        ]
        ordering: ClassVar = ["-learned_at", "-id"]

    def __str__(self) -> str:
        return f"{self.estimate:%F} ({self.origin})"
