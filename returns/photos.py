"""A photograph from outside made safe: its format decided by its content, bounded before decoding, turned
upright, stripped of all metadata and written anew. The camera's own time is read first, because it is
evidence.

HEIC, as iPhones take it, is read where the optional decoder is installed and written anew as JPEG.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

try:
    import pillow_heif
except ImportError:  # an extra of its own: its wheels carry GPL code
    READS_HEIC = False
else:
    pillow_heif.register_heif_opener(thumbnails=False, decode_threads=1)
    READS_HEIC = True

MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 50_000_000  # a 50 megapixel camera; decoding takes four bytes for each
LONGEST_SIDE = 3000
THUMBNAIL = (480, 360)
FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
_EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
_READ = (*FORMATS, "HEIF") if READS_HEIC else tuple(FORMATS)
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"hevm", b"hevs", b"mif1", b"msf1")
_EXIF_IFD, _TAKEN, _OFFSET, _SUBTABLE = 0x8769, 0x9003, 0x9011, "%Y:%m:%d %H:%M:%S"


class BadPhoto(Exception):
    """Not a photograph that can be taken in; `code` says why: format, heic, pixels or broken."""

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
    with _refusing(content), Image.open(io.BytesIO(content), formats=_READ) as told:
        return _rewrite(told, zone)


def look(content: bytes) -> None:
    """Refuse what can be told without decoding it: another format, too many pixels, an end that is missing.
    Raises BadPhoto.
    """
    with _refusing(content), Image.open(io.BytesIO(content), formats=_READ) as told:
        _bounded(told)
        if not _has_its_end(content):
            raise BadPhoto("broken")


def is_heic(content: bytes) -> bool:
    """Whether this begins as HEIC photographs do."""
    return content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS


@contextmanager
def _refusing(content: bytes) -> Iterator[None]:
    """Whatever Pillow raises for a hostile file, said as BadPhoto."""
    try:
        yield
    except UnidentifiedImageError as error:
        raise BadPhoto(_unknown(content)) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise BadPhoto("pixels") from error
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, OverflowError) as error:
        raise BadPhoto("broken") from error  # Pillow raises any of these for cut-off or made-up files
    except RuntimeError as error:  # and the HEIC decoder this
        raise BadPhoto("broken") from error


def _unknown(content: bytes) -> str:
    if not is_heic(content):
        return "format"
    return "broken" if READS_HEIC else "heic"


def _bounded(told: Image.Image) -> None:
    if told.width * told.height > MAX_PIXELS:
        raise BadPhoto("pixels")


def _has_its_end(content: bytes) -> bool:
    """Whether the last mark of its format is there; a cut in the middle shows only when it is decoded."""
    if content.startswith(b"\xff\xd8"):
        return b"\xff\xd9" in content
    if content.startswith(b"\x89PNG"):
        return b"IEND" in content
    if content.startswith(b"RIFF"):
        return int.from_bytes(content[4:8], "little") + 8 <= len(content)
    return True


def _rewrite(told: Image.Image, zone: tzinfo) -> Photo:
    _bounded(told)
    kind = str(told.format) if str(told.format) in FORMATS else "JPEG"  # HEIC, and the double JPEGs of phones
    taken = _taken_at(told, zone)
    told.load()
    upright = ImageOps.exif_transpose(told)
    picture = _pixels_only(upright)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    small = picture.convert("RGB")
    small.thumbnail(THUMBNAIL)
    return Photo(_encoded(picture, kind), FORMATS[kind], _EXTENSIONS[kind], _encoded(small, "JPEG"), taken)


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
