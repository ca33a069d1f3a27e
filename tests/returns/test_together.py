"""Many at once: people, workers and syncs on real connections of their own never make more than is returnable."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from amazon import shapes
from history.actions import Refusal
from inventory.models import Restock
from returns import actions
from returns.actions import Line
from returns.models import Return, ReturnItem, ReturnStatus
from sellers.tenancy import acting_for_everyone
from tests import factories
from tests.factories import NOW
from tests.returns.test_actions import rma, submit, told_of


def at_once(*jobs: Callable[[], Any]) -> Sequence[Any]:
    """Run each job in a thread with a database connection of its own, all starting together; refusals as answers."""
    start = Barrier(len(jobs))

    def run(job: Callable[[], Any]) -> Any:
        try:
            with acting_for_everyone():
                start.wait(10)
                return job()
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_people_at_once_return_no_more_than_shipped() -> None:
    seller = factories.make_seller()
    person = factories.make_member(seller)
    order = factories.make_delivered_order(seller, items=[("HG-MUG-01", 3)])
    results = at_once(*[lambda key=f"k{n}": submit(order, person, (0, 2), key=key) for n in range(4)])  # type: ignore[misc]
    assert sorted(type(result).__name__ for result in results) == ["Refusal", "Refusal", "Refusal", "Return"]
    assert ReturnItem.objects.count() == 2


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_double_click_makes_one_return() -> None:
    seller = factories.make_seller()
    person = factories.make_member(seller)
    order = factories.make_delivered_order(seller, items=[("HG-MUG-01", 3)])
    results = at_once(*[lambda: submit(order, person, (0, 1), key="same") for _ in range(4)])
    assert len({result.pk for result in results}) == 1
    assert ReturnItem.objects.count() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_numbers_stay_apart_when_orders_are_returned_at_once() -> None:
    seller = factories.make_seller()
    person = factories.make_member(seller)
    orders = [factories.make_delivered_order(seller) for _ in range(4)]
    at_once(*[lambda order=order: submit(order, person, (0, 1)) for order in orders])  # type: ignore[misc]
    numbers = sorted(Return.objects.values_list("number", flat=True))
    assert numbers == ["RET-000001", "RET-000002", "RET-000003", "RET-000004"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_syncs_at_once_restock_once() -> None:
    seller = factories.make_seller()
    person = factories.make_member(seller)
    order = factories.make_delivered_order(seller)
    unit = submit(order, person, (0, 1)).items.get()
    news = told_of(unit, status="Processed", return_received_condition="Sellable")

    def tell() -> None:
        actions.record_return_status(order=order, items=[news], authorizations=[rma()], at=NOW)

    at_once(*[tell for _ in range(4)])
    assert Restock.objects.count() == 1
    assert Return.objects.get().status == ReturnStatus.CLOSED


class TwoWorkers:
    """Amazon as a worker sees it, counting what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.fulfillment = self

    def create_return(self, order_id: str, items: Sequence[shapes.NewReturnItem]) -> shapes.ReturnResult:
        self.asked += [item.seller_return_item_id for item in items]
        told = [
            shapes.ReturnItem(
                seller_return_item_id=item.seller_return_item_id,
                seller_fulfillment_order_item_id=item.seller_fulfillment_order_item_id,
                status="New",
            )
            for item in items
        ]
        return shapes.ReturnResult(return_items=tuple(told))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_workers_ask_once() -> None:
    seller = factories.make_seller()
    person = factories.make_member(seller)
    made = submit(factories.make_delivered_order(seller, items=[("HG-MUG-01", 2)]), person, (0, 2))
    amazon: Any = TwoWorkers()
    at_once(*[lambda: actions.ask_amazon(customer_return=made, client=amazon, at=NOW) for _ in range(4)])
    assert sorted(amazon.asked) == sorted(unit.seller_return_item_id for unit in made.items.all())


# A step is what happens next to one order of five units: a return of n units under a key, Amazon taking or refusing
# what was submitted, a unit being judged, a return failing, tried again or withdrawn
STEPS = st.one_of(
    st.tuples(st.just("submit"), st.integers(1, 4), st.integers(0, 3)),
    st.tuples(st.just("authorise"), st.integers(0, 5), st.integers(0, 9)),
    st.tuples(st.just("judge"), st.integers(0, 9), st.sampled_from([0, 1])),
    st.tuples(st.just("fail"), st.integers(0, 5), st.just(0)),
    st.tuples(st.just("withdraw"), st.integers(0, 5), st.just(0)),
    st.tuples(st.just("elsewhere"), st.integers(0, 3), st.just(0)),
)
SHIPPED = 5


class Interleavings(TestCase):
    """Whatever happens in whatever order, the units that count never exceed those that shipped."""

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(STEPS, min_size=1, max_size=14))
    def test_units_on_returns_never_exceed_what_shipped(self, steps: Sequence[tuple[str, int, int]]) -> None:
        with acting_for_everyone():
            seller = factories.make_seller()
            self.person = factories.make_member(seller)
            self.order = factories.make_delivered_order(seller, items=[("HG-MUG-01", SHIPPED)])
            self.elsewhere = 0
            for number, (what, first, second) in enumerate(steps):
                getattr(self, f"do_{what}")(first, second, NOW + timedelta(minutes=number))
                self.check()

    def check(self) -> None:
        counting = [item for item in ReturnItem.objects.filter(order=self.order) if item.counts]
        # Seller Central asks nobody here: its units may meet ours, and then Amazon refuses ours
        assert len(counting) <= SHIPPED + self.elsewhere
        left = actions.returnable(self.order)[self.order.items.get().pk]
        assert left == max(SHIPPED - len(counting), 0)
        sellable = [item for item in counting if item.received_condition == "Sellable"]
        assert Restock.objects.filter(order_id=self.order.pk, reversed_at=None).count() == len(sellable)

    def do_submit(self, quantity: int, key: int, at: Any) -> None:
        before = actions.returnable(self.order)[self.order.items.get().pk]
        known = Return.objects.filter(order=self.order, submission_key=f"k{key}").exists()
        line = Line(self.order.items.get().pk, quantity, "CR-DEFECTIVE")
        try:
            actions.create_return(
                order=self.order,
                lines=[line],
                comments="",
                submission_key=f"k{key}",
                language="en",
                by=self.person,
                at=at,
            )
        except Refusal:
            assert not known
            assert quantity > before
        else:
            assert known or quantity <= before

    def pick(self, place: int) -> Return | None:
        rows = list(Return.objects.filter(order=self.order).order_by("pk"))
        return rows[place % len(rows)] if rows else None

    def do_authorise(self, place: int, refused: int, at: Any) -> None:
        found = self.pick(place)
        if found is None or found.status not in (ReturnStatus.SUBMITTED, ReturnStatus.ASKING):
            return
        if found.status == ReturnStatus.SUBMITTED:
            Return.objects.filter(pk=found.pk).update(status=ReturnStatus.ASKING)
        units = list(found.items.all())
        for unit in units[:refused]:
            ReturnItem.objects.filter(pk=unit.pk, told_at=None).update(refusal_code="NoReturnableQuantity")
        told = [told_of(unit, status_changed_date=at) for unit in units[refused:]]
        actions.record_return_status(order=self.order, items=told, authorizations=[rma()], at=at)

    def do_judge(self, place: int, sellable: int, at: Any) -> None:
        units = [unit for unit in ReturnItem.objects.filter(order=self.order) if unit.told]
        if units:
            condition = "Sellable" if sellable else "CustomerDamaged"
            unit = units[place % len(units)]
            news = told_of(
                unit, status="Processed", return_received_condition=condition, status_changed_date=at
            )
            for _ in range(2):
                actions.record_return_status(order=self.order, items=[news], authorizations=[], at=at)

    def do_fail(self, place: int, _second: int, at: Any) -> None:
        found = self.pick(place)
        if found and found.status == ReturnStatus.SUBMITTED:
            for status in (ReturnStatus.ASKING, ReturnStatus.FAILED):
                Return.objects.filter(pk=found.pk).update(status=status)

    def do_withdraw(self, place: int, _second: int, at: Any) -> None:
        found = self.pick(place)
        if found:
            try:
                actions.withdraw(customer_return=found, by=self.person, at=at)
            except Refusal:
                assert (
                    found.status != ReturnStatus.FAILED or found.items.filter(told_at__isnull=False).exists()
                )

    def do_elsewhere(self, name: int, _second: int, at: Any) -> None:
        line = self.order.items.get()
        unit = shapes.ReturnItem(
            seller_return_item_id=f"SC-{name}",
            seller_fulfillment_order_item_id=line.seller_item_id,
            status="New",
        )
        actions.record_return_status(order=self.order, items=[unit], authorizations=[], at=at)
        self.elsewhere = ReturnItem.objects.filter(order=self.order, customer_return=None).count()
