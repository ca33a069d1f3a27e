"""Addresses that are the seller's own, or of those who keep or forward its goods: no customer lives there."""

from typing import ClassVar

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.models import OwnedQuerySet, Seller


class OwnPlaceQuerySet(OwnedQuerySet["OwnPlace"]):
    pass


@pghistory.track()
class OwnPlace(models.Model):
    """One address to which an MCF order would be a removal of stock."""

    class Kind(models.TextChoices):
        BUSINESS = "business", _("Business address")
        RETURNS = "returns", _("Return address")
        WAREHOUSE = "warehouse", _("Warehouse")
        PREP = "prep", _("Prep centre or forwarder")

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, related_name="own_places")
    kind = models.CharField(_("what it is"), max_length=10, choices=Kind.choices, default=Kind.WAREHOUSE)
    name = models.CharField(_("company"), max_length=100, blank=True)
    address_line = models.CharField(_("street and number"), max_length=200)
    postal_code = models.CharField(_("postcode"), max_length=30)
    country = models.CharField(_("country"), max_length=2)

    objects = OwnPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("own address")
        verbose_name_plural = _("own addresses")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["seller", "address_line", "postal_code", "country"], name="own_place_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.address_line}, {self.postal_code}"
