"""USPS: OAuth token and Tracking v3."""

from zoneinfo import ZoneInfo

from sandbox.accounts import ACCOUNTS
from sandbox.calls import Answer, Call, Json, Route
from sandbox.carriers.oauth import Hit, answer, hit, known, signed_in
from sandbox.clock import iso
from sandbox.plan import Step
from sandbox.track import estimate, happened

# Amazon's event: (USPS's event code, category, event type)
EVENTS = {
    "EVENT_101": ("GX", "Pre-Shipment", "Shipping Label Created, USPS Awaiting Item"),
    "EVENT_102": ("03", "Accepted", "Accepted at USPS Origin Facility"),
    "EVENT_201": ("10", "In Transit", "Arrived at USPS Regional Facility"),
    "EVENT_202": ("T1", "In Transit", "Departed USPS Regional Facility"),
    "EVENT_302": ("OF", "Out for Delivery", "Out for Delivery"),
    "EVENT_301": ("01", "Delivered", "Delivered, In/At Mailbox"),
    "EVENT_304": ("02", "Delivery Attempt", "Delivery Attempted - No Access to Delivery Location"),
    "EVENT_405": ("DG", "Alert", "Damaged in Transit"),
    "EVENT_408": ("21", "Alert", "Return to Sender"),
    "EVENT_418": ("DL", "In Transit", "In Transit, Arriving Late"),
}
OTHER = ("NT", "In Transit", "In Transit to Next Facility")


def token(call: Call) -> Answer:
    """POST oauth2/v3/token, JSON or form."""
    if not known(call):
        return answer({"error": "invalid_client", "error_description": "Client credentials are invalid"}, 401)
    return {
        "access_token": call.tokens.issue("usps", ""),
        "token_type": "Bearer",
        "issued_at": int(call.now.timestamp() * 1000),
        "expires_in": 28799,
        "status": "approved",
        "scope": "tracking",
    }


def track(call: Call, number: str) -> Answer:
    """GET tracking/v3/tracking/{number}; events come with expand=DETAIL."""
    if not signed_in(call, "usps"):
        return answer(_error("401", "Unauthorized", "The access token is missing, invalid or expired."), 401)
    found = hit(call, number, "USPS")
    if found is None or not happened(found[2], call.now):
        return answer(
            _error("404", "Not Found", "A status update is not yet available on your package."), 404
        )
    return _known(call, number, found)


def _error(code: str, title: str, detail: str) -> Json:
    error = {"status": code, "code": "150001", "title": title, "detail": detail}
    return {"apiVersion": "/tracking/v3", "error": {"code": code, "message": title, "errors": [error]}}


def _known(call: Call, number: str, found: Hit) -> Json:
    order, _, parcel = found
    zone = ACCOUNTS[order.account].zone
    steps = happened(parcel, call.now)
    _, category, status = EVENTS.get(steps[0].code, OTHER)
    answer: Json = {
        "trackingNumber": number,
        "statusCategory": category,
        "status": status,
        "statusSummary": f"{status}, {steps[0].city}, {steps[0].state}.",
        "mailClass": "USPS Ground Advantage",
        "destinationCity": order.to.city,
        "destinationState": order.to.state,
        "destinationZIP": order.to.postcode,
    }
    due = estimate(parcel, call.now)
    if due and category != "Delivered":
        answer["expectedDeliveryDate"] = due.astimezone(zone).date().isoformat()
    if call.query("expand").upper() == "DETAIL":
        answer["trackingEvents"] = [_event(step, zone) for step in steps]
    return answer


def _event(step: Step, zone: ZoneInfo) -> Json:
    code, _, text = EVENTS.get(step.code, OTHER)
    local = step.at.astimezone(zone)
    offset = local.strftime("%z")
    return {
        "eventType": text,
        "eventTimestamp": local.strftime("%Y-%m-%dT%H:%M:%S"),
        "GMTTimestamp": iso(step.at),
        "GMTOffset": f"{offset[:3]}:{offset[3:]}",
        "eventCountry": None,
        "eventCity": step.city,
        "eventState": step.state,
        "eventZIP": "",
        "firm": None,
        "name": None,
        "authorizedAgent": "false",
        "eventCode": code,
        "additionalProp": None,
    }


ROUTES = [
    Route("POST", "/usps/oauth2/v3/token", "uspsToken", token, guarded=False),
    Route("GET", "/usps/tracking/v3/tracking/<number>", "uspsTrack", track, guarded=False),
]
