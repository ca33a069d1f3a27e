"""What a seller decides about returns in general."""

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.models import OwnedQuerySet, Seller


class ReturnSettingsQuerySet(OwnedQuerySet["ReturnSettings"]):
    def of(self, seller: Seller | int) -> "ReturnSettings":
        """The seller's own, or those that hold until the seller decides."""
        number = seller if isinstance(seller, int) else seller.pk
        return self.for_seller(number).first() or ReturnSettings(seller_id=number)


@pghistory.track()
class ReturnSettings(models.Model):
    """Whether customers may ask for returns themselves, and how long they have to post a parcel."""

    seller = models.OneToOneField(Seller, on_delete=models.CASCADE, related_name="return_settings")
    self_service = models.BooleanField(
        _("customers may ask for a return on their tracking page"), default=False
    )
    post_within_days = models.PositiveSmallIntegerField(
        _("days to post the parcel"), default=30, validators=[MinValueValidator(1), MaxValueValidator(365)]
    )

    objects = ReturnSettingsQuerySet.as_manager()

    class Meta:
        verbose_name = _("settings for returns")
        verbose_name_plural = _("settings for returns")

    def __str__(self) -> str:
        return str(self.seller)
