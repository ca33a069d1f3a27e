from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.urls import reverse

from history.models import Change
from orders.models import CustomerResolution, Order
from tests.factories import (
    NOW,
    make_delivered_order,
    make_lost_order,
    make_member,
    make_order,
    make_seller,
    make_shipped_order,
)

pytestmark = pytest.mark.django_db
LIST_QUERIES = 11  # session, person, memberships, wall, views, orders, tabs, last sync, wall; and the test's two savepoints


@pytest.fixture
def seller():
    return make_seller()


@pytest.fixture
def agent(seller, client):
    client.force_login(make_member(seller, "support"))
    return client


@pytest.fixture(autouse=True)
def _fixed_now(time_machine):
    time_machine.move_to(NOW, tick=True)


def test_the_list_draws_50_orders_with_as_many_queries_as_one(seller, agent, django_assert_max_num_queries):
    make_shipped_order(seller)
    agent.get("/orders/")  # warms the session, the menu's counts and the templates
    with django_assert_max_num_queries(LIST_QUERIES):
        agent.get("/orders/")
    for _ in range(50):
        make_order(seller)
    cache.clear()
    agent.get("/orders/")
    with django_assert_max_num_queries(LIST_QUERIES):
        page = agent.get("/orders/?days=30")
    assert len(page.context["rows"]) == 50
    assert page.context["onward"]["url"]


def test_an_exact_tracking_number_opens_its_order(seller, agent):
    order = make_shipped_order(seller, "HG-20418")
    number = order.packages.get().tracking_number
    answer = agent.get("/orders/", {"q": f" {number[:6]} {number[6:]}"})
    assert (answer.status_code, answer.url) == (302, "/orders/HG-20418/")


def test_a_search_without_a_find_says_so(agent):
    assert "No order matches" in agent.get("/orders/?q=nothing").content.decode()


def test_htmx_gets_the_list_alone(agent):
    page = agent.get("/orders/", headers={"HX-Request": "true", "HX-Target": "orders"}).content.decode()
    assert page.lstrip().startswith('<div id="orders"')
    assert "<html" not in page


@pytest.mark.parametrize("order_id", ["A/B #1+x", "订单-7", "a b", "ü%2F"])
def test_any_id_a_shop_may_use_has_its_page(seller, agent, order_id):
    make_order(seller, order_id)
    assert agent.get(f"/orders/{quote(order_id, safe='')}/").status_code == 200
    assert agent.get(reverse("orders:detail", args=[order_id])).status_code == 200


def test_the_order_page_takes_as_many_queries_for_three_parcels_as_for_one(
    seller, agent, django_assert_max_num_queries
):
    order = make_lost_order(seller, "HG-1")
    agent.get("/orders/HG-1/")
    with django_assert_max_num_queries(34):
        agent.get("/orders/HG-1/")
    assert order.packages.count() == 1


def test_another_sellers_order_is_not_found(agent):
    make_order(make_seller("Nordlicht Handel"), "NH-1")
    assert agent.get("/orders/NH-1/").status_code == 404
    assert agent.post("/orders/NH-1/note/", {"text": "Hello"}).status_code == 404
    assert not Change.objects.filter(verb="note").exists()


def test_a_note_appears_on_the_page(seller, agent):
    make_order(seller, "HG-1")
    answer = agent.post("/orders/HG-1/note/", {"text": "The customer called."}, follow=True)
    assert "The customer called." in answer.content.decode()


def test_an_empty_note_comes_back_with_422_and_nothing_is_saved(seller, agent):
    make_order(seller, "HG-1")
    answer = agent.post("/orders/HG-1/note/", {"text": ""})
    assert answer.status_code == 422
    assert "Nothing was saved." in answer.content.decode()
    assert not Change.objects.filter(verb="note").exists()


def test_a_refund_is_recorded_and_shown(seller, agent):
    make_delivered_order(seller, "HG-1")
    given = {"kind": "refund", "amount": "12.50", "reference": "R-77", "resolved_on": "2026-11-19"}
    page = agent.post("/orders/HG-1/resolution/", given, follow=True).content.decode()
    assert "R-77" in page
    assert CustomerResolution.objects.get().order.seller_order_id == "HG-1"


@pytest.mark.parametrize(
    "wrong", [{"amount": "-1x"}, {"reference": ""}, {"resolved_on": "yesterday"}, {"kind": "hug"}]
)
def test_a_wrong_resolution_comes_back_with_422_and_nothing_is_saved(seller, agent, wrong):
    make_delivered_order(seller, "HG-1")
    given = {"kind": "refund", "amount": "12.50", "reference": "R-77", "resolved_on": "2026-11-19"}
    assert agent.post("/orders/HG-1/resolution/", given | wrong).status_code == 422
    assert not CustomerResolution.objects.exists()


def test_without_a_connection_cancelling_says_what_to_do(seller, agent):
    make_order(seller, "HG-1", status="Planning")
    page = agent.post("/orders/HG-1/cancel/", follow=True).content.decode()
    assert "not connected to Amazon" in page
    assert Order.objects.get().cancel_requested_at is None


def test_cancelling_asks_amazon_and_says_that_the_outcome_follows(client, sandbox):
    from sandbox.scenarios import order_id

    seller = make_seller(connected=sandbox.base_url)
    client.force_login(make_member(seller))
    number = order_id("planning")
    make_order(seller, number, status="Planning")
    page = client.post(f"/orders/{number}/cancel/", follow=True).content.decode()
    assert "Amazon has been asked to cancel" in page
    assert Order.objects.get().cancel_requested_at is not None


def test_get_decides_nothing(seller, agent):
    make_order(seller, "HG-1")
    assert agent.get("/orders/HG-1/note/").status_code == 405
