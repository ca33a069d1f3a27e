"""UPS: OAuth token and Track v1."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sandbox.accounts import ACCOUNTS
from sandbox.calls import Answer, Call, Json, Route
from sandbox.carriers.oauth import Hit, answer, hit, known, signed_in
from sandbox.plan import Step
from sandbox.track import delivered_at, estimate, happened

# Amazon's event: (UPS's type, code, status code, description)
EVENTS = {
    "EVENT_101": ("M", "MP", "003", "Shipper created a label, UPS has not received the package yet."),
    "EVENT_102": ("P", "OR", "005", "Origin Scan"),
    "EVENT_201": ("I", "AR", "005", "Arrived at Facility"),
    "EVENT_202": ("I", "DP", "005", "Departed from Facility"),
    "EVENT_302": ("I", "OT", "021", "Out For Delivery Today"),
    "EVENT_301": ("D", "FS", "011", "DELIVERED"),
    "EVENT_304": ("X", "48", "013", "The receiver was not available for delivery."),
    "EVENT_401": ("X", "AI", "044", "The address is incorrect."),
    "EVENT_405": ("X", "DM", "062", "The package was damaged in transit."),
    "EVENT_407": ("X", "RF", "016", "The receiver refused the delivery."),
    "EVENT_408": ("X", "RS", "031", "Returning to Sender"),
    "EVENT_309": ("RS", "RS", "071", "Returned to Sender"),
    "EVENT_416": ("X", "UD", "062", "The package can't be delivered."),
}
OTHER = ("I", "XX", "014", "Delay: Emerging Situation")


def token(call: Call) -> Answer:
    """POST security/v1/oauth/token with Basic credentials."""
    if not known(call):
        return answer({"response": {"errors": [{"code": "10401", "message": "ClientId is Invalid"}]}}, 401)
    return {
        "token_type": "Bearer",
        "issued_at": str(int(call.now.timestamp() * 1000)),
        "client_id": "demo-client",
        "access_token": call.tokens.issue("ups", ""),
        "expires_in": "14399",
        "status": "approved",
    }


def track(call: Call, number: str) -> Answer:
    """GET api/track/v1/details/{number}; an unknown number is a 200 with a warning."""
    if not signed_in(call, "ups"):
        return answer(
            {"response": {"errors": [{"code": "250002", "message": "Invalid Authentication Information."}]}},
            401,
        )
    found = hit(call, number, "UPS")
    if found is None or not happened(found[2], call.now):
        warning = {"code": "TW0001", "message": "Tracking Information Not Found"}
        return {"trackResponse": {"shipment": [{"inquiryNumber": number, "warnings": [warning]}]}}
    return {
        "trackResponse": {"shipment": [{"inquiryNumber": number, "package": [_package(call, number, found)]}]}
    }


def _package(call: Call, number: str, found: Hit) -> Json:
    order, _, parcel = found
    zone = ACCOUNTS[order.account].zone
    steps = happened(parcel, call.now)
    kind, _, status, text = EVENTS.get(steps[0].code, OTHER)
    delivered, due = delivered_at(parcel, call.now), estimate(parcel, call.now)
    answer: Json = {
        "trackingNumber": number,
        "deliveryDate": [],
        "activity": [_activity(step, zone) for step in steps],
        "currentStatus": {"description": text, "code": status, "type": kind},
        "packageCount": 1,
    }
    if delivered:
        answer["deliveryDate"] = [{"type": "DEL", "date": _date(delivered, zone)}]
        answer["deliveryTime"] = {"type": "DEL", "endTime": _time(delivered, zone)}
        answer["deliveryInformation"] = {
            "location": parcel.place.replace("_", " ").title(),
            "receivedBy": parcel.signer,
        }
    elif due:
        answer["deliveryDate"] = [{"type": "SDD", "date": _date(due, zone)}]
        answer["deliveryTime"] = {"type": "EOD", "endTime": ""}
    return answer


def _activity(step: Step, zone: ZoneInfo) -> Json:
    kind, code, status, text = EVENTS.get(step.code, OTHER)
    utc = ZoneInfo("UTC")
    offset = step.at.astimezone(zone).strftime("%z")
    return {
        "location": {
            "address": {
                "city": step.city,
                "stateProvince": step.state,
                "countryCode": step.country,
                "country": step.country,
            },
            "slic": "9721",
        },
        "status": {"type": kind, "description": text, "code": code, "statusCode": status},
        "date": _date(step.at, zone),
        "time": _time(step.at, zone),
        "gmtDate": _date(step.at, utc),
        "gmtTime": step.at.strftime("%H:%M:%S"),
        "gmtOffset": f"{offset[:3]}:{offset[3:]}",
    }


def _date(moment: datetime, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).strftime("%Y%m%d")


def _time(moment: datetime, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).strftime("%H%M%S")


ROUTES = [
    Route("POST", "/ups/security/v1/oauth/token", "upsToken", token, guarded=False),
    Route("GET", "/ups/api/track/v1/details/<number>", "upsTrack", track, guarded=False),
]
