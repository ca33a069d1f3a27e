"""However submits, double submits, calls that time out, repeated tasks and syncs come one after the other, Amazon is
asked for each unit once, and never for more than shipped.

Amazon is played by its own documented rules: an id it knows is a duplicate, units beyond those shipped are refused.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from amazon import Unavailable, shapes
from amazon.errors import Throttled
from history.actions import Refusal
from returns import actions
from returns.actions import Line
from returns.models import Return, ReturnItem, ReturnStatus
from sellers.tenancy import acting_for_everyone
from tests import factories
from tests.factories import NOW

SHIPPED = 4


class Amazon:
    """Takes units by its rules; `weather` decides what becomes of the answer to the next call."""

    def __init__(self, order: Any) -> None:
        self.fulfillment = self
        self.order, self.weather = order, "fair"
        self.units: dict[str, shapes.ReturnItem] = {}
        self.duplicates = self.excess = 0

    def create_return(self, order_id: str, items: Sequence[shapes.NewReturnItem]) -> shapes.ReturnResult:
        weather, self.weather = self.weather, "fair"
        if weather == "busy":
            raise Throttled("QuotaExceeded")
        if weather == "away":
            raise Unavailable("503")
        told, refused = [], []
        for item in items:
            code = self._refusal(item)
            if code:
                refused.append(_invalid(item, code))
            else:
                self.units[item.seller_return_item_id] = _taken(item)
                told.append(self.units[item.seller_return_item_id])
        if weather == "silent":  # done, and nobody hears of it
            raise Unavailable("timeout", may_have_happened=True)
        return shapes.ReturnResult(return_items=tuple(told), invalid_return_items=tuple(refused))

    def _refusal(self, item: shapes.NewReturnItem) -> str:
        if item.seller_return_item_id in self.units:
            self.duplicates += 1
            return "DuplicateRequest"
        if len(self.units) >= SHIPPED:
            self.excess += 1
            return "NoReturnableQuantity"
        return ""

    def get_order(self, order_id: str) -> shapes.OrderDetail:
        order = shapes.Order(seller_fulfillment_order_id=order_id)
        return shapes.OrderDetail(order=order, return_items=tuple(self.units.values()))


def _taken(item: shapes.NewReturnItem) -> shapes.ReturnItem:
    return shapes.ReturnItem(
        seller_return_item_id=item.seller_return_item_id,
        seller_fulfillment_order_item_id=item.seller_fulfillment_order_item_id,
        seller_return_reason_code=item.return_reason_code,
        status="New",
        status_changed_date=NOW,
    )


def _invalid(item: shapes.NewReturnItem, code: str) -> shapes.InvalidReturnItem:
    return shapes.InvalidReturnItem(
        seller_return_item_id=item.seller_return_item_id,
        invalid_item_reason=shapes.InvalidItemReason(invalid_item_reason_code=code),
    )


STEPS = st.one_of(
    # which person, under which key, how many units, and whether the line stands twice in the same submit
    st.tuples(st.just("submit"), st.integers(0, 1), st.integers(0, 3), st.integers(1, 3), st.booleans()),
    # a task for any of the returns, early or repeated, in any weather
    st.tuples(
        st.just("ask"),
        st.integers(0, 5),
        st.sampled_from(["fair", "fair", "silent", "away", "busy"]),
        st.sampled_from([0, 1, 10, 90]),
        st.just(False),
    ),
    st.tuples(st.just("sync"), st.just(0), st.just(0), st.just(0), st.just(False)),
    st.tuples(st.just("decide"), st.integers(0, 5), st.booleans(), st.just(0), st.just(False)),
)


class Interleavings(TestCase):
    """One order of four units, two people, one Amazon."""

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(STEPS, min_size=2, max_size=16))
    def test_each_unit_is_asked_once_and_never_more_than_shipped(self, steps: Sequence[Any]) -> None:
        with acting_for_everyone():
            seller = factories.make_seller()
            self.people = [factories.make_member(seller), factories.make_member(seller)]
            self.order = factories.make_delivered_order(seller, items=[("HG-MUG-01", SHIPPED)])
            self.line, self.now = self.order.items.get().pk, NOW
            self.amazon: Any = Amazon(self.order)
            for what, *given_ in steps:
                self.now += timedelta(seconds=20)
                getattr(self, f"do_{what}")(*given_)
                self.check()
            self.settle()

    def check(self) -> None:
        assert sum(item.counts for item in ReturnItem.objects.filter(order=self.order)) <= SHIPPED
        assert len(self.amazon.units) <= SHIPPED
        # no false yes: nothing that we asked for was ever too much, or asked twice
        assert (self.amazon.excess, self.amazon.duplicates) == (0, 0)

    def settle(self) -> None:
        """In fair weather everything comes to an end, and both sides know the same units."""
        for _round in range(3):
            self.now += timedelta(hours=2)
            for made in Return.objects.filter(order=self.order):
                self.ask(made, self.now)
        self.do_sync(0, 0, 0, False)
        self.check()
        told = {
            item.seller_return_item_id for item in ReturnItem.objects.filter(order=self.order) if item.told
        }
        assert told == set(self.amazon.units)
        open_ones = Return.objects.filter(order=self.order, status__in=["submitted", "asking"])
        assert not open_ones.exists()

    def do_submit(self, person: int, key: int, quantity: int, twice: bool) -> None:
        known = Return.objects.filter(order=self.order, submission_key=f"k{key}").first()
        left = actions.returnable(self.order)[self.line]
        line = Line(self.line, quantity, "CR-DEFECTIVE")
        wanted = [line, line] if twice else [line]
        try:
            made = actions.create_return(
                order=self.order,
                lines=wanted,
                comments="",
                submission_key=f"k{key}",
                language="en",
                by=self.people[person],
                at=self.now,
            )
        except Refusal:
            assert known is None
            assert quantity * len(wanted) > left
        else:
            assert known in (None, made)

    def do_ask(self, place: int, weather: str, minutes: int, _twice: bool) -> None:
        rows = list(Return.objects.filter(order=self.order).order_by("pk"))
        if rows:
            self.amazon.weather = weather
            self.ask(rows[place % len(rows)], self.now + timedelta(minutes=minutes))
            self.amazon.weather = "fair"

    def ask(self, made: Return, at: datetime) -> None:
        actions.ask_amazon(customer_return=made, client=self.amazon, at=at)
        self.now = max(self.now, at)

    def do_sync(self, *_given: Any) -> None:
        told = self.amazon.get_order(self.order.seller_order_id)
        actions.record_return_status(
            order=self.order, items=told.return_items, authorizations=[], at=self.now
        )

    def do_decide(self, place: int, withdraw: bool, *_given: Any) -> None:
        """A person gives up a return that could not be sent, or sends it once more."""
        found = Return.objects.filter(order=self.order, status=ReturnStatus.FAILED).first()
        if found is None:
            return
        act = actions.withdraw if withdraw else actions.try_again
        try:
            act(customer_return=found, by=self.people[place % 2], at=self.now)
        except Refusal:
            assert withdraw
