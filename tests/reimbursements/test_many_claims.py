"""Several parcels in one claim, many claims at once, drafts that open by themselves, and what nobody opened."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from history.actions import Refusal
from history.models import Change
from orders.models import Order
from reimbursements import actions, tasks
from reimbursements.book import Book
from reimbursements.models import Claim, ClaimRule, ClaimSetting
from sellers.models import Role, Seller, User
from tests import factories
from tests.factories import NOW
from tests.reimbursements import claim_factory as made
from tracking.models import Package, ParcelState


@pytest.fixture(autouse=True)
def clock(time_machine: Any) -> None:
    time_machine.move_to(NOW)


@pytest.fixture
def owner(seller: Seller) -> User:
    return factories.make_member(seller, Role.SELLER)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def two_parcels(seller: Seller, *, later: int = 3) -> tuple[Order, Package, Package]:
    """An order with two lost parcels, the second promised some days later."""
    order = made.lost_order(seller, units=2)
    first = order.packages.get()
    promise = NOW - timedelta(days=12 - later)
    second = factories.make_package(
        order, shipped_at=NOW - timedelta(days=16), first_promise=promise, lost_eligible=True
    )
    return order, first, second


# --- several parcels ----------------------------------------------------------------------------------------------


def test_lost_parcels_of_an_order_go_into_one_claim(seller: Seller, agent: User) -> None:
    _order, first, second = two_parcels(seller)
    claim = actions.open_lost_claim(package=second, also=[first], by=agent, at=NOW)
    assert claim.package == first
    assert claim.closes_on == first.lost_closes_on
    assert [(unit.package_id, unit.quantity) for unit in claim.units.all()] == [(second.pk, 2), (first.pk, 2)]
    assert (claim.parcels, claim.expected_high) == ([first, second], Decimal("120.00"))
    for parcel in (first, second):
        with pytest.raises(actions.AlreadyClaimed):
            actions.open_lost_claim(package=parcel, by=agent, at=NOW)


def test_one_parcel_that_may_not_be_claimed_stops_the_claim(seller: Seller, agent: User) -> None:
    _order, first, second = two_parcels(seller)
    Package.objects.filter(pk=second.pk).update(delivered_at=NOW)
    with pytest.raises(Refusal, match="marked it delivered"):
        actions.open_lost_claim(package=first, also=[second], by=agent, at=NOW)
    assert Claim.objects.count() == 0


def test_a_parcel_of_another_order_is_refused(seller: Seller, agent: User) -> None:
    one, other = made.lost_order(seller).packages.get(), made.lost_order(seller).packages.get()
    with pytest.raises(Refusal, match="not all of this order"):
        actions.open_lost_claim(package=one, also=[other], by=agent, at=NOW)
    assert Claim.objects.count() == 0


def test_where_the_rule_takes_one_parcel_each_has_its_claim(seller: Seller, agent: User) -> None:
    order, first, second = two_parcels(seller)
    old = ClaimRule.objects.in_force(seller.marketplace_id, "lost_outbound", NOW.date())
    assert old is not None
    admin, other = factories.make_admin(), factories.make_admin()
    draft = actions.draft_change(rule=old, by=admin, at=NOW - timedelta(days=60))
    ClaimRule.objects.filter(pk=draft.pk).update(several_parcels=False)
    draft.refresh_from_db()
    actions.put_in_force(rule=draft, by=other, at=NOW)
    with pytest.raises(Refusal, match="one parcel in a claim"):
        actions.open_lost_claim(package=first, also=[second], by=agent, at=NOW)
    opened = actions.open_drafts(seller=seller, at=NOW)
    assert [claim.package for claim in opened.claims] == [first, second]
    assert Claim.objects.filter(order=order).count() == 2


def test_a_parcel_the_carrier_itself_reports_lost_is_claimed_as_such(seller: Seller, agent: User) -> None:
    package = made.lost_order(seller).packages.get()
    Package.objects.filter(pk=package.pk).update(state=ParcelState.LOST_BY_CARRIER, lost_told_at=NOW)
    claim = actions.open_lost_claim(package=package, by=agent, at=NOW)
    assert (claim.kind, claim.rule.kind) == ("lost_by_carrier", "lost_by_carrier")


# --- once per unit and cause -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["wrong_item", "missing_item", "damaged_outbound"])
def test_what_the_customer_reports_is_claimed_with_their_words(
    seller: Seller, agent: User, kind: str
) -> None:
    order = made.delivered_order(seller, units=2)
    package, item = order.packages.get(), order.items.get()
    report = actions.Report(NOW.date(), "  Only one cup came. ")
    claim = actions.open_reported_claim(
        kind=kind, package=package, quantities={item.pk: 1}, by=agent, at=NOW, report=report
    )
    assert (claim.kind, claim.reported_on, claim.reported) == (kind, NOW.date(), "Only one cup came.")


def test_units_of_one_parcel_are_claimed_for_different_causes_but_each_unit_once(
    seller: Seller, agent: User
) -> None:
    order = made.delivered_order(seller, units=2)
    package, item = order.packages.get(), order.items.get()

    def claim(kind: str, count: int) -> Claim:
        return actions.open_reported_claim(
            kind=kind, package=package, quantities={item.pk: count}, by=agent, at=NOW, report=actions.Report()
        )

    claim("damaged_outbound", 1)
    with pytest.raises(Refusal, match="Only 1 of"):
        claim("missing_item", 2)
    claim("missing_item", 1)
    for kind in (
        "wrong_item",
        "damaged_outbound",
    ):  # what is left is held for another cause: a person decides
        answer = Book.read(order, at=NOW).answer(kind, package, reported_on=NOW.date())
        assert (str(answer.verdict), answer.reason.code) == ("person", "claimed_otherwise")
    with pytest.raises(Refusal, match="Only 1 of"):
        claim("damaged_outbound", 2)


def test_the_same_cause_is_claimed_once(seller: Seller, agent: User) -> None:
    order = made.delivered_order(seller)
    given: dict[str, Any] = {"package": order.packages.get(), "quantities": {order.items.get().pk: 1}}
    first = actions.open_reported_claim(kind="wrong_item", by=agent, at=NOW, report=actions.Report(), **given)
    with pytest.raises(actions.AlreadyClaimed) as refused:
        actions.open_reported_claim(kind="wrong_item", by=agent, at=NOW, report=actions.Report(), **given)
    assert refused.value.claim == first


def test_a_report_of_tomorrow_is_refused(seller: Seller, agent: User) -> None:
    order = made.delivered_order(seller)
    with pytest.raises(Refusal, match="lies in the future"):
        actions.open_damage_claim(
            package=order.packages.get(),
            quantities={order.items.get().pk: 1},
            by=agent,
            at=NOW,
            report=actions.Report(NOW.date() + timedelta(days=1)),
        )
    assert Claim.objects.count() == 0


# --- many at once --------------------------------------------------------------------------------------------------


def test_everything_that_needs_a_click_is_listed_by_deadline_and_opened_together(
    seller: Seller, agent: User
) -> None:
    order, _first, _second = two_parcels(seller)
    returned = made.delivered_order(seller)
    made.returned_item(returned)
    client = signed_in(agent)
    page = client.get(reverse("claims:ready"))
    assert [row["order"] for row in page.context["rows"]] == [returned, order]
    answer = client.post(reverse("claims:ready"), {"order": [order.pk, returned.pk]})
    assert answer.status_code == 302
    kinds = Claim.objects.order_by("kind").values_list("kind", "opened_by")
    assert list(kinds) == [("damaged_return", agent.pk), ("lost_outbound", agent.pk)]
    assert client.get(reverse("claims:ready")).context["rows"] == []


def test_damage_the_carrier_told_is_found_by_itself_also_after_the_delivery(
    seller: Seller, agent: User
) -> None:
    order = made.delivered_order(seller)
    client = signed_in(agent)
    assert client.get(reverse("claims:ready")).context["rows"] == []
    order.packages.update(damaged_at=NOW - timedelta(days=2), state=ParcelState.DELIVERED)
    assert [row["order"] for row in client.get(reverse("claims:ready")).context["rows"]] == [order]
    assert "The carrier reports damage" in client.get(reverse("home")).text
    (claim,) = actions.open_drafts(seller=seller, at=NOW).claims
    assert (claim.kind, claim.opened_by) == ("damaged_outbound", None)


@pytest.mark.parametrize(
    ("chosen", "status"), [([], 422), (["x"], 422), (["9" * 30], 422), (["foreign"], 409)]
)
def test_a_choice_that_is_none_opens_nothing(
    seller: Seller, agent: User, chosen: list[str], status: int
) -> None:
    foreign = made.lost_order(factories.make_seller("Other"))
    posted = [str(foreign.pk) if one == "foreign" else one for one in chosen]
    assert signed_in(agent).post(reverse("claims:ready"), {"order": posted}).status_code == status
    assert Claim.objects.count() == 0


def test_the_list_asks_the_database_as_often_for_many_as_for_few(seller: Seller, agent: User) -> None:
    client, counts = signed_in(agent), []
    for _round in range(2):
        for _number in range(3):
            made.lost_order(seller)
        client.get(reverse("claims:ready"))
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("claims:ready"))
        counts.append(len(captured))
    assert counts[0] == counts[1]


# --- by itself -------------------------------------------------------------------------------------------------------


def test_drafts_open_by_themselves_only_where_wanted_and_only_without_doubt(
    seller: Seller, owner: User
) -> None:
    other = factories.make_seller("Other")
    made.lost_order(other)
    sure = made.lost_order(seller)
    made.lost_order(seller, removal="suspected")
    assert tasks.open_drafts() == 0
    actions.set_opening(seller=seller, opens_drafts=True, by=owner, at=NOW)
    assert (tasks.open_drafts(), tasks.open_drafts()) == (1, 0)
    claim = Claim.objects.get()
    assert (claim.order, claim.status, claim.opened_by) == (sure, "draft", None)
    assert Change.objects.of_subject(claim).get().source == "portal"


def test_only_the_seller_role_switches_it(seller: Seller, agent: User, owner: User) -> None:
    address = reverse("claims:opening")
    assert signed_in(agent).post(address, {"opens_drafts": "on"}).status_code == 403
    assert not ClaimSetting.objects.exists()
    signed_in(owner).post(address, {"opens_drafts": "on"})
    assert ClaimSetting.objects.get(seller=seller).opens_drafts is True
    signed_in(owner).post(address)
    assert ClaimSetting.objects.get(seller=seller).opens_drafts is False


# --- missed ---------------------------------------------------------------------------------------------------------


def overdue(seller: Seller, **changes: Any) -> Package:
    """A parcel whose last day to file was yesterday."""
    package = made.lost_order(seller).packages.get()
    promise = NOW - timedelta(days=91)
    told = {
        "first_promise": promise,
        "latest_estimate": promise,
        "lost_opens_on": promise.date() + timedelta(days=8),
        "lost_closes_on": promise.date() + timedelta(days=90),
        "lost_eligible_since": None,
    }
    Package.objects.filter(pk=package.pk).update(**(told | changes))
    return package


def test_what_nobody_opened_in_time_is_counted_once_as_missed(seller: Seller) -> None:
    package = overdue(seller)
    assert (tasks.note_missed(), tasks.note_missed()) == (1, 0)
    claim = Claim.objects.get()
    assert (claim.status, claim.package, claim.expected_high) == ("missed", package, Decimal("30.00"))
    assert claim.get_status_display() == "Missed: never opened in time"
    assert Change.objects.of_subject(claim).get().verb == "claim_missed"


@pytest.mark.parametrize(
    "changes",
    [
        {"delivered_at": NOW - timedelta(days=50)},
        {"returning_at": NOW - timedelta(days=50)},
        {"first_promise": NOW - timedelta(days=90), "lost_closes_on": NOW.date()},
    ],
)
def test_what_was_never_owed_or_still_may_be_opened_is_not_missed(
    seller: Seller, changes: dict[str, Any]
) -> None:
    overdue(seller, **changes)
    assert tasks.note_missed() == 0


def test_what_was_claimed_and_given_up_is_not_missed(seller: Seller, agent: User) -> None:
    claim = made.draft(seller, agent)
    actions.withdraw(claim=claim, reason="Found", by=agent, at=NOW)
    promise = NOW - timedelta(days=91)
    Package.objects.filter(pk=claim.package_id).update(
        first_promise=promise,
        latest_estimate=promise,
        lost_opens_on=promise.date() + timedelta(days=8),
        lost_closes_on=promise.date() + timedelta(days=90),
        lost_eligible_since=None,
    )
    assert tasks.note_missed() == 0
