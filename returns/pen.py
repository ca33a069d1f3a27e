"""Text on a PDF page in any of the scripts customers write in: each run in the font that has its glyphs.

DejaVu Sans has Latin, Cyrillic, Greek and more; Droid Sans Fallback has Chinese, kana and Hangul but no Latin.
"""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = Path(__file__).resolve().parent.parent / "static" / "fonts"
PLAIN, BOLD, FALLBACK = "DejaVuSans", "DejaVuSans-Bold", "DroidSansFallback"
# A line may break between two Chinese or Japanese characters, elsewhere only at a space
_PIECES = re.compile(
    r"\s+|[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+"
)
# No line begins with these
_CLINGING = frozenset("，。、；：？！）》」』”’%")


@cache
def _glyphs(name: str) -> Any:
    """The characters a font can draw; registers it on first use."""
    font = TTFont(name, str(FONTS / f"{name}.ttf"))
    pdfmetrics.registerFont(font)
    return font.face.charToGlyph


def font_of(letter: str, *, bold: bool) -> str:
    """The font that draws a character; the plain one's empty box when none can."""
    first = BOLD if bold else PLAIN
    if ord(letter) in _glyphs(first):
        return first
    return FALLBACK if ord(letter) in _glyphs(FALLBACK) else first


def runs(text: str, *, bold: bool = False) -> Iterator[tuple[str, str]]:
    """The text as (font, part) pairs, neighbours of one font together."""
    part, font = "", ""
    for letter in text:
        needed = font_of(letter, bold=bold)
        if needed != font and part:
            yield font, part
            part = ""
        part, font = part + letter, needed
    if part:
        yield font, part


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line in points."""
    return float(sum(pdfmetrics.stringWidth(part, font, size) for font, part in runs(text, bold=bold)))


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """The text in lines no wider than `width` points; a word wider than that is cut."""
    lines = [""]
    for piece in _cut(text, width, size, bold):
        wider = lines[-1] + (" " if piece.isspace() else piece)
        if width_of(wider.rstrip(), size, bold=bold) <= width or piece in _CLINGING:
            lines[-1] = wider
        elif not piece.isspace():
            lines.append(piece)
    return [line.strip() for line in lines]


def _cut(text: str, width: float, size: float, bold: bool) -> Iterator[str]:
    for piece in _PIECES.findall(text):
        while width_of(piece, size, bold=bold) > width and len(piece) > 1:
            fits = max(
                n for n in range(1, len(piece)) if n == 1 or width_of(piece[:n], size, bold=bold) <= width
            )
            yield piece[:fits]
            piece = piece[fits:]
        yield piece


class Pen:
    """Writes down a page from the top; `y` is where the next thing goes, in points from the bottom."""

    def __init__(self, canvas: Canvas, left: float, right: float, top: float) -> None:
        self.canvas, self.left, self.right, self.y = canvas, left, right, top

    def put(self, x: float, y: float, text: str, size: float, *, bold: bool = False) -> None:
        """One line at a place."""
        for font, part in runs(text, bold=bold):
            self.canvas.setFont(font, size)
            self.canvas.drawString(x, y, part)
            x += pdfmetrics.stringWidth(part, font, size)

    def put_end(self, right: float, y: float, text: str, size: float) -> None:
        """One line that ends at a place."""
        self.put(right - width_of(text, size), y, text, size)

    def write(
        self,
        text: str,
        size: float,
        *,
        bold: bool = False,
        x: float | None = None,
        width: float | None = None,
    ) -> None:
        """A paragraph, below what was written before."""
        start = self.left if x is None else x
        for line in wrap(text, width or self.right - start, size, bold=bold):
            self.y -= size * 1.35
            self.put(start, self.y, line, size, bold=bold)

    def gap(self, points: float) -> None:
        self.y -= points

    def rule(self, weight: float = 0.5) -> None:
        """A line across the page."""
        self.canvas.setLineWidth(weight)
        self.canvas.line(self.left, self.y, self.right, self.y)

    def barcode(self, value: str, *, height: float, width: float, x: float | None = None) -> None:
        """A Code 128 no wider than `width`; nothing for a value it can't carry."""
        if not value or not value.isascii() or not value.isprintable():
            return
        thin = Code128(value, barHeight=height, barWidth=1.0, quiet=False)
        bars = Code128(value, barHeight=height, barWidth=min(1.6, width / thin.width), quiet=False)
        self.y -= height
        bars.drawOn(self.canvas, self.left if x is None else x, self.y)

    def picture(self, content: bytes, *, right: float, top: float, width: float, height: float) -> None:
        """A picture with its upper right corner at a place, as large as fits the box."""
        image = ImageReader(BytesIO(content))
        wide, high = image.getSize()
        scale = min(width / wide, height / high)
        self.canvas.drawImage(image, right - wide * scale, top - high * scale, wide * scale, high * scale)
