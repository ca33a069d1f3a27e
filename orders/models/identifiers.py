"""The names an order goes by."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from orders.models.orders import Order
from sellers.models import OwnedQuerySet, Seller


class OrderIdentifierQuerySet(OwnedQuerySet["OrderIdentifier"]):
    pass


class OrderIdentifier(models.Model):
    """A name by which an order can be found. Rooms above add theirs through `actions.add_identifiers`."""

    class Kind(models.TextChoices):
        ORDER = "order", _("Order ID")
        DISPLAYED = "displayed", _("Displayed order ID")
        NAME = "name", _("Customer")
        SKU = "sku", _("SKU")
        POSTCODE = "postcode", _("Postcode")
        EMAIL = "email", _("E-mail")
        TRACKING = "tracking", _("Tracking number")
        RMA = "rma", _("RMA")
        CLAIM = "claim", _("Claim")
        CASE = "case", _("Case ID")

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="identifiers")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    value = models.CharField(max_length=200)  # as people write it
    # Folded for comparison: see search.fold. Collation C, so that a prefix is a range that row-level security may use.
    folded = models.CharField(max_length=200, db_collation="C")

    objects = OrderIdentifierQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order", "kind", "folded"], name="identifier_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["seller", "folded", "order"], name="orders_found_by")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.value}"
