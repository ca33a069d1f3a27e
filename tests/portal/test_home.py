from datetime import timedelta

import pytest
from django.core.cache import cache

from mcf_portal.work import grouped, work_of
from mcf_portal.work.items import WorkItem
from reimbursements import actions
from tests.factories import (
    NOW,
    make_admin,
    make_lost_order,
    make_member,
    make_order,
    make_package,
    make_seller,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def item(title, due):
    return WorkItem(tab="late", tone="bad", icon="x", title=title, about="", url="/", verb="Open", due=due)


def test_work_is_grouped_by_deadline_and_what_has_none_comes_last():
    today = NOW.date()
    items = [item("none", None), item("later", today + DAY * 8), item("week", today + DAY * 7)]
    items += [item("today", today), item("over", today - DAY)]
    shown = [(str(group.label), [one.title for one in group.items]) for group in grouped(items, today=today)]
    assert shown == [
        ("Overdue", ["over"]),
        ("Today", ["today"]),
        ("This week", ["week"]),
        ("Later", ["later", "none"]),
    ]


def titles(seller):
    return sorted(one.title for one in work_of(seller, now=NOW))


def test_a_calm_seller_has_nothing_to_do():
    seller = make_seller()
    make_order(seller, status="Planning")
    assert titles(seller) == []


def test_what_did_not_ship_by_its_estimate_is_a_case_for_seller_support():
    seller = make_seller()
    make_order(seller, "HG-1", status="Processing", ordered_at=NOW - DAY * 6)
    (found,) = work_of(seller, now=NOW)
    assert found.title == "Contact Seller Support: not shipped by the estimated delivery date"
    assert (found.due, found.url) == ((NOW - DAY).date(), "/orders/HG-1/")


def test_on_the_estimated_day_itself_it_is_not_yet_a_case():
    seller = make_seller()
    make_order(seller, status="Processing", ordered_at=NOW - DAY * 4)
    assert titles(seller) == []


def test_a_day_without_scans_is_chased_but_only_once_somebody_has_looked():
    seller = make_seller()
    silent = make_package(make_order(seller, status="Complete"), shipped_at=NOW - timedelta(hours=25))
    assert titles(seller) == []
    silent.last_polled_at = NOW
    silent.save()
    assert titles(seller) == ["Chase the carrier: no scans 25 hours after shipping"]


def test_a_lost_parcel_is_work_until_a_claim_is_opened():
    seller = make_seller()
    make_lost_order(seller)
    assert titles(seller) == ["Open the lost claim"]


def test_a_lost_parcel_is_work_again_when_its_claim_was_withdrawn():
    seller = make_seller()
    order = make_lost_order(seller)
    by, claimed = make_member(seller), "Complete the claim and submit it"
    claim = actions.open_lost_claim(package=order.packages.get(), by=by, at=NOW)
    assert titles(seller) == [claimed]
    actions.withdraw(claim=claim, reason="Opened by mistake.", by=by, at=NOW)
    assert titles(seller) == ["Open the lost claim"]


def test_a_late_parcel_says_from_when_it_can_be_claimed():
    seller = make_seller()
    make_package(
        make_order(seller, status="Complete"),
        first_promise=NOW - DAY * 3,
        last_event_at=NOW - DAY,
        last_polled_at=NOW,
    )
    (found,) = work_of(seller, now=NOW)
    assert found.title == "Late: a lost claim can be opened from Wed 25 Nov"


def test_an_unfulfillable_order_and_a_suspected_removal_await_a_person():
    seller = make_seller()
    make_order(seller, status="Unfulfillable")
    make_order(seller, status="Planning", removal="suspected")
    assert titles(seller) == [
        "Looks like a removal: judge it before a claim is opened",
        "Unfulfillable: tell the customer, then check stock",
    ]


def test_another_sellers_work_is_not_mine():
    make_lost_order(make_seller("Nordlicht Handel"))
    assert titles(make_seller()) == []


def test_the_page_shows_it_and_asks_no_more_for_more_of_it(
    client, django_assert_max_num_queries, time_machine
):
    time_machine.move_to(NOW)
    seller = make_seller()
    client.force_login(make_member(seller))
    for _ in range(3):
        make_lost_order(seller)
    cache.clear()
    with django_assert_max_num_queries(41):
        page = client.get("/")
    assert page.content.decode().count("Open the lost claim") == 3
    assert page.context["total"] == 3


def test_an_admin_without_a_seller_is_sent_to_the_admin(client):
    client.force_login(make_admin())
    assert client.get("/").url == "/admin/"
