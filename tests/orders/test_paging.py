from datetime import timedelta

import pytest

from orders.models import Order
from orders.paging import newest_first
from tests.factories import NOW, make_order, make_seller

pytestmark = pytest.mark.django_db


@pytest.fixture
def orders():
    seller = make_seller()
    # three pairs ordered in the same instant: the id decides between them
    return [make_order(seller, ordered_at=NOW - timedelta(minutes=number // 2)) for number in range(6)]


def ids(page):
    return [order.pk for order in page]


def test_pages_follow_each_other_without_gap_or_double(orders):
    wanted = list(Order.objects.order_by("-ordered_at", "-id").values_list("pk", flat=True))
    seen, key = [], ""
    for _ in range(3):
        page = newest_first(Order.objects.all(), by="ordered_at", older_than=key, size=2)
        seen += ids(page)
        key = page.older
    assert seen == wanted
    assert key == ""


def test_going_back_shows_the_page_before(orders):
    first = newest_first(Order.objects.all(), by="ordered_at", size=2)
    second = newest_first(Order.objects.all(), by="ordered_at", older_than=first.older, size=2)
    back = newest_first(Order.objects.all(), by="ordered_at", newer_than=second.newer, size=2)
    assert ids(back) == ids(first)
    assert (first.newer, back.newer) == ("", "")


def test_a_new_order_does_not_move_the_page_being_read(orders):
    first = newest_first(Order.objects.all(), by="ordered_at", size=2)
    before = ids(newest_first(Order.objects.all(), by="ordered_at", older_than=first.older, size=2))
    make_order(orders[0].seller, ordered_at=NOW + timedelta(hours=1))
    assert ids(newest_first(Order.objects.all(), by="ordered_at", older_than=first.older, size=2)) == before


@pytest.mark.parametrize("key", ["nonsense", "_", "2026-01-01_5", "2026-01-01T00:00:00+00:00_x", "'; drop"])
def test_a_key_that_makes_no_sense_shows_the_first_page(orders, key):
    wanted = ids(newest_first(Order.objects.all(), by="ordered_at", size=2))
    assert ids(newest_first(Order.objects.all(), by="ordered_at", older_than=key, size=2)) == wanted


def test_no_rows_have_no_neighbours():
    page = newest_first(Order.objects.none(), by="ordered_at")
    assert (page.rows, page.newer, page.older) == ([], "", "")


def test_the_oldest_may_stand_first(orders):
    wanted = list(Order.objects.order_by("ordered_at", "id").values_list("pk", flat=True))
    seen, key = [], ""
    for _ in range(3):
        page = newest_first(Order.objects.all(), by="ordered_at", newer_than=key, size=2, oldest_first=True)
        seen += ids(page)
        key = page.newer
    assert (seen, key) == (wanted, "")
    back = newest_first(
        Order.objects.all(), by="ordered_at", older_than=page.older, size=2, oldest_first=True
    )
    assert ids(back) == wanted[2:4]
    first = newest_first(
        Order.objects.all(), by="ordered_at", older_than=back.older, size=2, oldest_first=True
    )
    assert (ids(first), first.older) == (wanted[:2], "")
