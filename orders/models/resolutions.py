"""What the seller did for the customer."""

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from orders.models.orders import Order
from sellers.models import OwnedQuerySet, Seller


class CustomerResolutionQuerySet(OwnedQuerySet["CustomerResolution"]):
    pass


@pghistory.track()
class CustomerResolution(models.Model):
    """How the seller made it right with the customer: kept apart from the claim, because Amazon pays the seller.

    Amazon asks for the customer's name and address on the proof, so both are kept as they were on that day.
    """

    class Kind(models.TextChoices):
        REFUND = "refund", _("Refund")
        REPLACEMENT = "replacement", _("Replacement")

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="resolutions")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    reference = models.CharField(_("reference"), max_length=100)  # refund id, or the replacement order's id
    resolved_on = models.DateField(_("date"))
    proof_url = models.URLField(_("link to it in your shop"), max_length=500, blank=True)
    recipient = models.CharField(_("customer's name"), max_length=100, blank=True)
    address = models.CharField(_("customer's address"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    objects = CustomerResolutionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"
