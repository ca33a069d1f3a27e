"""What is stuck on the outside: the address, and the postage label where the shop provides one."""

from django.utils.translation import gettext as _
from reportlab.pdfgen.canvas import Canvas

from returns.labels import Place
from returns.pen import Pen, width_of
from returns.rma.paper import Paper
from returns.rma.parts import BODY, FOOT, MARGIN, SMALL, foot, head, page_of, page_words, steps


def mailing_label(pen: Pen, paper: Paper) -> None:
    """Page 1: where the parcel goes, to be stuck on the outside."""
    head(pen, _("OUTSIDE the parcel"), page_words(paper, 1), _("Return mailing label"))
    pen.write(
        _("Cut along the dashed line and tape it flat on the outside. Cover or remove every older label."),
        BODY,
    )
    pen.gap(18)
    _address_box(pen, paper)
    pen.gap(14)
    steps(pen, _way_back(paper))
    foot(pen, _("RMA %(rma)s") % {"rma": paper.rma}, paper)


def _way_back(paper: Paper) -> list[str]:
    keep = _("Keep the receipt with the tracking number until your refund has arrived.")
    if paper.label_pages:
        return [
            _("Tape the postage label from the next page on the outside as well: the shop has paid for it."),
            _("Hand the parcel in where the carrier on that label takes parcels."),
            keep,
        ]
    if paper.travel:
        return [_("How the parcel travels: %(how)s") % {"how": paper.travel}, keep]
    return [_("Buy postage to the address above at any carrier, unless the shop sent you a label."), keep]


def postage_labels(canvas: Canvas, paper: Paper) -> list[Place]:
    """Pages with room for the shop's label; it is laid in when everything else is drawn."""
    places = []
    for number in range(paper.label_pages):
        pen = page_of(canvas, paper)
        title = _("Postage label from the shop")
        head(pen, _("OUTSIDE the parcel"), page_words(paper, 2 + number), title)
        pen.write(_("Cut it out and tape it flat on the outside. It is paid for."), BODY)
        pen.gap(10)
        bottom = MARGIN + FOOT
        box = (pen.left, bottom, pen.right - pen.left, pen.y - bottom)
        places.append(Place(canvas.getPageNumber() - 1, paper.label, number, *box))
        foot(pen, _("RMA %(rma)s") % {"rma": paper.rma}, paper)
        canvas.showPage()
    return places


def _address_box(pen: Pen, paper: Paper) -> None:
    top, inset = pen.y, 14.0
    pen.left += inset
    _postage(pen, top - inset, _postage_words(paper))
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


def _postage_words(paper: Paper) -> tuple[str, str]:
    if paper.label_pages:
        return _("Postage is paid:"), _("see the next page.")
    return _("Postage goes here."), _("None is included.")


def _postage(pen: Pen, top: float, words: tuple[str, str]) -> None:
    width, height = 128.0, 78.0
    x = pen.right - 14 - width
    pen.canvas.setLineWidth(1)
    pen.canvas.rect(x, top - height, width, height)
    for number, text in enumerate(words):
        pen.put(x + (width - width_of(text, SMALL)) / 2, top - height / 2 + 3 - number * 13, text, SMALL)
