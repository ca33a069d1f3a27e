"""DHL: Shipment Tracking, Unified; an API key in a header, no sign-in."""

from sandbox.accounts import ACCOUNTS
from sandbox.calls import Answer, Call, Json, Route
from sandbox.carriers.oauth import Hit, answer, hit
from sandbox.plan import Step
from sandbox.scenarios import CLIENT_ID
from sandbox.track import delivered_at, estimate, happened

# Amazon's event: (DHL's status code, status, description)
EVENTS = {
    "EVENT_101": ("pre-transit", "SHIPMENT INFORMATION RECEIVED", "Shipment information received"),
    "EVENT_102": ("transit", "PICKED UP", "Shipment picked up"),
    "EVENT_201": ("transit", "ARRIVED", "Arrived at DHL Sort Facility"),
    "EVENT_202": ("transit", "DEPARTED", "Departed a DHL facility"),
    "EVENT_302": ("transit", "WITH DELIVERY COURIER", "Shipment is out with courier for delivery"),
    "EVENT_301": ("delivered", "DELIVERED", "Delivered"),
    "EVENT_304": ("failure", "DELIVERY ATTEMPTED", "Delivery attempted but no response at the address"),
    "EVENT_405": ("failure", "DAMAGED", "Shipment damaged"),
    "EVENT_408": ("failure", "RETURNING", "Returning to shipper"),
    "EVENT_418": ("transit", "DELAYED", "Shipment is delayed"),
}
OTHER = ("unknown", "UNKNOWN", "Further details are not available")


def track(call: Call) -> Answer:
    """GET track/shipments?trackingNumber=, with the header DHL-API-Key."""
    if call.request.headers.get("DHL-API-Key") != CLIENT_ID:
        return answer(
            {"status": 401, "title": "Unauthorized", "detail": "Unauthorized for given resource."}, 401
        )
    number = call.query("trackingNumber")
    found = hit(call, number, "DHL")
    if found is None or not happened(found[2], call.now):
        body = {
            "status": 404,
            "title": "No result found",
            "detail": "No shipment with given tracking number found.",
        }
        return answer(body, 404)
    return {"shipments": [_shipment(call, number, found)]}


def _shipment(call: Call, number: str, found: Hit) -> Json:
    order, _, parcel = found
    zone = ACCOUNTS[order.account].zone
    events = [
        {"timestamp": step.at.astimezone(zone).isoformat(), **_event(step)}
        for step in happened(parcel, call.now)
    ]
    shipment: Json = {
        "id": number,
        "service": "express",
        "origin": {"address": {"countryCode": order.to.country}},
        "destination": {"address": {"countryCode": order.to.country, "addressLocality": order.to.city}},
        "status": events[0],
        "details": {"totalNumberOfPieces": 1},
        "events": events,
    }
    due = estimate(parcel, call.now)
    if delivered_at(parcel, call.now):
        shipment["details"]["proofOfDelivery"] = {"signed": {"type": "Person", "name": parcel.signer}}
    elif due:
        shipment["estimatedTimeOfDelivery"] = due.astimezone(zone).isoformat()
    return shipment


def _event(step: Step) -> Json:
    code, status, text = EVENTS.get(step.code, OTHER)
    place = {"countryCode": step.country, "addressLocality": f"{step.city} - {step.state}"}
    return {"location": {"address": place}, "statusCode": code, "status": status, "description": text}


ROUTES = [Route("GET", "/dhl/track/shipments", "dhlTrack", track, guarded=False)]
