"""A return as it was asked for, its units, its RMAs and what Amazon judged."""

from datetime import datetime
from typing import ClassVar, Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from amazon.words import canonical
from orders.models import Order, OrderItem
from sellers.models import OwnedQuerySet, Seller
from tracking.models import Shipment


class ReturnStatus(models.TextChoices):
    """Where the request for a return stands; decided by us. What became of the units is Amazon's word."""

    SUBMITTED = "submitted", _("Submitted")  # waits for its turn to be asked of Amazon
    ASKING = (
        "asking",
        _("Asked of Amazon"),
    )  # a call is under way or unanswered; looked up before it is asked again
    AUTHORISED = "authorised", _("Authorised")
    PARTLY_REFUSED = "partly_refused", _("Partly refused")
    REFUSED = "refused", _("Refused")
    FAILED = "failed", _("Not sent")  # Amazon could not be reached for long; a person may try again
    WITHDRAWN = "withdrawn", _("Withdrawn")  # given up by a person before Amazon authorised it
    CLOSED = "closed", _("Closed")  # every unit processed


class ReturnMethod(models.TextChoices):
    """How a parcel travels back. Amazon's RMA is never prepaid."""

    POSTAGE = "postage", _("The customer buys postage")
    LABEL = "label", _("You provide a label")
    OTHER = "other", _("Another way")


# Nothing comes back on these, unless Amazon tells of the unit after all
WITHOUT_UNITS = frozenset({ReturnStatus.REFUSED, ReturnStatus.WITHDRAWN})
# Amazon publishes two statuses only, New and Processed; these words would take back what it had authorised
REFUSED_WORDS = frozenset({"refused", "rejected", "cancelled", "canceled", "invalid", "denied"})
UNDER_WAY = frozenset({ReturnStatus.SUBMITTED, ReturnStatus.ASKING})


class ReturnQuerySet(OwnedQuerySet["Return"]):
    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-id")

    def due(self, now: datetime) -> Self:
        """Whose turn it is to be asked of Amazon, the longest waiting first."""
        return self.filter(status__in=UNDER_WAY, next_try_at__lte=now).order_by("next_try_at", "id")


_MOVES: dict[str, tuple[str, ...]] = {
    # a try that seemed lost may turn out to have worked: hence straight to an answer
    ReturnStatus.SUBMITTED: (ReturnStatus.ASKING, ReturnStatus.AUTHORISED, ReturnStatus.PARTLY_REFUSED),
    ReturnStatus.ASKING: (
        ReturnStatus.SUBMITTED,
        ReturnStatus.AUTHORISED,
        ReturnStatus.PARTLY_REFUSED,
        ReturnStatus.REFUSED,
        ReturnStatus.FAILED,
    ),
    ReturnStatus.AUTHORISED: (ReturnStatus.CLOSED,),
    # Amazon may know of a unit it refused as a duplicate: it tells of it later
    ReturnStatus.PARTLY_REFUSED: (ReturnStatus.CLOSED, ReturnStatus.AUTHORISED),
    ReturnStatus.REFUSED: (ReturnStatus.AUTHORISED, ReturnStatus.PARTLY_REFUSED),
    # Amazon may turn out to have taken a return whose answers were all lost: then it is authorised after all
    ReturnStatus.FAILED: (
        ReturnStatus.SUBMITTED,
        ReturnStatus.AUTHORISED,
        ReturnStatus.PARTLY_REFUSED,
        ReturnStatus.WITHDRAWN,
    ),
    ReturnStatus.WITHDRAWN: (ReturnStatus.AUTHORISED, ReturnStatus.PARTLY_REFUSED),
    ReturnStatus.CLOSED: (ReturnStatus.AUTHORISED, ReturnStatus.PARTLY_REFUSED),  # Amazon corrected a unit
}


@pghistory.track()
class Return(models.Model):
    """One customer return of one order, asked of Amazon once."""

    TRANSITIONS: ClassVar = _MOVES

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="returns")
    number = models.CharField(max_length=20)  # RET-000012, ours
    status = models.CharField(max_length=20, choices=ReturnStatus.choices, default=ReturnStatus.SUBMITTED)
    comments = models.CharField(max_length=1000, blank=True)
    submission_key = models.CharField(max_length=64)  # of the form: the same submit twice makes one return
    language = models.CharField(max_length=10, default="en")  # of the customer, for the paper
    method = models.CharField(
        _("return method"), max_length=10, choices=ReturnMethod.choices, default=ReturnMethod.POSTAGE
    )
    method_note = models.CharField(_("how it travels back"), max_length=200, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    next_try_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.TextField(blank=True)  # the last call's error, in words
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()

    objects = ReturnQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["seller", "number"], name="return_number_once"),
            models.UniqueConstraint(fields=["order", "submission_key"], name="return_submitted_once"),
        ]
        triggers: ClassVar = [
            pgtrigger.FSM(
                name="return_moves",
                field="status",
                transitions=[(str(a), str(b)) for a, to in _MOVES.items() for b in to],
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["seller", "-created_at", "-id"], name="returns_newest"),
            models.Index(
                fields=["next_try_at"],
                name="returns_waiting",
                condition=models.Q(status__in=["submitted", "asking"]),
            ),
            models.Index(fields=["seller", "status", "-created_at", "-id"], name="returns_by_status"),
        ]

    def __str__(self) -> str:
        return self.number


class ReturnAuthorizationQuerySet(OwnedQuerySet["ReturnAuthorization"]):
    pass


@pghistory.track()
class ReturnAuthorization(models.Model):
    """An RMA: one per fulfillment center that is to receive units. It must be inside the parcel."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="return_authorizations")
    authorization_id = models.CharField(max_length=60)
    amazon_rma_id = models.CharField(max_length=60)
    fulfillment_center = models.CharField(max_length=20, blank=True)
    return_to = models.JSONField(default=dict)  # Amazon's address fields
    page_url = models.URLField(max_length=500, blank=True)  # Amazon's own RMA page
    created_at = models.DateTimeField()
    handed_over_at = models.DateTimeField(null=True, blank=True)  # first mailed, printed or downloaded
    # as the paper that was handed over says, whatever the seller decides later
    post_by = models.DateField(_("post the parcel by"), null=True, blank=True)

    objects = ReturnAuthorizationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["seller", "authorization_id"], name="authorization_once"),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.amazon_rma_id


class ReturnItemQuerySet(OwnedQuerySet["ReturnItem"]):
    pass


@pghistory.track()
class ReturnItem(models.Model):
    """One unit that comes back. Amazon knows no quantity here: three units are three of these."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="return_items")
    # empty when the return was made elsewhere (Seller Central) and only Amazon told us of it
    customer_return = models.ForeignKey(
        Return, null=True, blank=True, on_delete=models.CASCADE, related_name="items"
    )
    authorization = models.ForeignKey(
        ReturnAuthorization, null=True, blank=True, on_delete=models.SET_NULL, related_name="items"
    )
    order_item = models.ForeignKey(OrderItem, on_delete=models.CASCADE, related_name="return_items")
    shipment = models.ForeignKey(
        Shipment, null=True, blank=True, on_delete=models.CASCADE, related_name="return_items"
    )
    seller_return_item_id = models.CharField(max_length=80)  # stable over tries: Amazon refuses the second
    reason_code = models.CharField(max_length=60)
    comment = models.CharField(max_length=1000, blank=True)
    told_at = models.DateTimeField(
        null=True, blank=True
    )  # when Amazon first told of this unit; empty: not yet
    # Amazon's words
    status_told = models.CharField(max_length=30, blank=True)  # New, Processed
    status_changed_at = models.DateTimeField(null=True, blank=True)
    amazon_reason_code = models.CharField(max_length=60, blank=True)
    received_condition = models.CharField(max_length=30, blank=True)  # Sellable, CustomerDamaged...
    fulfillment_center = models.CharField(max_length=20, blank=True)  # that processed it
    refusal_code = models.CharField(
        max_length=40, blank=True
    )  # InvalidValues...: the unit is not on a return
    refusal = models.CharField(max_length=500, blank=True)

    objects = ReturnItemQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["order", "seller_return_item_id"], name="return_item_once"),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.seller_return_item_id

    @property
    def told(self) -> bool:
        """Amazon knows this unit and has taken it."""
        return self.told_at is not None

    @property
    def is_refused(self) -> bool:
        """Amazon did not take this unit."""
        return bool(self.refusal_code) and self.told_at is None

    @property
    def is_processed(self) -> bool:
        """A fulfillment center has received and judged it."""
        return canonical(self.status_told) == "processed"

    @property
    def is_refused_afterwards(self) -> bool:
        """Amazon took this unit, and says now that it does not count as returned."""
        return canonical(self.status_told) in REFUSED_WORDS

    @property
    def is_over(self) -> bool:
        """Nothing more is awaited of Amazon for this unit."""
        return self.is_processed or self.is_refused_afterwards

    @property
    def counts(self) -> bool:
        """Whether the unit is on an open or processed return, so that it can't be returned again."""
        if self.told_at is not None or self.customer_return is None:
            return True
        return not self.refusal_code and self.customer_return.status not in WITHOUT_UNITS


class ReturnReason(models.Model):
    """A reason Amazon accepts for a SKU in a marketplace, in one language; asked again after a week."""

    marketplace_id = models.CharField(max_length=40)
    sku = models.CharField(max_length=50)
    language = models.CharField(max_length=10)
    code = models.CharField(max_length=60)
    description = models.CharField(max_length=300)
    translated = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    seller = models.ForeignKey(Seller, on_delete=models.CASCADE)
    learned_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["seller", "marketplace_id", "sku", "language", "code"], name="return_reason_once"
            ),
        ]
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.code
