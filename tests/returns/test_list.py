"""The list of returns: what it asks, what it counts, how much it asks of the database, and its files."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from returns.listing import Question, count_tabs, rows_of, units_for_file
from returns.models import Return, ReturnItem
from tests import factories
from tests.returns.test_actions import submit, tell, told_of

pytestmark = pytest.mark.django_db
LIST = "/returns/"


@pytest.fixture
def world(seller: Any, person: Any) -> dict[str, Return]:
    """Three returns: two mugs judged, one of them damaged; an apron waiting; an old mug nobody asked Amazon for."""
    now = timezone.now()
    first = factories.make_delivered_order(seller, "HG-1", items=[("HG-MUG-01", 2)])
    judged = submit(first, person, (0, 2), key="a", at=now - timedelta(days=10))
    one, two = judged.items.all()
    told = {"status": "Processed", "status_changed_date": now}
    tell(
        first,
        told_of(one, return_received_condition="Sellable", **told),
        told_of(two, return_received_condition="CarrierDamaged", **told),
    )
    second = factories.make_delivered_order(seller, "HG-2", items=[("HG-APR-02", 1)])
    waiting = submit(second, person, (0, 1), key="b", at=now)
    tell(second, told_of(waiting.items.get(), return_authorization_id="RMA2"), papers=[])
    third = factories.make_delivered_order(seller, "HG-3", items=[("HG-MUG-01", 1)])
    old = submit(third, person, (0, 1), key="c", at=now - timedelta(days=100))
    ReturnItem.objects.filter(customer_return=old).update(reason_code="CR-DEFECTIVE", comment="=1+1")
    return {"judged": judged, "waiting": waiting, "old": old}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["waiting", "judged", "old"]),
        ("tab=asked", ["old"]),
        ("tab=open", ["waiting"]),
        ("tab=done", ["judged"]),
        ("tab=nonsense&age=x&condition=y", ["waiting", "judged", "old"]),
        ("reason=CR-DEFECTIVE", ["old"]),
        ("reason=CR-UNWANTED_ITEM&sku=HG-MUG", ["judged"]),
        ("sku=hg-mug-01", ["judged", "old"]),
        ("condition=carrierdamaged", ["judged"]),
        ("condition=waiting", ["waiting", "old"]),
        ("condition=defective", []),
        ("age=week", ["waiting"]),
        ("age=month", ["judged"]),
        ("age=quarter", []),
        ("age=older", ["old"]),
        ("reason=CR-DEFECTIVE&condition=sellable", []),  # of one and the same unit
    ],
)
def test_the_list_answers_the_question_in_its_address(
    seller: Any, world: dict[str, Return], asked: str, found: list[str]
) -> None:
    question = Question.from_address(QueryDict(asked))
    names = {row.pk: name for name, row in world.items()}
    rows = rows_of(seller, question, timezone.now()).order_by("-created_at", "-id")
    assert [names[row.pk] for row in rows] == found


def test_the_tabs_count_for_the_same_question(seller: Any, world: dict[str, Return]) -> None:
    now = timezone.now()
    nothing = {"asked": 0, "open": 0, "stuck": 0, "done": 0, "elsewhere": 0}
    assert count_tabs(seller, Question(), now) == nothing | {"asked": 1, "open": 1, "done": 1}
    assert count_tabs(seller, Question(tab="open", sku="HG-MUG-01"), now) == nothing | {"asked": 1, "done": 1}
    assert count_tabs(factories.make_seller("Other"), Question(), now) == nothing


def test_an_age_begins_where_the_other_ends(seller: Any, person: Any) -> None:
    now = timezone.now()
    order = factories.make_delivered_order(seller, items=[("HG-MUG-01", 9)])
    for number, age in enumerate(
        (timedelta(days=7), timedelta(days=7, seconds=1), timedelta(days=90, seconds=1))
    ):
        submit(order, person, (0, 1), key=str(number), at=now - age)
    for key, count in (("week", 1), ("month", 1), ("quarter", 0), ("older", 1)):
        assert rows_of(seller, Question(age=key), now).count() == count, key


def test_the_page_shows_what_narrows_it_and_keeps_it_on_the_tabs(
    staff: Client, world: dict[str, Return]
) -> None:
    html = staff.get(LIST, {"sku": "HG-MUG", "condition": "carrierdamaged"}).content.decode()
    assert world["judged"].number in html
    assert world["old"].number not in html
    assert "?tab=done&amp;sku=HG-MUG&amp;condition=carrierdamaged" in html
    assert '<a href="/returns/?sku=HG-MUG" aria-label="Remove filter: Condition"' in html
    assert "/returns/export.csv?sku=HG-MUG&amp;condition=carrierdamaged" in html
    assert "No return matches" in staff.get(LIST, {"sku": "HG-NONE"}).content.decode()


def test_more_returns_ask_no_more_of_the_database(
    staff: Client, seller: Any, person: Any, world: dict[str, Return], django_assert_max_num_queries: Any
) -> None:
    order = factories.make_delivered_order(seller, items=[("HG-MUG-01", 60)])
    for number in range(55):
        submit(order, person, (0, 1), key=f"k{number}")
    staff.get(LIST)
    for asked in ({}, {"sku": "HG-MUG-01", "reason": "CR-UNWANTED_ITEM"}):
        with django_assert_max_num_queries(17):
            page = staff.get(LIST, asked)
    assert "older=" in page.content.decode()


def test_the_file_has_a_row_for_each_unit_and_no_formula(
    staff: Client, seller: Any, world: dict[str, Return]
) -> None:
    answer = staff.get("/returns/export.csv")
    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    rows = text.splitlines()
    assert answer["Content-Disposition"].startswith('attachment; filename="returns-')
    assert (
        rows[0].lstrip("\ufeff").startswith("Return,Order ID,Created,Time zone,Status,Item,SKU,Reason code")
    )
    assert [row.split(",")[1] for row in rows[1:]] == ["HG-2", "HG-1", "HG-1", "HG-3"]
    assert "Carrier damaged" in rows[3]
    assert "The customer’s own choice" in rows[3]
    assert ",'=1+1," in rows[4]
    one = staff.get("/returns/export.csv", {"condition": "carrierdamaged"})
    assert len(b"".join(one.streaming_content).decode().splitlines()) == 2  # type: ignore[attr-defined]


def test_the_workbook_holds_the_same_as_text(staff: Client, world: dict[str, Return]) -> None:
    answer = staff.get("/returns/export.xlsx", {"tab": "asked"})
    assert answer["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    book = ZipFile(BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert (sheet.count("<row "), "<f>" in sheet, "=1+1" in sheet) == (2, False, True)


def test_the_file_of_those_made_elsewhere(seller: Any) -> None:
    order = factories.make_delivered_order(seller)
    from tests.returns.test_mail import told_of_elsewhere

    tell(order, told_of_elsewhere(order.items.get().seller_item_id))
    now = timezone.now()
    assert units_for_file(seller, Question(tab="elsewhere"), now).count() == 1
    assert units_for_file(seller, Question(tab="elsewhere", sku="X"), now).count() == 0
    assert units_for_file(seller, Question(), now).count() == 0


def test_another_sellers_returns_are_in_no_list_and_no_file(world: dict[str, Return]) -> None:
    stranger = Client()
    stranger.force_login(factories.make_member(factories.make_seller("Other")))
    assert "RET-" not in stranger.get(LIST).content.decode()
    text = b"".join(stranger.get("/returns/export.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert len(text.splitlines()) == 1
