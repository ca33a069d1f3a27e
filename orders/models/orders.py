"""What a customer was promised."""

from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import ClassVar, Self

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from orders.models.states import TROUBLE, ParcelState, Removal, Stage
from sellers.models import Marketplace, OwnedQuerySet, Seller


class OrderQuerySet(OwnedQuerySet["Order"]):
    def ordered_since(self, moment: datetime) -> Self:
        return self.filter(ordered_at__gte=moment)

    def newest_first(self) -> Self:
        return self.order_by("-ordered_at", "-id")

    def needing_a_step(self, now: datetime, midnight: datetime) -> Self:
        """Where a person must do something: lost, overdue, without scans for a day, in trouble, or unfulfillable.

        `midnight` is when today began in the marketplace: an order is overdue from the day after its estimate.
        """
        return self.filter(step_needed(now, midnight))


def step_causes(now: datetime, midnight: datetime) -> dict[str, models.Q]:
    """The causes for which a person must do something, each served by an index of its own."""
    return {
        "lost": models.Q(lost_eligible=True),
        "overdue": models.Q(stage__in=[Stage.PENDING, Stage.UNSHIPPED], latest_estimate__lt=midnight),
        "silent": models.Q(stage=Stage.SHIPPED, last_news_at=None, shipped_at__lt=now - timedelta(hours=24)),
        "unfulfillable": models.Q(stage=Stage.UNFULFILLABLE),
        "trouble": models.Q(parcel_state__in=TROUBLE),
    }


def step_needed(now: datetime, midnight: datetime) -> models.Q:
    """Any of the causes."""
    return reduce(or_, step_causes(now, midnight).values())


@pghistory.track(exclude=["synced_at", "feature_names"])
class Order(models.Model):
    """One MCF order. Amazon's words are kept as they came; the summary fields below are written by rooms above."""

    is_order: ClassVar[bool] = True  # tells history that this is the order itself
    TRANSITIONS: ClassVar = {
        Removal.NONE: (Removal.SUSPECTED, Removal.CONFIRMED),
        Removal.SUSPECTED: (Removal.CONFIRMED, Removal.CLEARED),
        Removal.CONFIRMED: (Removal.CLEARED,),
        Removal.CLEARED: (Removal.CONFIRMED,),
    }

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, related_name="orders")
    marketplace = models.ForeignKey(Marketplace, null=True, on_delete=models.PROTECT)
    marketplace_told = models.CharField(
        max_length=40, blank=True
    )  # as Amazon sent it; real ids like 31060 occur
    seller_order_id = models.CharField(max_length=40, db_collation="C")
    displayable_order_id = models.CharField(max_length=40)
    ordered_at = models.DateTimeField()  # displayableOrderDate
    comment = models.TextField(blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    status_told = models.CharField(max_length=40)  # Amazon's word, exactly
    status_updated_at = models.DateTimeField(null=True, blank=True)
    shipping_speed = models.CharField(max_length=30, blank=True)
    fulfillment_action = models.CharField(max_length=20, blank=True)
    fulfillment_policy = models.CharField(max_length=30, blank=True)
    features = models.JSONField(default=list, blank=True)  # [{"name": "BLOCK_AMZL", "policy": "Required"}]
    # Their names as one text, "BLANK_BOX, BLOCK_AMZL", for the filter of the list
    feature_names = models.CharField(_("names of the features"), max_length=200, blank=True)
    notification_emails = models.JSONField(default=list, blank=True)
    sales_channel = models.CharField(max_length=60, blank=True)
    # destination
    recipient = models.CharField(max_length=100, blank=True)
    address_line1 = models.CharField(max_length=200, blank=True)
    address_line2 = models.CharField(max_length=200, blank=True)
    address_line3 = models.CharField(max_length=200, blank=True)
    city = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=100, blank=True)
    district = models.CharField(max_length=100, blank=True)
    postal_code = models.CharField(max_length=30, blank=True)
    country = models.CharField(max_length=2, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    extra = models.JSONField(default=dict, blank=True)  # fields of Amazon's answer that we have no column for
    # summary, for the list: see actions.summarise_parcels
    stage = models.CharField(max_length=15, choices=Stage.choices, default=Stage.PENDING)
    first_promise = models.DateTimeField(null=True, blank=True)
    latest_estimate = models.DateTimeField(null=True, blank=True)
    estimated_ship = models.DateTimeField(null=True, blank=True)
    shipped_at = models.DateTimeField(null=True, blank=True)  # the first parcel left
    delivered_at = models.DateTimeField(null=True, blank=True)  # the last parcel arrived
    last_news_at = models.DateTimeField(null=True, blank=True)  # newest event of any parcel
    parcels = models.PositiveSmallIntegerField(default=0)
    parcels_delivered = models.PositiveSmallIntegerField(default=0)
    parcel_state = models.CharField(
        max_length=25, choices=ParcelState.choices, blank=True
    )  # of the one in most trouble
    carriers = models.CharField(max_length=100, blank=True)
    lost_eligible = models.BooleanField(default=False)
    lost_closes_on = models.DateField(null=True, blank=True)  # last day to file, of the eligible parcel
    first_item = models.CharField(max_length=500, blank=True)  # title or SKU of the first line
    lines = models.PositiveSmallIntegerField(default=0)
    removal = models.CharField(max_length=10, choices=Removal.choices, default=Removal.NONE)
    removal_reasons = models.JSONField(default=list, blank=True)
    cancel_requested_at = models.DateTimeField(null=True, blank=True)
    synced_at = models.DateTimeField(null=True, blank=True)

    objects = OrderQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["seller", "seller_order_id"], name="order_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["seller", "-ordered_at", "-id"], name="orders_newest"),
            models.Index(fields=["seller", "stage", "-ordered_at", "-id"], name="orders_by_stage"),
            # The filters of Manage Orders, each newest first
            models.Index(
                fields=["seller", "parcel_state", "-ordered_at", "-id"], name="orders_by_parcel_state"
            ),
            models.Index(fields=["seller", "carriers", "-ordered_at", "-id"], name="orders_by_carriers"),
            models.Index(fields=["seller", "country", "-ordered_at", "-id"], name="orders_by_country"),
            models.Index(
                fields=["seller", "marketplace", "-ordered_at", "-id"], name="orders_by_marketplace"
            ),
            models.Index(
                fields=["seller", "feature_names", "-ordered_at", "-id"],
                name="orders_by_features",
                condition=~models.Q(feature_names=""),
            ),
            models.Index(fields=["seller", "latest_estimate"], name="orders_by_estimate"),
            models.Index(fields=["seller", "delivered_at"], name="orders_by_delivery"),
            # What needs a step: not delivered by the estimate, or without a scan
            models.Index(
                fields=["seller", "latest_estimate"],
                name="orders_open",
                condition=models.Q(stage__in=["pending", "unshipped", "shipped"]),
            ),
            models.Index(
                fields=["seller", "shipped_at"],
                name="orders_silent",
                condition=models.Q(stage="shipped", last_news_at=None),
            ),
            models.Index(
                fields=["seller", "-ordered_at"],
                name="orders_partly",
                condition=models.Q(status_told="CompletePartialled"),
            ),
            models.Index(
                fields=["seller", "-ordered_at"], name="orders_lost", condition=models.Q(lost_eligible=True)
            ),
        ]

    def __str__(self) -> str:
        return self.seller_order_id

    @property
    def zone_name(self) -> str:
        """The zone in which this order's days are counted: its marketplace's, else the seller's main one."""
        return (self.marketplace or self.seller.marketplace).timezone
