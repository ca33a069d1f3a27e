"""The reimbursement policy as dated data: windows, caps, basis and proofs, per marketplace and kind
of claim.
"""

from datetime import date
from decimal import Decimal
from typing import ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.models import Marketplace


class ClaimKind(models.TextChoices):
    """The claim routes, never one: what went wrong decides proofs, window and amount."""

    LOST_OUTBOUND = "lost_outbound", _("Lost on the way to the customer")
    DAMAGED_OUTBOUND = "damaged_outbound", _("Damaged on the way to the customer")
    DAMAGED_RETURN = "damaged_return", _("Damaged return processed by Amazon")


class Basis(models.TextChoices):
    """What the amount may be reckoned from."""

    ESTIMATED_PROCEEDS = "estimated_proceeds", _("Estimated proceeds of a sale")
    SOURCING_COST = "sourcing_cost", _("Sourcing cost")
    ORDER_PRICE_LESS_FEES = "order_price_less_fees", _("Order price less fees")


class Anchor(models.TextChoices):
    """The day from which the days to file are counted."""

    FIRST_PROMISE = "first_promise", _("First promised delivery date")
    DELIVERED = "delivered", _("Delivery")
    GRADED = "graded", _("Amazon's processing of the return")


class ClaimRuleQuerySet(models.QuerySet["ClaimRule"]):
    def in_force(self, marketplace_id: str, kind: str, day: date) -> "ClaimRule | None":
        """The rule for a kind of claim in a marketplace on a day; None where no rule is on file."""
        rules = self.filter(marketplace_id=marketplace_id, kind=kind, valid_from__lte=day)
        return rules.exclude(valid_to__lt=day).order_by("-valid_from").first()


@pghistory.track()
class ClaimRule(models.Model):
    """One rule in force for a time. A claim keeps the rule it was opened under."""

    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT)
    kind = models.CharField(max_length=20, choices=ClaimKind.choices)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    file_within_days = models.PositiveSmallIntegerField(_("days to file after the anchor"))
    anchor = models.CharField(_("counted from"), max_length=20, choices=Anchor.choices)
    # Where Amazon's page does not name this kind of claim, the window is held to be safe but never closes
    # by itself
    window_published = models.BooleanField(_("Amazon publishes this window"), default=True)
    bases = ArrayField(
        models.CharField(max_length=30, choices=Basis.choices)
    )  # shown as a range when several
    cap = models.DecimalField(_("maximum per unit"), max_digits=12, decimal_places=2, null=True, blank=True)
    # The FBA policy's cap, which holds where MCF has none of its own
    fallback_cap = models.DecimalField(
        _("FBA maximum per unit"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(max_length=3)
    required_evidence = ArrayField(
        models.CharField(max_length=30), default=list, blank=True
    )  # Proof values that block
    advised_evidence = ArrayField(models.CharField(max_length=30), default=list, blank=True)  # that only warn
    dispute_days = models.PositiveSmallIntegerField(_("days to dispute the amount"), default=60)
    source = models.CharField(max_length=300)
    source_url = models.URLField(blank=True)
    note = models.CharField(max_length=500, blank=True)

    objects = ClaimRuleQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["marketplace_id", "kind", "-valid_from"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["marketplace", "kind", "valid_from"], name="claim_rule_once"),
        ]

    def __str__(self) -> str:
        return f"{self.marketplace} · {self.get_kind_display()} · {self.valid_from}"

    @property
    def effective_cap(self) -> Decimal | None:
        """The most that is paid for one unit; None where no cap is known."""
        return self.cap if self.cap is not None else self.fallback_cap
