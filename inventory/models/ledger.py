"""Daily Inventory History: one row per day, SKU, centre and disposition."""

from typing import ClassVar

from django.db import models

from sellers.models import OwnedQuerySet, Seller


class LedgerDayQuerySet(OwnedQuerySet["LedgerDay"]):
    pass


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
    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
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

    objects = LedgerDayQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["seller", "date", "fnsku", "msku", "disposition", "location"], name="ledger_day_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["seller", "msku", "-date"], name="ledger_of_sku")]

    def __str__(self) -> str:
        return f"{self.date} {self.msku} {self.location} {self.disposition}"

    @property
    def difference(self) -> int:
        """Start plus movements less end: 0 when the day adds up."""
        moved: int = sum(getattr(self, name) for name in self.MOVEMENTS)
        return self.starting + moved - self.ending
