"""What is in an order."""

from typing import ClassVar

import pghistory
from django.db import models

from inventory.models import Product
from orders.models.orders import Order
from sellers.models import OwnedQuerySet, Seller


class OrderItemQuerySet(OwnedQuerySet["OrderItem"]):
    pass


@pghistory.track()
class OrderItem(models.Model):
    """One line of an order, with what Amazon says became of its quantity."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="items")
    seller_item_id = models.CharField(max_length=50)
    sku = models.CharField(max_length=50)
    fnsku = models.CharField(max_length=20, blank=True)
    product = models.ForeignKey(Product, null=True, blank=True, on_delete=models.SET_NULL)
    title = models.CharField(max_length=500, blank=True)
    quantity = models.PositiveIntegerField()
    cancelled = models.PositiveIntegerField(default=0)
    unfulfillable = models.PositiveIntegerField(default=0)
    disposition = models.CharField(max_length=30, blank=True)
    estimated_ship = models.DateTimeField(null=True, blank=True)
    estimated_arrival = models.DateTimeField(null=True, blank=True)
    unit_price = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)

    objects = OrderItemQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order", "seller_item_id"], name="order_item_once"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["seller", "order"],
                name="lines_unfulfillable",
                condition=models.Q(unfulfillable__gt=0),
            ),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.sku} × {self.quantity}"

    @property
    def name(self) -> str:
        return self.title or (self.product.name if self.product else "") or self.sku
