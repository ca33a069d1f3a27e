from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from amazon import shapes
from history.actions import IllegalMove, Refusal
from history.models import Change
from orders import actions
from orders.models import CustomerResolution, Order, OrderIdentifier, OrderItem, Stage
from tests.factories import NOW, make_member, make_order, make_product, make_seller

pytestmark = pytest.mark.django_db


def told(order_id="HG-1", status="Planning", at=NOW, items=(("HG-MUG", 2),), **fields):
    order = shapes.Order(
        seller_fulfillment_order_id=order_id,
        marketplace_id="ATVPDKIKX0DER",
        displayable_order_id="#20418",
        displayable_order_date=NOW - timedelta(days=1),
        status=status,
        status_updated_date=at,
        destination_address=shapes.Address(
            name="Anna Alder", city="Troy", postal_code="48 084", country_code="US"
        ),
        notification_emails=("anna@example.com",),
        **fields,
    )
    lines = tuple(
        shapes.OrderItem(
            seller_fulfillment_order_item_id=f"{order_id}-{sku}",
            seller_sku=sku,
            quantity=quantity,
            estimated_ship_date=NOW,
            estimated_arrival_date=NOW + timedelta(days=3),
        )
        for sku, quantity in items
    )
    return shapes.OrderDetail(order=order, items=lines)


def test_an_order_is_stored_as_told_with_its_lines_and_names():
    seller = make_seller()
    product = make_product(seller, "HG-MUG")
    order = actions.record_order(seller=seller, told=told(), at=NOW)
    assert (order.status_told, order.stage, order.recipient) == ("Planning", Stage.PENDING, "Anna Alder")
    assert order.first_promise == order.latest_estimate == NOW + timedelta(days=3)
    item = OrderItem.objects.get(order=order)
    assert (item.product, item.quantity, order.first_item, order.lines) == (product, 2, product.title, 1)
    kinds = set(OrderIdentifier.objects.filter(order=order).values_list("kind", "folded"))
    assert {
        ("order", "hg1"),
        ("displayed", "20418"),
        ("name", "alder"),
        ("sku", "hgmug"),
        ("postcode", "48084"),
    } <= kinds


def test_the_same_telling_twice_leaves_the_same_rows():
    seller = make_seller()
    actions.record_order(seller=seller, told=told(), at=NOW)
    before = (Change.objects.count(), OrderIdentifier.objects.count(), Order.objects.values().get())
    actions.record_order(seller=seller, told=told(), at=NOW + timedelta(hours=1))
    after = (Change.objects.count(), OrderIdentifier.objects.count(), Order.objects.values().get())
    assert before == after


def test_an_older_telling_does_not_undo_a_newer_one():
    seller = make_seller()
    actions.record_order(seller=seller, told=told(status="Complete", at=NOW), at=NOW)
    actions.record_order(seller=seller, told=told(status="Planning", at=NOW - timedelta(hours=2)), at=NOW)
    assert Order.objects.get().status_told == "Complete"


def test_a_new_status_goes_into_history_once():
    seller = make_seller()
    actions.record_order(seller=seller, told=told(), at=NOW)
    later = NOW + timedelta(hours=1)
    for _ in range(2):
        actions.record_order(seller=seller, told=told(status="Processing", at=later), at=later)
    change = Change.objects.get(verb="order_status", after="Processing")
    assert (change.before, change.at, change.source) == ("Planning", later, "amazon")


def test_the_first_promise_stays_when_the_estimate_moves():
    seller = make_seller()
    actions.record_order(seller=seller, told=told(), at=NOW)
    moved = told(at=NOW + timedelta(hours=1))
    moved = replace(moved, items=(replace(moved.items[0], estimated_arrival_date=NOW + timedelta(days=9)),))
    order = actions.record_order(seller=seller, told=moved, at=NOW)
    assert (order.first_promise, order.latest_estimate) == (NOW + timedelta(days=3), NOW + timedelta(days=9))


def test_unknown_words_are_kept_and_an_unknown_marketplace_counts_as_the_sellers_own():
    seller = make_seller()
    strange = told(status="Teleporting", extra={"primeUpgraded": True})
    strange = replace(strange, order=replace(strange.order, marketplace_id="31060"))
    order = actions.record_order(seller=seller, told=strange, at=NOW)
    assert (order.status_told, order.marketplace_told, order.marketplace) == (
        "Teleporting",
        "31060",
        seller.marketplace,
    )
    assert order.extra == {"primeUpgraded": True}


def test_an_order_with_nothing_but_an_id_is_stored():
    bare = shapes.OrderDetail(order=shapes.Order(seller_fulfillment_order_id="bare"))
    order = actions.record_order(seller=make_seller(), told=bare, at=NOW)
    assert (order.ordered_at, order.status_told, order.lines) == (NOW, "", 0)


def test_goods_sent_to_the_sellers_own_company_are_suspected_to_be_a_removal():
    seller = make_seller(name="Halden Goods")
    own = told(items=(("HG-MUG", 40),))
    own = replace(own, order=replace(own.order, destination_address=shapes.Address(name="HALDEN GOODS Inc.")))
    order = actions.record_order(seller=seller, told=own, at=NOW)
    assert (order.removal, order.removal_reasons) == ("suspected", ["own_company", "many_units"])


def test_an_ordinary_order_is_not_suspected():
    assert actions.record_order(seller=make_seller(), told=told(), at=NOW).removal == "none"


def test_a_removal_is_judged_with_a_reason_and_along_the_table():
    seller = make_seller()
    by, order = make_member(seller), make_order(seller, removal="suspected")
    with pytest.raises(Refusal):
        actions.judge_removal(order=order, removal="confirmed", reason="  ", by=by, at=NOW)
    assert Order.objects.get().removal == "suspected"
    actions.judge_removal(order=order, removal="cleared", reason="A real customer.", by=by, at=NOW)
    assert Order.objects.get().removal == "cleared"
    with pytest.raises(IllegalMove, match="is “Looked at, not a removal”, which does not allow this"):
        actions.judge_removal(order=order, removal="suspected", reason="Again.", by=by, at=NOW)
    assert Change.objects.get(verb="removal").reason == "A real customer."


def test_a_refund_needs_an_amount_and_no_future_date():
    seller = make_seller()
    by, order = make_member(seller), make_order(seller)
    given = {"order": order, "kind": "refund", "reference": "R-1", "by": by, "at": NOW}
    with pytest.raises(Refusal):
        actions.record_resolution(**given, amount=None, resolved_on=NOW.date())
    with pytest.raises(Refusal):
        actions.record_resolution(**given, amount=Decimal("5.00"), resolved_on=date(2027, 1, 1))
    assert not CustomerResolution.objects.exists()
    actions.record_resolution(**given, amount=Decimal("5.00"), resolved_on=NOW.date())
    saved = CustomerResolution.objects.get()
    assert (saved.amount, saved.currency) == (Decimal("5.00"), "USD")


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001])
def test_a_note_is_neither_empty_nor_endless(text):
    seller = make_seller()
    order = make_order(seller)
    with pytest.raises(Refusal):
        actions.add_note(order=order, text=text, by=make_member(seller), at=NOW)
    assert not Change.objects.exists()


def test_without_a_connection_a_cancellation_is_refused_and_nothing_changes():
    seller = make_seller()
    order = make_order(seller, status="Planning")
    with pytest.raises(Refusal):
        actions.request_cancel(order=order, client=None, by=make_member(seller), at=NOW)
    assert Order.objects.get().cancel_requested_at is None


def test_the_parcels_summary_moves_the_stage_and_writes_only_what_differs(django_assert_num_queries):
    order = make_order(make_seller(), status="Complete")
    summary = actions.ParcelSummary(
        parcels=1,
        delivered=1,
        state="delivered",
        carriers="UPS",
        shipped_at=NOW,
        delivered_at=NOW,
        first_promise=NOW,
        latest_estimate=NOW,
        last_news_at=NOW,
        lost_eligible=False,
    )
    actions.summarise_parcels(order=order, summary=summary)
    assert Order.objects.get().stage == Stage.DELIVERED
    with django_assert_num_queries(0):
        actions.summarise_parcels(order=order, summary=summary)


def test_times_are_kept_as_told():
    seller = make_seller()
    order = actions.record_order(seller=seller, told=told(at=datetime(2026, 11, 1, tzinfo=UTC)), at=NOW)
    assert order.status_updated_at == datetime(2026, 11, 1, tzinfo=UTC)


def test_amounts_in_fields_without_a_column_are_kept_as_their_digits():
    extra = {"weight": Decimal("1.50"), "parts": [{"size": Decimal("2.1")}, None]}
    actions.record_order(seller=make_seller(), told=told(extra=extra), at=NOW)
    assert Order.objects.get().extra == {"weight": "1.50", "parts": [{"size": "2.1"}, None]}


def test_a_refund_made_today_in_tokyo_is_not_in_the_future_although_utc_is_a_day_behind():
    seller = make_seller(marketplace="A1VC38T7YXB528")
    order, by, late = make_order(seller), make_member(seller), datetime(2026, 11, 20, 22, 0, tzinfo=UTC)
    given = {
        "order": order,
        "kind": "refund",
        "reference": "R-1",
        "amount": Decimal(900),
        "by": by,
        "at": late,
    }
    actions.record_resolution(resolved_on=date(2026, 11, 21), **given)
    with pytest.raises(Refusal, match="future"):
        actions.record_resolution(resolved_on=date(2026, 11, 22), **given)
    assert [row.resolved_on for row in CustomerResolution.objects.all()] == [date(2026, 11, 21)]
