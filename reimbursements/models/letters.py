"""What was written to Amazon about a claim and what came back: kept on the claim, never changed."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from reimbursements.models.claims import Claim
from sellers.models import OwnedQuerySet, Seller


class LetterKind(models.TextChoices):
    """What a letter is; it tells who wrote it and what has to follow."""

    FILING = "filing", _("Filing")
    REMINDER = "reminder", _("Asked again")
    ANSWER = "answer", _("Answer to Amazon's question")
    APPEAL = "appeal", _("Appeal")
    REVALUATION = "revaluation", _("Request for re-valuation")
    NEWS = "news", _("Amazon is looking into it")
    QUESTION = "question", _("Amazon asks for something")
    DENIAL = "denial", _("Amazon's denial")
    GRANT = "grant", _("Amazon grants it")


RECEIVED = (LetterKind.NEWS, LetterKind.QUESTION, LetterKind.DENIAL, LetterKind.GRANT)


class ClaimLetterQuerySet(OwnedQuerySet["ClaimLetter"]):
    pass


class ClaimLetter(models.Model):
    """One letter of a claim's case, with the file that came or went with it."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, verbose_name=_("seller"))
    claim = models.ForeignKey(
        Claim, on_delete=models.CASCADE, related_name="letters", verbose_name=_("claim")
    )
    kind = models.CharField(_("what it is"), max_length=12, choices=LetterKind.choices)
    on = models.DateField(_("day of the letter"))
    text = models.TextField(_("text"), blank=True)
    answer_by = models.DateField(_("answer due"), null=True, blank=True)  # the day Amazon's question names
    file = models.FileField(_("file"), upload_to="letters/%Y/%m/", blank=True)
    file_name = models.CharField(_("name of the file"), max_length=200, blank=True)
    content_type = models.CharField(_("kind of file"), max_length=40, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("recorded"))

    objects = ClaimLetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering: ClassVar = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.claim}: {self.get_kind_display()}"

    @property
    def is_received(self) -> bool:
        """Whether Amazon wrote it."""
        return self.kind in RECEIVED
