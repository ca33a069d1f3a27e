"""The photograph of a delivered parcel: a small PNG of a door, drawn here."""

import struct
import zlib

from werkzeug.wrappers import Response

from sandbox.calls import Answer, Call, Route
from sandbox.track import delivered_at

SIZE = 320, 240
WALL, DOOR, KNOB, BOX, GROUND = (196, 203, 199), (74, 98, 88), (222, 190, 92), (181, 137, 92), (120, 116, 110)


def _colour(x: int, y: int) -> tuple[int, int, int]:
    if 190 <= x < 250 and 165 <= y < 215:
        return BOX
    if (x - 168) ** 2 + (y - 130) ** 2 < 30:
        return KNOB
    if 90 <= x < 180 and 40 <= y < 200:
        return DOOR
    return GROUND if y >= 200 else WALL


def door() -> bytes:
    """The picture's bytes."""
    width, height = SIZE
    rows = b"".join(b"\0" + bytes(c for x in range(width) for c in _colour(x, y)) for y in range(height))
    header = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def image(call: Call, name: str) -> Answer:
    """The photograph of a delivered package; the address needs no token, as Amazon's presigned
    ones, and works for an hour.
    """
    number = name.removesuffix(".png")
    hit = call.world.parcels.get(int(number)) if number.isdigit() else None
    if hit is None or not hit[2].photo or not delivered_at(hit[2], call.now):
        return Response("not found", 404)
    until = call.query("Expires")
    if not until.isdigit() or int(until) < call.now.timestamp():
        return Response("Request has expired", 403)
    return Response(door(), content_type="image/png")


ROUTES = [Route("GET", "/delivery-images/<name>", "deliveryImage", image, guarded=False)]
