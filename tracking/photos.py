"""Proof of delivery: Amazon's address of the photograph works for one hour, so the picture itself is kept."""

import io
import warnings
from urllib.parse import urlsplit

from celery import current_app
from django.core.cache import cache
from django.db import transaction
from PIL import Image, ImageOps, UnidentifiedImageError

from amazon.errors import Refused
from amazon.links import carrier_key
from amazon.transport import MEBIBYTE, Http, Request
from tracking.models import Package

MAX_BYTES = 10 * MEBIBYTE
MAX_PIXELS = 40_000_000
_LONGEST_SIDE = 2000
_FORMATS = ("JPEG", "PNG", "WEBP")
_TRIES = 3
_GOOD_FOR = 3000  # seconds; a little less than the hour for which the address works


class NotAPicture(Exception):
    """What came is no picture that the portal keeps; the message says why."""


def fetch_soon(package_id: int, url: str) -> None:
    """Queue the fetching once the present transaction has succeeded; the next sync brings a new address if it
    fails.
    """

    def queue() -> None:
        current_app.send_task("tracking.tasks.keep_delivery_photo", args=[package_id, url], expires=_GOOD_FOR)

    transaction.on_commit(queue, robust=True)


def try_again(package_id: int, url: str, *, tries: int) -> None:
    """Queue another try at the same address while it works: after one, four and sixteen minutes."""
    if tries < _TRIES:
        current_app.send_task(
            "tracking.tasks.keep_delivery_photo",
            args=[package_id, url, tries + 1],
            countdown=60 * 4**tries,
            expires=_GOOD_FOR,
        )


def ask_for_address(package: Package, *, wait: int) -> None:
    """Queue the reading of the parcel's order, which tells a new address; at most once in six hours."""
    if package.delivery_photo or carrier_key(package.carrier) != "amazon":
        return
    if not cache.add(f"photo-address:{package.pk}", 1, 6 * 3600):
        return
    order = package.order.seller_order_id

    def queue() -> None:
        current_app.send_task(
            "sync.tasks.read_order_again", args=[package.seller_id, order], countdown=wait, expires=_GOOD_FOR
        )

    transaction.on_commit(queue, robust=True)


def fetch(url: str, *, trusted: str, http: Http | None = None) -> bytes:
    """The file behind an address Amazon gave: https only, unless it is on the host of the seller's own
    connection.

    Raises Refused for other addresses and for anything but a 200, Unavailable when no answer came.
    """
    address = urlsplit(url)
    if address.scheme != "https" and address.netloc != urlsplit(trusted).netloc:
        raise Refused("The photograph's address is not one to be trusted.", operation="delivery photo")
    request = Request(operation="delivery photo", method="GET", url=url, max_bytes=MAX_BYTES)
    answer = (http or Http()).send(request)
    if answer.status != 200:
        raise Refused("The photograph is no longer there.", status=answer.status, operation="delivery photo")
    return answer.body


def cleaned(content: bytes) -> bytes:
    """The same picture as a JPEG, upright, without metadata and at most 2,000 pixels wide or high.

    Raises NotAPicture when the content is not one of JPEG, PNG and WebP, is cut off, or has too many pixels.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
                return _redrawn(picture)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NotAPicture("The file is not a JPEG, PNG or WebP picture that can be read.") from error
    except Image.DecompressionBombWarning as error:
        raise NotAPicture("The picture has too many pixels.") from error


def _redrawn(picture: Image.Image) -> bytes:
    if picture.width * picture.height > MAX_PIXELS:
        raise NotAPicture("The picture has too many pixels.")
    upright = ImageOps.exif_transpose(picture).convert("RGB")
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()
