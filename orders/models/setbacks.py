"""Orders that Amazon can't fulfil: what a preview said of them, and that a person has dealt with them."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from orders.models.orders import Order
from sellers.models import OwnedQuerySet, Seller


class OrderPreviewQuerySet(OwnedQuerySet["OrderPreview"]):
    pass


class OrderPreview(models.Model):
    """Amazon's latest answer to "could you fulfil this order?": the only place where it gives reasons in words."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    order = models.OneToOneField(Order, on_delete=models.CASCADE, related_name="preview")
    asked_at = models.DateTimeField(_("asked at"))
    speed = models.CharField(_("speed"), max_length=30, blank=True)
    fulfillable = models.BooleanField(_("fulfillable"), null=True)  # empty: Amazon did not say
    reasons = models.JSONField(_("reasons"), default=list, blank=True)  # of the whole order: Amazon's codes
    # [{"sku": "HG-MUG", "quantity": 1, "reasons": ["..."]}]
    items = models.JSONField(_("items"), default=list, blank=True)

    objects = OrderPreviewQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["seller"], name="previews_that_fail", condition=models.Q(fulfillable=False)),
        ]
        verbose_name = _("order preview")
        verbose_name_plural = _("order previews")

    def __str__(self) -> str:
        return f"{self.order}: {self.fulfillable}"


class SettlementQuerySet(OwnedQuerySet["Settlement"]):
    pass


@pghistory.track()
class Settlement(models.Model):
    """That somebody has dealt with an order Amazon could not fulfil, and how; it leaves the inbox."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    order = models.OneToOneField(Order, on_delete=models.CASCADE, related_name="settlement")
    reason = models.CharField(_("what was done"), max_length=500)
    cause = models.CharField(_("cause"), max_length=20, blank=True)  # as it was seen then
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"))

    objects = SettlementQuerySet.as_manager()

    class Meta:
        verbose_name = _("settlement")
        verbose_name_plural = _("settlements")

    def __str__(self) -> str:
        return f"{self.order}: {self.reason}"
