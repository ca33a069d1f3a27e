"""The weekly mail to each member about what Amazon owes: one row for each person, seller and week."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.models import OwnedQuerySet, Seller


class DigestState(models.TextChoices):
    """What became of the mail. Begun ones are never sent again: better none than two."""

    WAITING = "waiting", _("Waiting")
    BEGUN = "begun", _("Handed to the mail server")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Not sent")


class DigestMailQuerySet(OwnedQuerySet["DigestMail"]):
    def waiting(self) -> "DigestMailQuerySet":
        """Those that no worker has begun."""
        return self.filter(state=DigestState.WAITING)


class DigestMail(models.Model):
    """The mail of one week to one member of one seller."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, verbose_name=_("seller"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("person")
    )
    week = models.DateField(_("week"))  # its Monday, where the seller's marketplace is
    state = models.CharField(
        _("state"), max_length=8, choices=DigestState.choices, default=DigestState.WAITING
    )
    problem = models.CharField(_("what went wrong"), max_length=20, blank=True)
    asked_at = models.DateTimeField(_("asked for at"))
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)

    objects = DigestMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("weekly mail")
        verbose_name_plural = _("weekly mails")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["seller", "user", "week"], name="digest_once_a_week"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state"], name="digests_waiting", condition=models.Q(state="waiting")),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.week}"
