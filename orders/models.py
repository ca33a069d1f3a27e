"""What the shop's customers were promised: orders and items as Amazon reports them, and the names they go by."""

from datetime import datetime, timedelta
from typing import ClassVar, Self

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from inventory.models import Product
from sellers.models import Marketplace, OwnedQuerySet, Seller


class Stage(models.TextChoices):
    """How far an order has come, summed up from Amazon's status and its parcels; the tabs of Manage Orders."""

    PENDING = "pending", _("Pending")  # new, received, planning or on hold: nothing is picked
    UNSHIPPED = "unshipped", _("Unshipped")  # being picked
    SHIPPED = "shipped", _("Shipped")  # at least one parcel on the way, not all delivered
    DELIVERED = "delivered", _("Delivered")  # every parcel delivered
    CANCELLED = "cancelled", _("Cancelled")
    UNFULFILLABLE = "unfulfillable", _("Unfulfillable")  # Amazon cannot fulfil it, or finds it invalid


class ParcelState(models.TextChoices):
    """Our word for where a parcel is, shown beside the carrier's own; tracking has the table of codes."""

    SHIPPED = "shipped", _("Shipped")  # left the fulfillment center, nothing scanned yet
    IN_TRANSIT = "in_transit", _("In transit")
    OUT_FOR_DELIVERY = "out_for_delivery", _("Out for delivery")
    ATTEMPTED = "attempted", _("Delivery attempted")
    PICKUP = "pickup", _("Available for pickup")
    HELD = "held", _("Held")  # address, customs, customer must act
    DELAYED = "delayed", _("Delayed")
    DAMAGED = "damaged", _("Damaged")
    LOST_BY_CARRIER = "lost_by_carrier", _("Lost by the carrier")
    RETURNING = "returning", _("Coming back")
    RETURNED = "returned", _("Came back")
    DELIVERED = "delivered", _("Delivered")
    UNKNOWN = (
        "unknown",
        _("Not known"),
    )  # Amazon's or the carrier's word is not in our table: it is shown as itself


TROUBLE = (ParcelState.DAMAGED, ParcelState.LOST_BY_CARRIER, ParcelState.HELD, ParcelState.ATTEMPTED)


class Removal(models.TextChoices):
    """Whether MCF was used to take stock out, which Amazon does not reimburse."""

    NONE = "none", _("No sign of a removal")
    SUSPECTED = "suspected", _("Looks like a removal")
    CONFIRMED = "confirmed", _("Is a removal")
    CLEARED = "cleared", _("Looked at, not a removal")


class OrderQuerySet(OwnedQuerySet["Order"]):
    def ordered_since(self, moment: datetime) -> Self:
        return self.filter(ordered_at__gte=moment)

    def newest_first(self) -> Self:
        return self.order_by("-ordered_at", "-id")

    def needing_a_step(self, now: datetime, midnight: datetime) -> Self:
        """Where a person must do something: lost, overdue, without scans for a day, in trouble, or unfulfillable.

        `midnight` is when today began in the marketplace: an order is overdue from the day after its estimate.
        """
        yesterday = now - timedelta(hours=24)
        return self.filter(
            models.Q(lost_eligible=True)
            | models.Q(stage__in=[Stage.PENDING, Stage.UNSHIPPED], latest_estimate__lt=midnight)
            | models.Q(stage=Stage.SHIPPED, last_news_at=None, shipped_at__lt=yesterday)
            | models.Q(stage=Stage.UNFULFILLABLE)
            | models.Q(parcel_state__in=TROUBLE)
        )


@pghistory.track(exclude=["synced_at"])
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
            models.Index(
                fields=["seller", "latest_estimate"],
                name="orders_not_shipped_yet",
                condition=models.Q(stage__in=["pending", "unshipped"]),
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


class OrderItemQuerySet(OwnedQuerySet["OrderItem"]):
    pass


@pghistory.track()
class OrderItem(models.Model):
    """One line of an order, with what Amazon says became of its quantity."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="items")
    seller_item_id = models.CharField(max_length=50)
    sku = models.CharField(max_length=50)
    fnsku = models.CharField(max_length=20, blank=True)
    product = models.ForeignKey(Product, null=True, blank=True, on_delete=models.SET_NULL)
    title = models.CharField(max_length=500, blank=True)
    quantity = models.PositiveIntegerField()
    cancelled = models.PositiveIntegerField(default=0)
    unfulfillable = models.PositiveIntegerField(default=0)
    disposition = models.CharField(max_length=30, blank=True)
    estimated_ship = models.DateTimeField(null=True, blank=True)
    estimated_arrival = models.DateTimeField(null=True, blank=True)
    unit_price = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)

    objects = OrderItemQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order", "seller_item_id"], name="order_item_once"),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.sku} × {self.quantity}"

    @property
    def name(self) -> str:
        return self.title or (self.product.name if self.product else "") or self.sku


class OrderIdentifierQuerySet(OwnedQuerySet["OrderIdentifier"]):
    pass


class OrderIdentifier(models.Model):
    """A name by which an order can be found. Rooms above add theirs through `actions.add_identifiers`."""

    class Kind(models.TextChoices):
        ORDER = "order", _("Order ID")
        DISPLAYED = "displayed", _("Displayed order ID")
        NAME = "name", _("Customer")
        SKU = "sku", _("SKU")
        POSTCODE = "postcode", _("Postcode")
        EMAIL = "email", _("E-mail")
        TRACKING = "tracking", _("Tracking number")
        RMA = "rma", _("RMA")
        CLAIM = "claim", _("Claim")
        CASE = "case", _("Case ID")

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="identifiers")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    value = models.CharField(max_length=200)  # as people write it
    # Folded for comparison: see search.fold. Collation C, so that a prefix is a range that row-level security may use.
    folded = models.CharField(max_length=200, db_collation="C")

    objects = OrderIdentifierQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order", "kind", "folded"], name="identifier_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["seller", "folded", "order"], name="orders_found_by")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.value}"


class CustomerResolutionQuerySet(OwnedQuerySet["CustomerResolution"]):
    pass


@pghistory.track()
class CustomerResolution(models.Model):
    """How the seller made it right with the customer: kept apart from the claim, because Amazon pays the seller."""

    class Kind(models.TextChoices):
        REFUND = "refund", _("Refund")
        REPLACEMENT = "replacement", _("Replacement")

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="resolutions")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    reference = models.CharField(_("reference"), max_length=100)  # refund id, or the replacement order's id
    resolved_on = models.DateField(_("date"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    objects = CustomerResolutionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"
