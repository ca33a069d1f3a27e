"""The ways to a return told against the sandbox over HTTP: by a customer, by a list, and beside Seller Central."""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from django.core import mail as postbox
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pytest_django import Settings

from amazon.shapes import NewReturnItem
from inventory.models import Restock
from mcf_portal.work import work_of
from orders.models import Order
from returns import actions, tasks
from returns.models import (
    BatchStatus,
    Return,
    ReturnBatch,
    ReturnLabel,
    ReturnParcel,
    ReturnRequest,
    ReturnSettings,
    ReturnStatus,
    RmaMail,
)
from sandbox.numbers import ups
from sandbox.scenarios import order_id
from sellers.connections import client_for
from sellers.models import Seller
from tests import factories
from tests.returns.test_labels import pdf
from tracking.actions import open_customer_link

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SECRET = "a-secret-of-this-installation"
OF_OLD = timedelta(minutes=5)  # an order read so long ago is read anew


@pytest.fixture
def seller(sandbox: Any, settings: Settings, tmp_path: Any) -> Seller:
    """Connected to a world of twenty days ago, in which a return has time to come back."""
    settings.MEDIA_ROOT, settings.MAIL_WEBHOOK_SECRET = tmp_path, SECRET
    cache.clear()
    birth = (timezone.now() - timedelta(days=20)).isoformat()
    sandbox.reset(now=birth, only=["three_lines", "delivered", "ups"])
    sandbox.unthrottle()
    return factories.make_seller(connected=sandbox.base_url)


@pytest.fixture
def staff(seller: Seller) -> Client:
    client = Client()
    client.force_login(factories.make_member(seller))
    return client


def read(seller: Seller, key: str) -> Order:
    """What the sync does."""
    client = client_for(seller)
    assert client is not None
    told = client.fulfillment.get_order(order_id(key))
    return actions.record_told(seller=seller, told=told, at=timezone.now() - OF_OLD)


def ask_all() -> None:
    """What the worker does for every submitted return."""
    for made in Return.objects.filter(status=ReturnStatus.SUBMITTED):
        tasks.ask_return(made.seller_id, made.pk)


def titles(seller: Seller) -> list[str]:
    return [item.title for item in work_of(seller, now=timezone.now()) if item.tab == "returns"]


def days_pass(sandbox: Any, order: Order, days: float) -> None:
    sandbox.advance(days=days)
    client = client_for(order.seller)
    assert client is not None
    told = client.fulfillment.get_order(order.seller_order_id)
    actions.record_told(seller=order.seller, told=told, at=datetime.fromisoformat(sandbox.state()["now"]))


def scanned(paper: bytes) -> set[str]:
    with pypdfium2.PdfDocument(BytesIO(paper)) as sheets:
        pictures = [sheet.render(scale=3).to_pil() for sheet in sheets]
    return {found.text for picture in pictures for found in zxingcpp.read_barcodes(picture)}


def picture() -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", (64, 48), "brown").save(content, "JPEG")
    return SimpleUploadedFile("box.jpg", content.getvalue())


def knock(**told: str) -> Any:
    return Client().post(
        "/hooks/mail/", told, content_type="application/json", headers={"Authorization": f"Bearer {SECRET}"}
    )


def test_a_customer_asks_gets_the_paper_at_the_second_address_and_sends_it_back(
    sandbox: Any, seller: Seller, staff: Client
) -> None:
    ReturnSettings.objects.create(seller=seller, self_service=True)
    order = read(seller, "delivered")
    line = order.items.get().pk
    url = reverse("returns:ask", args=[open_customer_link(order=order, by=None, at=timezone.now()).token])
    said = {
        "submission_key": "k",
        "words": "It hums. grade:Sellable",
        "email": "ann@old.example",
        f"quantity_{line}": "1",
    }
    assert (
        Client().post(url, said | {f"reason_{line}": "CR-DEFECTIVE", "photos": picture()}).status_code == 302
    )
    asked = ReturnRequest.objects.get()
    assert titles(seller) == ["A customer asks for a return: approve, change or refuse it"]

    chosen = {f"quantity_{line}": "1", f"reason_{line}": "CR-DEFECTIVE", "language": "en", "answer": ""}
    page = staff.get(reverse("returns:request", args=[asked.number])).content.decode()
    assert "It hums." in page
    staff.post(reverse("returns:request_approve", args=[asked.number]), chosen)
    ask_all()
    made = Return.objects.get()
    unit = made.items.get()
    assert (made.status, unit.comment, unit.photos.count()) == (
        ReturnStatus.AUTHORISED,
        "It hums. grade:Sellable",
        1,
    )

    send = reverse("returns:send_rma", args=[made.number])
    assert staff.get(send).context["form"]["to"].value() == "ann@old.example"
    for key, to in (("1", "ann@old.example"), ("2", "ann@new.example")):
        staff.post(send, {"submission_key": key, "to": to, "language": "en", "note": ""})
        mail = RmaMail.objects.latest("id")
        tasks.send_mail(mail.seller_id, mail.pk)
        if to == "ann@old.example":
            told = knock(event="bounce", reference=f"portal-rma-{mail.pk}", reason="550 no such user")
            assert told.json() == {"bounces": 1, "noted": 1}
            assert titles(seller) == ["The RMA mail came back: ask the customer for another address"]
    assert (titles(seller), mail.to) == ([], "ann@new.example")
    assert unit.authorization is not None
    content = postbox.outbox[-1].attachments[0][1]
    assert unit.authorization.authorization_id in scanned(content)

    customer = Client()
    page = customer.get(reverse("returns:rma_page", args=[mail.token])).content.decode()
    assert "How to send it back" in page
    number = ups(44)
    customer.post(reverse("returns:rma_parcel", args=[mail.token, 1]), {"tracking_number": number})
    assert ReturnParcel.objects.get().carrier_code == "ups"
    assert "opened" in staff.get(reverse("returns:detail", args=[made.number])).content.decode().lower()
    days_pass(sandbox, order, 8)
    made.refresh_from_db()
    assert (made.status, Restock.objects.count()) == (ReturnStatus.CLOSED, 1)
    assert "has arrived" in customer.get(reverse("returns:rma_page", args=[mail.token])).content.decode()


def test_a_pasted_list_becomes_returns_with_their_rmas(seller: Seller, staff: Client) -> None:
    orders = [read(seller, key) for key in ("three_lines", "delivered", "ups")]
    ids = [order.seller_order_id for order in orders]
    text = f"order id,sku,quantity,reason,comments\n{ids[0]},HG-MUG-12-FOR,2,DEFECTIVE,Chipped\n{ids[1]},,1,,\n{ids[1]},,1,,\nHG-0,,1,,\n"
    url = staff.post(reverse("returns:bulk"), {"text": text})["Location"]
    staff.post(url, {"reason_code": "CR-UNWANTED_ITEM"})
    preview = staff.get(url)
    assert [bool(row["judged"].why) for row in preview.context["rows"]] == [False, False, True, True]
    assert "2 returns will be made" in preview.content.decode()
    for _pressed in range(2):
        staff.post(url, {"reason_code": "CR-UNWANTED_ITEM", "start": "1"})
    batch = ReturnBatch.objects.get()
    for _task in range(2):
        tasks.make_list(batch.seller_id, batch.pk)
        ask_all()
    made = {one.order.seller_order_id: one for one in Return.objects.select_related("order")}
    assert {name: (one.status, one.items.count()) for name, one in made.items()} == {
        ids[0]: (ReturnStatus.AUTHORISED, 2),
        ids[1]: (ReturnStatus.AUTHORISED, 1),
    }
    assert {unit.comment for unit in made[ids[0]].items.all()} == {"Chipped"}
    result = staff.get(url).content.decode()
    assert "2 returns made" in result
    assert "No order goes by exactly this ID." in result
    batch.refresh_from_db()
    assert batch.status == BatchStatus.DONE


def test_what_came_to_nothing_may_be_made_by_the_same_list_again(seller: Seller, staff: Client) -> None:
    order = read(seller, "delivered")
    text = f"{order.seller_order_id},,1,CR-DEFECTIVE,\n"
    for time, found in enumerate((1, 1, 2)):
        url = staff.post(reverse("returns:bulk"), {"text": text})["Location"]
        staff.post(url, {"reason_code": "", "start": "1"})
        for batch in ReturnBatch.objects.started():
            tasks.make_list(batch.seller_id, batch.pk)
        assert Return.objects.count() == found, time
        if time == 1:  # the second list was refused; now the first one's return is withdrawn
            for status in (ReturnStatus.ASKING, ReturnStatus.FAILED):
                Return.objects.update(status=status)
            actions.withdraw(
                customer_return=Return.objects.get(), by=factories.make_member(seller), at=timezone.now()
            )


def test_the_form_knows_a_return_made_in_seller_central_a_moment_ago(
    sandbox: Any, seller: Seller, staff: Client
) -> None:
    order = read(seller, "delivered")
    amazon = client_for(seller)
    assert amazon is not None
    line = order.items.get()
    elsewhere = NewReturnItem(
        seller_return_item_id="SC-1",
        seller_fulfillment_order_item_id=line.seller_item_id,
        amazon_shipment_id=order.shipments.all()[0].amazon_shipment_id,
        return_reason_code="CR-DEFECTIVE",
        return_comment="",
    )
    amazon.fulfillment.create_return(order.seller_order_id, [elsewhere])
    url = reverse("returns:new", args=[order.seller_order_id])
    page = staff.get(url).content.decode()
    assert "The one unit that shipped is already on a return." in page
    assert f'name="quantity_{line.pk}"' not in page
    fields = {"submission_key": "k", "language": "en", "method": "postage", f"quantity_{line.pk}": "1"}
    assert staff.post(url, fields | {f"reason_{line.pk}": "CR-DEFECTIVE"}).status_code == 422
    assert Return.objects.count() == 0
    other = read(seller, "ups")
    sandbox.fail("getFulfillmentOrder", "503_html")
    page = staff.get(reverse("returns:new", args=[other.seller_order_id])).content.decode()
    assert "Amazon could not be asked about this order just now." in page


def test_a_label_for_one_of_two_rmas_is_given_to_the_one_it_is_made_out_to(
    seller: Seller, staff: Client
) -> None:
    order = read(seller, "three_lines")
    url = reverse("returns:new", args=[order.seller_order_id])
    fields: dict[str, Any] = {"submission_key": "k", "language": "en", "method": "label"}
    for item in order.items.all():
        fields |= {f"quantity_{item.pk}": "1", f"reason_{item.pk}": "CR-UNWANTED_ITEM"}
    staff.post(url, fields | {"label": SimpleUploadedFile("ups.pdf", pdf("1Z-FIRST"))})
    ask_all()
    made = Return.objects.get()
    first, second = sorted({unit.authorization for unit in made.items.all() if unit.authorization}, key=str)
    page = staff.get(reverse("returns:detail", args=[made.number])).content.decode()
    assert "and the label outside." in page  # not: and pays the postage
    assert page.count("Amazon issued several RMAs, so ups.pdf fits none by itself.") == 2
    for _pressed in range(2):
        staff.post(reverse("returns:label", args=[second.authorization_id]), {"given": "1"})
    label = ReturnLabel.objects.get()
    assert (label.authorization, label.customer_return) == (second, None)
    send = reverse("returns:send_rma", args=[made.number])
    assert "there is an RMA without one" in staff.get(send).content.decode()
    papers = [staff.get(reverse("returns:rma_pdf", args=[one.authorization_id])) for one in (first, second)]
    assert [len(pypdfium2.PdfDocument(BytesIO(paper.content))) for paper in papers] == [2, 3]
    assert (
        "fits none by itself" not in staff.get(reverse("returns:detail", args=[made.number])).content.decode()
    )


def test_what_a_list_made_meanwhile_answers_the_customers_request(seller: Seller, staff: Client) -> None:
    ReturnSettings.objects.create(seller=seller, self_service=True)
    order, other = read(seller, "delivered"), read(seller, "ups")
    line = order.items.get().pk
    url = reverse("returns:ask", args=[open_customer_link(order=order, by=None, at=timezone.now()).token])
    said = {"submission_key": "k", "words": "", "email": "ann@example.org", f"quantity_{line}": "1"}
    Client().post(url, said | {f"reason_{line}": "CR-DEFECTIVE", "photos": picture()})
    asked = ReturnRequest.objects.get()
    form = reverse("returns:new", args=[order.seller_order_id])
    assert "Decide that request, so that it is answered." in staff.get(form).content.decode()
    text = "".join(f"{one.seller_order_id},,1,CR-DEFECTIVE,\n" for one in (order, other))
    given = SimpleUploadedFile("returns.csv", text.encode("utf-16"))
    staff.post(staff.post(reverse("returns:bulk"), {"file": given})["Location"], {"start": "1"})
    batch = ReturnBatch.objects.get()
    tasks.make_list(batch.seller_id, batch.pk)
    made = {one.order_id: one for one in Return.objects.all()}
    assert "Is it what the customer asked for?" in staff.get(request_url(asked)).content.decode()
    decide = reverse("returns:request_approve", args=[asked.number])
    assert staff.post(decide, {"with": made[other.pk].number}).status_code == 404
    for status in (302, 404):  # decided once
        assert staff.post(decide, {"with": made[order.pk].number}).status_code == status
    asked.refresh_from_db()
    assert (asked.status, asked.customer_return) == ("approved", made[order.pk])
    assert [unit.photos.count() for unit in made[order.pk].items.all()] == [1]
    tasks.send_answer(asked.seller_id, asked.pk)
    assert "Your return has been approved." in postbox.outbox[-1].body


def request_url(asked: ReturnRequest) -> str:
    return reverse("returns:request", args=[asked.number])
