"""The paper of a return, two pages for each RMA: the label outside the parcel and the slip inside it.

It carries the seller's name and nobody else's, no postage, and prints in black on Letter or A4.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO

from django.utils import translation
from django.utils.translation import gettext as _
from reportlab.lib.pagesizes import A4, letter
from reportlab.pdfgen.canvas import Canvas

from returns.pen import Pen, width_of

MARGIN = 54.0  # points; fits either paper on any printer
BODY, SMALL = 10.5, 9.0
FOOT, STEPS, ROW = 24.0, 130.0, 64.0  # kept free for the foot, the closing steps, and one more row
NAME = 110  # letters of an item's name
SHORT = 5  # lines of which it is certain that they fit one page


@dataclass(frozen=True)
class PaperLine:
    """Units of one product on an RMA."""

    name: str
    sku: str
    quantity: int
    reason: str
    fnsku: str = ""


@dataclass(frozen=True)
class Paper:
    """All that is printed for one RMA, already as text; `language` is the customer's, `authorized_on` a day in words."""

    rma: str
    amazon_rma: str
    centre: str
    to: Sequence[str]
    sender: Sequence[str]
    order_name: str
    seller_name: str
    seller_contact: str
    authorized_on: str
    language: str = "en"
    is_letter: bool = True  # Letter where it is the common paper, else A4
    lines: Sequence[PaperLine] = field(default_factory=tuple)

    @property
    def is_short(self) -> bool:
        return len(self.lines) <= SHORT


def draw(papers: Sequence[Paper]) -> bytes:
    """The PDF of one or several RMAs, each two pages."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=letter, invariant=True, pageCompression=1)
    canvas.setTitle(" ".join(paper.rma for paper in papers))
    canvas.setAuthor(papers[0].seller_name if papers else "")
    for paper in papers:
        with translation.override(paper.language):
            canvas.setPageSize(letter if paper.is_letter else A4)
            _label(_page(canvas, paper), paper)
            canvas.showPage()
            _slips(canvas, paper)
    canvas.save()
    return buffer.getvalue()


def _page(canvas: Canvas, paper: Paper) -> Pen:
    width, height = letter if paper.is_letter else A4
    return Pen(canvas, MARGIN, width - MARGIN, height - MARGIN)


def _label(pen: Pen, paper: Paper) -> None:
    """Page 1: where the parcel goes, to be stuck on the outside."""
    page = _("Page 1 of 2") if paper.is_short else _("Page %(number)d") % {"number": 1}
    _head(pen, _("OUTSIDE the parcel"), page, _("Return mailing label"))
    pen.write(
        _("Cut along the dashed line and tape it flat on the outside. Cover or remove every older label."),
        BODY,
    )
    pen.gap(18)
    _address_box(pen, paper)
    pen.gap(14)
    _steps(
        pen,
        [
            _("Buy postage to the address above at any carrier, unless the shop sent you a label."),
            _("Keep the receipt with the tracking number until your refund has arrived."),
        ],
    )
    _foot(pen, _("RMA %(rma)s") % {"rma": paper.rma}, paper)


def _address_box(pen: Pen, paper: Paper) -> None:
    top, inset = pen.y, 14.0
    pen.left += inset
    _postage(pen, top - inset)
    pen.gap(inset - 4)
    half = (pen.right - pen.left) / 2
    pen.write(_("From"), SMALL)
    for line in (*paper.sender, _("Order %(order)s") % {"order": paper.order_name}):
        pen.write(line, BODY, width=half)
    pen.y = min(pen.y - 14, top - inset - 92)
    pen.write(_("To"), SMALL)
    for line in paper.to:
        pen.write(line, 17, bold=True, width=pen.right - inset - pen.left)
    pen.gap(12)
    pen.barcode(paper.amazon_rma or paper.rma, height=46, width=pen.right - inset - pen.left)
    pen.write("   ".join(part for part in (paper.amazon_rma, paper.centre) if part), SMALL)
    pen.gap(inset)
    pen.left -= inset
    pen.canvas.setDash(5, 3)
    pen.canvas.setLineWidth(1.2)
    pen.canvas.rect(pen.left, pen.y, pen.right - pen.left, top - pen.y)
    pen.canvas.setDash()


def _postage(pen: Pen, top: float) -> None:
    width, height = 128.0, 78.0
    x = pen.right - 14 - width
    pen.canvas.setLineWidth(1)
    pen.canvas.rect(x, top - height, width, height)
    for number, text in enumerate((_("Postage goes here."), _("None is included."))):
        pen.put(x + (width - width_of(text, SMALL)) / 2, top - height / 2 + 3 - number * 13, text, SMALL)


def _slips(canvas: Canvas, paper: Paper) -> None:
    """Page 2: what is inside and by which authorization, to be laid in the parcel; more pages for many items."""
    rest = list(paper.lines)
    number = 2
    while True:
        pen = _page(canvas, paper)
        rest = _slip(pen, paper, rest, number)
        if not rest and pen.y > MARGIN + FOOT + STEPS:
            _before_closing(pen)
            break
        canvas.showPage()
        number += 1
    canvas.showPage()


def _slip(pen: Pen, paper: Paper, lines: list[PaperLine], number: int) -> list[PaperLine]:
    """One slip with as many of the lines as fit; gives those that don't."""
    page = _("Page 2 of 2") if paper.is_short else _("Page %(number)d") % {"number": number}
    _head(pen, _("INSIDE the parcel"), page, _("Return authorization slip"))
    _warning(pen)
    pen.gap(16)
    pen.barcode(paper.rma, height=50, width=pen.right - pen.left)
    pen.write(paper.rma, 14, bold=True)
    pen.gap(26)
    if lines:
        lines = _table(pen, lines)
    ordered = {"order": paper.order_name, "day": paper.authorized_on}
    _foot(pen, _("Order %(order)s, authorized %(day)s") % ordered, paper)
    return lines


def _before_closing(pen: Pen) -> None:
    pen.gap(14)
    pen.write(_("Before you close the box"), 12, bold=True)
    pen.gap(4)
    _steps(
        pen,
        [
            _("Send only the items listed here. Another return needs its own slip."),
            _("Wrap fragile items so that they cannot move."),
            _("Lay this slip on top, close the box, tape page 1 on the outside."),
            _("Post the parcel within the time for returns that the shop gave you."),
        ],
    )


def _warning(pen: Pen) -> None:
    top, inset = pen.y, 12.0
    pen.left, pen.right = pen.left + inset, pen.right - inset
    pen.gap(inset - 5)
    pen.write(_("Put this page inside the parcel, on top of the items."), BODY, bold=True)
    pen.write(_("A parcel without it is not accepted, and your refund may be delayed."), BODY)
    pen.gap(inset)
    pen.left, pen.right = pen.left - inset, pen.right + inset
    pen.canvas.setLineWidth(1.2)
    pen.canvas.rect(pen.left, pen.y, pen.right - pen.left, top - pen.y)


def _table(pen: Pen, lines: list[PaperLine]) -> list[PaperLine]:
    """The table of items down to the foot of the page; gives the lines that did not fit."""
    width = pen.right - pen.left
    columns = [pen.left + width * part for part in (0, 0.42, 0.55, 0.8)]
    heads = (_("Item"), _("Quantity"), _("Reason"), _("Item barcode"))
    for x, text in zip(columns, heads, strict=True):
        pen.put(x, pen.y, text, SMALL, bold=True)
    pen.gap(6)
    pen.rule()
    for place, line in enumerate(lines):
        if pen.y < MARGIN + FOOT + ROW:
            return lines[place:]
        _row(pen, line, columns)
    return []


def _row(pen: Pen, line: PaperLine, columns: Sequence[float]) -> None:
    top = pen.y - 2
    name = line.name if len(line.name) <= NAME else line.name[: NAME - 1] + "…"
    pen.y = top
    pen.write(name, SMALL, x=columns[0], width=columns[1] - columns[0] - 8, bold=True)
    pen.write(line.sku, SMALL - 1, x=columns[0], width=columns[1] - columns[0] - 8)
    bottom, pen.y = pen.y, top
    pen.write(str(line.quantity), SMALL, x=columns[1])
    pen.y = top
    pen.write(line.reason, SMALL, x=columns[2], width=columns[3] - columns[2] - 8)
    bottom, pen.y = min(bottom, pen.y), top - 4
    if line.fnsku:
        pen.barcode(line.fnsku, height=18, width=pen.right - columns[3], x=columns[3])
        pen.write(line.fnsku, SMALL - 1.5, x=columns[3])
    pen.y = min(bottom, pen.y) - 8
    pen.rule()


def _head(pen: Pen, where: str, page: str, title: str) -> None:
    wide = width_of(where, SMALL, bold=True) + 14
    pen.canvas.rect(pen.left, pen.y - 17, wide, 17, stroke=0, fill=1)
    pen.canvas.setFillGray(1)
    pen.put(pen.left + 7, pen.y - 12, where, SMALL, bold=True)
    pen.canvas.setFillGray(0)
    pen.put_end(pen.right, pen.y - 12, page, SMALL)
    pen.gap(28)
    pen.write(title, 19, bold=True)
    pen.gap(12)


def _steps(pen: Pen, texts: Sequence[str]) -> None:
    for number, text in enumerate(texts, start=1):
        pen.gap(5)
        pen.put(pen.left, pen.y - BODY * 1.35, f"{number}.", BODY)
        pen.write(text, BODY, x=pen.left + 18)


def _foot(pen: Pen, text: str, paper: Paper) -> None:
    pen.canvas.setLineWidth(0.5)
    pen.canvas.line(pen.left, MARGIN + 16, pen.right, MARGIN + 16)
    contact = ", ".join(part for part in (paper.seller_name, paper.seller_contact) if part)
    pen.put(pen.left, MARGIN, text, SMALL)
    pen.put_end(pen.right, MARGIN, contact, SMALL)
