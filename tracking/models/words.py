"""Words from outside that have no meaning here yet, each counted."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tracking.statuses import EventSource


class UnknownWord(models.Model):
    """A code or status that is in no table: shown as itself, and how often it was told. Of no one seller."""

    class Kind(models.TextChoices):
        EVENT = "event", _("Event")
        STATUS = "status", _("Status")
        PLACE = "place", _("Place of delivery")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    source = models.CharField(_("source"), max_length=10, choices=EventSource.choices)
    word = models.CharField(_("word"), max_length=60)
    sample = models.CharField(_("described as"), max_length=300, blank=True)
    times = models.PositiveIntegerField(_("times"), default=0)
    first_seen = models.DateTimeField(_("first seen"))
    last_seen = models.DateTimeField(_("last seen"))

    class Meta:
        verbose_name = _("unknown word")
        verbose_name_plural = _("unknown words")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "source", "word"], name="unknown_word_once"),
        ]
        ordering: ClassVar = ["-last_seen", "-id"]

    def __str__(self) -> str:
        return f"{self.word} ({self.source})"
