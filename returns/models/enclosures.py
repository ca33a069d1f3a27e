"""What is kept beside a return: the customer's photographs of a unit, and the label the shop provides."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from orders.models import Order
from returns.models.returns import Return, ReturnAuthorization, ReturnItem
from sellers.models import OwnedQuerySet, Seller


class ReturnPhotoQuerySet(OwnedQuerySet["ReturnPhoto"]):
    pass


@pghistory.track()
class ReturnPhoto(models.Model):
    """A photograph of one unit, made safe and kept outside the web root."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(ReturnItem, on_delete=models.CASCADE, related_name="photos")
    # units of one line share the file when the photo was added to the line
    file = models.FileField(_("photo"), upload_to="return-photos/%Y/%m/")
    thumbnail = models.ImageField(_("small picture"), upload_to="return-photos/%Y/%m/")
    name = models.CharField(_("name"), max_length=200)  # as it was called on the sender's device
    content_type = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)  # of the stored file
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)  # the camera's own time
    added_at = models.DateTimeField(_("added"))

    objects = ReturnPhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo of a returned unit")
        verbose_name_plural = _("photos of returned units")
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit", "sha256"], name="return_photo_once")]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.name


class ReturnLabelQuerySet(OwnedQuerySet["ReturnLabel"]):
    pass


@pghistory.track()
class ReturnLabel(models.Model):
    """A postage label the shop bought for the customer; printed between the address and the slip."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="+")
    # given with the form, before there was an RMA; it belongs to the RMA when only one is issued
    customer_return = models.OneToOneField(
        Return, null=True, blank=True, on_delete=models.CASCADE, related_name="label"
    )
    authorization = models.OneToOneField(
        ReturnAuthorization, null=True, blank=True, on_delete=models.CASCADE, related_name="label"
    )
    file = models.FileField(_("label"), upload_to="return-labels/%Y/%m/")
    name = models.CharField(_("name"), max_length=200)
    content_type = models.CharField(max_length=40)  # application/pdf, image/png or image/jpeg
    pages = models.PositiveSmallIntegerField(default=1)
    sha256 = models.CharField(max_length=64)
    broken_at = models.DateTimeField(null=True, blank=True)  # when it could not be put into the paper
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("added"))

    objects = ReturnLabelQuerySet.as_manager()

    class Meta:
        verbose_name = _("postage label")
        verbose_name_plural = _("postage labels")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(customer_return=None) ^ models.Q(authorization=None),
                name="return_label_belongs_to_one",
            )
        ]

    def __str__(self) -> str:
        return self.name
