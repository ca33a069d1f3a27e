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
    RECEIVED_PHOTO = "received_photo", _("Photo of the item received, with its sticker")
    CONTENTS_PHOTO = "contents_photo", _("Photo of everything that was received")
    PACKAGING_PHOTO = "packaging_photo", _("Photo of the empty product packaging")
    STICKER_PHOTO = "sticker_photo", _("Photo of all ASIN, FNSKU and LPN stickers")
    SERIAL_PHOTO = "serial_photo", _("Photo of the serial and model number")
    ORDER_PROOF = "order_proof", _("Proof of the customer's order")
    RESOLUTION_PROOF = "resolution_proof", _("Proof of the refund or replacement")
    DELIVERY_PROOF = "delivery_proof", _("Proof of delivery")
    OTHER = "other", _("Other")


class EvidenceState(models.TextChoices):
    """How far the check of a file has come. Only a checked one is a proof, and only that is ever shown."""

    WAITING = "waiting", _("Being checked")  # as it came, in quarantine
    READY = "ready", _("Checked")
    REFUSED = "refused", _("Not usable")  # its content is gone, the reason stays until it is put away


PHOTOS = (
    EvidenceKind.ITEM_PHOTO,
    EvidenceKind.BOX_PHOTO,
    EvidenceKind.LABEL_PHOTO,
    EvidenceKind.RECEIVED_PHOTO,
    EvidenceKind.CONTENTS_PHOTO,
    EvidenceKind.PACKAGING_PHOTO,
    EvidenceKind.STICKER_PHOTO,
    EvidenceKind.SERIAL_PHOTO,
)


class EvidenceQuerySet(OwnedQuerySet["Evidence"]):
    def ready(self) -> "EvidenceQuerySet":
        """Those that are proofs: checked and clean."""
        return self.filter(state=EvidenceState.READY)

    def waiting(self) -> "EvidenceQuerySet":
        """Those whose check is still to come."""
        return self.filter(state=EvidenceState.WAITING)


@pghistory.track()
class Evidence(models.Model):
    """One file of a claim. May be removed until the claim is submitted.

    `original` is the file as it came: kept aside, never served. `file` is what was written anew from it.
    """

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(_("what it shows"), max_length=20, choices=EvidenceKind.choices)
    state = models.CharField(
        _("check"), max_length=10, choices=EvidenceState.choices, default=EvidenceState.READY
    )
    problem = models.CharField(
        _("why it is not usable"), max_length=20, blank=True
    )  # a code, said by the page
    original = models.FileField(_("as it came"), upload_to="quarantine/%Y/%m/", blank=True)
    original_sha256 = models.CharField(_("SHA-256 as it came"), max_length=64, blank=True)
    file = models.FileField(upload_to="evidence/%Y/%m/", blank=True)
    thumbnail = models.ImageField(upload_to="evidence/%Y/%m/", blank=True)
    name = models.CharField(max_length=200)  # as it was called on the sender's device
    content_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, blank=True)  # of the clean file; empty until it is checked
    taken_at = models.DateTimeField(
        null=True, blank=True
    )  # the camera's own time, kept before metadata is stripped
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["claim", "sha256"], name="evidence_once", condition=~models.Q(sha256="")
            ),
            models.UniqueConstraint(
                fields=["claim", "original_sha256"],
                name="evidence_sent_once",
                condition=~models.Q(original_sha256=""),
            ),
        ]
        indexes: ClassVar = [
            # What the worker looks for, whatever the size of the table
            models.Index(fields=["added_at"], name="evidence_waiting", condition=models.Q(state="waiting")),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_waiting(self) -> bool:
        return self.state == EvidenceState.WAITING

    @property
    def is_ready(self) -> bool:
        return self.state == EvidenceState.READY
