"""What is laid into the parcel: the slip with the RMA's barcode and the items, by which Amazon knows it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from reportlab.pdfgen.canvas import Canvas

from returns.pen import Pen
from returns.rma.paper import Paper, PaperLine
from returns.rma.parts import BODY, FOOT, MARGIN, SMALL, foot, head, page_of, page_words, steps

STEPS, ROW = 130.0, 64.0  # kept free for the closing steps, and one more row
NAME = 110  # letters of an item's name


def slips(canvas: Canvas, paper: Paper) -> None:
    """Page 2: what is inside and by which authorization, to be laid in the parcel; more pages for many items."""
    rest = list(paper.lines)
    number = paper.slip_page
    while True:
        pen = page_of(canvas, paper)
        rest = _slip(pen, paper, rest, number)
        if not rest and pen.y > MARGIN + FOOT + STEPS:
            _before_closing(pen, paper)
            break
        canvas.showPage()
        number += 1
    canvas.showPage()


def _slip(pen: Pen, paper: Paper, lines: list[PaperLine], number: int) -> list[PaperLine]:
    """One slip with as many of the lines as fit; gives those that don't."""
    head(pen, _("INSIDE the parcel"), page_words(paper, number), _("Return authorization slip"))
    _warning(pen)
    pen.gap(16)
    pen.barcode(paper.rma, height=50, width=pen.right - pen.left)
    pen.write(paper.rma, 14, bold=True)
    pen.gap(26)
    if lines:
        lines = _table(pen, lines)
    ordered = {"order": paper.order_name, "day": paper.authorized_on}
    foot(pen, _("Order %(order)s, authorized %(day)s") % ordered, paper)
    return lines


def _before_closing(pen: Pen, paper: Paper) -> None:
    by_when = (
        _("Post the parcel by %(day)s.") % {"day": paper.post_by}
        if paper.post_by
        else _("Post the parcel within the time for returns that the shop gave you.")
    )
    pen.gap(14)
    pen.write(_("Before you close the box"), 12, bold=True)
    pen.gap(4)
    steps(
        pen,
        [
            _("Send only the items listed here. Another return needs its own slip."),
            _("Wrap fragile items so that they cannot move."),
            _("Lay this slip on top, close the box, tape page 1 on the outside."),
            by_when,
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
