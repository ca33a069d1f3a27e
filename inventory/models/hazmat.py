"""Cases of Amazon's dangerous goods review, and the papers sent in for them."""

from typing import ClassVar, Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from inventory.models.products import Product
from inventory.models.removals import RemovalOrder
from sellers.models import OwnedQuerySet, Seller


class HazmatStatus(models.TextChoices):
    """Where a case stands. Amazon publishes no names for these; they are ours."""

    UNDER_REVIEW = "under_review", _("Under review")
    DOCUMENTS_REQUESTED = "requested", _("Documents requested")
    DOCUMENTS_SUBMITTED = "submitted", _("Documents submitted")
    REJECTED = "rejected", _("Documents rejected")
    NOT_DANGEROUS = "not_dangerous", _("Not a dangerous good")
    ELIGIBLE = "eligible", _("Dangerous good, may be fulfilled")
    NOT_ELIGIBLE = "not_eligible", _("Dangerous good, may not be fulfilled")
    DISPOSAL_PENDING = "disposal_pending", _("Disposal pending")
    DISPOSED = "disposed", _("Stock disposed of")
    REMOVED = "removed", _("Stock taken out")


S = HazmatStatus
RESULTS = (S.NOT_DANGEROUS, S.ELIGIBLE, S.NOT_ELIGIBLE)
MOVES: dict[HazmatStatus, tuple[HazmatStatus, ...]] = {
    S.UNDER_REVIEW: (S.DOCUMENTS_REQUESTED, S.DOCUMENTS_SUBMITTED, *RESULTS),
    S.DOCUMENTS_REQUESTED: (S.UNDER_REVIEW, S.DOCUMENTS_SUBMITTED, S.DISPOSAL_PENDING, *RESULTS),
    S.DOCUMENTS_SUBMITTED: (S.REJECTED, *RESULTS),
    S.REJECTED: (S.DOCUMENTS_SUBMITTED, S.DISPOSAL_PENDING, *RESULTS),
    S.NOT_ELIGIBLE: (
        S.DOCUMENTS_SUBMITTED,
        S.NOT_DANGEROUS,
        S.ELIGIBLE,
        S.DISPOSAL_PENDING,
        S.DISPOSED,
        S.REMOVED,
    ),
    S.DISPOSAL_PENDING: (S.DOCUMENTS_SUBMITTED, S.DISPOSED, S.REMOVED, *RESULTS),
    S.NOT_DANGEROUS: (),
    S.ELIGIBLE: (),
    S.DISPOSED: (),
    S.REMOVED: (),
}
OPEN = tuple(status for status, moves in MOVES.items() if moves)
CLOSED = tuple(status for status, moves in MOVES.items() if not moves)
ON_THE_CLOCK = (S.DOCUMENTS_REQUESTED, S.REJECTED)  # while these last, the day of disposal comes nearer
PAPERS_TAKEN = (S.UNDER_REVIEW, S.DOCUMENTS_REQUESTED, S.REJECTED, S.NOT_ELIGIBLE, S.DISPOSAL_PENDING)


class HazmatCaseQuerySet(OwnedQuerySet["HazmatCase"]):
    def still_open(self) -> Self:
        return self.filter(status__in=OPEN)

    def by_deadline(self) -> Self:
        """The nearest last day first; those without one after them, the newest first."""
        return self.order_by(models.F("due_on").asc(nulls_last=True), "-opened_at", "-id")


@pghistory.track()
class HazmatCase(models.Model):
    """One review of one product, from the first sign of it to Amazon's decision or the end of the stock."""

    TRANSITIONS: ClassVar = MOVES

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    product = models.ForeignKey(
        Product, on_delete=models.CASCADE, related_name="hazmat_cases", verbose_name=_("product")
    )
    status = models.CharField(_("status"), max_length=20, choices=HazmatStatus.choices)
    codes = models.JSONField(_("Amazon's codes"), default=list, blank=True)  # as last told
    opened_at = models.DateTimeField(_("opened at"))
    opened_by = models.ForeignKey(  # empty: by itself, from Amazon's codes
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("opened by"),
    )
    brand = models.CharField(_("brand on the detail page"), max_length=100, blank=True)
    requested_on = models.DateField(_("documents requested on"), null=True, blank=True)
    due_on = models.DateField(_("last day for documents"), null=True, blank=True)
    case_id = models.CharField(_("case ID"), max_length=40, blank=True)  # Seller Support's
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    sent_despite = models.TextField(_("why it was sent although a check failed"), blank=True)
    answer = models.TextField(_("what Amazon answered"), blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    removal = models.ForeignKey(
        RemovalOrder,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="hazmat_cases",
        verbose_name=_("removal order"),
    )

    objects = HazmatCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("hazmat case")
        verbose_name_plural = _("hazmat cases")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["product"],
                condition=~models.Q(status__in=[str(status) for status in CLOSED]),
                name="hazmat_one_open_case",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["seller", "status", "due_on"], name="hazmat_by_deadline"),
            models.Index(fields=["seller", "-opened_at", "-id"], name="hazmat_newest"),
        ]
        triggers: ClassVar = [
            pgtrigger.FSM(
                name="hazmat_moves",
                field="status",
                transitions=[(str(a), str(b)) for a, to in MOVES.items() for b in to],
            )
        ]

    def __str__(self) -> str:
        return str(self.product)

    def get_absolute_url(self) -> str:
        return reverse("inventory:hazmat_case", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def takes_papers(self) -> bool:
        return self.status in PAPERS_TAKEN


class HazmatDocumentQuerySet(OwnedQuerySet["HazmatDocument"]):
    pass


@pghistory.track(exclude=["text"])
class HazmatDocument(models.Model):
    """One paper of a case, with the text read from it. May be removed until it was sent."""

    class Kind(models.TextChoices):
        SHEET = "sheet", _("Safety data sheet")
        EXEMPTION = "exemption", _("Exemption sheet")

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    case = models.ForeignKey(HazmatCase, on_delete=models.CASCADE, related_name="documents")
    kind = models.CharField(_("what it is"), max_length=10, choices=Kind.choices)
    file = models.FileField(_("file"), upload_to="hazmat/%Y/%m/")
    name = models.CharField(_("name"), max_length=200)
    size = models.PositiveIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField(_("pages"), default=0)
    problem = models.CharField(max_length=20, blank=True)  # why it could not be read: a Reading's problem
    text = models.TextField(blank=True)
    findings = models.JSONField(_("what the checks found"), default=list, blank=True)  # as it was sent
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("added at"))

    objects = HazmatDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("hazmat document")
        verbose_name_plural = _("hazmat documents")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "sha256"], name="hazmat_document_once")
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.name
