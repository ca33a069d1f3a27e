"""A file from outside, whatever it claims to be: a photograph or a PDF made safe, or the reason why not. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reimbursements import papers, photos

MAX_BYTES = 15 * 1024 * 1024
WHY: Mapping[str, Promise] = {
    "format": _("it is no JPEG, PNG, WebP or HEIC picture. Take a photo or a screenshot."),
    "paper_format": _("it is no JPEG, PNG, WebP, HEIC or PDF file."),
    "heic": _(
        "it is a HEIC photo, which this portal cannot read. On an iPhone choose Settings, Camera, Formats, "
        "Most Compatible, or send it as JPEG."
    ),
    "pixels": _("it has more than 50 million pixels. Send a smaller picture."),
    "broken": _("it is cut off or damaged. Send it again from the device it came from."),
    "active": _("the PDF carries scripts or enclosed files. Print it to a new PDF and send that."),
    "locked": _("the PDF asks for a password. Print it to a new PDF and send that."),
    "long": _("the PDF has more than 200 pages. Send the pages that matter."),
    "size": _("it is larger than 15 MB. Send a smaller one."),
    "empty": _("it is empty."),
    "same": _("the claim has the same picture already."),
    "slow": _("it could not be read in time. Send a smaller or simpler one."),
}


class BadUpload(Exception):
    """Not a file that can be taken in; `code` is one of WHY."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Safe:
    """A file written anew, ready to be stored and shown."""

    content: bytes
    content_type: str
    extension: str
    thumbnail: bytes = b""
    taken_at: datetime | None = None


def glance(content: bytes, *, photo_only: bool) -> str:
    """Refuse what can be told without decoding anything; gives the kind of file. Raises BadUpload."""
    if not content:
        raise BadUpload("empty")
    if len(content) > MAX_BYTES:
        raise BadUpload("size")
    try:
        if _is_paper(content, photo_only):
            papers.check(content)
            return "application/pdf"
        photos.look(content)
    except (photos.BadPhoto, papers.BadPaper) as bad:
        raise BadUpload(_code(bad.code, photo_only)) from bad
    return "image/heic" if photos.is_heic(content) else "image/jpeg"


def make_safe(content: bytes, *, photo_only: bool, zone: tzinfo) -> Safe:
    """Decode the file and write it anew; takes seconds for large ones. Raises BadUpload."""
    glance(content, photo_only=photo_only)
    try:
        if _is_paper(content, photo_only):
            return Safe(papers.clean(content), "application/pdf", "pdf")
        photo = photos.clean(content, zone=zone)
    except (photos.BadPhoto, papers.BadPaper) as bad:
        raise BadUpload(_code(bad.code, photo_only)) from bad
    return Safe(photo.content, photo.content_type, photo.extension, photo.thumbnail, photo.taken_at)


def _is_paper(content: bytes, photo_only: bool) -> bool:
    return not photo_only and content.startswith(b"%PDF-")


def _code(code: str, photo_only: bool) -> str:
    return "paper_format" if code == "format" and not photo_only else code
