from datetime import datetime, timedelta

import pytest
from django.http import QueryDict

from orders.actions import add_identifiers
from orders.listing import Question, count_tabs, exact_match, orders_for
from orders.models import OrderIdentifier
from tests.factories import NOW, make_lost_order, make_order, make_seller, make_shipped_order

pytestmark = pytest.mark.django_db


def ask(seller, address=""):
    return list(orders_for(seller, Question.from_address(QueryDict(address)), NOW).newest_first())


def test_by_default_the_last_seven_days_are_shown():
    seller = make_seller()
    recent = make_order(seller, ordered_at=NOW - timedelta(days=6))
    old = make_order(seller, ordered_at=NOW - timedelta(days=8))
    assert ask(seller) == [recent]
    assert ask(seller, "days=30") == [recent, old]


def test_nonsense_in_the_address_falls_back_to_the_default():
    assert Question.from_address(QueryDict("tab=x&days=-1")) == Question("all", "7", "")


@pytest.mark.parametrize(
    "text",
    [
        "HG-20418",
        "hg 20418",
        "hg20418",
        "HG-204",
        "#20418-A",
        "alder",
        "Anna Maria Alder",
        "maria",
        "hg-mug-1",
        "481",
        "Ännä",
    ],
)
def test_one_box_finds_an_order_by_every_name_it_goes_by(text):
    seller = make_seller()
    wanted = make_order(
        seller, "HG-20418", displayable_order_id="#20418-A", items=[("HG-MUG-12", 1)], postal_code="48 101"
    )
    add_identifiers(
        order=wanted, names={OrderIdentifier.Kind.NAME: ["Anna Maria Alder", "Maria Alder", "Alder"]}
    )
    make_order(seller, "ZZ-1", items=[("OTHER", 1)], postal_code="99")
    assert ask(seller, "q=" + text.replace("#", "%23")) == [wanted]


def test_a_search_looks_at_all_time():
    seller = make_seller()
    old = make_order(seller, "OLD-1", ordered_at=NOW - timedelta(days=400))
    assert ask(seller, "q=old-1") == [old]


def test_a_chinese_name_is_found_by_any_part_of_it():
    seller = make_seller()
    order = make_order(seller)
    add_identifiers(order=order, names={OrderIdentifier.Kind.NAME: ["王小明", "小明", "明"]})
    for text in ("王小明", "王小", "小明", "明"):
        assert ask(seller, f"q={text}") == [order]


def test_another_sellers_order_is_never_found():
    mine, other = make_seller(), make_seller("Nordlicht Handel")
    make_order(other, "HG-1")
    assert ask(mine, "q=HG-1") == []
    assert exact_match(mine, "HG-1") is None


def test_an_exact_id_is_told_from_a_prefix_and_from_a_name_many_share():
    seller = make_seller()
    order = make_order(seller, "HG-1")
    make_order(seller, "HG-12")
    assert exact_match(seller, "hg 1") == order
    assert exact_match(seller, "HG") is None
    assert exact_match(seller, "HG-MUG-01") is None


def test_an_unshipped_order_needs_a_step_from_the_first_minute_after_the_day_of_its_estimate():
    seller = make_seller()
    zone = seller.zone
    evening = datetime(2026, 11, 20, 20, 0, tzinfo=zone)
    make_order(seller, status="Planning", latest_estimate=evening)
    midnight = datetime(2026, 11, 21, 0, 0, tzinfo=zone)
    question = Question("step", "all", "")
    assert list(orders_for(seller, question, midnight - timedelta(minutes=1))) == []
    assert len(orders_for(seller, question, midnight)) == 1


def test_tabs_count_what_their_lists_hold(django_assert_num_queries):
    seller = make_seller()
    make_order(seller, status="Planning")
    make_order(seller, status="Processing")
    make_shipped_order(seller)
    make_lost_order(seller)
    make_order(seller, status="Unfulfillable")
    question = Question("all", "all", "")
    with django_assert_num_queries(1):
        tabs = {tab.key: tab.count for tab in count_tabs(seller, question, NOW)}
    lists = {key: len(ask(seller, f"days=all&tab={key}")) for key in tabs}
    assert tabs == lists
    assert tabs == {
        "all": 5,
        "step": 3,  # lost, unfulfillable, and shipped three days ago without a scan
        "pending": 1,
        "unshipped": 1,
        "shipped": 2,
        "delivered": 0,
        "cancelled": 0,
        "unfulfillable": 1,
    }
