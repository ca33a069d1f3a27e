"""A source tells of a parcel: what is kept, what is concluded, and what stays as it was."""

import json
import random
from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amazon import shapes
from history.models import Change
from orders.models import Stage
from tests.factories import (
    make_delivered_order,
    make_event,
    make_lost_order,
    make_order,
    make_package,
    make_seller,
)
from tests.tracking.told import DAY, ESTIMATE, NOW, event, tracking
from tracking import actions
from tracking.models import EventSource, Package, ParcelState, TrackingEvent

pytestmark = pytest.mark.django_db
AMAZON = EventSource.AMAZON


@pytest.fixture
def package() -> Package:
    """A parcel whose estimate was ten days ago, not looked at yet."""
    order = make_order(make_seller(), status="Complete", ordered_at=NOW - 18 * DAY, first_promise=ESTIMATE)
    return make_package(order, shipped_at=NOW - 14 * DAY, first_promise=ESTIMATE)


def fresh(package: Package) -> Package:
    return Package.objects.select_related("order").get(pk=package.pk)


def test_events_are_kept_with_place_source_and_time(package):
    told = tracking(event("EVENT_202", NOW - 13 * DAY, event_description="Departure scan."))
    assert actions.record_tracking(package=package, told=told, source=AMAZON, at=NOW) == []
    stored = TrackingEvent.objects.get(package=package)
    assert (stored.at, stored.code, stored.source) == (NOW - 13 * DAY, "EVENT_202", "amazon")
    assert (stored.city, stored.region, stored.country, stored.description) == (
        "Redding",
        "CA",
        "US",
        "Departure scan.",
    )
    assert stored.learned_at == NOW
    assert fresh(package).last_event_at == NOW - 13 * DAY


def test_an_event_is_never_changed(package):
    make_event(package, at=NOW - DAY)
    with pytest.raises(ProgrammingError), transaction.atomic():
        TrackingEvent.objects.update(code="EVENT_301")
    assert TrackingEvent.objects.get().code == "EVENT_201"


def test_the_same_answer_twice_changes_no_row(package):
    told = tracking(event("EVENT_102", NOW - 13 * DAY), event("EVENT_201", NOW - 12 * DAY))
    actions.record_tracking(package=package, told=told, source=AMAZON, at=NOW)
    before = (rows(package), Change.objects.count())
    actions.record_tracking(package=package, told=told, source=AMAZON, at=NOW)
    assert (rows(package), Change.objects.count()) == before


def test_codes_without_a_meaning_are_kept_and_reported(package):
    told = tracking(
        event("EVENT_636", NOW - DAY, event_description="On a boat"), event("EVENT_201", NOW - 2 * DAY)
    )
    assert actions.record_tracking(package=package, told=told, source=AMAZON, at=NOW) == ["EVENT_636"]
    assert set(TrackingEvent.objects.values_list("code", flat=True)) == {"EVENT_636", "EVENT_201"}
    assert fresh(package).state == ParcelState.IN_TRANSIT


def test_an_unknown_status_is_kept_as_it_came(package):
    actions.record_tracking(package=package, told=tracking(status="BEAMED_UP"), source=AMAZON, at=NOW)
    stored = fresh(package)
    assert (stored.status_told, stored.state) == ("BEAMED_UP", ParcelState.UNKNOWN)


def test_a_delivery_is_concluded_with_its_proof(package):
    at = NOW - 5 * DAY
    told = tracking(
        event("EVENT_301", at),
        status="DELIVERED",
        signed_for_by="RESIDENT",
        additional_location_info="FRONT_DOOR",
    )
    actions.record_tracking(package=package, told=told, source=AMAZON, at=NOW)
    stored = fresh(package)
    assert (stored.state, stored.delivered_at, stored.next_poll_at) == (ParcelState.DELIVERED, at, None)
    assert (stored.signed_for_by, stored.drop_off) == ("RESIDENT", "FRONT_DOOR")
    assert (stored.order.stage, stored.order.delivered_at) == (Stage.DELIVERED, at)


def test_delivered_by_status_alone_is_delivered_when_we_learned_it(package):
    actions.record_tracking(package=package, told=tracking(status="DELIVERED"), source=AMAZON, at=NOW)
    assert fresh(package).delivered_at == NOW
    told = tracking(event("EVENT_301", NOW - DAY), status="DELIVERED")
    actions.record_tracking(package=package, told=told, source=AMAZON, at=NOW + DAY)
    assert fresh(package).delivered_at == NOW - DAY


def test_any_sources_delivered_closes_a_lost_claim():
    package = make_lost_order(make_seller()).packages.get()
    told = tracking(event("EVENT_301", NOW - DAY), status="DELIVERED")
    actions.record_tracking(package=package, told=told, source=EventSource.UPS, at=NOW)
    stored = fresh(package)
    assert stored.lost_eligible_since is None
    assert (stored.order.lost_eligible, stored.order.lost_closes_on) == (False, None)
    dropped = Change.objects.get(verb="lost_eligible_dropped")
    assert (dropped.subject_id, dropped.order_id, dropped.data["reason"]) == (
        package.pk,
        package.order_id,
        "delivered",
    )


def test_a_parcel_coming_back_is_not_lost():
    package = make_lost_order(make_seller()).packages.get()
    told = tracking(event("EVENT_408", NOW - DAY), status="RETURNING")
    actions.record_tracking(package=package, told=told, source=AMAZON, at=NOW)
    assert fresh(package).lost_eligible_since is None
    assert fresh(package).returning_at == NOW - DAY


def test_a_parcel_sent_again_after_it_turned_back_may_be_lost_again():
    package = make_lost_order(make_seller()).packages.get()
    actions.record_tracking(
        package=package, told=tracking(status="RETURNING"), source=AMAZON, at=NOW - 2 * DAY
    )
    assert (fresh(package).returning_at, fresh(package).lost_eligible_since) == (NOW - 2 * DAY, None)
    again = tracking(status="OUT_FOR_DELIVERY")
    actions.record_tracking(package=fresh(package), told=again, source=AMAZON, at=NOW - DAY)
    assert (fresh(package).returning_at, fresh(package).lost_eligible_since) == (None, NOW - DAY)


def test_a_look_flags_what_the_sweep_has_not_seen_yet(package):
    actions.record_tracking(package=package, told=tracking(), source=AMAZON, at=NOW)
    stored = fresh(package)
    assert stored.lost_eligible_since == NOW
    assert (stored.order.lost_eligible, stored.order.lost_closes_on) == (True, stored.lost_closes_on)
    assert Change.objects.filter(verb="lost_eligible", subject_id=package.pk).count() == 1


def test_a_later_estimate_drops_the_flag_and_goes_into_both_histories():
    package = make_lost_order(make_seller()).packages.get()
    promise = package.first_promise
    told = tracking(estimated_arrival_date=NOW - 2 * DAY)
    actions.record_tracking(package=package, told=told, source=AMAZON, at=NOW)
    stored = fresh(package)
    assert (stored.first_promise, stored.latest_estimate) == (promise, NOW - 2 * DAY)
    assert stored.lost_eligible_since is None
    assert stored.estimates.count() == 2
    moved = Change.objects.get(verb="estimate_moved")
    assert (moved.before, moved.after) == (promise.isoformat(), (NOW - 2 * DAY).isoformat())


def test_a_carriers_estimate_does_not_move_amazons_promise(package):
    told = tracking(estimated_arrival_date=NOW + DAY)
    actions.record_tracking(package=package, told=told, source=EventSource.UPS, at=NOW)
    assert fresh(package).latest_estimate == ESTIMATE


def test_damage_is_kept_beside_a_delivery(package):
    told = tracking(event("EVENT_405", NOW - 3 * DAY), event("EVENT_301", NOW - 2 * DAY), status="DELIVERED")
    actions.record_tracking(package=package, told=told, source=AMAZON, at=NOW)
    stored = fresh(package)
    assert (stored.state, stored.damaged_at) == (ParcelState.DELIVERED, NOW - 3 * DAY)


def test_an_older_answer_changes_no_words_but_its_events_count(package):
    actions.record_tracking(package=package, told=tracking(status="OUT_FOR_DELIVERY"), source=AMAZON, at=NOW)
    late = tracking(event("EVENT_201", NOW - 3 * DAY), status="IN_TRANSIT")
    actions.record_tracking(package=package, told=late, source=AMAZON, at=NOW - DAY)
    stored = fresh(package)
    assert (stored.status_told, stored.last_event_at) == ("OUT_FOR_DELIVERY", NOW - 3 * DAY)


def test_the_link_is_checked_and_never_kept_as_told(package):
    amazons = "https%3A%2F%2Fwww.swiship.com%2Ftrack%3Fid%3DTBA1%0A"
    actions.record_tracking(
        package=package, told=tracking(customer_tracking_link=amazons), source=AMAZON, at=NOW
    )
    assert fresh(package).swiship_url == "https://www.swiship.com/track?id=TBA1"
    evil = tracking(customer_tracking_link="https://www.swiship.com.evil.example/track?id=1")
    actions.record_tracking(package=package, told=evil, source=AMAZON, at=NOW + DAY)
    assert fresh(package).swiship_url == f"https://www.swiship.com/track?id={package.tracking_number}"


def test_overlong_and_missing_fields_are_no_trouble(package):
    told = tracking(
        shapes.TrackingEvent(event_date=NOW - DAY, event_code="E" * 80, event_description="d" * 500),
        shapes.TrackingEvent(event_code="EVENT_201"),
        status="S" * 80,
    )
    actions.record_tracking(package=package, told=told, source=AMAZON, at=NOW)
    stored = TrackingEvent.objects.get()
    assert (len(stored.code), len(stored.description), stored.city) == (60, 300, "")


def test_two_parcels_make_one_summary(package):
    second = make_package(package.order, shipped_at=NOW - 13 * DAY, first_promise=ESTIMATE + DAY)
    actions.record_tracking(
        package=second,
        told=tracking(event("EVENT_301", NOW - DAY), status="DELIVERED"),
        source=AMAZON,
        at=NOW,
    )
    order = fresh(package).order
    assert (order.parcels, order.parcels_delivered, order.stage) == (2, 1, Stage.SHIPPED)
    assert (order.delivered_at, order.latest_estimate) == (None, ESTIMATE)


def test_a_quiet_look_costs_five_queries(package):
    told = tracking(event("EVENT_102", NOW - 13 * DAY), event("EVENT_201", NOW - 12 * DAY))
    actions.record_tracking(package=package, told=told, source=AMAZON, at=NOW)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        actions.record_tracking(package=package, told=told, source=AMAZON, at=NOW + timedelta(hours=3))
    said = [query["sql"] for query in seen if "SAVEPOINT" not in query["sql"]]
    assert len(said) == 5, said  # order held, parcel, events, rules, one update of the look


def test_a_look_with_news_costs_a_handful_more(package):
    actions.record_tracking(package=package, told=tracking(), source=AMAZON, at=NOW)
    told = tracking(*(event("EVENT_201", NOW - hours * timedelta(hours=1)) for hours in range(1, 30)))
    with CaptureQueriesContext(connection) as seen:
        actions.record_tracking(package=package, told=told, source=AMAZON, at=NOW + timedelta(hours=3))
    said = [query["sql"] for query in seen if "SAVEPOINT" not in query["sql"]]
    assert len(said) <= 10, said


def test_a_delivered_order_is_left_in_peace_by_a_repeat():
    package = make_delivered_order(make_seller()).packages.get()
    delivered = package.delivered_at
    actions.record_tracking(package=package, told=tracking(status="IN_TRANSIT"), source=AMAZON, at=NOW)
    stored = fresh(package)
    assert (stored.delivered_at, stored.state, stored.order.stage) == (
        delivered,
        ParcelState.DELIVERED,
        Stage.DELIVERED,
    )


def rows(package: Package) -> tuple[object, ...]:
    """All that is stored of a parcel but when we looked."""
    columns = [field.attname for field in Package._meta.concrete_fields]
    kept = [name for name in columns if name not in ("last_polled_at", "next_poll_at")]
    events = sorted(package.events.values_list("at", "code", "city", "source"))
    values = Package.objects.values(*kept).get(pk=package.pk)
    values["told_by"] = json.dumps(values["told_by"], sort_keys=True)
    return tuple(values.values()), tuple(events)


CODES = [
    "EVENT_101",
    "EVENT_102",
    "EVENT_201",
    "EVENT_304",
    "EVENT_405",
    "EVENT_408",
    "EVENT_301",
    "EVENT_999",
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    events=st.lists(
        st.tuples(st.sampled_from(CODES), st.integers(1, 40), st.sampled_from(["Troy", ""])), max_size=8
    ),
    seed=st.integers(0, 10_000),
)
def test_any_order_and_any_repetition_leave_the_same_rows(package, events, seed):
    told = [event(code, NOW - hours * timedelta(hours=1), city) for code, hours, city in events]
    outcomes = set()
    for shuffled in (False, True):
        with transaction.atomic():
            outcomes.add(outcome_of(package, told, random.Random(seed) if shuffled else None))
            transaction.set_rollback(True)
    assert len(outcomes) == 1


def outcome_of(
    package: Package, told: list[shapes.TrackingEvent], shuffler: random.Random | None
) -> tuple[object, ...]:
    """The rows after all events at once, or after several overlapping answers in any order."""
    batches = [told]
    if shuffler:
        batches = [shuffler.sample(told, shuffler.randint(0, len(told))) for _ in range(3)] + [
            told[::-1],
            told,
        ]
        shuffler.shuffle(batches)
    for batch in batches:
        actions.record_tracking(package=fresh(package), told=tracking(*batch), source=AMAZON, at=NOW)
    return rows(package)
