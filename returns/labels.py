"""A postage label from outside made fit for the paper: bounded, without anything active, always pages of a PDF.

What carriers sell comes as a PDF or as a picture; a picture becomes one page as large as the usual label. No database.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from returns.photos import BadPhoto, clean

MAX_BYTES = 5 * 1024 * 1024
MAX_PAGES = 4
LARGEST = 2400.0  # points of one side; A0 is 2384 wide
SHORT, LONG = 288.0, 432.0  # 4 by 6 inches, the size carriers print
PICTURES = (b"\x89PNG", b"\xff\xd8\xff")


class BadLabel(Exception):
    """Not a label that can be printed; `code` says why: empty, size, format, broken, locked, long or pixels."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Label:
    """The safe label, ready to be kept and printed."""

    content: bytes
    pages: int
    content_type: str = "application/pdf"
    extension: str = "pdf"


@dataclass(frozen=True)
class Place:
    """Where on the paper one page of a label goes: page of the paper and page of the label from 0, box in points."""

    page: int
    label: bytes
    number: int
    left: float
    bottom: float
    width: float
    height: float


def made_safe(content: bytes) -> Label:
    """Check and rewrite a label; scripts, forms, links and enclosed files of a PDF stay behind. Raises BadLabel."""
    if not content:
        raise BadLabel("empty")
    if len(content) > MAX_BYTES:
        raise BadLabel("size")
    if content.startswith(PICTURES):
        return Label(_from_picture(content), 1)
    if not content.startswith(b"%PDF-"):
        raise BadLabel("format")
    try:
        return _rewritten(PdfReader(BytesIO(content)))
    except BadLabel:
        raise
    except Exception as error:  # a damaged PDF raises whatever its first broken object leads to
        raise BadLabel("broken") from error


def _rewritten(told: PdfReader) -> Label:
    if told.is_encrypted and not told.decrypt(""):
        raise BadLabel("locked")
    if not 0 < len(told.pages) <= MAX_PAGES:
        raise BadLabel("long" if told.pages else "broken")
    writer = PdfWriter()
    for one in told.pages:
        for name in ("/Annots", "/AA", "/Metadata", "/B"):
            one.pop(name, None)
        page = writer.add_page(one)
        page.transfer_rotation_to_content()
        if not all(0 < side <= LARGEST for side in (page.cropbox.width, page.cropbox.height)):
            raise BadLabel("broken")
    safe = _bytes_of(writer)
    trial = [Place(0, safe, number, 0, 0, SHORT, LONG) for number in range(len(writer.pages))]
    laid_in(_blank(), trial)  # what can't be laid into a paper is refused now, not when it is printed
    return Label(safe, len(writer.pages))


def _from_picture(content: bytes) -> bytes:
    try:
        picture = clean(content, zone=UTC)
    except BadPhoto as bad:
        raise BadLabel(bad.code) from bad
    image = ImageReader(BytesIO(picture.content))
    wide, high = image.getSize()
    size = (SHORT, LONG) if high >= wide else (LONG, SHORT)
    scale = min(size[0] / wide, size[1] / high)
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(wide * scale, high * scale), invariant=True)
    canvas.drawImage(image, 0, 0, wide * scale, high * scale)
    canvas.save()
    return buffer.getvalue()


def laid_in(paper: bytes, places: Sequence[Place]) -> bytes:
    """The paper with each page of a label in its box, never larger than it is, upright and in the middle."""
    writer = PdfWriter(clone_from=BytesIO(paper))
    readers: dict[bytes, PdfReader] = {}
    for place in places:
        label = readers.setdefault(place.label, PdfReader(BytesIO(place.label)))
        _lay(writer.pages[place.page], label.pages[place.number], place)
    return _bytes_of(writer)


def _lay(target: PageObject, label: PageObject, place: Place) -> None:
    box = label.cropbox
    wide, high = float(box.width), float(box.height)
    scale = min(1.0, place.width / wide, place.height / high)
    left = place.left + (place.width - wide * scale) / 2
    bottom = place.bottom + place.height - high * scale
    move = (
        Transformation().translate(-float(box.left), -float(box.bottom)).scale(scale).translate(left, bottom)
    )
    target.merge_transformed_page(label, move)


def _blank() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(SHORT, LONG)
    return _bytes_of(writer)


def _bytes_of(writer: PdfWriter) -> bytes:
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
