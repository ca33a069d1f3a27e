"""Units that came back to the shelf."""

from typing import ClassVar

import pghistory
from django.db import models

from sellers.models import OwnedQuerySet, Seller


class RestockQuerySet(OwnedQuerySet["Restock"]):
    pass


@pghistory.track()
class Restock(models.Model):
    """A returned unit that went back to sellable stock: one row per unit, whatever arrives twice."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    source = models.CharField(max_length=100)  # the return item's own id at Amazon
    order_id = models.BigIntegerField(null=True, blank=True)  # a number: orders live above this room
    sku = models.CharField(max_length=50)
    fulfillment_center = models.CharField(max_length=20, blank=True)
    quantity = models.IntegerField(default=1)
    at = models.DateTimeField()
    reversed_at = models.DateTimeField(null=True, blank=True)  # Amazon corrected the grade later

    objects = RestockQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["seller", "source"], name="restock_once")]

    def __str__(self) -> str:
        return f"{self.sku} +{self.quantity}"
