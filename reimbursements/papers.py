"""A PDF from outside made safe: taken by its content, refused when it carries more than paper does, written anew
without anything but its pages.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from inventory.hazmat.reading import BadPaper
from inventory.hazmat.reading import insist_on_pdf as check

__all__ = ["BadPaper", "check", "clean"]
MOST_PAGES = 200
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
