"""The packet of a claim as files, where it is too large to be made while somebody waits."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from reimbursements.models.claims import Claim
from sellers.models import OwnedQuerySet, Seller


class PacketState(models.TextChoices):
    WAITING = "waiting", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Could not be made")


class ClaimPacketQuerySet(OwnedQuerySet["ClaimPacket"]):
    pass


class ClaimPacket(models.Model):
    """One packet: the same facts and proofs give the same bytes, so it is made once for them."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, verbose_name=_("seller"))
    claim = models.ForeignKey(
        Claim, on_delete=models.CASCADE, related_name="packets", verbose_name=_("claim")
    )
    fingerprint = models.CharField(_("fingerprint"), max_length=64)  # of all that goes into it
    state = models.CharField(
        _("state"), max_length=8, choices=PacketState.choices, default=PacketState.WAITING
    )
    pdf = models.FileField("PDF", upload_to="packets/%Y/%m/", blank=True)
    bundle = models.FileField("ZIP", upload_to="packets/%Y/%m/", blank=True)
    asked_at = models.DateTimeField(_("asked for"))
    made_at = models.DateTimeField(_("made"), null=True, blank=True)

    objects = ClaimPacketQuerySet.as_manager()

    class Meta:
        verbose_name = _("packet")
        verbose_name_plural = _("packets")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["claim", "fingerprint"], name="packet_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["asked_at"], name="packets_waiting", condition=models.Q(state="waiting")),
        ]

    def __str__(self) -> str:
        return f"{self.claim}: {self.get_state_display()}"
