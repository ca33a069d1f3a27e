"""A photograph from outside made safe: its format decided by its content, bounded before decoding, turned
upright, stripped of all metadata and written anew. The camera's own time is read first, because it is
evidence.
"""

import io
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 50_000_000  # a 50 megapixel camera; decoding takes four bytes for each
LONGEST_SIDE = 3000
THUMBNAIL = (480, 360)
FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
_EXIF_IFD, _TAKEN, _OFFSET, _SUBTABLE = 0x8769, 0x9003, 0x9011, "%Y:%m:%d %H:%M:%S"


class BadPhoto(Exception):
    """Not a photograph that can be taken in; `code` says why: format, pixels or broken."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Photo:
    """The clean picture, its small one, and when the camera says it was taken."""

    content: bytes
    content_type: str
    extension: str
    thumbnail: bytes
    taken_at: datetime | None


def clean(content: bytes, *, zone: tzinfo) -> Photo:
    """Decode, check and rewrite a photograph; `zone` is used where the camera wrote no time zone.
    Raises BadPhoto.
    """
    try:
        with Image.open(io.BytesIO(content), formats=tuple(FORMATS)) as told:
            return _rewrite(told, zone)
    except UnidentifiedImageError as error:
        raise BadPhoto("format") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise BadPhoto("pixels") from error
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, OverflowError) as error:
        raise BadPhoto("broken") from error  # Pillow raises any of these for cut-off or made-up files


def _rewrite(told: Image.Image, zone: tzinfo) -> Photo:
    kind = str(told.format)
    if told.width * told.height > MAX_PIXELS:
        raise BadPhoto("pixels")
    taken = _taken_at(told, zone)
    told.load()
    upright = ImageOps.exif_transpose(told)
    picture = _pixels_only(upright)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    small = picture.convert("RGB")
    small.thumbnail(THUMBNAIL)
    extension = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}[kind]
    return Photo(_encoded(picture, kind), FORMATS[kind], extension, _encoded(small, "JPEG"), taken)


def _pixels_only(image: Image.Image) -> Image.Image:
    """The same pixels in a new picture, so that no comment, profile or text chunk comes along."""
    see_through = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    plain = image.convert("RGBA" if see_through else "RGB")
    if see_through:  # on white, as paper shows it
        ground = Image.new("RGB", plain.size, "white")
        ground.paste(plain, mask=plain.getchannel("A"))
        return ground
    copy = Image.new("RGB", plain.size)
    copy.paste(plain)
    return copy


def _encoded(image: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    options: dict[str, Any] = {"PNG": {"optimize": False}}.get(kind, {"quality": 88})
    image.save(out, kind, **options)
    return out.getvalue()


def _taken_at(image: Image.Image, zone: tzinfo) -> datetime | None:
    """When the camera says it was taken; None where it says nothing sensible."""
    try:
        exif = image.getexif().get_ifd(_EXIF_IFD)
        # The camera writes its zone in another field, read next
        local = datetime.strptime(str(exif[_TAKEN]).strip("\0 "), _SUBTABLE).replace(tzinfo=zone)
    except Exception:  # whatever a maker wrote there, the photo itself is still good
        return None
    return local.replace(tzinfo=_offset(str(exif.get(_OFFSET, ""))) or zone)


def _offset(text: str) -> tzinfo | None:
    sign, hours, minutes = text[:1], text[1:3], text[4:6]
    if sign not in ("+", "-") or not (hours + minutes).isdigit() or int(hours) > 14 or int(minutes) > 59:
        return None
    away = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-away if sign == "-" else away)
