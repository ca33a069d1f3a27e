"""The two levels of state the list shows, and the standing of a removal."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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
