"""Create Customer Return: reasons unit by unit, photos kept with the unit, the way back, marks on reasons."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from returns.drafts import grouped
from returns.models import Return, ReturnLabel, ReturnPhoto
from returns.reasons import Choice
from tests import factories
from tests.returns.test_labels import pdf
from tests.returns.test_views import learn


@pytest.fixture
def order(db: None, settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = tmp_path
    seller = factories.make_seller(connected="http://127.0.0.1:9")
    found = factories.make_delivered_order(seller, "HG-1", items=[("HG-MUG-01", 3)])
    learn(found)
    return found


@pytest.fixture
def person(order: Any, client: Any) -> Any:
    found = factories.make_member(order.seller)
    client.force_login(found)
    return found


def photo(name: str = "mug.jpg") -> SimpleUploadedFile:
    buffer = BytesIO()
    Image.new("RGB", (40, 30), "red").save(buffer, "JPEG")
    return SimpleUploadedFile(name, buffer.getvalue())


def post(client: Any, order: Any, **fields: Any) -> Any:
    """The form with its fields named without the item's id: `reason`, `reason_2` for the second unit."""
    line = order.items.get().pk
    own = {"submission_key", "language", "method", "method_note", "label", "override"}
    named = {
        name if name in own else "_".join([name.partition("_")[0], str(line), *name.split("_")[1:]]): value
        for name, value in fields.items()
    }
    given = {"submission_key": "k", "language": "en", "method": "postage"}
    return client.post(reverse("returns:new", args=[order.seller_order_id]), given | named)


def units() -> list[tuple[str, str, int]]:
    return [
        (unit.reason_code, unit.comment, unit.photos.count()) for unit in Return.objects.get().items.all()
    ]


def test_units_have_reasons_comments_and_photos_of_their_own(order: Any, person: Any, client: Any) -> None:
    answer = post(
        client,
        order,
        quantity="3",
        reason="CR-DEFECTIVE",
        comment="Chipped",
        photos=[photo()],
        reason_2="CR-UNWANTED_ITEM",
        comment_3="Handle broken",
    )
    assert answer.status_code == 302
    assert sorted(units()) == [
        ("CR-DEFECTIVE", "Chipped", 1),
        ("CR-DEFECTIVE", "Handle broken", 1),
        ("CR-UNWANTED_ITEM", "Chipped", 1),
    ]


def test_a_reason_for_every_unit_needs_none_for_all(order: Any, person: Any, client: Any) -> None:
    fields = {"quantity": "2", "reason_1": "CR-DEFECTIVE", "reason_2": "CR-UNWANTED_ITEM"}
    assert post(client, order, **fields).status_code == 302
    assert [reason for reason, _comment, _photos in units()] == ["CR-DEFECTIVE", "CR-UNWANTED_ITEM"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"quantity": "2", "reason_1": "CR-DEFECTIVE"}, "Choose a return reason for Product HG-MUG-01"),
        (
            {"quantity": "1", "reason": "CR-DEFECTIVE", "reason_3": "CR-DEFECTIVE"},
            "Unit 3 has a reason of its own, but only 1 come back.",
        ),
        (
            {"quantity": "1", "reason": "CR-DEFECTIVE", "comment": "x" * 1001},
            "at most 1,000 characters; these have 1001",
        ),
        (
            {"quantity": "1", "reason": "CR-DEFECTIVE", "method": "other"},
            "Say in words how the parcel travels back",
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(
    order: Any, person: Any, client: Any, fields: dict[str, str], message: str
) -> None:
    answer = post(client, order, **fields)
    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert Return.objects.count() == 0


def test_a_file_that_is_no_photo_is_named(order: Any, person: Any, client: Any) -> None:
    bad = SimpleUploadedFile("notes.txt", b"hello")
    answer = post(client, order, quantity="1", reason="CR-DEFECTIVE", photos=[photo(), bad])
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "notes.txt is no JPEG, PNG or WebP picture." in text
    assert "Choose the photos and the label again" in text
    assert (Return.objects.count(), ReturnPhoto.objects.count()) == (0, 0)


def test_a_photo_is_shown_to_the_sellers_people_only(order: Any, person: Any, client: Any) -> None:
    post(client, order, quantity="1", reason="CR-DEFECTIVE", photos=[photo()])
    kept = ReturnPhoto.objects.get()
    url = reverse("returns:photo", args=["RET-000001", kept.pk])
    assert url in client.get("/returns/RET-000001/").content.decode()
    answer = client.get(url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert answer["X-Content-Type-Options"] == "nosniff"
    client.force_login(factories.make_member(factories.make_seller("Other")))
    assert client.get(url).status_code == 404
    client.logout()
    assert client.get(url).status_code == 302


def test_a_label_given_with_the_form_is_kept_and_a_bad_one_lets_the_return_stand(
    order: Any, person: Any, client: Any
) -> None:
    label = SimpleUploadedFile("label.pdf", pdf("1Z"))
    post(client, order, quantity="1", reason="CR-DEFECTIVE", method="label", label=label)
    assert ReturnLabel.objects.get().customer_return == Return.objects.get()
    bad = SimpleUploadedFile("label.pdf", b"%PDF-nothing")
    answer = post(
        client, order, submission_key="k2", quantity="1", reason="CR-DEFECTIVE", method="label", label=bad
    )
    assert answer.status_code == 302
    assert (Return.objects.count(), ReturnLabel.objects.count()) == (2, 1)
    assert "The return stands without it." in client.get(answer["Location"]).content.decode()


def test_reasons_are_grouped_by_fault_and_internal_ones_marked(order: Any, person: Any, client: Any) -> None:
    told = [
        Choice("CR-DEFECTIVE", "Defective"),
        Choice("CR-UNAUTHORIZED_PURCHASE", "Unauthorized purchase"),
        Choice("CR-NEW", "Something new"),
    ]
    assert grouped(told) == [
        (
            "The customer’s own choice",
            [("CR-UNAUTHORIZED_PURCHASE", "Unauthorized purchase (internal only)")],
        ),
        ("Your product or its description", [("CR-DEFECTIVE", "Defective")]),
        ("Fault not known", [("CR-NEW", "Something new")]),
    ]
    text = client.get(reverse("returns:new", args=["HG-1"])).content.decode()
    assert '<optgroup label="The customer’s own choice">' in text


def test_the_orders_page_says_of_each_item_whether_it_may_come_back(
    order: Any, person: Any, client: Any
) -> None:
    assert "3 may be returned" in client.get("/orders/HG-1/").content.decode()
    post(client, order, quantity="3", reason="CR-DEFECTIVE")
    assert "All 3 units that shipped are already on returns." in client.get("/orders/HG-1/").content.decode()
