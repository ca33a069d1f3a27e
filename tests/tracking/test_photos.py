import io

import pytest
from PIL import Image

from tracking.photos import NotAPicture, cleaned


def picture(kind="PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "brown").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_becomes_a_jpeg_of_the_same_size(kind):
    with Image.open(io.BytesIO(cleaned(picture(kind)))) as kept:
        assert (kept.format, kept.size) == ("JPEG", (40, 30))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        picture()[:60],
        picture().replace(b"IDAT", b"\x9b\x85\x85\x05"),  # Pillow calls this one a SyntaxError
        picture("GIF"),
    ],
)
def test_what_is_no_picture_is_refused_as_such(content):
    with pytest.raises(NotAPicture):
        cleaned(content)
