"""The reimbursement policy as dated data: windows, caps, basis, proofs and exclusions, per marketplace and
kind of claim; written by one admin, put in force by another.
"""

from datetime import date
from decimal import Decimal
from typing import ClassVar

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.models import Marketplace


class ClaimKind(models.TextChoices):
    """The claim routes, never one: what went wrong decides proofs, window and amount."""

    LOST_OUTBOUND = "lost_outbound", _("Lost on the way to the customer")
    LOST_BY_CARRIER = "lost_by_carrier", _("Reported lost by the carrier")
    DAMAGED_OUTBOUND = "damaged_outbound", _("Damaged on the way to the customer")
    WRONG_ITEM = "wrong_item", _("Wrong item delivered")
    MISSING_ITEM = "missing_item", _("Item missing from the parcel")
    DAMAGED_RETURN = "damaged_return", _("Damaged return processed by Amazon")


LOST_KINDS = (ClaimKind.LOST_OUTBOUND, ClaimKind.LOST_BY_CARRIER)  # one cause: the parcel never arrived
REPORTED_KINDS = (ClaimKind.DAMAGED_OUTBOUND, ClaimKind.WRONG_ITEM, ClaimKind.MISSING_ITEM)


class Basis(models.TextChoices):
    """What the amount may be reckoned from."""

    ESTIMATED_PROCEEDS = "estimated_proceeds", _("Estimated proceeds of a sale")
    SOURCING_COST = "sourcing_cost", _("Sourcing cost")
    ORDER_PRICE_LESS_FEES = "order_price_less_fees", _("Order price less fees")


class Anchor(models.TextChoices):
    """The day from which a window's days are counted."""

    FIRST_PROMISE = "first_promise", _("First promised delivery date")
    LATEST_ESTIMATE = "latest_estimate", _("Latest estimated delivery date")
    DELIVERED = "delivered", _("Delivery")
    GRADED = "graded", _("Amazon's processing of the return")


class Exclusion(models.TextChoices):
    """What may stand against a claim; a rule says of each whether it refuses, or a person must look."""

    DELIVERED = "delivered", _("The carrier marked the parcel delivered")
    COMING_BACK = "coming_back", _("The parcel is on its way back to Amazon")
    REMOVAL = "removal", _("MCF was used to remove stock")
    REMOVAL_SUSPECTED = "removal_suspected", _("The order looks like a removal")
    SIGNATURE = "signature", _("A signature was asked for")
    WRONG_ADDRESS = "wrong_address", _("The carrier found the address wrong")
    AMAZON_ORDER = "amazon_order", _("The order came from Amazon's own store")
    CUSTOMER_DAMAGED = "customer_damaged", _("Amazon found damage by the customer")
    DEFECTIVE = "defective", _("Amazon found the unit defective")
    DISTRIBUTOR_DAMAGED = "distributor_damaged", _("Amazon found damage by the supplier")
    PAST_DATE = "expired", _("The unit is past its date")
    OWN_POSTAGE = "own_postage", _("The postage back was perhaps not Amazon's")


class RuleStatus(models.TextChoices):
    """Where a rule stands. An ended one still holds for what happened until its last day."""

    DRAFT = "draft", _("Draft")
    IN_FORCE = "in_force", _("In force")
    ENDED = "ended", _("Ended")


RULE_MOVES: dict[str, tuple[str, ...]] = {
    RuleStatus.DRAFT: (RuleStatus.IN_FORCE,),
    RuleStatus.IN_FORCE: (RuleStatus.ENDED,),
    RuleStatus.ENDED: (),
}
# What a rule says; once it is in force none of it changes any more, because claims stand on it
CONTENT = (
    "marketplace",
    "kind",
    "valid_from",
    "valid_to",
    "opens_anchor",
    "wait_days",
    "anchor",
    "file_within_days",
    "held_to_days",
    "several_parcels",
    "bases",
    "cap",
    "fallback_cap",
    "currency",
    "required_evidence",
    "advised_evidence",
    "refused_when",
    "doubted_when",
    "dispute_days",
    "source",
    "source_url",
    "note",
)
_FIXED = [name for name in CONTENT if name not in ("marketplace", "valid_to")] + ["marketplace_id"]
_IS_ALTERED = "OLD.status <> 'draft' AND ({})".format(
    " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in _FIXED)
)


class ClaimRuleQuerySet(models.QuerySet["ClaimRule"]):
    def put_in_force(self) -> "ClaimRuleQuerySet":
        """Rules that count: in force, or ended and still holding for what happened until their last day."""
        return self.exclude(status=RuleStatus.DRAFT)

    def in_force(self, marketplace_id: str, kind: str, day: date) -> "ClaimRule | None":
        """The rule for what happened on a day in a marketplace; None where no rule is on file."""
        rules = self.put_in_force().filter(marketplace_id=marketplace_id, kind=kind, valid_from__lte=day)
        return rules.exclude(valid_to__lt=day).order_by("-valid_from").first()


@pghistory.track()
class ClaimRule(models.Model):
    """One rule for a time: it holds for what happened from its first to its last day. A claim keeps the rule
    it was opened under.
    """

    TRANSITIONS: ClassVar = RULE_MOVES

    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT)
    kind = models.CharField(max_length=20, choices=ClaimKind.choices)
    status = models.CharField(
        _("status"), max_length=10, choices=RuleStatus.choices, default=RuleStatus.DRAFT
    )
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    opens_anchor = models.CharField(
        _("opens, counted from"), max_length=20, choices=Anchor.choices, default=Anchor.DELIVERED
    )
    wait_days = models.PositiveSmallIntegerField(
        _("full days to wait before it opens"),
        null=True,
        blank=True,
        help_text=_("A claim may be opened on the day after them. Empty: on the day itself."),
    )
    anchor = models.CharField(_("closes, counted from"), max_length=20, choices=Anchor.choices)
    file_within_days = models.PositiveSmallIntegerField(
        _("days to file, as Amazon publishes them"),
        null=True,
        blank=True,
        help_text=_("Leave empty when no page of Amazon's names this kind of claim."),
    )
    held_to_days = models.PositiveSmallIntegerField(
        _("days we hold it to while none are published"),
        null=True,
        blank=True,
        help_text=_("After them a person decides; the claim is not refused by itself."),
    )
    several_parcels = models.BooleanField(_("several parcels of an order in one claim"), default=True)
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
    refused_when = ArrayField(
        models.CharField(max_length=30, choices=Exclusion.choices),
        verbose_name=_("refused when"),
        default=list,
        blank=True,
    )
    doubted_when = ArrayField(
        models.CharField(max_length=30, choices=Exclusion.choices),
        verbose_name=_("a person must look when"),
        default=list,
        blank=True,
    )
    dispute_days = models.PositiveSmallIntegerField(_("days to dispute the amount"), default=60)
    source = models.CharField(max_length=300)
    source_url = models.URLField(blank=True)
    note = models.CharField(max_length=500, blank=True)
    writers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("written by"), related_name="+", blank=True
    )
    put_in_force_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("put in force by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    put_in_force_at = models.DateTimeField(_("put in force at"), null=True, blank=True)

    objects = ClaimRuleQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["marketplace_id", "kind", "-valid_from"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["marketplace", "kind", "valid_from"],
                name="claim_rule_in_force_once",
                condition=~models.Q(status="draft"),
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.FSM(
                name="rule_moves",
                field="status",
                transitions=[(str(a), str(b)) for a, to in RULE_MOVES.items() for b in to],
            ),
            pgtrigger.Protect(
                name="rule_in_force_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(_IS_ALTERED),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.marketplace} · {self.get_kind_display()} · {self.valid_from}"

    @property
    def window_published(self) -> bool:
        """Whether a page of Amazon's names the days to file for this kind of claim."""
        return self.file_within_days is not None

    @property
    def days_to_file(self) -> int | None:
        """The days that count: Amazon's, else those we hold it to; None where neither is on file."""
        return self.file_within_days if self.file_within_days is not None else self.held_to_days

    @property
    def effective_cap(self) -> Decimal | None:
        """The most that is paid for one unit; None where no cap is known."""
        return self.cap if self.cap is not None else self.fallback_cap
