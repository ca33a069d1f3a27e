"""What the carriers' sign-ins share: client credentials for a bearer token."""

import base64
import binascii
import json

from werkzeug.wrappers import Response

from sandbox.calls import Call, Json
from sandbox.errors import ApiError
from sandbox.plan import Order, Parcel, Shipment
from sandbox.scenarios import CLIENT_ID, CLIENT_SECRET

Hit = tuple[Order, Shipment, Parcel]


def credentials(call: Call) -> tuple[str, str]:
    """Client id and secret, from Basic, from the form or from a JSON body."""
    header = call.request.headers.get("Authorization", "")
    if header.startswith("Basic "):
        try:
            name, _, secret = base64.b64decode(header[6:]).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return "", ""
        return name, secret
    given: Json = call.body() if call.request.is_json else dict(call.request.form)
    return str(given.get("client_id", "")), str(given.get("client_secret", ""))


def known(call: Call) -> bool:
    """Whether the demo application is asking."""
    return credentials(call) == (CLIENT_ID, CLIENT_SECRET)


def signed_in(call: Call, carrier: str) -> bool:
    """Whether the request carries a live bearer token of that carrier."""
    scheme, _, token = call.request.headers.get("Authorization", "").partition(" ")
    try:
        return scheme.lower() == "bearer" and call.tokens.owner(token) == carrier
    except ApiError:
        return False


def answer(body: Json, status: int) -> Response:
    """A JSON answer with its status."""
    return Response(json.dumps(body), status, content_type="application/json")


def hit(call: Call, number: str, carrier: str) -> Hit | None:
    """The carrier's parcel of that number, once it has been handed over."""
    found = call.world.shipped(number)
    return found if found and found[2].carrier == carrier else None
