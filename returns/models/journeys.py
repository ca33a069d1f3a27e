"""Parcels on their way back to Amazon: their numbers, and what the carriers tell of them."""

from typing import ClassVar, Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from orders.models import Order, ParcelState
from returns.models.returns import ReturnAuthorization
from sellers.models import OwnedQuerySet, Seller
from tracking.models import EventTold

LOOKING = ["last_polled_at", "next_poll_at", "poll_failures", "poll_error"]


class ReturnParcelQuerySet(OwnedQuerySet["ReturnParcel"]):
    def under_way(self) -> Self:
        """Not at Amazon yet, as far as anybody said."""
        return self.filter(delivered_at=None)


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=pghistory.AnyChange(exclude=LOOKING)),
    pghistory.DeleteEvent(),
    exclude=LOOKING,
    # by its default name it would clash with the parcel's own events
    obj_field=pghistory.ObjForeignKey(related_name="audit", related_query_name="audit"),
)
class ReturnParcel(models.Model):
    """One parcel that brings units back, known by the number the customer got from the carrier."""

    package_number: ClassVar[int] = 0  # Amazon knows no parcels on their way back: carriers and Swiship do

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="return_parcels")
    authorization = models.ForeignKey(
        ReturnAuthorization,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="parcels",
        verbose_name=_("RMA"),
    )
    tracking_number = models.CharField(_("tracking number"), max_length=100)
    carrier_code = models.CharField(_("carrier"), max_length=60, blank=True)
    entered_at = models.DateTimeField(_("entered"))
    entered_by = models.ForeignKey(  # empty: the customer, on the page of the RMA
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # what was told
    status_told = models.CharField(max_length=60, blank=True)
    status_description = models.CharField(max_length=300, blank=True)
    estimate = models.DateTimeField(_("estimated arrival"), null=True, blank=True)
    # what we conclude
    state = models.CharField(
        _("state"), max_length=20, choices=ParcelState.choices, default=ParcelState.SHIPPED
    )
    delivered_at = models.DateTimeField(_("arrived at Amazon"), null=True, blank=True)
    damaged_at = models.DateTimeField(null=True, blank=True)
    lost_told_at = models.DateTimeField(null=True, blank=True)
    last_event_at = models.DateTimeField(null=True, blank=True)
    arrival_by_hand = models.BooleanField(_("arrival entered by hand"), default=False)
    # when to look again
    last_polled_at = models.DateTimeField(null=True, blank=True)
    next_poll_at = models.DateTimeField(null=True, blank=True)
    poll_failures = models.PositiveSmallIntegerField(default=0)
    poll_error = models.CharField(max_length=300, blank=True)

    objects = ReturnParcelQuerySet.as_manager()

    class Meta:
        verbose_name = _("parcel on its way back")
        verbose_name_plural = _("parcels on their way back")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order", "tracking_number"], name="return_parcel_once"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["seller", "next_poll_at", "id"],
                name="return_parcels_due",
                condition=models.Q(next_poll_at__isnull=False),
            ),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.tracking_number

    @property
    def carrier(self) -> str:
        """Whose parcel it is, as it was entered."""
        return self.carrier_code


class ReturnParcelScanQuerySet(OwnedQuerySet["ReturnParcelScan"]):
    pass


class ReturnParcelScan(EventTold):
    """One thing a source said about a parcel on its way back: appended once, never changed."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    parcel = models.ForeignKey(ReturnParcel, on_delete=models.CASCADE, related_name="events")

    objects = ReturnParcelScanQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["parcel", "at", "code", "city", "source"], name="return_scan_once"
            ),
        ]
        triggers: ClassVar = [pgtrigger.Protect(name="scan_is_kept", operation=pgtrigger.Update)]
        ordering: ClassVar = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.at:%F %T} {self.code}"
