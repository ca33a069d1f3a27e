"""FedEx: OAuth token and Track v1 by tracking number."""

from sandbox.accounts import ACCOUNTS
from sandbox.calls import Answer, Call, Json, Route
from sandbox.carriers.oauth import Hit, answer, hit, known, signed_in
from sandbox.errors import invalid
from sandbox.plan import Step
from sandbox.track import delivered_at, estimate, happened

# Amazon's event: (FedEx's event type, derived status code, derived status, description)
EVENTS = {
    "EVENT_101": ("OC", "IN", "Label created", "Shipment information sent to FedEx"),
    "EVENT_102": ("PU", "PU", "Picked up", "Picked up"),
    "EVENT_201": ("AR", "IT", "In transit", "Arrived at FedEx location"),
    "EVENT_202": ("DP", "IT", "In transit", "Departed FedEx location"),
    "EVENT_302": ("OD", "OD", "On FedEx vehicle for delivery", "On FedEx vehicle for delivery"),
    "EVENT_301": ("DL", "DL", "Delivered", "Delivered"),
    "EVENT_304": ("DE", "DE", "Delivery exception", "Customer not available or business closed"),
    "EVENT_405": ("SE", "SE", "Shipment exception", "Damaged, handling per shipper instructions"),
    "EVENT_407": ("DE", "DE", "Delivery exception", "Refused by recipient"),
    "EVENT_408": ("RS", "RS", "Returning to shipper", "Returning package to shipper"),
    "EVENT_309": ("RT", "RS", "Returned to shipper", "Returned to shipper"),
    "EVENT_409": ("SE", "SE", "Shipment exception", "Unable to locate package"),
    "EVENT_418": ("DY", "DY", "Delayed", "Delay"),
}
OTHER = ("SE", "SE", "Shipment exception", "Shipment exception")
NOT_FOUND = {
    "code": "TRACKING.TRACKINGNUMBER.NOTFOUND",
    "message": "Tracking number cannot be found. Please correct the tracking number and try again.",
}


def token(call: Call) -> Answer:
    """POST oauth/token, a form with client_id and client_secret."""
    if not known(call):
        error = {"code": "NOT.AUTHORIZED.ERROR", "message": "The given client credentials were not valid."}
        return answer({"transactionId": "sandbox", "errors": [error]}, 401)
    return {
        "access_token": call.tokens.issue("fedex", ""),
        "token_type": "bearer",
        "expires_in": 3599,
        "scope": "CXS",
    }


def track(call: Call) -> Answer:
    """POST track/v1/trackingnumbers with up to 30 numbers; an unknown one carries an error of its own."""
    if not signed_in(call, "fedex"):
        error = {
            "code": "NOT.AUTHORIZED.ERROR",
            "message": "Access token expired. Please modify your request.",
        }
        return answer({"transactionId": "sandbox", "errors": [error]}, 401)
    asked = call.body().get("trackingInfo")
    if not isinstance(asked, list) or not 0 < len(asked) <= 30:
        raise invalid("TRACKING.TRACKINGNUMBER.EMPTY")
    numbers = [str(item.get("trackingNumberInfo", {}).get("trackingNumber", "")) for item in asked]
    results = [{"trackingNumber": n, "trackResults": [_result(call, n)]} for n in numbers]
    return {"transactionId": "sandbox", "output": {"completeTrackResults": results}}


def _result(call: Call, number: str) -> Json:
    info = {"trackingNumber": number, "trackingNumberUniqueId": "", "carrierCode": "FDXE"}
    found = hit(call, number, "FEDEX")
    if found is None or not happened(found[2], call.now):
        return {"trackingNumberInfo": info | {"carrierCode": ""}, "error": NOT_FOUND}
    return {"trackingNumberInfo": info, **_known(call, found)}


def _known(call: Call, found: Hit) -> Json:
    order, shipment, parcel = found
    zone = ACCOUNTS[order.account].zone
    steps = happened(parcel, call.now)
    _, code, status, text = EVENTS.get(steps[0].code, OTHER)
    moments = {
        "ACTUAL_DELIVERY": delivered_at(parcel, call.now),
        "ESTIMATED_DELIVERY": estimate(parcel, call.now),
        "SHIP": shipment.ships_at,
    }
    answer: Json = {
        "latestStatusDetail": {
            "code": code,
            "derivedCode": code,
            "statusByLocale": status,
            "description": text,
            "scanLocation": _place(steps[0]),
        },
        "dateAndTimes": [
            {"type": kind, "dateTime": at.astimezone(zone).isoformat()} for kind, at in moments.items() if at
        ],
        "scanEvents": [{**_scan(step), "date": step.at.astimezone(zone).isoformat()} for step in steps],
    }
    if moments["ACTUAL_DELIVERY"]:
        answer["deliveryDetails"] = {"receivedByName": parcel.signer, "locationDescription": parcel.place}
    return answer


def _scan(step: Step) -> Json:
    kind, code, status, text = EVENTS.get(step.code, OTHER)
    return {
        "eventType": kind,
        "eventDescription": text,
        "exceptionCode": "",
        "exceptionDescription": text if code in ("DE", "SE") else "",
        "scanLocation": _place(step),
        "derivedStatus": status,
        "derivedStatusCode": code,
    }


def _place(step: Step) -> Json:
    return {"city": step.city, "stateOrProvinceCode": step.state, "countryCode": step.country}


ROUTES = [
    Route("POST", "/fedex/oauth/token", "fedexToken", token, guarded=False),
    Route("POST", "/fedex/track/v1/trackingnumbers", "fedexTrack", track, guarded=False),
]
