"""Photographs for the demo's claims, drawn: a damaged box, its label, what was inside."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

SIZE = (1200, 900)


def damaged_box(name: str) -> SimpleUploadedFile:
    """A carton with a crushed corner."""
    image, draw = _canvas((214, 208, 200))
    draw.polygon(
        [(260, 260), (820, 230), (900, 640), (320, 720)], fill=(186, 146, 96), outline=(120, 88, 50), width=6
    )
    draw.polygon([(700, 236), (820, 230), (842, 350), (740, 330)], fill=(120, 88, 50))
    draw.line([(560, 244), (600, 690)], fill=(150, 112, 66), width=18)
    return _file(image, name)


def label(name: str, number: str) -> SimpleUploadedFile:
    """A shipping label with its number."""
    image, draw = _canvas((186, 146, 96))
    draw.rectangle([(300, 180), (900, 720)], fill=(250, 250, 248), outline=(40, 40, 40), width=4)
    for line in range(0, 500, 14):
        draw.rectangle([(350 + line, 480), (350 + line + 3 + line % 7, 620)], fill=(20, 20, 20))
    draw.text((350, 640), number, fill=(20, 20, 20), font_size=32)
    draw.text((350, 220), "SHIP TO", fill=(20, 20, 20), font_size=40)
    return _file(image, name)


def broken_item(name: str) -> SimpleUploadedFile:
    """What was inside, with a crack."""
    image, draw = _canvas((228, 226, 222))
    draw.ellipse([(380, 180), (820, 740)], fill=(92, 112, 104), outline=(52, 66, 60), width=8)
    draw.line([(560, 190), (610, 330), (570, 450), (640, 600), (620, 735)], fill=(235, 235, 230), width=9)
    return _file(image, name)


def receipt(name: str, lines: list[str]) -> SimpleUploadedFile:
    """A page with a few lines: an order, a refund."""
    image, draw = _canvas((252, 252, 250))
    for number, line in enumerate(lines):
        draw.text((120, 120 + 70 * number), line, fill=(30, 30, 30), font_size=40)
    return _file(image, name)


def _canvas(colour: tuple[int, int, int]) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", SIZE, colour)
    return image, ImageDraw.Draw(image)


def _file(image: Image.Image, name: str) -> SimpleUploadedFile:
    out = BytesIO()
    image.save(out, "JPEG", quality=82)
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/jpeg")
