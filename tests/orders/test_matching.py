from datetime import timedelta

import pytest
from django.http import QueryDict

from orders.actions import add_identifiers
from orders.finding import matching
from orders.listing import Question, count_tabs, orders_for, within
from orders.models import OrderIdentifier
from orders.search import name_parts
from tests.factories import NOW, identify, make_member, make_order, make_seller

pytestmark = pytest.mark.django_db
PEOPLE = {
    "HG-1": "Anna Maria Alder",
    "HG-2": "Anna Maple",
    "HG-3": "Ann Leeds",
    "HG-4": "José Alder",
    "CN-1": "王小明",
    "CN-2": "李小龙",
    "JP-1": "山田 太郎",
    "JP-2": "ヤマダ ハナコ",
}


@pytest.fixture
def seller():
    seller = make_seller()
    for number, (name, person) in enumerate(PEOPLE.items()):
        order = make_order(
            seller,
            name,
            recipient="",
            postal_code="",
            items=[(f"MUG-{number % 2}", 1)],
            ordered_at=NOW - timedelta(hours=number),
        )
        add_identifiers(order=order, names={OrderIdentifier.Kind.NAME: name_parts(person)})
    return seller


def ask(seller, text, **changes):
    asked = QueryDict(mutable=True)
    asked.update({"q": text, "days": "all"} | changes)
    rows = orders_for(seller, Question.from_address(asked), NOW).newest_first()
    return [order.seller_order_id for order in rows]


CASES = [
    ("anna", ["HG-1", "HG-2"]),
    ("ann", ["HG-1", "HG-2", "HG-3"]),
    ('"ann"', ["HG-3"]),  # whole words
    ('"anna maria"', ["HG-1"]),
    ('"anna mari"', []),
    ('"maria alder"', ["HG-1"]),
    ('"maria anna"', []),
    ("maria anna", ["HG-1"]),  # in any order
    ("alder jose", ["HG-4"]),
    ("Á-L d.e r", ["HG-1", "HG-4"]),  # one name with blanks
    ("alder OR maple", ["HG-1", "HG-2", "HG-4"]),
    ("alder OR maple anna", ["HG-1", "HG-2"]),
    ("anna -maple", ["HG-1"]),
    ('anna -"Anna Maria Alder"', ["HG-2"]),
    ("hg -alder -maple", ["HG-3"]),
    ("-hg -cn", ["JP-1", "JP-2"]),
    ("anna mug-0", ["HG-1"]),
    ('"hg-1"', ["HG-1"]),
    ("anna nobody", []),
    # written without blanks: any part
    ("小", ["CN-1", "CN-2"]),
    ("小明", ["CN-1"]),
    ("王小", ["CN-1"]),
    ('"小"', ["CN-1", "CN-2"]),
    ("王 明", ["CN-1"]),
    ("小 -龙", ["CN-1"]),
    ("田太", ["JP-1"]),
    ("太郎", ["JP-1"]),
    ("ﾔﾏﾀﾞ", ["JP-2"]),  # half width
    ("マタ", ["JP-2"]),
    ("ダハナ", ["JP-2"]),
]


def test_each_search_finds_its_orders(seller):
    wrong = {text: ask(seller, text) for text, wanted in CASES if ask(seller, text) != wanted}
    assert wrong == {}


def test_where_every_term_is_common_the_newest_orders_are_looked_through(seller, monkeypatch):
    monkeypatch.setattr(matching, "FEW", 0)
    several_words_may_be_one_name = {"Á-L d.e r"}
    wrong = {
        text: ask(seller, text)
        for text, wanted in CASES
        if text not in several_words_may_be_one_name and ask(seller, text) != wanted
    }
    assert wrong == {}
    monkeypatch.setattr(matching, "NEWEST", 3)
    question = Question(days="all", text="ann")
    assert within(seller, question, NOW).is_cut
    assert ask(seller, "alder") == ["HG-1"]  # the fourth order is not looked at
    assert ask(seller, "小", country="US", stage="pending") == []
    monkeypatch.setattr(matching, "NEWEST", 8)
    assert not within(seller, question, NOW).is_cut


def test_a_search_counts_its_tabs_in_one_statement(seller, django_assert_num_queries):
    question = Question(days="all", text="anna")
    found = within(seller, question, NOW)
    with django_assert_num_queries(1):
        tabs = {tab.key: (tab.count, tab.oldest) for tab in count_tabs(seller, question, NOW, found)}
    assert tabs["all"] == (2, NOW - timedelta(hours=1))
    assert tabs["pending"] == (2, NOW - timedelta(hours=1))
    assert tabs["shipped"] == (0, None)


def test_another_sellers_names_are_never_found(seller):
    make_order(make_seller("Other"), "ZZ-1")
    assert ask(seller, "zz") == []
    assert "ZZ-1" not in ask(seller, "-anna")


def test_an_id_that_several_orders_go_by_stands_first(seller, client, time_machine):
    time_machine.move_to(NOW, tick=True)
    client.force_login(make_member(seller, "support"))
    for name, hours in (("NEWER-1", 0), ("X-1", 5), ("X-2", 6)):
        order = make_order(seller, name, ordered_at=NOW - timedelta(hours=hours))
        identify(order, {OrderIdentifier.Kind.CASE: ["1234567890" + ("1" if hours == 0 else "")]})
    page = client.get("/orders/?q=1234567890")
    assert [row["order"].seller_order_id for row in page.context["rows"]] == ["X-1", "X-2", "NEWER-1"]
    assert client.get("/orders/?q=12345678901").url == "/orders/NEWER-1/"
