"""Many returns at once: the list is read, previewed without a false yes, made once, and told row by row."""

from typing import Any

import pytest
from django.urls import reverse

from returns import tasks
from returns.actions import batching
from returns.bulk.judging import judge_batch
from returns.bulk.reading import BadList, Told, decoded, read
from returns.models import BatchStatus, Return, ReturnBatch, ReturnItem
from tests import factories
from tests.factories import NOW
from tests.returns.test_views import learn
from tests.returns.things import make_rule


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("A-1,MUG,2,DEFECTIVE,Broken", [Told("A-1", "MUG", "2", "DEFECTIVE", "Broken")]),
        ("A-1", [Told("A-1")]),
        ("\n A-1 \r\n\r\nA-2\n", [Told("A-1"), Told("A-2")]),
        ("A-1\tMUG\t2\tDEFECTIVE\ta, b", [Told("A-1", "MUG", "2", "DEFECTIVE", "a, b")]),
        ('A-1;MUG;1;X;"two\nlines; here"', [Told("A-1", "MUG", "1", "X", "two\nlines; here")]),
        ("SKU,Order ID,Comments\nMUG,A-1,why", [Told("A-1", "MUG", comment="why")]),
        ("订单号,数量,退货原因\nA-1,3,有缺陷", [Told("A-1", quantity="3", reason="有缺陷")]),
        ("order id,sku\nA-1", [Told("A-1")]),
    ],
)
def test_a_list_is_read(text: str, rows: list[Told]) -> None:
    assert read(text) == rows


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("\n,,\n", "empty"),
        ("order id,sku\n", "empty"),
        ("A\n" * 501, "long"),
        ("a\0b", "letters"),
    ],
)
def test_what_is_no_list_says_why(text: str, code: str) -> None:
    with pytest.raises(BadList) as bad:
        read(text)
    assert bad.value.code == code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_files_of_spreadsheets_are_decoded(encoding: str) -> None:
    assert decoded("订单号,A-1".encode(encoding)).lstrip("\ufeff") == "订单号,A-1"


# --- in the database ---------------------------------------------------------------------------------------


@pytest.fixture
def seller(db: None) -> Any:
    return factories.make_seller(connected="http://127.0.0.1:9")


@pytest.fixture
def person(seller: Any) -> Any:
    return factories.make_member(seller)


@pytest.fixture
def orders(seller: Any) -> list[Any]:
    found = [
        factories.make_delivered_order(seller, "HG-1", items=[("HG-MUG-01", 3), ("HG-APR-02", 1)]),
        factories.make_delivered_order(seller, "HG-2", items=[("HG-MUG-02", 1)]),
        factories.make_order(seller, "HG-3", status="Processing"),
    ]
    for order in found[:2]:
        learn(order)
    return found


def keep(seller: Any, person: Any, *rows: Told) -> ReturnBatch:
    return batching.keep_batch(seller=seller, rows=rows, language="en", by=person, at=NOW)


def verdicts(batch: ReturnBatch) -> list[str]:
    return [one.why for one in judge_batch(batch, client=None, at=NOW)]


def test_each_row_says_whether_it_will_be_made_and_why_not(
    seller: Any, person: Any, orders: list[Any]
) -> None:
    make_rule(seller, person, kind="final_sale", sku="HG-APR-02")
    cases = [
        (Told("HG-1", "HG-MUG-01", "2", "DEFECTIVE"), ""),
        (Told("HG-1", "HG-MUG-01", "2", "CR-UNWANTED_ITEM"), "Only 1 may still be returned."),
        (Told("HG-1", "HG-MUG-01", "1", "no longer needed/wanted", "x" * 1000), ""),
        (Told("HG-1", "HG-MUG-01", "1", "DEFECTIVE"), "Rows above take all units"),
        (Told("HG-1", "", "1", "DEFECTIVE"), "The order has 2 items. Name the SKU."),
        (Told("HG-1", "HG-APR-02", "1", "DEFECTIVE"), "final sale"),
        (Told("HG-1", "NOPE", "1", "DEFECTIVE"), "no item with this SKU"),
        (Told("HG-2", "", "", "Made up"), "does not offer this reason"),
        (Told("HG-2", "", "", ""), "Choose a return reason."),
        (Told("HG-2", "", "two", "DEFECTIVE"), "no number of units"),
        (Told("HG-2", "", "1", "DEFECTIVE", "x" * 1001), "these have 1001"),
        (Told("HG-3", "", "1", "DEFECTIVE"), "It has not shipped yet."),
        (Told("HG-9", "", "1", "DEFECTIVE"), "No order goes by exactly this ID."),
        (Told("HG-2", "HG-MUG-02", "1", "DEFECTIVE"), ""),
    ]
    found = verdicts(keep(seller, person, *(told for told, _why in cases)))
    assert [(bool(why), wanted in why) for why, (_told, wanted) in zip(found, cases, strict=True)] == [
        (bool(wanted), True) for _told, wanted in cases
    ]


def test_the_same_row_twice_is_made_once(seller: Any, person: Any, orders: list[Any]) -> None:
    row = Told("HG-1", "HG-MUG-01", "1", "DEFECTIVE")
    assert verdicts(keep(seller, person, row, row))[1].startswith("The same as row 1")


def test_another_sellers_order_is_not_found(seller: Any, person: Any) -> None:
    factories.make_delivered_order(factories.make_seller("Other"), "X-1")
    assert verdicts(keep(seller, person, Told("X-1"))) == ["No order goes by exactly this ID."]


def test_a_preview_asks_as_much_for_many_as_for_one(
    seller: Any, person: Any, django_assert_max_num_queries: Any
) -> None:
    rows = []
    for number in range(12):
        order = factories.make_delivered_order(seller, f"Q-{number}", items=[(f"SKU-{number}", 1)])
        learn(order)
        rows.append(Told(order.seller_order_id, reason="DEFECTIVE"))
    batch = keep(seller, person, *rows)
    with django_assert_max_num_queries(9):
        assert verdicts(batch) == [""] * 12


def run(batch: ReturnBatch, person: Any) -> None:
    batching.start_batch(batch=batch, judged=judge_batch(batch, client=None, at=NOW), by=person, at=NOW)
    tasks.make_list(batch.seller_id, batch.pk)
    batch.refresh_from_db()


def test_a_list_run_twice_makes_nothing_twice(seller: Any, person: Any, orders: list[Any]) -> None:
    from history.actions import Refusal

    rows = [
        Told("HG-1", "HG-MUG-01", "2", "DEFECTIVE", "Broken"),
        Told("HG-1", "HG-APR-02", "1", "CR-UNWANTED_ITEM"),
        Told("HG-2", "", "1", "DEFECTIVE"),
        Told("HG-3", "", "1", "DEFECTIVE"),
    ]
    batch = keep(seller, person, *rows)
    run(batch, person)
    assert batch.status == BatchStatus.DONE
    assert [(made.order.seller_order_id, made.items.count()) for made in Return.objects.order_by("pk")] == [
        ("HG-1", 3),
        ("HG-2", 1),
    ]
    told = [(row.outcome, row.customer_return_id is not None) for row in batch.rows.all()]
    assert told == [("made", True), ("made", True), ("made", True), ("not_made", False)]
    assert batch.rows.last().why.startswith("It has not shipped yet.")  # type: ignore[union-attr]
    tasks.make_list(seller.pk, batch.pk)  # a repeated task
    ReturnBatch.objects.filter(pk=batch.pk).update(next_try_at=NOW)
    assert ReturnItem.objects.count() == 4
    again = keep(seller, person, Told("HG-1", "HG-MUG-01", "1", "DEFECTIVE"))
    run(again, person)
    same = keep(seller, person, Told("HG-1", "HG-MUG-01", "1", "DEFECTIVE"))
    with pytest.raises(Refusal):
        run(same, person)
    assert ReturnItem.objects.count() == 5


def test_a_row_refused_meanwhile_does_not_keep_the_others_from_being_made(
    seller: Any, person: Any, orders: list[Any]
) -> None:
    from tests.returns.test_actions import submit

    batch = keep(
        seller,
        person,
        Told("HG-1", "HG-MUG-01", "1", "DEFECTIVE"),
        Told("HG-1", "HG-APR-02", "1", "DEFECTIVE"),
    )
    judged = judge_batch(batch, client=None, at=NOW)
    submit(orders[0], person, (1, 1))  # somebody else takes the apron
    batching.start_batch(batch=batch, judged=judged, by=person, at=NOW)
    tasks.make_list(seller.pk, batch.pk)
    rows = list(batch.rows.all())
    assert [row.outcome for row in rows] == ["made", "not_made"]
    assert "already on a return" in rows[1].why


def test_the_pages_lead_from_selected_orders_to_the_results(
    seller: Any, person: Any, orders: list[Any], client: Any, django_capture_on_commit_callbacks: Any
) -> None:
    client.force_login(person)
    assert 'name="order" value="HG-1"' in client.get(reverse("orders:list") + "?days=all").content.decode()
    answer = client.post(reverse("returns:bulk_orders"), {"order": ["HG-1", "HG-3", "nope"]})
    batch = ReturnBatch.objects.get()
    url = reverse("returns:bulk_list", args=[batch.pk])
    assert answer["Location"] == url
    text = client.get(url).content.decode()
    assert "0 returns will be made" in text
    assert "It has not shipped yet." in text
    mug = batch.rows.get(order_told="HG-1", sku_told="HG-MUG-01")
    client.post(url, {"reason_code": "CR-DEFECTIVE", f"quantity_{mug.pk}": "2"})
    assert "1 return will be made" in client.get(url).content.decode()
    assert Return.objects.count() == 0
    fields = {"reason_code": "CR-DEFECTIVE", "start": "1"}
    with django_capture_on_commit_callbacks():
        assert client.post(url, fields).status_code == 302
        assert client.post(url, fields).status_code == 302  # pressed twice
    assert "every 2s" in client.get(url).content.decode()
    tasks.make_list(seller.pk, batch.pk)
    assert [made.items.count() for made in Return.objects.all()] == [3]
    text = client.get(url).content.decode()
    assert "1 return made" in text
    assert "every 2s" not in text
    sheet = client.get(reverse("returns:bulk_file", args=[batch.pk])).content.decode()
    assert "HG-3" in sheet
    assert "RET-000001" in sheet


def test_a_bad_list_comes_back_with_what_is_wrong(person: Any, client: Any) -> None:
    client.force_login(person)
    answer = client.post(reverse("returns:bulk"), {"text": ""})
    assert answer.status_code == 422
    assert "There is no row in the list." in answer.content.decode()
    assert ReturnBatch.objects.count() == 0
