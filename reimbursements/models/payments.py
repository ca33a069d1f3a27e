"""What Amazon paid, as its reimbursements report tells it, and which claim it answers."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from orders.models import Order
from reimbursements.models.claims import Claim
from sellers.models import OwnedQuerySet, Seller


class ReimbursementQuerySet(OwnedQuerySet["Reimbursement"]):
    pass


@pghistory.track()
class Reimbursement(models.Model):
    """One row of Amazon's reimbursements report: cash, units, or the reversal of an earlier row."""

    class Match(models.TextChoices):
        CLAIM = "claim", _("Answers a claim")
        REVERSAL = "reversal", _("Takes back an earlier payment")
        NOT_MCF = "not_mcf", _("Not about an MCF order")
        UNCLAIMED = "unclaimed", _("Paid though never claimed")
        EXPLAINED = "explained", _("Explained by hand")
        UNEXPLAINED = "unexplained", _("Not explained")

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    reimbursement_id = models.CharField(max_length=40, db_index=True)
    approved_at = models.DateTimeField()
    case_id = models.CharField(max_length=40, blank=True)
    amazon_order_id = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=60)
    sku = models.CharField(max_length=50)
    fnsku = models.CharField(max_length=20, blank=True)
    asin = models.CharField(max_length=20, blank=True)
    product_name = models.CharField(max_length=500, blank=True)
    condition = models.CharField(max_length=40, blank=True)
    currency = models.CharField(max_length=3)
    amount_per_unit = models.DecimalField(max_digits=12, decimal_places=2)
    amount_total = models.DecimalField(max_digits=12, decimal_places=2)
    quantity_cash = models.IntegerField(default=0)
    quantity_inventory = models.IntegerField(default=0)
    original_id = models.CharField(max_length=40, blank=True)
    original_type = models.CharField(max_length=60, blank=True)
    match = models.CharField(max_length=12, choices=Match.choices, default=Match.UNEXPLAINED)
    order = models.ForeignKey(
        Order, null=True, blank=True, on_delete=models.SET_NULL, related_name="reimbursements"
    )
    claim = models.ForeignKey(
        Claim, null=True, blank=True, on_delete=models.SET_NULL, related_name="reimbursements"
    )
    imported_at = models.DateTimeField()
    # What a person said of a row that the portal could not place; kept when the report is read again
    claim_by_hand = models.ForeignKey(
        Claim,
        verbose_name=_("answers, by hand"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    explanation = models.CharField(_("explanation by hand"), max_length=500, blank=True)
    explained_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("explained by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    explained_at = models.DateTimeField(_("explained at"), null=True, blank=True)

    objects = ReimbursementQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            # The same row turns up in the reports of two marketplaces; it is one payment
            models.UniqueConstraint(
                fields=["seller", "reimbursement_id", "amazon_order_id", "sku", "fnsku", "reason"],
                name="reimbursement_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["seller", "-approved_at", "-id"], name="reimbursements_newest"),
            models.Index(fields=["seller", "amazon_order_id"], name="reimbursements_of_order"),
            models.Index(fields=["seller", "case_id"], name="reimbursements_of_case"),
            models.Index(fields=["seller", "original_id"], name="reimbursements_reversing"),
            models.Index(
                fields=["seller", "-approved_at", "-id"],
                name="reimbursements_unexplained",
                condition=models.Q(match="unexplained"),
            ),
        ]
        ordering: ClassVar = ["-approved_at", "-id"]

    def __str__(self) -> str:
        return self.reimbursement_id
