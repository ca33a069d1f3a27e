"""Amazon is asked for RMAs: over real HTTP, against the sandbox's process, in fair weather and foul."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

import orders.actions
import tracking.actions
from amazon import Client
from inventory.models import Restock
from orders.models import Order
from returns import actions, tasks
from returns.actions import Line
from returns.models import Return, ReturnAuthorization, ReturnItem, ReturnStatus
from sandbox.scenarios import order_id
from sellers.connections import client_for
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
RETURN, GET = "createFulfillmentReturn", "getFulfillmentOrder"


@pytest.fixture
def seller(sandbox: Any) -> Any:
    sandbox.unthrottle()
    return factories.make_seller(connected=sandbox.base_url)


@pytest.fixture
def person(seller: Any) -> Any:
    return factories.make_member(seller)


@pytest.fixture
def client(seller: Any) -> Client:
    found = client_for(seller)
    assert found is not None
    return found


@pytest.fixture
def order(seller: Any, client: Client) -> Order:
    return learn(seller, client, order_id("three_lines"))


def learn(seller: Any, client: Client, name: str) -> Order:
    """An order as a sync stores it."""
    told = client.fulfillment.get_order(name)
    order = orders.actions.record_order(seller=seller, told=told, at=timezone.now())
    for shipment in told.shipments:
        tracking.actions.record_shipment(order=order, told=shipment, at=timezone.now())
    again(order, client)
    return order


def again(order: Order, client: Client) -> None:
    """What a later sync tells of returns."""
    told = client.fulfillment.get_order(order.seller_order_id)
    actions.record_return_status(
        order=order, items=told.return_items, authorizations=told.return_authorizations, at=timezone.now()
    )


def submit(
    order: Order, person: Any, reason: str = "CR-UNWANTED_ITEM", comments: str = "", **quantities: int
) -> Return:
    """A return of every returnable unit, or of `line0=2`-like quantities."""
    left = actions.returnable(order)
    items = list(order.items.all())
    wanted = {items[int(name[4:])].pk: count for name, count in quantities.items()} or left
    lines = [Line(pk, count, reason) for pk, count in wanted.items()]
    key = f"key-{Return.objects.count()}"
    return actions.create_return(
        order=order,
        lines=lines,
        comments=comments,
        submission_key=key,
        language="en",
        by=person,
        at=timezone.now(),
    )


def asked(made: Return, client: Client, *, minutes: int = 0) -> Return:
    actions.ask_amazon(customer_return=made, client=client, at=timezone.now() + timedelta(minutes=minutes))
    return Return.objects.get(pk=made.pk)


def units_at_amazon(order: Order, client: Client) -> int:
    return len(client.fulfillment.get_order(order.seller_order_id).return_items)


def test_an_order_from_two_centres_gets_two_rmas(order: Order, person: Any, client: Client) -> None:
    made = asked(submit(order, person), client)
    papers = ReturnAuthorization.objects.filter(order=order)
    assert made.status == ReturnStatus.AUTHORISED
    assert papers.count() == 2
    assert {unit.authorization_id for unit in made.items.all()} == {paper.pk for paper in papers}
    assert made.items.count() == units_at_amazon(order, client) == 6
    assert all(paper.page_url.startswith("https://www.amazon.com/") for paper in papers)
    assert all(paper.return_to["country_code"] == "US" for paper in papers)


def test_asked_twice_is_asked_once(order: Order, person: Any, client: Client) -> None:
    made = submit(order, person)
    asked(made, client)
    asked(made, client)
    asked(made, client, minutes=60)
    assert units_at_amazon(order, client) == 6
    assert ReturnItem.objects.count() == 6


@pytest.mark.parametrize("kind", ["cut_off"])
def test_a_lost_answer_is_looked_up_before_it_is_asked_again(
    sandbox: Any, order: Order, person: Any, client: Client, kind: str
) -> None:
    made = submit(order, person)
    sandbox.fail(RETURN, kind, times=1)
    made = asked(made, client)
    assert made.status == ReturnStatus.ASKING
    assert made.problem
    assert units_at_amazon(order, client) == 6  # Amazon did it, only its answer was lost
    made = asked(made, client)
    assert made.status == ReturnStatus.ASKING  # not its turn yet
    made = asked(made, client, minutes=30)
    assert made.status == ReturnStatus.AUTHORISED
    assert made.problem == ""
    assert units_at_amazon(order, client) == 6
    assert [unit.refusal_code for unit in made.items.all()] == [""] * 6


def test_a_sync_that_comes_first_settles_a_lost_answer(
    sandbox: Any, order: Order, person: Any, client: Client
) -> None:
    made = submit(order, person)
    sandbox.fail(RETURN, "cut_off", times=1)
    asked(made, client)
    again(order, client)
    made.refresh_from_db()
    assert made.status == ReturnStatus.AUTHORISED


@pytest.mark.parametrize("kind", ["429", "500", "503_html"])
def test_a_call_that_failed_waits_and_is_asked_again(
    sandbox: Any, order: Order, person: Any, client: Client, kind: str
) -> None:
    made = submit(order, person)
    sandbox.fail(RETURN, kind, times=20)
    made = asked(made, client)
    assert made.status in (ReturnStatus.SUBMITTED, ReturnStatus.ASKING)
    assert made.next_try_at is not None
    assert made.problem
    sandbox.heal()
    assert asked(made, client, minutes=30).status == ReturnStatus.AUTHORISED
    assert units_at_amazon(order, client) == 6


def test_after_many_tries_a_person_is_asked(sandbox: Any, order: Order, person: Any, client: Client) -> None:
    made = submit(order, person)
    Return.objects.filter(pk=made.pk).update(tries=11)
    sandbox.fail(GET, "500", times=20)
    made = asked(made, client)
    assert (made.status, made.next_try_at) == (ReturnStatus.FAILED, None)
    sandbox.heal()
    actions.try_again(customer_return=made, by=person, at=timezone.now())
    assert asked(made, client).status == ReturnStatus.AUTHORISED


def test_a_refused_connection_is_not_tried_for_ever(
    sandbox: Any, order: Order, person: Any, client: Client
) -> None:
    made = submit(order, person)
    sandbox.fail(RETURN, "403", times=20)
    made = asked(made, client)
    assert made.status == ReturnStatus.FAILED
    assert actions.waiting(at=timezone.now() + timedelta(days=1), limit=5) == []


def test_units_amazon_refuses_are_kept_apart_from_those_it_takes(
    seller: Any, order: Order, person: Any, client: Client
) -> None:
    made = submit(order, person)
    bad = made.items.all()[0]
    ReturnItem.objects.filter(pk=bad.pk).update(reason_code="NOT-A-REASON")
    made = asked(made, client)
    bad.refresh_from_db()
    assert made.status == ReturnStatus.PARTLY_REFUSED
    assert (bad.refusal_code, bad.refusal) == (
        "InvalidValues",
        "The item was not found in a fulfillment order.",
    )
    assert bad.authorization is None
    assert made.items.filter(told_at__isnull=False).count() == 5
    assert actions.returnable(order)[bad.order_item_id] == 1


def test_a_return_amazon_refuses_altogether_gives_its_units_free(
    order: Order, person: Any, client: Client
) -> None:
    made = submit(order, person, reason="NOT-A-REASON")
    made = asked(made, client)
    assert made.status == ReturnStatus.REFUSED
    assert sum(actions.returnable(order).values()) == 6


def test_an_order_amazon_does_not_know_is_refused_in_words(seller: Any, person: Any, client: Client) -> None:
    order = factories.make_delivered_order(seller, "NOT-AT-AMAZON")
    made = asked(submit(order, person), client)
    assert made.status == ReturnStatus.REFUSED
    assert made.items.get().refusal


def test_a_sellable_unit_is_restocked_once_when_the_centre_has_judged_it(
    sandbox: Any, order: Order, person: Any, client: Client
) -> None:
    made = asked(submit(order, person, line0=1), client)
    sandbox.advance(days=7)
    again(order, client)
    again(order, client)
    made.refresh_from_db()
    unit = made.items.get()
    assert (made.status, unit.status_told, unit.received_condition) == ("closed", "Processed", "Sellable")
    assert Restock.objects.get().sku == unit.order_item.sku


@pytest.mark.parametrize("grade", ["CarrierDamaged", "FulfillerDamaged", "CustomerDamaged", "Defective"])
def test_a_damaged_unit_is_not_restocked(
    sandbox: Any, order: Order, person: Any, client: Client, grade: str
) -> None:
    made = asked(submit(order, person, comments=f"grade:{grade}", line0=1), client)
    sandbox.advance(days=7)
    again(order, client)
    assert made.items.get().received_condition == grade
    assert Restock.objects.count() == 0


def test_an_order_returned_before_it_was_known_here_is_read_as_it_stands(
    seller: Any, client: Client, person: Any
) -> None:
    order = learn(seller, client, order_id("returned_sellable"))
    unit = order.return_items.get()
    assert (unit.customer_return, unit.received_condition) == (None, "Sellable")
    assert Restock.objects.count() == 1


def test_an_awkward_order_id_travels_whole(seller: Any, client: Client, person: Any) -> None:
    order = learn(seller, client, order_id("awkward_id"))
    assert asked(submit(order, person), client).status == ReturnStatus.AUTHORISED


def test_the_task_asks_for_one_return(order: Order, person: Any, client: Client) -> None:
    made = submit(order, person)
    tasks.ask_return(made.seller_id, made.pk)
    tasks.ask_return(made.seller_id, made.pk)
    made.refresh_from_db()
    assert made.status == ReturnStatus.AUTHORISED
    assert units_at_amazon(order, client) == 6


def test_without_a_connection_the_task_leaves_the_return_in_line(
    order: Order, person: Any, seller: Any
) -> None:
    made = submit(order, person)
    seller.amazon_connection.delete()
    tasks.ask_return(made.seller_id, made.pk)
    made.refresh_from_db()
    assert (made.status, made.problem) == (ReturnStatus.SUBMITTED, "Not connected to Amazon.")
    assert made.next_try_at is not None


def test_reasons_are_asked_for_once_a_week(sandbox: Any, order: Order, client: Client) -> None:
    from returns.reasons import reasons_for

    now = timezone.now()
    skus = [item.sku for item in order.items.all()]
    given: dict[str, Any] = {"order": order, "skus": skus, "language": "zh-hans", "client": client}
    first = reasons_for(at=now, **given)
    assert not first.stale
    assert "不再需要" in [choice.label for choice in first.by_sku[skus[0]]]
    sandbox.fail("listReturnReasonCodes", "500", times=50)
    assert reasons_for(at=now + timedelta(days=6), **given) == first
    later = reasons_for(at=now + timedelta(days=8), **given)
    assert (later.stale, later.by_sku) == (True, first.by_sku)
