"""What every page of the paper has: its place in the whole, the logo, a title, and a foot."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from reportlab.lib.pagesizes import A4, letter
from reportlab.pdfgen.canvas import Canvas

from returns.pen import Pen, width_of
from returns.rma.paper import Paper

MARGIN = 54.0  # points; fits either paper on any printer
BODY, SMALL = 10.5, 9.0
FOOT = 24.0  # kept free for the foot
LOGO_WIDTH, LOGO_HEIGHT = 150.0, 40.0


def page_of(canvas: Canvas, paper: Paper) -> Pen:
    width, height = letter if paper.is_letter else A4
    pen = Pen(canvas, MARGIN, width - MARGIN, height - MARGIN)
    if paper.logo:
        pen.picture(paper.logo, right=pen.right, top=pen.y - 20, width=LOGO_WIDTH, height=LOGO_HEIGHT)
    return pen


def page_words(paper: Paper, number: int) -> str:
    if not paper.is_short:
        return _("Page %(number)d") % {"number": number}
    return _("Page %(number)d of %(last)d") % {"number": number, "last": paper.slip_page}


def head(pen: Pen, where: str, page: str, title: str) -> None:
    wide = width_of(where, SMALL, bold=True) + 14
    pen.canvas.rect(pen.left, pen.y - 17, wide, 17, stroke=0, fill=1)
    pen.canvas.setFillGray(1)
    pen.put(pen.left + 7, pen.y - 12, where, SMALL, bold=True)
    pen.canvas.setFillGray(0)
    pen.put_end(pen.right, pen.y - 12, page, SMALL)
    pen.gap(28)
    pen.write(title, 19, bold=True)
    pen.gap(12)


def steps(pen: Pen, texts: Sequence[str]) -> None:
    for number, text in enumerate(texts, start=1):
        pen.gap(5)
        pen.put(pen.left, pen.y - BODY * 1.35, f"{number}.", BODY)
        pen.write(text, BODY, x=pen.left + 18)


def foot(pen: Pen, text: str, paper: Paper) -> None:
    pen.canvas.setLineWidth(0.5)
    pen.canvas.line(pen.left, MARGIN + 16, pen.right, MARGIN + 16)
    contact = ", ".join(part for part in (paper.seller_name, paper.seller_contact) if part)
    pen.put(pen.left, MARGIN, text, SMALL)
    pen.put_end(pen.right, MARGIN, contact, SMALL)
