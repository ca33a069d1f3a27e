"""The customer's link to the tracking page."""

from django.db import models
from django.urls import reverse

from orders.models import Order
from sellers.models import OwnedQuerySet, Seller
from tracking.statuses import EventSource as EventSource
from tracking.statuses import ParcelState as ParcelState


class CustomerLinkQuerySet(OwnedQuerySet["CustomerLink"]):
    pass


class CustomerLink(models.Model):
    """The unguessable address of an order's public tracking page, and until when it opens."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    order = models.OneToOneField(Order, on_delete=models.CASCADE, related_name="customer_link")
    token = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    created_at = models.DateTimeField()

    objects = CustomerLinkQuerySet.as_manager()

    def __str__(self) -> str:
        return f"track {self.order}"

    def get_absolute_url(self) -> str:
        return reverse("tracking:customer", args=[self.token])
