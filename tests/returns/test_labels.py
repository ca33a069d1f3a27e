"""The shop's postage label and logo: checked, printed between the address and the slip, never in the RMA's way."""

from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from reportlab.pdfgen.canvas import Canvas

from history.models import Change
from returns import actions
from returns.labels import MAX_BYTES, BadLabel, made_safe
from returns.models import PaperStyle, ReturnLabel
from returns.rma import draw
from tests import factories
from tests.factories import NOW
from tests.returns.test_actions import rma, submit, told_of
from tests.returns.test_rma import paper, scanned


def pdf(*texts: str, size: tuple[float, float] = (288, 432), turned: int = 0) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=size)
    for text in texts:
        canvas.drawString(30, size[1] - 60, text)
        canvas.setPageRotation(turned)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def picture(kind: str = "PNG", size: tuple[int, int] = (600, 900)) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", size, "black").save(buffer, kind)
    return buffer.getvalue()


def locked() -> bytes:
    writer = PdfWriter(clone_from=BytesIO(pdf("1Z")))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def active() -> bytes:
    writer = PdfWriter(clone_from=BytesIO(pdf("1Z")))
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert('hello')"),
        }
    )
    writer.add_attachment("virus.exe", b"MZ")
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"GIF89a", "format"),
        (b"%PDF-1.7 and then nothing", "broken"),
        (pdf("1Z")[:400], "broken"),
        (b"\x89PNG\r\n", "format"),
        (picture()[:60], "broken"),
        (pdf(*"12345"), "long"),
        (pdf("1Z", size=(20000, 20000)), "broken"),
        (locked(), "locked"),
        (b"%PDF-" + b"x" * MAX_BYTES, "size"),
    ],
)
def test_what_is_no_label_is_refused_with_its_reason(content: bytes, code: str) -> None:
    with pytest.raises(BadLabel) as bad:
        made_safe(content)
    assert bad.value.code == code


@pytest.mark.parametrize(
    ("content", "pages"),
    [
        (pdf("1Z"), 1),
        (pdf("1Z", "2Z", turned=90), 2),
        (picture(), 1),
        (picture("JPEG", (900, 600)), 1),
    ],
)
def test_a_label_becomes_pages_of_the_paper(content: bytes, pages: int) -> None:
    assert made_safe(content).pages == pages


def test_nothing_active_of_a_label_comes_along() -> None:
    safe = made_safe(active()).content
    assert b"JavaScript" not in safe
    assert b"virus" not in safe
    assert PdfReader(BytesIO(safe)).attachments == {}


def texts(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(BytesIO(content)) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_the_label_stands_between_the_address_and_the_slip() -> None:
    label = made_safe(pdf("1Z999AA10123456784"))
    pages = draw([paper(label=label.content, label_pages=label.pages), paper(rma="RMA2", amazon_rma="D2")])
    outside, postage, slip, *second = texts(pages)
    assert "Postage is paid:" in outside
    assert "Page 1 of 3" in outside
    assert "1Z999AA10123456784" in postage
    assert "Postage label from the shop" in postage
    assert "Page 3 of 3" in slip
    assert "Put this page inside the parcel" in slip
    assert "None is included." in second[0]
    assert len(second) == 2


def test_the_logo_stands_on_every_page_and_hides_no_barcode() -> None:
    with pypdfium2.PdfDocument(BytesIO(draw([paper(logo=picture(size=(1200, 300)))]))) as document:
        label, slip = (page.render(scale=3).to_pil() for page in document)
    assert scanned(label) == ["D83LMQTVRRMA"]
    assert "RMA7QK2VXH9D4TPW" in scanned(slip)
    plain, branded = (draw([paper(logo=logo)]) for logo in (b"", picture()))
    assert len(branded) > len(plain)


def test_another_way_back_is_told_in_the_shops_words() -> None:
    assert (
        "A courier fetches it on Friday" in texts(draw([paper(travel="A courier fetches it on Friday")]))[0]
    )


# --- on the pages ------------------------------------------------------------------------------------------


@pytest.fixture
def made(db: None, settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = tmp_path
    seller = factories.make_seller()
    person = factories.make_member(seller)
    order = factories.make_delivered_order(seller, "HG-1", items=[("HG-MUG-01", 1)])
    found = submit(order, person, (0, 1))
    told = told_of(found.items.get())
    actions.record_return_status(order=order, items=[told], authorizations=[rma()], at=NOW)
    found.refresh_from_db()
    return found


def upload(content: bytes, name: str = "label.pdf") -> dict[str, Any]:
    return {"label": SimpleUploadedFile(name, content)}


def test_a_label_is_added_replaced_and_taken_away(made: Any, client: Any, tmp_path: Any) -> None:
    client.force_login(made.created_by)
    url, bundle = "/returns/RMA1/label/", "/returns/RMA1/rma.pdf"
    assert len(texts(client.get(bundle).content)) == 2
    assert client.post(url, upload(pdf("1Z-FIRST"))).status_code == 302
    assert "1Z-FIRST" in texts(client.get(bundle).content)[1]
    assert "label.pdf is printed between" in client.get("/returns/RMA1/").content.decode()
    client.post(url, upload(picture(), "label.png"))
    assert ReturnLabel.objects.get().name == "label.png"
    client.post(url, {"remove": "1"})
    assert ReturnLabel.objects.count() == 0
    assert len(texts(client.get(bundle).content)) == 2
    verbs = list(
        Change.objects.filter(verb__startswith="label_").order_by("id").values_list("verb", flat=True)
    )
    assert verbs == ["label_added", "label_added", "label_removed"]


def test_a_bad_label_leaves_the_rma_as_it_was_and_says_so(made: Any, client: Any) -> None:
    client.force_login(made.created_by)
    answer = client.post("/returns/RMA1/label/", upload(b"not a label"), follow=True)
    assert "was not added: it is no PDF, PNG or JPEG." in answer.content.decode()
    assert ReturnLabel.objects.count() == 0
    assert len(texts(client.get("/returns/RMA1/rma.pdf").content)) == 2


def test_a_label_whose_file_broke_is_left_out_and_said(made: Any, client: Any) -> None:
    client.force_login(made.created_by)
    client.post("/returns/RMA1/label/", upload(pdf("1Z")))
    label = ReturnLabel.objects.get()
    label.file.storage.delete(label.file.name)
    assert len(texts(client.get("/returns/RMA1/rma.pdf").content)) == 2
    assert "The RMA is complete without it" in client.get("/returns/RMA1/").content.decode()


def test_another_seller_can_not_add_a_label(made: Any, client: Any) -> None:
    client.force_login(factories.make_member(factories.make_seller("Other")))
    assert client.post("/returns/RMA1/label/", upload(pdf("1Z"))).status_code == 404
    assert ReturnLabel.objects.count() == 0


def test_the_logo_is_uploaded_switched_and_removed(made: Any, client: Any) -> None:
    client.force_login(made.created_by)
    url = "/settings/returns/logo/"
    bad = client.post(url, {"logo": SimpleUploadedFile("logo.svg", b"<svg/>"), "with_logo": "on"})
    assert bad.status_code == 422
    assert "The logo is no PNG or JPEG picture." in bad.content.decode()
    client.post(url, {"logo": SimpleUploadedFile("logo.png", picture()), "with_logo": "on"})
    assert PaperStyle.objects.logo_of(made.seller_id).startswith(b"\x89PNG")
    assert client.get("/settings/returns/logo/file/").status_code == 200
    client.post(url, {})
    assert PaperStyle.objects.logo_of(made.seller_id) == b""
    client.post(url, {"remove": "1", "with_logo": "on"})
    assert PaperStyle.objects.get().logo.name == ""
