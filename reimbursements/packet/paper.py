"""The packet as one PDF in English: the text to paste, the facts and dates, the frozen tracking history, and every
proof with its hash. Prints in black on Letter or A4; the same contents give the same bytes.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from reimbursements.packet.contents import Contents, Enclosure
from returns.pen import Pen

MARGIN, FOOT = 54.0, 40.0
BODY, SMALL, HEAD = 10.0, 8.5, 15.0
_WIDTH, _HEIGHT = A4


class _Pages:
    """Pages written from top to bottom; a new one begins where the last is full."""

    def __init__(self, out: BytesIO, contents: Contents) -> None:
        self.canvas = Canvas(out, pagesize=A4, invariant=True, pageCompression=1)
        self.canvas.setTitle(f"{contents.number}: {contents.title}")
        self.number, self.count = contents.number, 0
        self.pen = self._begin()

    def _begin(self) -> Pen:
        self.count += 1
        return Pen(self.canvas, MARGIN, _WIDTH - MARGIN, _HEIGHT - MARGIN)

    def turn(self) -> None:
        """Finish the page and begin the next."""
        self.pen.put(MARGIN, FOOT - 8, self.number, SMALL)
        self.pen.put_end(_WIDTH - MARGIN, FOOT - 8, f"Page {self.count}", SMALL)
        self.canvas.showPage()
        self.pen = self._begin()

    def room(self, points: float) -> None:
        """Turn the page unless so much is left."""
        if self.pen.y - points < MARGIN + FOOT / 2:
            self.turn()

    def head(self, text: str) -> None:
        self.room(60)
        self.pen.gap(10)
        self.pen.write(text, HEAD, bold=True)
        self.pen.gap(6)

    def line(self, text: str, size: float = BODY, *, bold: bool = False) -> None:
        self.room(size * 3)
        self.pen.write(text, size, bold=bold)


def draw(contents: Contents) -> bytes:
    """The whole packet; papers among the proofs follow at the end, page by page."""
    out = BytesIO()
    pages = _Pages(out, contents)
    _cover(pages, contents)
    _dates(pages, contents)
    for parcel in contents.parcels:
        _history(pages, parcel)
    _list(pages, contents.enclosures)
    pages.turn()
    for enclosure in contents.enclosures:
        if enclosure.is_picture:
            _picture(pages, enclosure)
    pages.canvas.save()
    return _with_papers(out.getvalue(), [one for one in contents.enclosures if not one.is_picture])


def _cover(pages: _Pages, contents: Contents) -> None:
    pages.pen.write(f"Reimbursement claim {contents.number}", 18, bold=True)
    pages.line(contents.title, 12)
    pages.pen.gap(8)
    pages.pen.rule()
    pages.pen.gap(4)
    for text in contents.cover.splitlines():
        if text:
            pages.line(text)
        else:
            pages.pen.gap(7)


def _dates(pages: _Pages, contents: Contents) -> None:
    rule = contents.facts["rule"]
    rows = [
        ("Where to file", ": ".join(part for part in (contents.place, contents.place_url) if part)),
        ("File by", contents.file_by.isoformat() if contents.file_by else "No last day is published"),
        ("Facts frozen at", f"{str(contents.facts['frozen_at'])[:16].replace('T', ' ')} UTC"),
        ("Time zone of the order", contents.facts["zone"]),
        ("Policy", rule["source"]),
        ("Policy's address", rule["url"]),
        ("Maximum per unit", rule["cap"]),
    ]
    pages.head("Dates and rule")
    for label, value in rows:
        if value:
            _row(pages, label, str(value))


def _row(pages: _Pages, label: str, value: str) -> None:
    """A label and beside it its value, as long as it is."""
    pages.room(BODY * 4)
    top = pages.pen.y
    pages.pen.write(label, BODY, bold=True, width=140)
    after, pages.pen.y = pages.pen.y, top
    pages.pen.write(value, BODY, x=MARGIN + 150)
    pages.pen.y = min(after, pages.pen.y) - 2


def _history(pages: _Pages, parcel: Mapping[str, Any]) -> None:
    pages.head(f"Tracking history: {parcel['carrier']} {parcel['tracking_number']}".rstrip())
    for label, key in (
        ("Signed for by", "signed_for_by"),
        ("Left at", "left_at"),
        ("Carrier's word", "told"),
    ):
        if parcel.get(key):
            _row(pages, label, str(parcel[key]))
    if not parcel["events"]:
        pages.line("No event was ever told for this parcel.")
    for event in reversed(parcel["events"]):
        told = [f"{event['text']} ({event['code']})" if event["text"] else event["code"], event["place"]]
        _row(pages, f"{event['at'][:16].replace('T', ' ')} UTC", ", ".join(part for part in told if part))


def _list(pages: _Pages, enclosures: Sequence[Enclosure]) -> None:
    pages.head("Proofs")
    if not enclosures:
        pages.line("No file is attached.")
    for enclosure in enclosures:
        _caption(pages, enclosure)
        pages.pen.gap(6)


def _caption(pages: _Pages, enclosure: Enclosure) -> None:
    taken = f", taken {enclosure.taken}" if enclosure.taken else ""
    pages.room(80)
    pages.line(f"{enclosure.number}. {enclosure.title}", bold=True)
    pages.line(f"{enclosure.name} ({enclosure.file_name} in the ZIP){taken}", SMALL)
    pages.line(f"SHA-256 {enclosure.sha256}", SMALL)


def _picture(pages: _Pages, enclosure: Enclosure) -> None:
    """One photograph on a page of its own, as large as it fits."""
    _caption(pages, enclosure)
    image = ImageReader(BytesIO(enclosure.content))
    wide, high = image.getSize()
    top = pages.pen.y - 12
    scale = min((_WIDTH - 2 * MARGIN) / wide, (top - MARGIN - FOOT / 2) / high)
    pages.canvas.drawImage(image, MARGIN, top - high * scale, wide * scale, high * scale)
    pages.turn()


def _with_papers(pdf: bytes, papers: Sequence[Enclosure]) -> bytes:
    if not papers:
        return pdf
    writer, out = PdfWriter(), BytesIO()
    for content in (pdf, *(paper.content for paper in papers)):
        for page in PdfReader(BytesIO(content)).pages:
            writer.add_page(page)
    writer.metadata = None
    writer.write(out)
    return out.getvalue()
