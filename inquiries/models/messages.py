"""What was said and when, with the files that came along."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from inquiries.models.inquiries import Inquiry
from inquiries.models.states import Channel, Direction
from sellers.models import OwnedQuerySet, Seller


class MessageQuerySet(OwnedQuerySet["Message"]):
    pass


@pghistory.track()
class Message(models.Model):
    """One thing that was said, or a note among colleagues; never changed afterwards."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, verbose_name=_("seller"))
    inquiry = models.ForeignKey(
        Inquiry, on_delete=models.CASCADE, related_name="messages", verbose_name=_("inquiry")
    )
    direction = models.CharField(_("direction"), max_length=10, choices=Direction.choices)
    channel = models.CharField(_("channel"), max_length=20, choices=Channel.choices, blank=True)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    text = models.TextField(_("text"))
    language = models.CharField(_("language"), max_length=10, blank=True)
    draft = models.CharField(
        max_length=40, blank=True
    )  # the ready text it began as: a draft's key, or template:12
    submission_key = models.CharField(max_length=64)  # of the form: the same submit twice makes one message
    said_at = models.DateTimeField(_("said at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("written down by"),
    )
    recorded_at = models.DateTimeField(_("written down at"))

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["inquiry", "submission_key"], name="message_submitted_once"),
        ]
        ordering: ClassVar = ["said_at", "id"]

    def __str__(self) -> str:
        return f"{self.inquiry} {self.direction}"


class AttachmentQuerySet(OwnedQuerySet["Attachment"]):
    pass


class Attachment(models.Model):
    """One file of a message, made safe before it was kept, outside the web root."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, verbose_name=_("seller"))
    message = models.ForeignKey(
        Message, on_delete=models.CASCADE, related_name="attachments", verbose_name=_("message")
    )
    file = models.FileField(_("file"), upload_to="inquiries/%Y/%m/")
    name = models.CharField(_("name"), max_length=200)  # as it was called on the sender's device
    content_type = models.CharField(_("content type"), max_length=40)
    size = models.PositiveIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)  # of the stored file

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.name
