"""The seller's own ready replies."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from inquiries.models.states import Kind
from sellers.models import OwnedQuerySet, Seller


class ReplyTemplateQuerySet(OwnedQuerySet["ReplyTemplate"]):
    pass


@pghistory.track()
class ReplyTemplate(models.Model):
    """A reply written once and used often, in one language; its gaps are filled with facts, see facts.FACTS."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, verbose_name=_("seller"))
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("for"), max_length=10, choices=Kind.choices, default=Kind.QUESTION)
    language = models.CharField(_("language"), max_length=10)
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"), max_length=5000)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("changed by")
    )
    updated_at = models.DateTimeField(_("changed at"))

    objects = ReplyTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("ready reply")
        verbose_name_plural = _("ready replies")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["seller", "language", "name"], name="reply_template_once"),
        ]
        ordering: ClassVar = ["name", "language"]

    def __str__(self) -> str:
        return self.name
