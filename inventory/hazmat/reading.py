"""The text of a PDF from outside, within bounds: nothing in it is run, and no file takes long to read."""

import io
import re
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.errors import PyPdfError

MOST_BYTES = 10 * 1024 * 1024
MOST_PAGES = 60
MOST_TEXT = 300_000  # characters
_MOST_STREAM = 3 * 1024 * 1024  # bytes of one page's drawing; a page of text has some thousand
_ACTIVE = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)\b")
_HEX_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")


class BadPaper(Exception):
    """Not a PDF that can be taken in; `code` says why: format, broken, active, locked or long."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Reading:
    """What was read: the text, how many pages, and why there is none: locked, unreadable or long."""

    text: str
    pages: int
    problem: str = ""


def insist_on_pdf(content: bytes) -> None:
    """Raise BadPaper unless this is a whole PDF from its first byte on, without scripts or enclosed files."""
    if not content.startswith(b"%PDF-"):
        raise BadPaper("format")
    if b"%%EOF" not in content[-1024:]:
        raise BadPaper("broken")
    if _ACTIVE.search(_HEX_NAME.sub(lambda hit: bytes([int(hit[1], 16)]), content)):
        raise BadPaper("active")


def read_pdf(content: bytes) -> Reading:
    """The text of each page, up to the bounds; a file that can't be read says so instead of failing."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            return Reading("", 0, "locked")
        pages = len(reader.pages)
        if pages > MOST_PAGES:
            return Reading("", pages, "long")
        return Reading(_text(reader), pages)
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        ImportError,
    ):
        return Reading("", 0, "unreadable")  # pypdf raises any of these for a file that is not in order


def _text(reader: PdfReader) -> str:
    parts: list[str] = []
    length = 0
    for page in reader.pages:
        stream = page.get_contents()
        if stream is not None and len(stream.get_data()) > _MOST_STREAM:
            continue
        parts.append(page.extract_text())
        length += len(parts[-1])
        if length > MOST_TEXT:
            break
    return "\n".join(parts)[:MOST_TEXT].replace("\0", "")
