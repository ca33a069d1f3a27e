from datetime import timedelta

import pytest
from django.urls import reverse

from history.actions import Refusal
from orders.actions.views import MOST, save_view
from orders.models import OrderView
from tests.factories import NOW, make_lost_order, make_member, make_order, make_seller

pytestmark = pytest.mark.django_db
LATE = "tab=all&days=all&late=3&sort=oldest&col=items&col=tracking"


@pytest.fixture(autouse=True)
def _fixed_now(time_machine):
    time_machine.move_to(NOW, tick=True)


@pytest.fixture
def seller():
    return make_seller()


@pytest.fixture
def owner(seller):
    return make_member(seller, "seller", "owner@example.com")


@pytest.fixture
def agent(seller):
    return make_member(seller, "support", "agent@example.com")


def keep(seller, by, name="Late", *, role="seller", address=LATE, shared=True, default_for=()):
    return save_view(
        seller=seller,
        name=name,
        address=address,
        is_shared=shared,
        default_for=default_for,
        by=by,
        role=role,
        at=NOW,
    )


def test_a_view_keeps_filters_columns_and_order(client, seller, owner):
    client.force_login(owner)
    page = client.get(f"/orders/?{LATE}")
    answer = client.post(page.context["save_url"], {"name": "Late", "is_shared": "on"})
    view = OrderView.objects.get()
    assert (view.name, view.address, view.is_shared, view.owner) == ("Late", LATE, True, owner)
    assert answer.url == f"/orders/?{LATE}&view={view.pk}"
    opened = client.get(answer.url)
    question = opened.context["question"]
    assert (question.columns, question.sort, question.filters.of("late")) == (
        ("items", "tracking"),
        "oldest",
        ("3",),
    )
    assert [tab["current"] for tab in opened.context["views"]] == [True]


def test_each_view_is_a_tab_with_its_count_and_the_age_of_its_oldest_order(client, seller, agent):
    view = keep(seller, agent, address="tab=all&days=all&lost=yes", shared=False)
    client.force_login(agent)
    assert [(tab["count"], tab["age"]) for tab in client.get("/orders/").context["views"]] == [("0", "")]
    make_lost_order(seller)
    make_lost_order(seller)
    make_order(seller, lost_eligible=True, ordered_at=NOW - timedelta(days=30))
    (tab,) = client.get("/orders/").context["views"]
    assert (tab["label"], tab["count"], tab["age"]) == ("Late", "3", "30 days")
    assert tab["url"] == f"/orders/?tab=all&days=all&lost=yes&view={view.pk}"


def test_a_count_beyond_the_cap_says_so_and_the_age_is_at_least_that(client, seller, agent, monkeypatch):
    monkeypatch.setattr("orders.listing.CAP", 1)
    monkeypatch.setattr("orders.finding.drawing.CAP", 1)
    for _ in range(3):
        make_order(seller, ordered_at=NOW - timedelta(days=2))
    keep(seller, agent, address="tab=all&days=all&country=US")
    client.force_login(agent)
    (tab,) = client.get("/orders/").context["views"]
    assert (tab["count"], tab["age"]) == ("1+", "2 days or more")


def test_own_views_are_seen_by_their_owner_alone_and_shared_ones_by_the_team(client, seller, owner, agent):
    keep(seller, owner, "Mine", shared=False)
    shared = keep(seller, owner, "Ours")
    keep(make_seller("Other"), make_member(make_seller("Third")), "Theirs")
    client.force_login(agent)
    assert [tab["label"] for tab in client.get("/orders/").context["views"]] == ["Ours"]
    mine = OrderView.objects.get(name="Mine")
    assert client.get(reverse("orders:view_change", args=[mine.pk])).status_code == 404
    client.post(reverse("orders:view_remove", args=[shared.pk]))
    client.post(reverse("orders:view_replace", args=[shared.pk]) + "?days=all")
    shared.refresh_from_db()
    assert shared.address == LATE  # a colleague of the support role does not change it


def test_a_view_that_was_left_can_be_changed_to_what_is_shown(client, seller, owner, agent):
    view = keep(seller, agent)
    client.force_login(owner)  # in the seller role: what is shared is theirs to change
    assert client.get(f"/orders/?{LATE}&view={view.pk}").context["view"]["may_be_replaced"] is False
    page = client.get(f"/orders/?tab=step&days=all&view={view.pk}")
    assert page.context["view"]["may_be_replaced"] is True
    client.post(reverse("orders:view_replace", args=[view.pk]) + f"?{page.context['view']['address']}")
    view.refresh_from_db()
    assert view.address == "tab=step&days=all"


def test_a_shared_view_opens_first_for_a_role(client, seller, owner, agent):
    client.force_login(owner)
    client.post(
        reverse("orders:views") + f"?{LATE}", {"name": "A", "is_shared": "on", "default_for": ["support"]}
    )
    view = OrderView.objects.get()
    assert client.get("/orders/").status_code == 200
    client.force_login(agent)
    answer = client.get("/orders/")
    assert (answer.status_code, answer.url) == (302, f"/orders/?{LATE}&view={view.pk}")
    assert client.get("/orders/?tab=all").status_code == 200
    second = keep(seller, owner, "B", default_for=["support"])
    view.refresh_from_db()
    assert (view.default_for, second.default_for) == ([], ["support"])


@pytest.mark.parametrize("role", ["support", "seller"])
def test_only_the_seller_role_is_asked_for_whom_it_opens_first(client, seller, role):
    client.force_login(make_member(seller, role))
    client.post(reverse("orders:views"), {"name": "A", "is_shared": "on", "default_for": ["support"]})
    assert OrderView.objects.get().default_for == (["support"] if role == "seller" else [])


def test_what_cannot_be_saved_is_refused_and_changes_nothing(client, seller, owner):
    first = keep(seller, owner)
    with pytest.raises(Refusal, match="already"):
        keep(seller, owner)
    with pytest.raises(Refusal, match="Only a shared view"):
        keep(seller, owner, "Other", shared=False, default_for=["seller"])
    client.force_login(owner)
    answer = client.post(reverse("orders:views"), {"name": "Late"})
    assert answer.status_code == 422
    assert "You have a view named Late already" in answer.content.decode()
    assert client.post(reverse("orders:views"), {"name": ""}).status_code == 422
    assert list(OrderView.objects.all()) == [first]
    for number in range(MOST - 1):
        keep(seller, owner, f"V{number}")
    with pytest.raises(Refusal, match=f"{MOST} views"):
        keep(seller, owner, "One more")
    assert OrderView.objects.count() == MOST


def test_a_view_gets_another_name_and_goes(client, seller, owner):
    view = keep(seller, owner, default_for=["seller"])
    client.force_login(owner)
    page = client.get(reverse("orders:view_change", args=[view.pk]))
    assert page.context["form"].initial["name"] == "Late"
    client.post(reverse("orders:view_change", args=[view.pk]), {"name": "Later", "is_shared": "on"})
    view.refresh_from_db()
    assert (view.name, view.default_for, view.address) == ("Later", [], LATE)
    client.post(reverse("orders:view_remove", args=[view.pk]))
    assert OrderView.objects.count() == 0
