"""Amazon reports shipments: stored as told, again and again, in any order."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amazon import shapes
from history.models import Change
from orders.models import Order, OrderIdentifier, Stage
from tests.factories import make_order, make_seller
from tests.tracking.told import DAY, ESTIMATE, NOW, event, package, shipment, tracking
from tracking import actions
from tracking.models import Estimate, EventSource, Package, Shipment, ShipmentItem

pytestmark = pytest.mark.django_db


@pytest.fixture
def order() -> Order:
    """An order of two lines, promised two days before the shipment's own estimate."""
    return make_order(
        make_seller(),
        "HG-1",
        status="Complete",
        ordered_at=NOW - 18 * DAY,
        first_promise=ESTIMATE - 2 * DAY,
        items=[("HG-MUG", 2), ("HG-THR", 1)],
    )


def told(**fields: object) -> shapes.Shipment:
    boxes = [package(1, estimated_arrival_date=ESTIMATE), package(2, "1Z84H2E90357412666")]
    return shipment(boxes, lines=[("HG-1-1", 2, 1), ("HG-1-2", 1, 2)], **fields)


def test_everything_told_is_stored(order):
    stored = actions.record_shipment(order=order, told=told(), at=NOW)
    assert (stored.amazon_shipment_id, stored.fulfillment_center, stored.status_told) == (
        "DqGLnDPrs",
        "SMF1",
        "SHIPPED",
    )
    first, second = stored.packages.order_by("package_number")
    assert (first.carrier_code, first.tracking_number) == ("AMZL", "TBA318840275914")
    assert first.swiship_url == "https://www.swiship.com/track?id=TBA318840275914"
    assert (first.shipped_at, first.next_poll_at) == (NOW - 14 * DAY, NOW)
    assert (first.first_promise, first.latest_estimate) == (ESTIMATE - 2 * DAY, ESTIMATE)
    assert (second.first_promise, second.latest_estimate) == (ESTIMATE - 2 * DAY, ESTIMATE - DAY)
    assert {(row.order_item.sku, row.quantity, row.package_id) for row in stored.items.all()} == {
        ("HG-MUG", 2, first.pk),
        ("HG-THR", 1, second.pk),
    }


def test_the_estimates_are_a_history_with_their_origins(order):
    actions.record_shipment(order=order, told=told(), at=NOW)
    first = Package.objects.get(package_number=1)
    history = list(first.estimates.order_by("learned_at", "id").values_list("origin", "estimate"))
    assert history == [("item", ESTIMATE - 2 * DAY), ("shipment", ESTIMATE - DAY), ("package", ESTIMATE)]


def test_the_order_is_summed_up_and_found_by_its_numbers(order):
    actions.record_shipment(order=order, told=told(), at=NOW - 12 * DAY)
    stored = Order.objects.get(pk=order.pk)
    assert (stored.stage, stored.parcels, stored.parcels_delivered) == (Stage.SHIPPED, 2, 0)
    assert (stored.shipped_at, stored.latest_estimate) == (NOW - 14 * DAY, ESTIMATE)
    kind = OrderIdentifier.Kind.TRACKING
    assert OrderIdentifier.objects.filter(order=order, kind=kind).count() == 2


def test_a_parcel_nobody_has_looked_at_is_not_flagged_yet(order):
    actions.record_shipment(order=order, told=told(), at=NOW)
    first = Package.objects.get(package_number=1)
    assert (first.lost_opens_on < NOW.date(), first.lost_eligible_since) == (True, None)
    actions.record_tracking(package=first, told=tracking(), source=EventSource.AMAZON, at=NOW)
    assert Package.objects.get(package_number=1).lost_eligible_since == NOW
    assert Order.objects.get(pk=order.pk).lost_eligible is True


def test_a_parcel_looked_at_is_flagged_by_a_sync_as_well(order):
    actions.record_shipment(order=order, told=told(), at=NOW - 9 * DAY)
    first = Package.objects.get(package_number=1)
    actions.record_tracking(package=first, told=tracking(), source=EventSource.AMAZON, at=NOW - 9 * DAY)
    actions.record_shipment(order=order, told=told(), at=NOW)
    assert Package.objects.get(package_number=1).lost_eligible_since == NOW


def test_told_again_nothing_changes(order):
    actions.record_shipment(order=order, told=told(), at=NOW)
    before = everything()
    actions.record_shipment(order=Order.objects.get(pk=order.pk), told=told(), at=NOW + timedelta(hours=1))
    assert everything() == before


def test_two_origins_that_disagree_do_not_overrule_each_other_at_each_sync(order):
    actions.record_shipment(order=order, told=told(), at=NOW)
    first = Package.objects.get(package_number=1)
    later = tracking(estimated_arrival_date=ESTIMATE + 3 * DAY)
    actions.record_tracking(package=first, told=later, source=EventSource.AMAZON, at=NOW + timedelta(hours=1))
    actions.record_shipment(order=order, told=told(), at=NOW + timedelta(hours=2))
    actions.record_tracking(package=first, told=later, source=EventSource.AMAZON, at=NOW + timedelta(hours=3))
    first.refresh_from_db()
    assert first.latest_estimate == ESTIMATE + 3 * DAY
    assert first.estimates.count() == 4
    moves = Change.objects.filter(verb="estimate_moved", subject_id=first.pk).order_by("id")
    assert [move.after for move in moves] == [ESTIMATE.isoformat(), (ESTIMATE + 3 * DAY).isoformat()]


def test_before_shipping_there_are_units_but_no_packages(order):
    pending = shipment(status="PENDING", lines=[("HG-1-1", 2, 0)])
    actions.record_shipment(order=order, told=pending, at=NOW - 15 * DAY)
    assert Package.objects.count() == 0
    assert ShipmentItem.objects.get().package_number == 0
    actions.record_shipment(order=order, told=told(), at=NOW - 14 * DAY)
    assert sorted(ShipmentItem.objects.values_list("package_number", "quantity")) == [(1, 2), (2, 1)]


def test_a_cancelled_shipment_and_its_successor_are_both_kept(order):
    actions.record_shipment(order=order, told=shipment(status="CANCELLED_BY_FULFILLER"), at=NOW)
    actions.record_shipment(order=order, told=told(amazon_shipment_id="Dsecond"), at=NOW)
    assert sorted(Shipment.objects.values_list("amazon_shipment_id", "status_told")) == [
        ("DqGLnDPrs", "CANCELLED_BY_FULFILLER"),
        ("Dsecond", "SHIPPED"),
    ]


def test_what_amazon_leaves_out_erases_nothing(order):
    actions.record_shipment(order=order, told=told(), at=NOW)
    bare = shipment(
        [shapes.Package(package_number=1)],
        shipping_date=None,
        estimated_arrival_date=None,
        fulfillment_center_id="",
    )
    actions.record_shipment(order=order, told=bare, at=NOW + DAY)
    first = Package.objects.get(package_number=1)
    assert (first.tracking_number, first.latest_estimate) == ("TBA318840275914", ESTIMATE)
    assert Shipment.objects.get().fulfillment_center == "SMF1"
    assert ShipmentItem.objects.count() == 2


def test_news_before_the_shipments_second_telling_stay(order):
    actions.record_shipment(order=order, told=told(), at=NOW - 9 * DAY)
    first = Package.objects.get(package_number=1)
    delivered = tracking(event("EVENT_301", NOW - 9 * DAY), status="DELIVERED")
    actions.record_tracking(package=first, told=delivered, source=EventSource.AMAZON, at=NOW - 8 * DAY)
    actions.record_shipment(order=order, told=told(), at=NOW)
    first.refresh_from_db()
    assert (first.delivered_at, first.lost_eligible_since, first.next_poll_at) == (NOW - 9 * DAY, None, None)


def everything() -> list[object]:
    """Every row that a shipment may touch."""
    columns = [
        "id",
        "state",
        "latest_estimate",
        "first_promise",
        "swiship_url",
        "next_poll_at",
        "lost_eligible_since",
    ]
    return [
        list(Package.objects.order_by("id").values_list(*columns)),
        list(Estimate.objects.order_by("id").values_list("id", "estimate", "origin")),
        list(ShipmentItem.objects.order_by("id").values_list("id", "quantity", "package_id")),
        list(Order.objects.values_list("stage", "parcel_state", "latest_estimate", "lost_eligible")),
        Change.objects.count(),
    ]


def test_told_again_it_costs_a_handful_of_queries_a_package(order):
    actions.record_shipment(order=order, told=told(), at=NOW)
    again = Order.objects.get(pk=order.pk)
    with CaptureQueriesContext(connection) as seen:
        actions.record_shipment(order=again, told=told(), at=NOW + timedelta(hours=1))
    said = [query["sql"] for query in seen if "SAVEPOINT" not in query["sql"]]
    assert len(said) <= 8 + 3 * 2, said
    assert [sql for sql in said if sql.startswith("UPDATE")] == []
