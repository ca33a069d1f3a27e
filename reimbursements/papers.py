"""A PDF from outside made safe: taken by its content, refused when it carries more than paper does, written anew
without anything but its pages.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

MOST_PAGES = 200
_ACTIVE = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)\b")
_HEX_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_RUNS = {
    "/JavaScript",
    "/JS",
    "/Launch",
    "/EmbeddedFile",
    "/EmbeddedFiles",
    "/RichMedia",
    "/XFA",
    "/AA",
    "/OpenAction",
}
_TOLD = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb")
_KEPT_SEGMENT = 0xEE  # Adobe's: without it the colours turn


class BadPaper(Exception):
    """Not a PDF that can be taken in; `code` says why: format, broken, active, locked or long."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def check(content: bytes) -> None:
    """Raise BadPaper unless this looks like a whole PDF from its first byte on, without scripts, programs or
    enclosed files. Reads no page.
    """
    if not content.startswith(b"%PDF-"):
        raise BadPaper("format")
    if b"%%EOF" not in content[-1024:]:
        raise BadPaper("broken")
    if _ACTIVE.search(_HEX_NAME.sub(lambda hit: bytes([int(hit[1], 16)]), content)):
        raise BadPaper("active")


def clean(content: bytes) -> bytes:
    """The pages of a PDF in a new one, without its metadata; the same file gives the same bytes. Raises BadPaper."""
    check(content)
    try:
        return _written_anew(content)
    except BadPaper:
        raise
    except Exception as error:  # pypdf raises nearly anything for made-up files
        raise BadPaper("broken") from error


def _written_anew(content: bytes) -> bytes:
    writer, out = PdfWriter(), BytesIO()
    for page in _pages(PdfReader(BytesIO(content))):
        writer.add_page(page)
    for found in _dictionaries(writer):
        _strip(found)
    writer.metadata = None
    writer.write(out)
    return out.getvalue()


def _pages(reader: PdfReader) -> Any:
    if reader.is_encrypted and not reader.decrypt(""):
        raise BadPaper("locked")
    if len(reader.pages) > MOST_PAGES:
        raise BadPaper("long")
    if not len(reader.pages):
        raise BadPaper("broken")
    return reader.pages


def _dictionaries(writer: PdfWriter) -> Iterator[DictionaryObject]:
    """Every dictionary that was copied, also those inside others."""
    waiting: list[Any] = list(writer._objects)
    while waiting:
        found = waiting.pop()
        if isinstance(found, DictionaryObject):
            yield found
            waiting.extend(found.values())
        elif isinstance(found, list):
            waiting.extend(found)


def _strip(found: DictionaryObject) -> None:
    if (
        _RUNS & set(found)
        or found.get("/S") in ("/JavaScript", "/Launch")
        or found.get("/Type") == "/Filespec"
    ):
        raise BadPaper("active")
    for key in _TOLD:
        found.pop(NameObject(key), None)
    if isinstance(found, StreamObject) and found.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
        found._data = _bare_jpeg(found._data)


def _bare_jpeg(content: bytes) -> bytes:
    """A picture inside a page without what its camera wrote beside it: the same pixels, no place, no maker."""
    if not content.startswith(b"\xff\xd8"):
        return content
    kept, at = [b"\xff\xd8"], 2
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != 0xDA:
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        mark = content[at + 1]
        if not (0xE1 <= mark <= 0xEF and mark != _KEPT_SEGMENT) and mark != 0xFE:
            kept.append(content[at:end])
        at = end
    return b"".join([*kept, content[at:]])
