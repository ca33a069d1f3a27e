"""What is known of a parcel's road at a moment, in Amazon's words (getPackageTrackingDetails)."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from sandbox.accounts import ACCOUNTS
from sandbox.carriers_table import carrier
from sandbox.clock import iso
from sandbox.plan import Order, Parcel, Shipment, Step

Json = dict[str, Any]

# event code: (Amazon's description, the parcel's status afterwards)
EVENTS = {
    "EVENT_101": ("Carrier notified to pick up package.", "IN_TRANSIT"),
    "EVENT_102": ("Shipment picked up from seller's facility.", "IN_TRANSIT"),
    "EVENT_201": ("Arrival scan.", "IN_TRANSIT"),
    "EVENT_202": ("Departure scan.", "IN_TRANSIT"),
    "EVENT_301": ("Delivered.", "DELIVERED"),
    "EVENT_302": ("Out for delivery.", "OUT_FOR_DELIVERY"),
    "EVENT_304": ("Delivery attempted.", "DELIVERY_ATTEMPTED"),
    "EVENT_309": ("Returned to seller.", "RETURNED"),
    "EVENT_401": ("Held by carrier - incorrect address.", "CUSTOMER_ACTION"),
    "EVENT_405": ("Shipment damaged.", "DELAYED"),
    "EVENT_407": ("Customer refused delivery.", "DELIVERY_ATTEMPTED"),
    "EVENT_408": ("Returning to seller.", "RETURNING"),
    "EVENT_409": ("Lost by carrier.", "UNDELIVERABLE"),
    "EVENT_416": ("Undeliverable.", "UNDELIVERABLE"),
    "EVENT_418": ("Shipment delayed.", "DELAYED"),
    "EVENT_636": ("Package is waiting at a partner location.", "UNKNOWN"),
    "EVENT_801": ("Package delivered to locker.", "AVAILABLE_FOR_PICKUP"),
    "EVENT_804": ("Package picked up from locker.", "DELIVERED"),
}
STATUSES = {
    "IN_TRANSIT": "In transit to the destination address",
    "DELIVERED": "Delivered to the destination address",
    "RETURNING": "In the process of being returned to Amazon's fulfillment network",
    "RETURNED": "Returned to Amazon's fulfillment network",
    "UNDELIVERABLE": "Undeliverable because package was lost or destroyed",
    "DELAYED": "Delayed",
    "AVAILABLE_FOR_PICKUP": "Available for pickup",
    "CUSTOMER_ACTION": "Requires customer action",
    "UNKNOWN": "Unknown Status Code was returned",
    "OUT_FOR_DELIVERY": "Out for Delivery",
    "DELIVERY_ATTEMPTED": "Delivery Attempted",
}


def happened(parcel: Parcel, now: datetime) -> list[Step]:
    """The events so far, newest first."""
    return [step for step in reversed(parcel.steps) if step.at <= now]


def status(parcel: Parcel, now: datetime) -> str:
    """The parcel's currentStatus: what its newest event says; in transit before the first one."""
    steps = happened(parcel, now)
    if not steps:
        return "IN_TRANSIT"
    return steps[0].status or EVENTS[steps[0].code][1]


def delivered_at(parcel: Parcel, now: datetime) -> datetime | None:
    """When it reached the customer, or None."""
    return next((s.at for s in happened(parcel, now) if EVENTS[s.code][1] == "DELIVERED"), None)


def estimate(parcel: Parcel, now: datetime) -> datetime | None:
    """The newest estimated delivery known by now, or None."""
    known = [promise.arrival for promise in parcel.promises if promise.known_from <= now]
    return known[-1] if known else None


def details(order: Order, shipment: Shipment, parcel: Parcel, now: datetime) -> Json:
    """The payload of getPackageTrackingDetails; as in Amazon's own answers, the order of events differs.

    Newest first, but DHL's oldest first; OnTrac's parcels come without a customer link.
    """
    known = carrier(parcel.carrier)
    answer: Json = {
        "packageNumber": parcel.number,
        "trackingNumber": parcel.tracking_number,
        "customerTrackingLink": customer_link(order, parcel),
        "carrierCode": known.name,
        "carrierPhoneNumber": known.phone,
        "carrierURL": known.url,
        "shipDate": iso(shipment.ships_at),
        "shipToAddress": {"city": order.to.city, "state": order.to.state, "country": order.to.country},
        "currentStatus": status(parcel, now),
        "trackingEvents": [_event(step) for step in happened(parcel, now)],
    }
    description = STATUSES.get(status(parcel, now))
    if description and answer["trackingEvents"]:
        answer["currentStatusDescription"] = description
    arrival = estimate(parcel, now)
    if arrival:
        answer["estimatedArrivalDate"] = iso(arrival)
    if parcel.carrier == "DHL":
        answer["trackingEvents"].reverse()
    if parcel.carrier == "ONTRAC":
        del answer["customerTrackingLink"]
    return answer | _last_mile(parcel, now)


def customer_link(order: Order, parcel: Parcel) -> str:
    """The Swiship address; some come percent-encoded and with a newline, as in Amazon's own example."""
    plain = f"https://{ACCOUNTS[order.account].swiship}/track?id={quote(parcel.tracking_number)}"
    return quote(plain + "\n", safe="") if parcel.encoded_link else plain


def _event(step: Step) -> Json:
    return {
        "eventDate": iso(step.at),
        "eventAddress": {"city": step.city, "state": step.state, "country": step.country},
        "eventCode": step.code,
        "eventDescription": EVENTS[step.code][0],
    }


def _last_mile(parcel: Parcel, now: datetime) -> Json:
    """The delivery window while it is out, who signed and where it was left once delivered."""
    answer: Json = {}
    delivered = delivered_at(parcel, now)
    if status(parcel, now) == "OUT_FOR_DELIVERY":
        start = happened(parcel, now)[0].at + timedelta(hours=3)
        answer["deliveryWindow"] = {"earliest": iso(start), "latest": iso(start + timedelta(hours=4))}
    if delivered and parcel.signer:
        answer["signedForBy"] = parcel.signer
    if (delivered or parcel.carrier == "ACME_ROCKET") and parcel.place:
        answer["additionalLocationInfo"] = parcel.place
    return answer
