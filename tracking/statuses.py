"""What the words of Amazon and the carriers mean: current statuses, event codes, drop-off places.

Total and pure: a word that is not in the tables means UNKNOWN and is shown as itself. Sources: the models
Fulfillment Outbound 2020-07-01 (CurrentStatus, EventCode, AdditionalLocationInfo) and, for the codes that are
in no model, threads of Amazon's own model repository (#249, #286, #204, #580).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from amazon.links import carrier_key
from amazon.words import canonical
from orders.models import ParcelState as ParcelState  # the words live where the list of orders shows them


class EventSource(models.TextChoices):
    """Who told an event."""

    AMAZON = "amazon", "Amazon"
    SWISHIP = "swiship", "Swiship"
    UPS = "ups", "UPS"
    FEDEX = "fedex", "FedEx"
    USPS = "usps", "USPS"
    DHL = "dhl", "DHL"

    @property
    def is_carrier(self) -> bool:
        """Whether the carrier itself said it, through its own tracking API."""
        return self not in (EventSource.AMAZON, EventSource.SWISHIP)


@dataclass(frozen=True)
class Word:
    """A word from outside: the state it means and how we call it; `label` is empty when the word is
    unknown.
    """

    state: ParcelState
    label: Any = ""  # translatable text


S = ParcelState

_STATUSES: Mapping[str, Word] = {
    "intransit": Word(S.IN_TRANSIT, _("In transit")),
    "delivered": Word(S.DELIVERED, _("Delivered")),
    "returning": Word(S.RETURNING, _("On its way back to Amazon")),
    "returned": Word(S.RETURNED, _("Returned to Amazon")),
    "undeliverable": Word(S.LOST_BY_CARRIER, _("Undeliverable: lost or destroyed")),
    "delayed": Word(S.DELAYED, _("Delayed")),
    "availableforpickup": Word(S.PICKUP, _("Available for pickup")),
    "customeraction": Word(S.HELD, _("The customer must act")),
    "unknown": Word(S.UNKNOWN, _("Amazon does not know the status")),
    "outfordelivery": Word(S.OUT_FOR_DELIVERY, _("Out for delivery")),
    "deliveryattempted": Word(S.ATTEMPTED, _("Delivery attempted")),
    "pickupsuccessful": Word(S.DELIVERED, _("Picked up by the customer")),
    "pickupcancelled": Word(S.HELD, _("Pickup cancelled")),
    "pickupattempted": Word(S.PICKUP, _("Pickup attempted")),
    "pickupscheduled": Word(S.PICKUP, _("Pickup scheduled")),
    "returnrequestaccepted": Word(S.RETURNING, _("Return request accepted")),
    "refundissued": Word(S.UNKNOWN, _("Refund issued")),  # says nothing of where the parcel is
    "returnreceivedinfc": Word(S.RETURNED, _("Return received in the fulfillment center")),
}

_EVENTS: Mapping[str, Word] = {
    "event101": Word(S.SHIPPED, _("Carrier notified")),
    "event102": Word(S.IN_TRANSIT, _("Picked up by the carrier")),
    "event201": Word(S.IN_TRANSIT, _("Arrived at a carrier facility")),
    "event202": Word(S.IN_TRANSIT, _("Left a carrier facility")),
    "event203": Word(S.IN_TRANSIT, _("Arrived in the destination country")),
    "event204": Word(S.IN_TRANSIT, _("Customs clearance started")),
    "event205": Word(S.IN_TRANSIT, _("Customs clearance completed")),
    "event206": Word(S.IN_TRANSIT, _("On the way to the pickup location")),
    "event301": Word(S.DELIVERED, _("Delivered")),
    "event302": Word(S.OUT_FOR_DELIVERY, _("Out for delivery")),
    "event304": Word(S.ATTEMPTED, _("Delivery attempted")),
    "event306": Word(S.HELD, _("Customer contacted to arrange delivery")),
    "event307": Word(S.IN_TRANSIT, _("Delivery appointment scheduled")),
    "event308": Word(S.PICKUP, _("Available for pickup")),
    "event309": Word(S.RETURNED, _("Returned to the seller")),
    "event401": Word(S.HELD, _("Held by the carrier: incorrect address")),
    "event402": Word(S.HELD, _("Held up in customs")),
    "event403": Word(S.HELD, _("The customer has moved")),
    "event404": Word(S.DELAYED, _("Delayed by external factors")),
    "event405": Word(S.DAMAGED, _("Damaged")),
    "event406": Word(S.HELD, _("Held by the carrier")),
    "event407": Word(S.HELD, _("The customer refused the delivery")),
    "event408": Word(S.RETURNING, _("Returning to the seller")),
    "event409": Word(S.LOST_BY_CARRIER, _("Lost by the carrier")),
    "event411": Word(S.DELAYED, _("Paperwork received without the parcel")),
    "event412": Word(S.HELD, _("Parcel received without its paperwork")),
    "event413": Word(S.HELD, _("Held by the carrier: customs charges refused")),
    "event414": Word(S.DELAYED, _("Missorted by the carrier")),
    "event415": Word(S.IN_TRANSIT, _("Received from the previous carrier")),
    "event416": Word(S.HELD, _("The carrier cannot deliver it")),
    "event417": Word(S.DELAYED, _("Missorted")),
    "event418": Word(S.DELAYED, _("Delayed")),
    "event419": Word(S.DELAYED, _("Address corrected, delivery rescheduled")),
    "event801": Word(S.DELIVERED, _("Delivered to a locker")),
    "event804": Word(S.DELIVERED, _("Picked up from the locker")),
    # Seen by callers, in no model of Amazon's; the meanings are from Amazon's support
    "event438": Word(S.DELAYED, _("The customer asked for another delivery appointment")),
    "event444": Word(S.IN_TRANSIT, _("The customer asked for delivery to another address")),
}

_PLACES: Mapping[str, Any] = {
    "asinstructed": _("as instructed"),
    "carport": _("carport"),
    "customerpickup": _("picked up by the customer"),
    "deck": _("deck"),
    "doorperson": _("handed to a resident"),
    "frontdesk": _("front desk"),
    "frontdoor": _("front door"),
    "garage": _("garage"),
    "guard": _("residential guard"),
    "mailroom": _("mail room"),
    "mailslot": _("mail slot"),
    "mailbox": _("mailbox"),
    "mcboy": _("handed to a boy"),
    "mcgirl": _("handed to a girl"),
    "mcman": _("handed to a man"),
    "mcwoman": _("handed to a woman"),
    "neighbor": _("with a neighbor"),
    "office": _("office"),
    "outbuilding": _("outbuilding"),
    "patio": _("patio"),
    "porch": _("porch"),
    "reardoor": _("rear door"),
    "receptionist": _("receptionist"),
    "receiver": _("handed to a resident"),
    "securelocation": _("secure location"),
    "sidedoor": _("side door"),
}

_CARRIERS: Mapping[str, str] = {
    "amazon": "Amazon Logistics",
    "ups": "UPS",
    "usps": "USPS",
    "fedex": "FedEx",
    "dhl": "DHL",
    "ontrac": "OnTrac",
}

_UNKNOWN = Word(S.UNKNOWN)
_NO_SCAN = frozenset({"event101", "event411"})  # said of paper, not of the parcel
_LOST_CLAIM_ENDS = frozenset({S.DELIVERED, S.RETURNING, S.RETURNED})


def status(told: str) -> Word:
    """What a current status means; an unknown one means UNKNOWN and has no label."""
    return _STATUSES.get(canonical(told), _UNKNOWN)


def event(code: str) -> Word:
    """What an event code means; an unknown one means UNKNOWN and has no label."""
    return _EVENTS.get(canonical(code), _UNKNOWN)


def is_known_event(code: str) -> bool:
    return canonical(code) in _EVENTS


def is_known_status(told: str) -> bool:
    return canonical(told) in _STATUSES


def is_known_place(told: str) -> bool:
    return canonical(told) in _PLACES


def event_text(code: str, description: str) -> str:
    """An event as people read it: our words, else the source's own description, else the code itself."""
    return str(event(code).label) or description or code


def status_text(told: str, description: str = "") -> str:
    """A current status as people read it; an unknown one as it came."""
    return str(status(told).label) or description or told


def place_text(told: str) -> str:
    """Where a parcel was left; a place that is not in Amazon's list as it came."""
    return str(_PLACES.get(canonical(told), told))


def carrier_text(told: str) -> str:
    """A carrier by the name people know (AMZN_US: Amazon Logistics); an unknown one as it came."""
    return _CARRIERS.get(carrier_key(told), told)


def is_scan(code: str) -> bool:
    """Whether the carrier had the parcel itself in hand for this event."""
    return canonical(code) not in _NO_SCAN


def ends_lost_claim(state: ParcelState) -> bool:
    """Delivered or coming back, whoever says so: Amazon accepts no lost claim any more."""
    return state in _LOST_CLAIM_ENDS
