"""Proofs: photographs and documents, checked, stripped of metadata and kept outside the web root."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from reimbursements.models.claims import Claim
from sellers.models import OwnedQuerySet, Seller


class EvidenceKind(models.TextChoices):
    """What a proof shows; a rule names which of these block and which only warn."""

    ITEM_PHOTO = "item_photo", _("Photo of the whole item with the damage")
    BOX_PHOTO = "box_photo", _("Photo of the shipping box")
    LABEL_PHOTO = "label_photo", _("Photo of all shipping labels")
    ORDER_PROOF = "order_proof", _("Proof of the customer's order")
    RESOLUTION_PROOF = "resolution_proof", _("Proof of the refund or replacement")
    OTHER = "other", _("Other")


PHOTOS = (EvidenceKind.ITEM_PHOTO, EvidenceKind.BOX_PHOTO, EvidenceKind.LABEL_PHOTO)


class EvidenceQuerySet(OwnedQuerySet["Evidence"]):
    pass


@pghistory.track()
class Evidence(models.Model):
    """One file of a claim. May be removed until the claim is submitted."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(_("what it shows"), max_length=20, choices=EvidenceKind.choices)
    file = models.FileField(upload_to="evidence/%Y/%m/")
    thumbnail = models.ImageField(upload_to="evidence/%Y/%m/", blank=True)
    name = models.CharField(max_length=200)  # as it was called on the sender's device
    content_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)  # of the stored file
    taken_at = models.DateTimeField(
        null=True, blank=True
    )  # the camera's own time, kept before metadata is stripped
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["claim", "sha256"], name="evidence_once")]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.name
