"""Daily Inventory History: one row per day, SKU, centre and disposition."""

from functools import reduce
from operator import add
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from inventory.ledger.checks import Problem, problems
from sellers.models import OwnedQuerySet, Seller


class LedgerDayQuerySet(OwnedQuerySet["LedgerDay"]):
    def in_question(self) -> Self:
        """Days that don't add up, don't follow from the day before, or hold units that moved for no told reason."""
        return self.filter(LedgerDay.QUESTION)


class LedgerDay(models.Model):
    """One day of one SKU in one fulfillment center and disposition: "Daily Inventory History (now Inventory Ledger)"."""

    MOVEMENTS: ClassVar = (
        "in_transit",
        "receipts",
        "customer_shipments",
        "customer_returns",
        "vendor_returns",
        "transfers",
        "found",
        "lost",
        "damaged",
        "disposed",
        "other_events",
        "unknown_events",
    )
    QUESTION: ClassVar = ~Q(off_by=0) | ~Q(broke_by=0) | ~Q(unknown_events=0) | Q(days_missing__gt=0)
    seller = models.ForeignKey(
        Seller, on_delete=models.CASCADE, db_index=False
    )  # each index below begins with it
    date = models.DateField()
    fnsku = models.CharField(max_length=20)
    asin = models.CharField(max_length=20, blank=True)
    msku = models.CharField(max_length=50)
    title = models.CharField(max_length=500, blank=True)
    disposition = models.CharField(max_length=40)
    location = models.CharField(max_length=20)
    starting = models.IntegerField(default=0)
    in_transit = models.IntegerField(default=0)
    receipts = models.IntegerField(default=0)
    customer_shipments = models.IntegerField(default=0)
    customer_returns = models.IntegerField(default=0)
    vendor_returns = models.IntegerField(default=0)
    transfers = models.IntegerField(default=0)
    found = models.IntegerField(default=0)
    lost = models.IntegerField(default=0)
    damaged = models.IntegerField(default=0)
    disposed = models.IntegerField(default=0)
    other_events = models.IntegerField(default=0)
    unknown_events = models.IntegerField(default=0)
    ending = models.IntegerField(default=0)
    off_by: Any = models.GeneratedField(
        verbose_name=_("start plus movements less end"),
        expression=reduce(add, (F(name) for name in ("starting", *MOVEMENTS))) - F("ending"),
        output_field=models.IntegerField(),
        db_persist=True,
    )
    # Against the shelf's row before, whenever that arrived: written by `check_ledger_days`
    broke_by = models.IntegerField(_("start less the end before"), default=0, db_default=0)
    days_missing = models.PositiveIntegerField(_("days missing before it"), default=0, db_default=0)

    objects = LedgerDayQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["seller", "msku", "fnsku", "disposition", "location", "date"], name="ledger_day_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["seller", "-date", "msku", "location", "disposition", "id"],
                include=["starting", "ending", "unknown_events", "off_by"],
                name="ledger_by_day",
            ),
            models.Index(
                fields=["seller", "-date", "msku"],
                condition=~Q(off_by=0) | ~Q(broke_by=0) | ~Q(unknown_events=0) | Q(days_missing__gt=0),
                name="ledger_in_question",
            ),
        ]
        verbose_name = _("day of the ledger")
        verbose_name_plural = _("days of the ledger")

    def __str__(self) -> str:
        return f"{self.date} {self.msku} {self.location} {self.disposition}"

    @property
    def difference(self) -> int:
        """Start plus movements less end: 0 when the day adds up."""
        moved: int = sum(getattr(self, name) for name in self.MOVEMENTS)
        return self.starting + moved - self.ending

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the row, in words."""
        return problems(
            off_by=self.off_by,
            broke_by=self.broke_by,
            days_missing=self.days_missing,
            unknown=self.unknown_events,
        )

    @property
    def moved(self) -> dict[str, int]:
        """Its figures by column, as a sum of days has them."""
        return {name: getattr(self, name) for name in ("starting", *self.MOVEMENTS, "ending")}


class LedgerMovementQuerySet(OwnedQuerySet["LedgerMovement"]):
    pass


class LedgerMovement(models.Model):
    """One movement of units as the ledger's detail report tells it. Amazon numbers none, so what it says names it."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, db_index=False)
    fingerprint = models.UUIDField(_("fingerprint"))  # of what it says, counted where a file says it twice
    date = models.DateField(_("day"))
    at = models.DateTimeField(_("date and time"), null=True, blank=True)  # older files don't tell
    fnsku = models.CharField(_("FNSKU"), max_length=20)
    asin = models.CharField(_("ASIN"), max_length=20, blank=True)
    msku = models.CharField(_("SKU"), max_length=50)
    title = models.CharField(_("title"), max_length=500, blank=True)
    event_type = models.CharField(_("event type"), max_length=40)  # Amazon's word, unknown ones too
    reference = models.CharField(_("reference ID"), max_length=80, blank=True)
    quantity = models.IntegerField(_("quantity"))
    location = models.CharField(_("fulfillment center"), max_length=20, blank=True)
    disposition = models.CharField(_("condition"), max_length=40, blank=True)
    reason = models.CharField(_("reason"), max_length=40, blank=True)  # Amazon's code, unknown ones too
    country = models.CharField(_("country"), max_length=10, blank=True)
    reconciled = models.IntegerField(_("reconciled quantity"), default=0)
    unreconciled = models.IntegerField(_("unreconciled quantity"), default=0)

    objects = LedgerMovementQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["seller", "fingerprint"], name="ledger_movement_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["seller", "-date", "-id"], name="movements_by_day"),
            models.Index(fields=["seller", "msku", "-date", "-id"], name="movements_of_sku"),
            models.Index(
                fields=["seller", "-date"], condition=~Q(unreconciled=0), name="movements_unreconciled"
            ),
        ]
        verbose_name = _("movement of the ledger")
        verbose_name_plural = _("movements of the ledger")

    def __str__(self) -> str:
        return f"{self.date} {self.msku} {self.event_type} {self.quantity:+d}"
