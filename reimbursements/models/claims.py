"""A claim: one cause, its units, its stage, its dates and its amount."""

from typing import ClassVar

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from orders.models import Order, OrderItem
from reimbursements.models.rules import ClaimKind, ClaimRule
from returns.models import ReturnItem
from sellers.models import OwnedQuerySet, Seller
from tracking.models import Package


class ClaimStatus(models.TextChoices):
    """The claim's stage; decided by us. Three noes that are never one: refused is our reviewer's, denied is
    Amazon's, and the calendar's is expired when a claim was open and missed when nobody had opened one.
    """

    DRAFT = "draft", _("Draft")  # the seller gathers proofs
    IN_REVIEW = "in_review", _("In review")  # submitted, waits for an admin
    MORE_ASKED = "more_asked", _("More asked")  # the admin wants more proof
    REFUSED = "refused", _("Refused by the reviewer")  # the admin says no, with a reason
    APPROVED = "approved", _("Approved")  # ready to be filed with Amazon
    FILED = "filed", _("Filed")  # with a case id; Amazon decides
    PAID = "paid", _("Paid")
    SHORT_PAID = "short_paid", _("Short-paid")  # less than the least expected
    DENIED = "denied", _("Denied by Amazon")
    REVERSED = "reversed", _("Reversed")  # Amazon took the money back
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXPIRED = "expired", _("Expired: not filed in time")
    MISSED = "missed", _("Missed: never opened in time")  # kept so that the loss is counted


S = ClaimStatus
# Amazon also pays without being asked, whatever our stage: money told by its report moves a claim from
# anywhere it waits.
MONEY = (S.PAID, S.SHORT_PAID, S.REVERSED)
MOVES: dict[str, tuple[str, ...]] = {
    S.DRAFT: (S.IN_REVIEW, S.WITHDRAWN, S.EXPIRED, *MONEY),
    S.IN_REVIEW: (S.APPROVED, S.REFUSED, S.MORE_ASKED, S.WITHDRAWN, S.EXPIRED, *MONEY),
    S.MORE_ASKED: (S.IN_REVIEW, S.WITHDRAWN, S.EXPIRED, *MONEY),
    S.REFUSED: (S.DRAFT,),
    S.APPROVED: (S.FILED, S.WITHDRAWN, S.EXPIRED, *MONEY),
    S.FILED: (S.DENIED, *MONEY),
    S.SHORT_PAID: (S.PAID, S.REVERSED),
    S.PAID: (S.REVERSED, S.SHORT_PAID),
    S.DENIED: (S.FILED, *MONEY),
    S.REVERSED: (S.PAID, S.SHORT_PAID),
    S.WITHDRAWN: (),
    S.EXPIRED: (),
    S.MISSED: (),
}
OPEN = (S.DRAFT, S.IN_REVIEW, S.MORE_ASKED, S.APPROVED, S.FILED, S.SHORT_PAID, S.DENIED)
BEFORE_FILING = (S.DRAFT, S.IN_REVIEW, S.MORE_ASKED, S.APPROVED)
GATHERING = (S.DRAFT, S.MORE_ASKED)  # proofs may be added and removed
RELEASED = (S.WITHDRAWN, S.EXPIRED, S.MISSED)  # their units may be claimed again
UNANSWERABLE = (S.REFUSED, *RELEASED)  # a payment is no answer to these


class ClaimQuerySet(OwnedQuerySet["Claim"]):
    def open(self) -> "ClaimQuerySet":
        """Claims somebody still has to do something about."""
        return self.filter(status__in=OPEN)

    def newest_first(self) -> "ClaimQuerySet":
        return self.order_by("-opened_at", "-id")


@pghistory.track()
class Claim(models.Model):
    """What Amazon owes for one cause: units lost or damaged on the way, or damaged returns, of one order."""

    TRANSITIONS: ClassVar = MOVES

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="claims")
    number = models.CharField(max_length=20)  # CLM-000012
    kind = models.CharField(max_length=20, choices=ClaimKind.choices)
    status = models.CharField(max_length=15, choices=ClaimStatus.choices, default=ClaimStatus.DRAFT)
    # the parcel whose window closes first, where the claim is about several; each unit names its own
    package = models.ForeignKey(
        Package, null=True, blank=True, on_delete=models.PROTECT, related_name="claims"
    )
    rule = models.ForeignKey(ClaimRule, on_delete=models.PROTECT)
    # empty: the portal opened it by itself, as the seller has it set
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField()
    opens_on = models.DateField()  # the window, as reckoned when the claim was opened
    closes_on = models.DateField()
    facts = models.JSONField(default=dict)  # dates and words the claim stands on, frozen at submission
    reported_on = models.DateField(_("reported by the customer on"), null=True, blank=True)
    reported = models.TextField(_("what the customer reported"), blank=True)
    note = models.TextField(blank=True)  # the seller's own words for the reviewer
    removal_override = models.TextField(blank=True)  # why this is not a removal, when it looks like one
    currency = models.CharField(max_length=3)
    expected_low = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    expected_high = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    review_reason = models.TextField(blank=True)  # why refused, or what more is asked
    denial_reason = models.TextField(blank=True)  # Amazon's words
    case_id = models.CharField(max_length=40, blank=True)
    filed_on = models.DateField(null=True, blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["seller", "number"], name="claim_number_once"),
        ]
        triggers: ClassVar = [
            pgtrigger.FSM(
                name="claim_moves",
                field="status",
                transitions=[(str(a), str(b)) for a, to in MOVES.items() for b in to],
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["seller", "-opened_at", "-id"], name="claims_newest"),
            models.Index(fields=["status", "closes_on", "-expected_high", "id"], name="claims_queue"),
            models.Index(fields=["seller", "status", "closes_on"], name="claims_by_stage"),
            models.Index(fields=["seller", "case_id"], name="claims_by_case"),
            # What an admin searches by, over all sellers
            models.Index(fields=["number"], name="claims_by_number"),
            models.Index(fields=["case_id"], name="claims_by_any_case", condition=~models.Q(case_id="")),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_before_filing(self) -> bool:
        """Whether the deadline to file still counts."""
        return self.status in BEFORE_FILING

    @property
    def is_paid(self) -> bool:
        """Whether Amazon's money has answered it."""
        return self.status in (ClaimStatus.PAID, ClaimStatus.SHORT_PAID)

    @property
    def parcels(self) -> list[Package]:
        """The parcels its units were in, the one that decides the deadline first; none for a return."""
        found = {unit.package_id: unit.package for unit in self.units.all() if unit.package}
        return sorted(found.values(), key=lambda parcel: (parcel.pk != self.package_id, parcel.pk))


class ClaimUnitQuerySet(OwnedQuerySet["ClaimUnit"]):
    def holding(self) -> "ClaimUnitQuerySet":
        """Units of claims that still hold them: not given up, not run out."""
        return self.exclude(claim__status__in=RELEASED)


@pghistory.track()
class ClaimUnit(models.Model):
    """So many units of one order line in a claim; a unit is claimed once per cause."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="units")
    order_item = models.ForeignKey(OrderItem, on_delete=models.PROTECT, related_name="claim_units")
    package = models.ForeignKey(
        Package,
        verbose_name=_("parcel"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="claim_units",
    )
    return_item = models.ForeignKey(
        ReturnItem, null=True, blank=True, on_delete=models.PROTECT, related_name="claim_units"
    )
    sku = models.CharField(max_length=50)
    fnsku = models.CharField(max_length=20, blank=True)
    asin = models.CharField(max_length=20, blank=True)
    quantity = models.PositiveIntegerField()
    amounts = models.JSONField(
        default=dict
    )  # {"sourcing_cost": "12.00", "estimated_proceeds": null}, per unit, capped

    objects = ClaimUnitQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["claim", "order_item", "package", "return_item"],
                name="claim_unit_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=models.Q(quantity__gte=1), name="claim_unit_is_some"),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.sku} × {self.quantity}"
