"""Submitting a return, and what Amazon then tells of it."""

from datetime import timedelta
from typing import Any

import pytest

from amazon import shapes
from history.actions import IllegalMove, Refusal
from history.models import Change
from inventory.models import Restock
from orders.models import Order, OrderIdentifier
from returns import actions
from returns.actions import Line
from returns.models import Return, ReturnAuthorization, ReturnItem, ReturnStatus
from sellers.tenancy import acting_for
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def seller() -> Any:
    return factories.make_seller()


@pytest.fixture
def person(seller: Any) -> Any:
    return factories.make_member(seller)


@pytest.fixture
def order(seller: Any) -> Order:
    return factories.make_delivered_order(seller, items=[("HG-MUG-01", 3), ("HG-APR-02", 1)])


def submit(order: Order, person: Any, *lines: tuple[int, int], key: str = "k1", **more: Any) -> Return:
    """A return of (line number from 0, quantity) pairs."""
    items = list(order.items.all())
    wanted = [Line(items[index].pk, quantity, "CR-UNWANTED_ITEM") for index, quantity in lines]
    given: dict[str, Any] = {"comments": "Too big", "language": "en", "at": NOW} | more
    return actions.create_return(order=order, lines=wanted, submission_key=key, by=person, **given)


def told_of(item: ReturnItem, **fields: Any) -> shapes.ReturnItem:
    given: dict[str, Any] = {
        "seller_return_item_id": item.seller_return_item_id,
        "seller_fulfillment_order_item_id": item.order_item.seller_item_id,
        "seller_return_reason_code": item.reason_code,
        "status": "New",
        "status_changed_date": NOW,
        "return_authorization_id": "RMA1",
    }
    return shapes.ReturnItem(**(given | fields))


def rma(name: str = "RMA1", **fields: Any) -> shapes.ReturnAuthorization:
    address = shapes.Address(name="Returns Department", city="Phoenix", country_code="US")
    given: dict[str, Any] = {
        "fulfillment_center_id": "TUS1",
        "return_to_address": address,
        "amazon_rma_id": f"D{name}",
        "rma_page_url": "https://sellercentral.amazon.com/rma/1",
    }
    return shapes.ReturnAuthorization(return_authorization_id=name, **(given | fields))


def tell(order: Order, *items: shapes.ReturnItem, at: Any = NOW, papers: Any = None) -> None:
    papers = [rma()] if papers is None else papers
    actions.record_return_status(order=order, items=items, authorizations=papers, at=at)


# --- submitting --------------------------------------------------------------------------------------------------
def test_each_unit_becomes_one_return_item_with_an_id_of_its_own(order: Order, person: Any) -> None:
    made = submit(order, person, (0, 2), (1, 1))
    units = list(made.items.all())
    shipment = order.shipments.get()
    assert made.number == "RET-000001"
    assert [unit.order_item.sku for unit in units] == ["HG-MUG-01", "HG-MUG-01", "HG-APR-02"]
    assert len({unit.seller_return_item_id for unit in units}) == 3
    assert {unit.shipment_id for unit in units} == {shipment.pk}
    assert {unit.comment for unit in units} == {"Too big"}
    assert Change.objects.filter(verb="return_created", order_id=order.pk, actor=person).count() == 1
    assert actions.returnable(order) == {units[0].order_item_id: 1, units[2].order_item_id: 0}


def test_the_same_submit_twice_makes_one_return(order: Order, person: Any) -> None:
    first = submit(order, person, (0, 3))
    assert submit(order, person, (0, 3)) == first
    assert ReturnItem.objects.count() == 3


def test_numbers_go_on_per_seller(order: Order, person: Any, seller: Any) -> None:
    submit(order, person, (0, 1))
    other_order = factories.make_delivered_order(seller)
    assert submit(other_order, person, (0, 1)).number == "RET-000002"
    stranger = factories.make_seller("Another")
    assert submit(factories.make_delivered_order(stranger), person, (0, 1)).number == "RET-000001"


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], "No item was chosen"),
        ([(0, 0)], "No item was chosen"),
        ([(0, 4)], "4 units were chosen, but only 3"),
        ([(0, 2), (0, 2)], "4 units were chosen, but only 3"),
    ],
)
def test_never_more_than_shipped(order: Order, person: Any, lines: Any, message: str) -> None:
    with pytest.raises(Refusal, match=message):
        submit(order, person, *lines)
    assert Return.objects.count() == 0
    assert ReturnItem.objects.count() == 0
    assert Change.objects.filter(verb="return_created").count() == 0


def test_nothing_is_returnable_before_it_ships(seller: Any, person: Any) -> None:
    order = factories.make_order(seller, status="Processing")
    factories.make_shipment(order, status="PENDING")
    with pytest.raises(Refusal, match="not shipped yet"):
        submit(order, person, (0, 1))
    assert Return.objects.count() == 0


def test_an_item_of_another_order_is_refused(order: Order, person: Any, seller: Any) -> None:
    other = factories.make_delivered_order(seller)
    line = Line(other.items.get().pk, 1, "CR-DEFECTIVE")
    with pytest.raises(Refusal, match="does not belong"):
        actions.create_return(
            order=order, lines=[line], comments="", submission_key="k", language="en", by=person, at=NOW
        )
    assert Return.objects.count() == 0


@pytest.mark.parametrize(
    ("reason", "comments", "message"),
    [("", "", "Choose a return reason"), ("CR-DEFECTIVE", "x" * 1001, "at most 1,000 characters")],
)
def test_a_reason_is_needed_and_comments_have_an_end(
    order: Order, person: Any, reason: str, comments: str, message: str
) -> None:
    line = Line(order.items.all()[0].pk, 1, reason)
    with pytest.raises(Refusal, match=message):
        actions.create_return(
            order=order, lines=[line], comments=comments, submission_key="k", language="en", by=person, at=NOW
        )
    assert Return.objects.count() == 0


def test_units_come_from_the_shipments_that_shipped_them(seller: Any, person: Any) -> None:
    order = factories.make_order(seller, status="Complete", items=[("HG-MUG-01", 3)])
    first = factories.make_shipment(order, shipped_at=NOW - timedelta(days=2))
    second = factories.make_shipment(order, shipped_at=NOW - timedelta(days=1))
    waiting = factories.make_shipment(order, status="PENDING", shipped_at=NOW)
    first.items.update(quantity=1)
    second.items.update(quantity=2)
    waiting.items.update(quantity=5)
    one = submit(order, person, (0, 2), key="a")
    assert [unit.shipment_id for unit in one.items.all()] == [first.pk, second.pk]
    other = submit(order, person, (0, 1), key="b")
    assert [unit.shipment_id for unit in other.items.all()] == [second.pk]
    assert actions.returnable(order) == {order.items.get().pk: 0}


# --- what Amazon tells -------------------------------------------------------------------------------------------
def test_units_told_of_are_authorised_and_the_rma_can_be_searched(order: Order, person: Any) -> None:
    made = submit(order, person, (0, 1))
    unit = made.items.get()
    tell(order, told_of(unit))
    made.refresh_from_db()
    unit.refresh_from_db()
    paper = ReturnAuthorization.objects.get()
    assert made.status == ReturnStatus.AUTHORISED
    assert (unit.status_told, unit.told_at, unit.authorization) == ("New", NOW, paper)
    assert (paper.amazon_rma_id, paper.fulfillment_center, paper.return_to["city"]) == (
        "DRMA1",
        "TUS1",
        "Phoenix",
    )
    names = OrderIdentifier.objects.filter(order=order, kind="rma").values_list("value", flat=True)
    assert sorted(names) == ["DRMA1", "RMA1"]


def test_the_same_news_twice_leaves_the_same_rows(order: Order, person: Any) -> None:
    unit = submit(order, person, (0, 1)).items.get()
    news = told_of(unit, status="Processed", return_received_condition="Sellable")
    tell(order, news)
    before = (Change.objects.count(), Restock.objects.count(), OrderIdentifier.objects.count())
    tell(order, news, at=NOW + timedelta(hours=1))
    assert (Change.objects.count(), Restock.objects.count(), OrderIdentifier.objects.count()) == before
    assert Restock.objects.get().quantity == 1
    assert Return.objects.get().status == ReturnStatus.CLOSED


@pytest.mark.parametrize(
    "condition", ["Defective", "CustomerDamaged", "CarrierDamaged", "FulfillerDamaged", "Wet"]
)
def test_only_sellable_goes_back_to_stock(order: Order, person: Any, condition: str) -> None:
    unit = submit(order, person, (0, 1)).items.get()
    tell(order, told_of(unit, status="Processed", return_received_condition=condition))
    unit.refresh_from_db()
    assert unit.received_condition == condition
    assert Restock.objects.count() == 0


def test_a_corrected_grade_takes_the_unit_off_the_shelf_again(order: Order, person: Any) -> None:
    unit = submit(order, person, (0, 1)).items.get()
    tell(order, told_of(unit, status="Processed", return_received_condition="Sellable"))
    later = NOW + timedelta(days=1)
    corrected = told_of(
        unit, status="Processed", return_received_condition="Defective", status_changed_date=later
    )
    tell(order, corrected, at=later)
    assert Restock.objects.get().reversed_at == later
    assert Change.objects.filter(verb="restock_reversed").count() == 1
    tell(order, corrected, at=later)
    assert Change.objects.filter(verb="restock_reversed").count() == 1


def test_older_news_does_not_undo_newer(order: Order, person: Any) -> None:
    unit = submit(order, person, (0, 1)).items.get()
    tell(order, told_of(unit, status="Processed", return_received_condition="Sellable"))
    tell(order, told_of(unit, status="New", status_changed_date=NOW - timedelta(days=5)))
    tell(order, told_of(unit, status="New", status_changed_date=None))
    unit.refresh_from_db()
    assert (unit.status_told, unit.received_condition) == ("Processed", "Sellable")


def test_a_return_made_in_seller_central_takes_its_units(order: Order, person: Any) -> None:
    line = order.items.all()[1]
    elsewhere = shapes.ReturnItem(
        seller_return_item_id="SC-1", seller_fulfillment_order_item_id=line.seller_item_id, status="New"
    )
    tell(order, elsewhere)
    item = ReturnItem.objects.get()
    assert (item.customer_return, item.order_item, item.status_told) == (None, line, "New")
    with pytest.raises(Refusal, match="already on a return"):
        submit(order, person, (1, 1))


def test_a_line_amazon_never_told_of_stops_nothing(order: Order, person: Any) -> None:
    unit = submit(order, person, (0, 1)).items.get()
    stray = shapes.ReturnItem(
        seller_return_item_id="X", seller_fulfillment_order_item_id="nobody", status="New"
    )
    tell(order, stray, told_of(unit))
    assert Return.objects.get().status == ReturnStatus.AUTHORISED
    assert ReturnItem.objects.count() == 1


def test_unknown_words_are_kept_as_they_came(order: Order, person: Any) -> None:
    unit = submit(order, person, (0, 1)).items.get()
    tell(order, told_of(unit, status="HalfProcessed", return_received_condition="Soggy"))
    unit.refresh_from_db()
    assert (unit.status_told, unit.received_condition) == ("HalfProcessed", "Soggy")
    assert Return.objects.get().status == ReturnStatus.AUTHORISED


def test_a_word_longer_than_its_column_stops_nothing(order: Order, person: Any) -> None:
    unit = submit(order, person, (0, 1)).items.get()
    tell(
        order,
        told_of(unit, status="S" * 99, amazon_return_reason_code="R" * 99),
        papers=[rma(amazon_rma_id="D" * 99)],
    )
    tell(order, told_of(unit, status="S" * 99), papers=[rma(amazon_rma_id="D" * 99)])
    unit.refresh_from_db()
    assert (unit.status_told, unit.amazon_reason_code) == ("S" * 30, "R" * 60)
    assert ReturnAuthorization.objects.get().amazon_rma_id == "D" * 60
    assert Change.objects.filter(verb="rma_changed").count() == 0


def test_a_page_address_that_is_not_amazons_is_not_kept(order: Order, person: Any) -> None:
    unit = submit(order, person, (0, 1)).items.get()
    tell(order, told_of(unit), papers=[rma(rma_page_url="https://amazon.com.evil.example/rma")])
    assert ReturnAuthorization.objects.get().page_url == ""


def test_a_correction_opens_a_closed_return_again(order: Order, person: Any) -> None:
    unit = submit(order, person, (0, 1)).items.get()
    tell(order, told_of(unit, status="Processed", return_received_condition="Sellable"))
    tell(order, told_of(unit, status="New", status_changed_date=NOW + timedelta(days=1)))
    assert Return.objects.get().status == ReturnStatus.AUTHORISED


# --- people ------------------------------------------------------------------------------------------------------
def failed(order: Order, person: Any) -> Return:
    made = submit(order, person, (0, 1))
    for status in (ReturnStatus.ASKING, ReturnStatus.FAILED):
        Return.objects.filter(pk=made.pk).update(status=status)
    made.refresh_from_db()
    return made


def test_a_return_that_was_not_sent_may_be_tried_again(order: Order, person: Any) -> None:
    made = failed(order, person)
    actions.try_again(customer_return=made, by=person, at=NOW)
    made.refresh_from_db()
    assert (made.status, made.next_try_at) == (ReturnStatus.SUBMITTED, NOW)
    assert actions.waiting(at=NOW, limit=10) == [(made.seller_id, made.pk)]


def test_a_withdrawn_return_gives_its_units_free(order: Order, person: Any) -> None:
    made = failed(order, person)
    line = made.items.get().order_item_id
    assert actions.returnable(order)[line] == 2
    actions.withdraw(customer_return=made, by=person, at=NOW)
    assert actions.returnable(order)[line] == 3


def test_an_authorised_return_can_neither_be_tried_again_nor_withdrawn(order: Order, person: Any) -> None:
    made = submit(order, person, (0, 1))
    tell(order, told_of(made.items.get()))
    made.refresh_from_db()
    with pytest.raises(IllegalMove):
        actions.try_again(customer_return=made, by=person, at=NOW)
    with pytest.raises(Refusal, match="has taken some units"):
        actions.withdraw(customer_return=made, by=person, at=NOW)
    made.refresh_from_db()
    assert made.status == ReturnStatus.AUTHORISED


def test_the_wall_hides_returns_from_other_sellers(order: Order, person: Any) -> None:
    tell(order, told_of(submit(order, person, (0, 1)).items.get()))
    stranger = factories.make_seller("Another")
    tables = (Return, ReturnItem, ReturnAuthorization)
    with acting_for(stranger.pk):
        assert [table.objects.count() for table in tables] == [0, 0, 0]
    with acting_for(order.seller_id):
        assert [table.objects.count() for table in tables] == [1, 1, 1]
