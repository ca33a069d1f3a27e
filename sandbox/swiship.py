"""Swiship: the page a customer sees, and the unofficial JSON behind it. Numbers expire after 90 days."""

import html
import json
from datetime import timedelta

from werkzeug.wrappers import Response

from sandbox.calls import Answer, Call, Json, Route
from sandbox.carriers_table import carrier
from sandbox.clock import iso
from sandbox.plan import Order, Parcel, Shipment
from sandbox.track import EVENTS, estimate, happened, status

EXPIRES = timedelta(days=90)
KEY = "swa_rex_detail_"  # texts come as keys of the site's language files


def _hit(call: Call, number: str) -> tuple[Order, Shipment, Parcel] | None:
    hit = call.world.shipped(number.strip())
    return hit if hit and call.now - hit[1].ships_at < EXPIRES else None


def _asked(call: Call) -> tuple[str, tuple[Order, Shipment, Parcel] | None]:
    number = str(call.body().get("trackingNumber") or "")
    return number, _hit(call, number)


def package_info(call: Call) -> Answer:
    """POST /api/getAllPackageInfo: which ship method a number belongs to."""
    number, hit = _asked(call)
    if hit is None:
        return {"packageInfoList": []}
    return {
        "packageInfoList": [{"trackingNumber": number, "shipMethod": carrier(hit[2].carrier).ship_method}]
    }


def tracking_details(call: Call) -> Answer:
    """POST /api/getPackageTrackingDetails: state, estimate and events of a number and ship method."""
    number, hit = _asked(call)
    if hit is None or call.body().get("shipMethod") != carrier(hit[2].carrier).ship_method:
        body = json.dumps({"message": "Tracking information is not available."})
        return Response(body, 404, content_type="application/json")
    _, _, parcel = hit
    arrival = estimate(parcel, call.now)
    return {
        "trackingNumber": number,
        "displayableShipMethod": carrier(parcel.carrier).name,
        "estimatedArrivalDate": iso(arrival) if arrival else None,
        "transitState": status(parcel, call.now),
        "trackingEvents": [_event(parcel, call, index) for index in range(len(happened(parcel, call.now)))],
    }


def _event(parcel: Parcel, call: Call, index: int) -> Json:
    step = happened(parcel, call.now)[index]
    return {
        "eventDate": iso(step.at),
        "eventCode": step.code,
        "eventDescription": f"{KEY}{step.code.lower()}",
        "eventAddress": ", ".join(part for part in (step.city, step.state, step.country) if part),
    }


def page(call: Call) -> Answer:
    """GET /track?id=: the customer's page."""
    number = call.query("id")
    hit = _hit(call, number)
    body = _found(hit, call) if hit else "<p>Tracking information is not available for this number.</p>"
    text = (
        "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Swiship (simulated)</title></head>"
        f"<body><h1>Swiship (simulated)</h1><h2>{html.escape(number)}</h2>{body}</body></html>"
    )
    return Response(text, 200 if hit else 404, content_type="text/html; charset=utf-8")


def _found(hit: tuple[Order, Shipment, Parcel], call: Call) -> str:
    parcel = hit[2]
    arrival = estimate(parcel, call.now)
    rows = "".join(
        f"<li>{iso(step.at)} {html.escape(EVENTS[step.code][0])} {html.escape(step.city)}, {step.state}</li>"
        for step in happened(parcel, call.now)
    )
    return (
        f"<p>{html.escape(carrier(parcel.carrier).name)}: {status(parcel, call.now)}</p>"
        f"<p>Estimated delivery: {iso(arrival) if arrival else 'not known'}</p><ol>{rows}</ol>"
    )


ROUTES = [
    Route("GET", "/swiship/track", "swishipPage", page, guarded=False),
    Route("POST", "/swiship/api/getAllPackageInfo", "swishipPackageInfo", package_info, guarded=False),
    Route(
        "POST",
        "/swiship/api/getPackageTrackingDetails",
        "swishipTrackingDetails",
        tracking_details,
        guarded=False,
    ),
]
