"""What left the fulfilment centre: shipments, their packages and the units inside."""

from datetime import datetime
from typing import ClassVar, Self

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from orders.models import Order, OrderItem
from sellers.models import OwnedQuerySet, Seller
from tracking.statuses import EventSource as EventSource
from tracking.statuses import ParcelState as ParcelState


class ShipmentQuerySet(OwnedQuerySet["Shipment"]):
    pass


@pghistory.track()
class Shipment(models.Model):
    """What leaves one fulfillment center together, as Amazon reports it."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="shipments")
    amazon_shipment_id = models.CharField(max_length=60)
    fulfillment_center = models.CharField(max_length=20, blank=True)
    status_told = models.CharField(max_length=40)
    shipping_date = models.DateTimeField(null=True, blank=True)  # an estimate until SHIPPED, then the fact
    estimated_arrival = models.DateTimeField(null=True, blank=True)
    notes = models.JSONField(default=list, blank=True)

    objects = ShipmentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order", "amazon_shipment_id"], name="shipment_once"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["seller", "order"],
                name="shipments_cancelled",
                condition=models.Q(status_told="CANCELLED_BY_FULFILLER"),
            ),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.amazon_shipment_id

    @property
    def has_shipped(self) -> bool:
        return self.status_told.upper().replace("_", "") == "SHIPPED"


_LOOKING = ["last_polled_at", "next_poll_at", "poll_failures", "poll_error", "told_by"]


class PackageQuerySet(OwnedQuerySet["Package"]):
    def due(self, now: datetime) -> Self:
        """Whose next look is due, the most urgent first."""
        return self.filter(next_poll_at__lte=now).order_by("next_poll_at", "id")

    def undelivered(self) -> Self:
        return self.filter(delivered_at=None)

    def lost_eligible(self) -> Self:
        """For which a lost claim may be opened now, the most urgent first."""
        return self.filter(lost_eligible_since__isnull=False).order_by("lost_closes_on", "id")


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=pghistory.AnyChange(exclude=_LOOKING)),
    exclude=_LOOKING,
    # by its default name it would clash with the parcel's own events
    obj_field=pghistory.ObjForeignKey(related_name="audit", related_query_name="audit"),
)
class Package(models.Model):
    """One parcel: what Amazon and the carrier say, what we conclude, and when to look again."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="packages")
    shipment = models.ForeignKey(Shipment, on_delete=models.CASCADE, related_name="packages")
    package_number = models.BigIntegerField()
    carrier_code = models.CharField(max_length=60, blank=True)  # as told, a name or a code
    carrier_override = models.CharField(  # a person knows better than what was told
        _("carrier, named by a person"), max_length=20, blank=True, default=""
    )
    tracking_number = models.CharField(max_length=100, blank=True, db_index=True)
    amazon_tracking_number = models.CharField(max_length=100, blank=True)
    swiship_url = models.URLField(max_length=500, blank=True)  # checked by amazon.links, never as told
    carrier_phone = models.CharField(max_length=60, blank=True)
    shipped_at = models.DateTimeField(null=True, blank=True)
    first_promise = models.DateTimeField(null=True, blank=True)  # set once; the 90 days to file count from it
    latest_estimate = models.DateTimeField(null=True, blank=True)  # the 7 days of the lost rule count from it
    # what was told
    status_told = models.CharField(max_length=60, blank=True)  # Amazon's or the carrier's word, exactly
    status_description = models.CharField(max_length=300, blank=True)
    signed_for_by = models.CharField(max_length=100, blank=True)
    # what each source says now: {"ups": {"status", "text", "at"}}, `at` since when it says so (ISO 8601)
    told_by = models.JSONField(_("who says what"), default=dict, blank=True)
    drop_off = models.CharField(max_length=60, blank=True)  # FRONT_DOOR...; a word unknown to us stays itself
    delivery_photo = models.ImageField(upload_to="delivery_photos/", blank=True)
    # what we conclude
    state = models.CharField(max_length=20, choices=ParcelState.choices, default=ParcelState.SHIPPED)
    delivered_at = models.DateTimeField(null=True, blank=True)  # any source's "delivered" closes a lost claim
    returning_at = models.DateTimeField(null=True, blank=True)
    damaged_at = models.DateTimeField(null=True, blank=True)
    lost_told_at = models.DateTimeField(null=True, blank=True)  # the carrier itself says lost
    last_event_at = models.DateTimeField(null=True, blank=True)
    quiet_until = models.DateTimeField(null=True, blank=True)  # until then no tracking is normal
    lost_opens_on = models.DateField(null=True, blank=True)  # first day a lost claim may be opened
    lost_closes_on = models.DateField(null=True, blank=True)  # last day it may be filed
    lost_eligible_since = models.DateTimeField(null=True, blank=True)
    # when to look again
    last_polled_at = models.DateTimeField(null=True, blank=True)
    next_poll_at = models.DateTimeField(null=True, blank=True)  # empty: no more looks
    poll_failures = models.PositiveSmallIntegerField(default=0)
    poll_error = models.CharField(max_length=300, blank=True)

    objects = PackageQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shipment", "package_number"], name="package_once"),
        ]
        indexes: ClassVar = [
            # Due work is taken seller by seller, so that nobody waits for another's thousands
            models.Index(
                fields=["seller", "next_poll_at", "id"],
                name="packages_due",
                condition=models.Q(next_poll_at__isnull=False),
            ),
            # The daily sweep reads exactly these rows, whatever the size of the table
            models.Index(
                fields=["lost_opens_on"],
                name="packages_may_be_lost",
                condition=models.Q(delivered_at=None, returning_at=None, lost_eligible_since=None),
            ),
            models.Index(
                fields=["seller", "lost_closes_on"],
                name="packages_lost",
                condition=models.Q(lost_eligible_since__isnull=False),
            ),
            models.Index(
                fields=["seller", "shipped_at"],
                name="packages_silent",
                condition=models.Q(delivered_at=None, last_event_at=None),
            ),
            # Damage that a carrier told stays claimable, also once the parcel is delivered
            models.Index(
                fields=["seller", "damaged_at"],
                name="packages_damaged",
                condition=models.Q(damaged_at__isnull=False),
            ),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.tracking_number or f"package {self.package_number}"

    @property
    def carrier(self) -> str:
        """Whose parcel it is: what a person says, else what was told."""
        return self.carrier_override or self.carrier_code


class ShipmentItemQuerySet(OwnedQuerySet["ShipmentItem"]):
    pass


class ShipmentItem(models.Model):
    """So many units of an order's line, in one shipment and, once packed, in one package."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    shipment = models.ForeignKey(Shipment, on_delete=models.CASCADE, related_name="items")
    order_item = models.ForeignKey(OrderItem, on_delete=models.CASCADE, related_name="shipment_items")
    package = models.ForeignKey(
        Package, null=True, blank=True, on_delete=models.SET_NULL, related_name="items"
    )
    package_number = models.BigIntegerField(default=0)  # 0 while there is no package
    quantity = models.PositiveIntegerField()
    serial_number = models.CharField(max_length=100, blank=True)

    objects = ShipmentItemQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["shipment", "order_item", "package_number", "serial_number"],
                name="shipment_item_once",
            ),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.order_item.sku} × {self.quantity}"
