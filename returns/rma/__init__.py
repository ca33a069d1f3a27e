"""The paper of a return, two pages for each RMA: the label outside the parcel and the slip inside it.

It carries the seller's name and nobody else's, no postage, and prints in black on Letter or A4. A postage label that
the shop provides comes between the two.
"""

from collections.abc import Sequence
from io import BytesIO

from django.utils import translation
from reportlab.lib.pagesizes import A4, letter
from reportlab.pdfgen.canvas import Canvas

from returns.labels import Place, laid_in
from returns.rma.inside import slips
from returns.rma.outside import mailing_label, postage_labels
from returns.rma.paper import Paper, PaperLine
from returns.rma.parts import page_of

__all__ = ["Paper", "PaperLine", "draw"]


def draw(papers: Sequence[Paper]) -> bytes:
    """The PDF of one or several RMAs, each two pages and those of its label."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=letter, invariant=True, pageCompression=1)
    canvas.setTitle(" ".join(paper.rma for paper in papers))
    canvas.setAuthor(papers[0].seller_name if papers else "")
    places: list[Place] = []
    for paper in papers:
        with translation.override(paper.language):
            canvas.setPageSize(letter if paper.is_letter else A4)
            mailing_label(page_of(canvas, paper), paper)
            canvas.showPage()
            places += postage_labels(canvas, paper)
            slips(canvas, paper)
    canvas.save()
    return laid_in(buffer.getvalue(), places) if places else buffer.getvalue()
