"""What happened, told in the business's words: one row per change, never altered and never deleted."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Source(models.TextChoices):
    """Who the news of a change comes from."""

    PERSON = "person", _("A person")
    AMAZON = "amazon", _("Amazon")
    CARRIER = "carrier", _("The carrier")
    CUSTOMER = "customer", _("The customer")
    PORTAL = "portal", _("The portal")


class ChangeQuerySet(models.QuerySet["Change"]):
    def of_order(self, order_id: int) -> "ChangeQuerySet":
        """One order's line of time, newest first."""
        return self.filter(order_id=order_id).select_related("actor").order_by("-at", "-id")

    def of_subject(self, subject: models.Model) -> "ChangeQuerySet":
        """What happened to one thing, newest first."""
        label = subject._meta.label_lower
        return (
            self.filter(subject_type=label, subject_id=subject.pk)
            .select_related("actor")
            .order_by("-at", "-id")
        )


class Change(models.Model):
    """One thing that happened to one business object, with who, when and why.

    `seller_id` and `order_id` are plain numbers, because sellers and orders live above this room.
    """

    seller_id = models.BigIntegerField()
    order_id = models.BigIntegerField(null=True, blank=True)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    verb = models.CharField(max_length=60)
    before = models.CharField(max_length=200, blank=True)
    after = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    data = models.JSONField(default=dict, blank=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT)
    source = models.CharField(max_length=10, choices=Source.choices, default=Source.PORTAL)
    at = models.DateTimeField()

    objects = ChangeQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["order_id", "-at", "-id"], name="change_of_order"),
            models.Index(fields=["subject_type", "subject_id", "-at"], name="change_of_subject"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="change_is_kept", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.subject_type} {self.subject_id}: {self.verb}"
