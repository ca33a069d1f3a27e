"""Files that come with a message, made safe: bounded, decided by their content, without metadata."""

import hashlib
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from history.actions import Refusal
from reimbursements import papers
from returns import photos

MAX_BYTES = 10 * 1024 * 1024
MAX_FILES = 5
_WHY = {
    "format": gettext_lazy("it is no JPEG, PNG, WebP or PDF file."),
    "pixels": gettext_lazy("it has more than 50 million pixels. Send a smaller picture."),
    "broken": gettext_lazy("it is cut off or damaged. Send it again from the device it came from."),
    "active": gettext_lazy("the PDF carries scripts or enclosed files. Print it to a new PDF and send that."),
    "size": gettext_lazy("it is larger than 10 MB. Send a smaller one."),
    "empty": gettext_lazy("it is empty."),
}


@dataclass(frozen=True)
class Safe:
    """A file ready to be kept."""

    name: str
    content: bytes
    content_type: str
    extension: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def made_safe(uploads: list[UploadedFile[Any]], zone: ZoneInfo) -> list[Safe]:
    """All files or none. Raises Refusal with the file's name and the reason."""
    if len(uploads) > MAX_FILES:
        raise Refusal(
            _("At most %(count)d files go with one message. Nothing was saved.") % {"count": MAX_FILES}
        )
    return [_safe(upload, zone) for upload in uploads]


def _safe(upload: UploadedFile[Any], zone: ZoneInfo) -> Safe:
    name = (upload.name or _("unnamed file"))[-200:]
    content = upload.read(MAX_BYTES + 1)
    if not content:
        raise _refusal(name, "empty")
    if len(content) > MAX_BYTES:
        raise _refusal(name, "size")
    try:
        return _paper(name, content) if content.startswith(b"%PDF-") else _photo(name, content, zone)
    except (photos.BadPhoto, papers.BadPaper) as bad:
        raise _refusal(name, bad.code) from bad


def _paper(name: str, content: bytes) -> Safe:
    papers.check(content)
    return Safe(name, content, "application/pdf", "pdf")


def _photo(name: str, content: bytes, zone: ZoneInfo) -> Safe:
    photo = photos.clean(content, zone=zone)
    return Safe(name, photo.content, photo.content_type, photo.extension)


def _refusal(name: str, code: str) -> Refusal:
    why = _WHY.get(code, _WHY["format"])
    return Refusal(_("%(file)s was not taken: %(why)s Nothing was saved.") % {"file": name, "why": why})
