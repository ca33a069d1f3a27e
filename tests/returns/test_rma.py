"""The paper, read back as a scanner and an eye would."""

from io import BytesIO
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from returns.pen import FALLBACK, PLAIN, runs, width_of, wrap
from returns.rma import Paper, PaperLine, draw

MUG = PaperLine("Enamel camp mug", "HG-MUG-12", 2, "Defective", "X003HG7Q2L")


def paper(**fields: Any) -> Paper:
    given: dict[str, Any] = {
        "rma": "RMA7QK2VXH9D4TPW",
        "amazon_rma": "D83LMQTVRRMA",
        "centre": "TUS1",
        "to": ["Returns Department", "5333 W. Lower Buckeye Road", "Phoenix, AZ 85043", "United States"],
        "sender": ["S. Maple", "Austin, TX"],
        "order_name": "#20389",
        "seller_name": "Halden Goods",
        "seller_contact": "help@haldengoods.example",
        "authorized_on": "Tue 10 Nov 2026",
        "lines": [MUG],
    }
    return Paper(**(given | fields))


def pages_of(*papers: Paper) -> list[tuple[str, Image.Image]]:
    """Each page's text and picture."""
    with pypdfium2.PdfDocument(BytesIO(draw(papers))) as pdf:
        found = []
        for page in pdf:
            found.append((page.get_textpage().get_text_bounded(), page.render(scale=3).to_pil()))
        return found


def scanned(picture: Image.Image) -> list[str]:
    return sorted(found.text for found in zxingcpp.read_barcodes(picture))


def test_an_rma_is_two_pages_whose_barcodes_scan() -> None:
    (label_text, label), (slip_text, slip) = pages_of(paper())
    assert scanned(label) == ["D83LMQTVRRMA"]
    assert "RMA7QK2VXH9D4TPW" in scanned(slip)
    assert "X003HG7Q2L" in scanned(slip)
    for line in paper().to:
        assert line in label_text
    assert "None is included." in label_text
    assert "Put this page inside the parcel, on top of the items." in slip_text
    assert "Enamel camp mug" in slip_text


def test_the_paper_names_the_seller_and_nobody_else() -> None:
    for text, _picture in pages_of(paper()):
        assert "Halden Goods, help@haldengoods.example" in text
        assert "amazon" not in text.lower()


def test_several_rmas_follow_each_other() -> None:
    pages = pages_of(paper(), paper(rma="RMA2", amazon_rma="D2RRMA"))
    assert [scanned(picture)[-1] for _text, picture in pages][::2] == ["D83LMQTVRRMA", "D2RRMA"]
    assert len(pages) == 4


def test_an_order_of_many_lines_goes_on_on_further_slips() -> None:
    lines = [PaperLine(f"Item {n}", f"SKU-{n}", 1, "Defective", f"X{n:09}") for n in range(40)]
    pages = pages_of(paper(lines=lines))
    text = " ".join(text for text, _picture in pages)
    assert all(f"SKU-{n}" in text for n in range(40))
    assert len(pages) > 2
    assert all("RMA7QK2VXH9D4TPW" in scanned(picture) for _text, picture in pages[1:])
    for _text, picture in pages:
        bottom = picture.crop((0, picture.height - 100, picture.width, picture.height))
        assert bottom.convert("L").getextrema()[0] == 255  # nothing runs off the paper


@pytest.mark.parametrize("script", ["张伟", "さくら", "서울", "Łódź", "Ελλάδα", "Москва"])
def test_text_in_the_customers_script_is_visible(script: str) -> None:
    with_name = pages_of(paper(sender=[script]))[0]
    without = pages_of(paper(sender=[""]))[0]
    assert script in with_name[0]
    assert with_name[1].tobytes() != without[1].tobytes()


def test_each_run_is_in_the_font_that_has_its_glyphs() -> None:
    assert list(runs("Mug 马克杯 12 oz")) == [(PLAIN, "Mug "), (FALLBACK, "马克杯"), (PLAIN, " 12 oz")]


def test_lines_break_at_spaces_and_between_chinese_characters() -> None:
    for text in ("a long sentence of short words", "适合厨房与园艺的加长款式围裙，锈红色", "x" * 80):
        lines = wrap(text, 60, 9)
        assert len(lines) > 1
        assert all(width_of(line, 9) <= 60 + 9 for line in lines)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_name_that_no_barcode_can_carry_is_still_printed() -> None:
    text, picture = pages_of(paper(amazon_rma="订单"))[0]
    assert "订单" in text
    assert scanned(picture) == []


def test_the_size_follows_the_country() -> None:
    for is_letter, height in ((True, 792), (False, 842)):
        with pypdfium2.PdfDocument(BytesIO(draw([paper(is_letter=is_letter)]))) as pdf:
            assert round(pdf[0].get_height()) == height
