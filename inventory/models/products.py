"""What is sold: products, their names and what a unit cost."""

from typing import ClassVar

import pghistory
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sellers.models import Marketplace, OwnedQuerySet, Seller


class Hazmat(models.TextChoices):
    """Where a product stands in Amazon's dangerous goods review. Derived from Amazon's eligibility codes."""

    NOT_FLAGGED = "not_flagged", _("Not flagged")
    UNDER_REVIEW = "under_review", _("Under review")
    DOCUMENTS_REQUESTED = "documents_requested", _("Documents requested")
    ELIGIBLE = "eligible", _("Dangerous good, may be fulfilled")
    NOT_ELIGIBLE = "not_eligible", _("Dangerous good, may not be fulfilled")


class ProductQuerySet(OwnedQuerySet["Product"]):
    pass


@pghistory.track(exclude=["updated_at"])
class Product(models.Model):
    """One SKU of a seller in one marketplace, with the stock Amazon last reported."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, related_name="products")
    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT)
    sku = models.CharField(max_length=50)
    fnsku = models.CharField(max_length=20, blank=True, db_index=True)
    asin = models.CharField(max_length=20, blank=True, db_index=True)
    title = models.CharField(max_length=500, blank=True)  # as Amazon tells it, in the marketplace's language
    title_en = models.CharField(_("title in English"), max_length=500, blank=True)
    title_zh = models.CharField(_("title in Chinese"), max_length=500, blank=True)
    fulfillable = models.IntegerField(default=0)
    reserved = models.IntegerField(default=0)
    inbound = models.IntegerField(default=0)
    unfulfillable = models.IntegerField(default=0)
    unfulfillable_by_cause = models.JSONField(default=dict, blank=True)  # {"warehouse_damaged": 2, ...}
    researching = models.IntegerField(_("being looked for"), default=0)
    # Amazon's breakdowns, by our words: {"working": 3, "shipped": 20}, {"customer_orders": 2, ...}
    inbound_by_state = models.JSONField(_("inbound by state"), default=dict, blank=True)
    reserved_by_state = models.JSONField(_("reserved by state"), default=dict, blank=True)
    # Where a SKU is held in several conditions: [{"condition": "NewItem", "fulfillable": 4, ...}]
    stock_by_condition = models.JSONField(_("stock by condition"), default=list, blank=True)
    hazmat = models.CharField(max_length=20, choices=Hazmat.choices, default=Hazmat.NOT_FLAGGED)
    hazmat_codes = models.JSONField(default=list, blank=True)  # Amazon's own, e.g. ["FBA_INB_0014"]
    hazmat_since = models.DateTimeField(null=True, blank=True)
    # What a sale of one unit on Amazon brings after fees, the seller's own figure or learned from reports
    estimated_proceeds = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    updated_at = models.DateTimeField(null=True, blank=True)

    objects = ProductQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["seller", "marketplace", "sku"], name="product_once"),
        ]

    def __str__(self) -> str:
        return self.sku

    @property
    def name(self) -> str:
        """What people call it, in the reader's language where that is known."""
        own = self.title_zh if (get_language() or "").startswith("zh") else self.title_en
        return own or self.title or self.title_en or self.title_zh or self.sku


class SourcingCostQuerySet(OwnedQuerySet["SourcingCost"]):
    pass


@pghistory.track()
class SourcingCost(models.Model):
    """What one unit costs to buy or make, from a day on: the basis of Amazon's valuation since 2025."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="sourcing_costs")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    valid_from = models.DateField()

    objects = SourcingCostQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["product", "valid_from"], name="sourcing_cost_once_a_day"),
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="sourcing_cost_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.product}: {self.amount} {self.currency}"
