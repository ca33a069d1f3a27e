"""The pages of returns through Django's client."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from amazon import shapes
from returns import actions
from returns.models import Return, ReturnReason, ReturnStatus
from tests import factories
from tests.factories import NOW
from tests.returns.test_actions import rma, submit, told_of

pytestmark = pytest.mark.django_db
REASONS = {"CR-UNWANTED_ITEM": "No longer needed/wanted", "CR-DEFECTIVE": "Defective"}


@pytest.fixture
def seller() -> Any:
    """Connected to an address where nobody answers, with reasons learned just now."""
    return factories.make_seller(connected="http://127.0.0.1:9")


@pytest.fixture
def person(seller: Any) -> Any:
    return factories.make_member(seller)


@pytest.fixture
def browser_of(person: Any, client: Client) -> Client:
    client.force_login(person)
    return client


@pytest.fixture
def order(seller: Any) -> Any:
    order = factories.make_delivered_order(seller, "HG-1", items=[("HG-MUG-01", 2), ("HG-APR-02", 1)])
    learn(order)
    return order


def learn(order: Any, language: str = "en") -> None:
    from django.utils import timezone

    for item in order.items.all():
        for place, (code, text) in enumerate(REASONS.items()):
            ReturnReason.objects.create(
                seller=order.seller,
                marketplace_id=order.marketplace_id,
                sku=item.sku,
                language=language,
                code=code,
                description=text,
                position=place,
                learned_at=timezone.now(),
            )


def form_of(answer: Any) -> dict[str, str]:
    """The fields as drawn, ready to be posted back."""
    form = answer.context["form"]
    return {name: str(form[name].value() or "") for name in form.fields} | {
        name: str(form[name].value() or 0) for name in form.fields if name.startswith("quantity")
    }


def new_url(order: Any) -> str:
    return reverse("returns:new", args=[order.seller_order_id])


def test_a_key_that_no_row_can_hold_is_refused(browser_of: Client, order: Any) -> None:
    fields = form_of(browser_of.get(new_url(order))) | {"submission_key": "a\0b"}
    assert browser_of.post(new_url(order), fields).status_code == 422
    assert not Return.objects.exists()


def test_the_five_steps_make_a_return(browser_of: Client, order: Any) -> None:
    mug = order.items.all()[0]
    answer = browser_of.get(new_url(order))
    assert answer.status_code == 200
    fields = form_of(answer) | {
        f"quantity_{mug.pk}": "2",
        f"reason_{mug.pk}": "CR-DEFECTIVE",
        f"comment_{mug.pk}": "Handle\r\nbroken",
    }
    done = browser_of.post(new_url(order), fields)
    made = Return.objects.get()
    assert (done.status_code, done["Location"]) == (302, f"/returns/{made.number}/")
    assert [(unit.order_item, unit.reason_code, unit.comment) for unit in made.items.all()] == [
        (mug, "CR-DEFECTIVE", "Handle\nbroken"),
        (mug, "CR-DEFECTIVE", "Handle\nbroken"),
    ]
    again = browser_of.post(new_url(order), fields)
    assert again["Location"] == done["Location"]
    assert Return.objects.count() == 1
    page = browser_of.get(done["Location"])
    assert page.status_code == 200
    assert "Being asked" not in page.content.decode()
    assert 'hx-trigger="every 3s"' in page.content.decode()


def test_a_form_without_a_reason_comes_back_with_its_error(browser_of: Client, order: Any) -> None:
    mug = order.items.all()[0]
    fields = form_of(browser_of.get(new_url(order))) | {f"quantity_{mug.pk}": "1"}
    answer = browser_of.post(new_url(order), fields)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose a return reason for Product HG-MUG-01" in text
    assert "Nothing has been sent to Amazon." in text
    assert f'href="#id_reason_{mug.pk}"' in text
    assert Return.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({}, "Choose how many of at least one item come back."),
        ({"quantity": "3", "reason": "CR-DEFECTIVE"}, "Only 2 may still be returned."),
        ({"quantity": "x", "reason": "CR-DEFECTIVE"}, "Only 2 may still be returned."),
        ({"quantity": "1", "reason": "CR-MADE-UP"}, "Amazon does not offer this reason"),
        ({"quantity": "1", "reason": "CR-DEFECTIVE", "comment": "x" * 1001}, "at most 1,000 characters"),
    ],
)
def test_bad_input_changes_nothing(
    browser_of: Client, order: Any, changes: dict[str, str], message: str
) -> None:
    mug = order.items.all()[0]
    fields = form_of(browser_of.get(new_url(order))) | {
        f"{name}_{mug.pk}": value for name, value in changes.items()
    }
    answer = browser_of.post(new_url(order), fields)
    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert Return.objects.count() == 0


def test_a_line_that_may_not_be_returned_says_why(browser_of: Client, order: Any, person: Any) -> None:
    submit(order, person, (1, 1))
    apron = order.items.all()[1]
    text = browser_of.get(new_url(order)).content.decode()
    assert "The one unit that shipped is already on a return." in text
    assert f"quantity_{apron.pk}" not in text
    mug = order.items.all()[0]
    fields = form_of(browser_of.get(new_url(order)))
    fields |= {f"quantity_{mug.pk}": "1", f"reason_{mug.pk}": "CR-DEFECTIVE", f"quantity_{apron.pk}": "1"}
    answer = browser_of.post(new_url(order), fields)
    assert answer.status_code == 422
    assert Return.objects.count() == 1


def test_an_order_that_has_not_shipped_can_not_be_submitted(browser_of: Client, seller: Any) -> None:
    order = factories.make_order(seller, status="Processing")
    answer = browser_of.get(new_url(order))
    assert "It has not shipped yet." in answer.content.decode()
    assert 'aria-disabled="true"' in answer.content.decode()
    assert browser_of.post(new_url(order), form_of(answer)).status_code == 422
    assert Return.objects.count() == 0


def test_without_a_connection_the_form_says_so_before_it_is_filled(
    browser_of: Client, order: Any, seller: Any
) -> None:
    mug = order.items.all()[0]
    seller.amazon_connection.delete()
    answer = browser_of.get(new_url(order))
    text = answer.content.decode()
    assert "The portal is not connected to Amazon" in text
    assert reverse("sellers:amazon") in text
    fields = form_of(answer) | {f"quantity_{mug.pk}": "1", f"reason_{mug.pk}": "CR-DEFECTIVE"}
    assert browser_of.post(new_url(order), fields).status_code == 422
    assert Return.objects.count() == 0


def test_reasons_older_than_a_week_are_used_and_said_to_be_old(browser_of: Client, order: Any) -> None:
    ReturnReason.objects.update(learned_at=NOW.replace(year=2025))
    text = browser_of.get(new_url(order)).content.decode()
    assert "The reasons shown are those it gave last." in text
    assert "Defective" in text


def test_an_item_whose_reasons_were_never_learned_says_so(browser_of: Client, order: Any) -> None:
    ReturnReason.objects.all().delete()
    text = browser_of.get(new_url(order)).content.decode()
    assert "reasons for this item are not known yet" in text
    assert 'aria-disabled="true"' in text


def authorised(order: Any, person: Any, **fields: Any) -> Return:
    made = submit(order, person, (0, 2))
    one, two = made.items.all()
    told = [told_of(one, **fields), told_of(two)]
    actions.record_return_status(order=order, items=told, authorizations=[rma()], at=NOW)
    made.refresh_from_db()
    return made


@pytest.mark.parametrize("name", ["RET-000001", "RMA1", "DRMA1"])
def test_a_return_is_found_by_our_number_and_by_both_of_amazons(
    browser_of: Client, order: Any, person: Any, name: str
) -> None:
    authorised(order, person, status="Processed", return_received_condition="FulfillerDamaged")
    text = browser_of.get(f"/returns/{name}/").content.decode()
    assert "The slip must be inside the parcel, or Amazon won’t accept it." in text
    assert "Damaged by Amazon" in text
    assert "1 of 2 units came back damaged" in text
    assert 'href="https://sellercentral.amazon.com/rma/1"' in text
    assert "every 3s" not in text


def test_refused_units_show_their_reason(browser_of: Client, order: Any, person: Any) -> None:
    made = submit(order, person, (0, 1))
    made.items.update(refusal_code="NoReturnableQuantity", refusal="All item quantity available ...")
    for status in (ReturnStatus.ASKING, ReturnStatus.REFUSED):
        Return.objects.filter(pk=made.pk).update(status=status)
    text = browser_of.get(f"/returns/{made.number}/").content.decode()
    assert "All shipped units of this item are already on returns at Amazon." in text
    assert "All item quantity available ..." in text
    assert "Amazon refused this return" in text


def test_a_return_that_was_not_sent_is_tried_again_from_its_page(
    browser_of: Client, order: Any, person: Any
) -> None:
    made = submit(order, person, (0, 1))
    for status in (ReturnStatus.ASKING, ReturnStatus.FAILED):
        Return.objects.filter(pk=made.pk).update(status=status)
    url = f"/returns/{made.number}/try-again/"
    assert url in browser_of.get(f"/returns/{made.number}/").content.decode()
    assert browser_of.get(url).status_code == 405
    assert browser_of.post(url).status_code == 302
    made.refresh_from_db()
    assert made.status == ReturnStatus.SUBMITTED
    browser_of.post(f"/returns/{made.number}/withdraw/")
    made.refresh_from_db()
    assert made.status == ReturnStatus.SUBMITTED


def test_a_fragment_is_drawn_alone(browser_of: Client, order: Any, person: Any) -> None:
    made = submit(order, person, (0, 1))
    answer = browser_of.get(
        f"/returns/{made.number}/", headers={"HX-Request": "true", "HX-Target": "return-status"}
    )
    assert answer.content.decode().strip().startswith('<div id="return-status"')


def test_a_return_of_seller_central_has_a_page_and_a_place_in_the_list(
    browser_of: Client, order: Any
) -> None:
    line = order.items.all()[0]
    unit = shapes.ReturnItem(
        seller_return_item_id="SC-1",
        seller_fulfillment_order_item_id=line.seller_item_id,
        status="New",
        return_authorization_id="RMA1",
    )
    actions.record_return_status(order=order, items=[unit], authorizations=[rma()], at=NOW)
    assert "Made in Seller Central" in browser_of.get("/returns/RMA1/").content.decode()
    assert "RMA1" in browser_of.get("/returns/?tab=elsewhere").content.decode()


def test_an_rma_of_odd_letters_has_an_address(browser_of: Client, order: Any, person: Any) -> None:
    unit = submit(order, person, (0, 1)).items.get()
    told = told_of(unit, return_authorization_id="RMA/1 #2")
    actions.record_return_status(order=order, items=[told], authorizations=[rma("RMA/1 #2")], at=NOW)
    url = reverse("returns:detail", args=["RMA/1 #2"])
    assert browser_of.get(url).status_code == 200
    assert browser_of.get(f"{url}rma.pdf").status_code == 200


def test_a_stranger_finds_nothing(order: Any, person: Any, client: Client) -> None:
    made = authorised(order, person)
    client.force_login(factories.make_member(factories.make_seller("Another")))
    for url in (
        f"/returns/{made.number}/",
        "/returns/RMA1/",
        f"/returns/{made.number}/rma.pdf",
        new_url(order),
    ):
        assert client.get(url).status_code == 404
    assert client.post(f"/returns/{made.number}/try-again/").status_code == 404
    assert made.number not in client.get("/returns/").content.decode()


def test_the_paper_is_a_pdf_for_one_rma_or_all(browser_of: Client, order: Any, person: Any) -> None:
    made = authorised(order, person)
    for name in (made.number, "RMA1"):
        answer = browser_of.get(f"/returns/{name}/rma.pdf")
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        assert answer.content.startswith(b"%PDF-")


def test_there_is_no_paper_before_there_is_an_rma(browser_of: Client, order: Any, person: Any) -> None:
    made = submit(order, person, (0, 1))
    assert browser_of.get(f"/returns/{made.number}/rma.pdf").status_code == 404


def test_an_empty_list_says_where_a_return_begins(browser_of: Client) -> None:
    text = browser_of.get("/returns/").content.decode()
    assert "No returns yet" in text
    assert reverse("orders:list") in text


def test_the_list_asks_as_much_for_ten_as_for_one(browser_of: Client, seller: Any, person: Any) -> None:
    def fill(count: int) -> None:
        for _ in range(count):
            other = factories.make_delivered_order(seller)
            made = submit(other, person, (0, 1))
            name = f"RMA-{other.pk}"
            told = told_of(made.items.get(), return_authorization_id=name)
            actions.record_return_status(order=other, items=[told], authorizations=[rma(name)], at=NOW)

    def count_queries() -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as seen:
            assert browser_of.get("/returns/").status_code == 200
        return len(seen)

    fill(1)
    count_queries()  # the first page of a process also reads what is kept in memory afterwards
    one = count_queries()
    fill(9)
    assert count_queries() == one


def test_the_order_page_panel_asks_nothing_of_the_database(
    order: Any, person: Any, django_assert_num_queries: Any
) -> None:
    from django.template import Context, Template

    from orders.models import Order

    made = authorised(order, person)
    rows = Order.objects.select_related("marketplace", "seller__marketplace")
    parts = ("returns__items", "return_items__order_item", "return_authorizations", "return_requests")
    found = rows.prefetch_related(*parts).get(pk=order.pk)
    with django_assert_num_queries(0):
        text = Template("{% load returns %}{% returns_panel order %}").render(Context({"order": found}))
    assert made.number in text
    assert "RMA1" in text
