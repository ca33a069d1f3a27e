"""The time line for people: no doubles, newest first, the dates that decide in order."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from orders.models import ParcelState as S
from tests.tracking.test_guidance import facts
from tracking.estimates import estimate_rows, with_clocks
from tracking.models import Estimate, EventSource, Package, TrackingEvent
from tracking.timeline import merged, remark, ruler

ZONE = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def event(code="EVENT_201", at=NOW, source=EventSource.AMAZON, **fields) -> TrackingEvent:
    return TrackingEvent(code=code, at=at, source=source, learned_at=NOW, **fields)


def test_what_two_sources_tell_of_one_moment_is_one_line():
    told = [
        event(source=EventSource.UPS, at=NOW + timedelta(seconds=20), description="ARRIVAL SCAN"),
        event(city="Redding", region="CA", country="US"),
        event(code="EVENT_301", at=NOW + DAY),
    ]
    delivered, arrived = merged(told, home="CA")
    assert (arrived.title, arrived.sources, arrived.place) == (
        "Arrived at a carrier facility",
        "Amazon, UPS",
        "Redding, CA, US",
    )
    assert (delivered.title, delivered.icon, delivered.tone) == ("Delivered", "circle-check", "good")


def test_an_unknown_code_is_shown_in_the_sources_words():
    (line,) = merged([event(code="EVENT_636", description="On a boat")])
    assert (line.title, line.code) == ("On a boat", "EVENT_636")


@pytest.mark.parametrize(
    ("given", "news", "title"),
    [
        (facts(S.DELIVERED, delivered_only=True), NOW, "Complete: this carrier reports only the delivery"),
        (facts(has_events=False), None, "No tracking yet. That is normal."),
        (
            facts(has_events=False, is_quiet_too_long=True),
            None,
            "No scan yet, more than a day after shipping",
        ),
        (facts(late=9), NOW - 12 * DAY, "No news for 12 days"),
        (facts(), NOW - 2 * DAY, None),
    ],
)
def test_our_own_remark(given, news, title):
    package = Package(last_event_at=news, next_poll_at=NOW)
    said = remark(package, given, NOW)
    assert (said.title if said else None) == title


def test_the_ruler_of_a_lost_parcel():
    package = Package(
        shipped_at=datetime(2026, 11, 9, 20, tzinfo=UTC),
        first_promise=datetime(2026, 11, 11, 20, tzinfo=UTC),
        latest_estimate=datetime(2026, 11, 13, 20, tzinfo=UTC),
        lost_opens_on=date(2026, 11, 21),
        lost_closes_on=date(2027, 2, 9),
    )
    points = ruler(package, facts(late=10), ZONE)
    assert [(point.when, point.label, point.state) for point in points] == [
        ("Mon 9 Nov", "Shipped", "past"),
        ("Wed 11 Nov", "First promise", "past"),
        ("Fri 13 Nov", "Latest estimate", "past"),
        ("Sat 21 Nov", "Lost claim opens", "open"),
        ("Mon 23 Nov", "Today", "today"),
        ("Tue 9 Feb 2027", "File by", ""),
    ]


def test_the_ruler_in_good_time_names_one_estimate_and_no_deadline():
    moment = datetime(2026, 11, 25, 20, tzinfo=UTC)
    package = Package(
        shipped_at=NOW - DAY, first_promise=moment, latest_estimate=moment, lost_opens_on=date(2026, 12, 3)
    )
    labels = [point.label for point in ruler(package, facts(late=-2), ZONE)]
    assert labels == ["Shipped", "Today", "Estimated delivery", "Lost claim opens"]


def test_no_ruler_once_it_has_ended():
    assert ruler(Package(shipped_at=NOW, delivered_at=NOW), facts(S.DELIVERED), ZONE) == []


def test_estimates_say_how_they_moved():
    origins = Estimate.Origin
    told = [
        (origins.ITEM, 11, 5),
        (origins.SHIPMENT, 12, 9),
        (origins.PACKAGE, 12, 10),
        (origins.SHIPMENT, 14, 12),
        (origins.TRACKING, 10, 12),
    ]
    stored = [
        Estimate(
            origin=origin,
            estimate=datetime(2026, 11, day, 20, tzinfo=UTC),
            learned_at=datetime(2026, 11, learned, 20, tzinfo=UTC),
        )
        for origin, day, learned in told
    ]
    rows = estimate_rows(stored, ZONE)
    assert [(row.day.day, row.change, row.origin, row.is_newest) for row in rows] == [
        (10, "2 days earlier", "Tracking", True),
        (12, "1 day later", "Shipment", False),
        (11, "First promise", "Order accepted", False),
    ]


def test_the_country_is_left_out_at_home():
    (line,) = merged([event(city="Redding", region="CA", country="US")], home="US")
    assert line.place == "Redding, CA"


def test_each_estimate_says_which_clock_counts_from_it():
    moments = [datetime(2026, 11, day, 20, tzinfo=UTC) for day in (11, 13)]
    stored = [
        Estimate(origin="item", estimate=moments[0], learned_at=NOW - 20 * DAY),
        Estimate(origin="tracking", estimate=moments[1], learned_at=NOW - 12 * DAY),
    ]
    package = Package(
        first_promise=moments[0],
        latest_estimate=moments[1],
        lost_opens_on=date(2026, 11, 21),
        lost_closes_on=date(2027, 2, 9),
    )
    rows = with_clocks(estimate_rows(stored, ZONE), package, NOW.date(), ZONE)
    assert [row.clocks for row in rows] == [
        "Lost claim from Sat 21 Nov",
        "Claim to be filed by Tue 9 Feb 2027",
    ]


@pytest.mark.parametrize(
    ("other", "lines"),
    [
        ({"at": NOW + timedelta(minutes=9)}, 1),
        ({"at": NOW + timedelta(minutes=11)}, 2),
        ({"at": NOW + timedelta(hours=8), "time_is_local": True, "city": "REDDING"}, 1),
        ({"at": NOW + timedelta(hours=8), "time_is_local": True, "city": "Troy"}, 2),
        ({"at": NOW + timedelta(hours=15), "time_is_local": True}, 2),
        ({"at": NOW + timedelta(minutes=2), "code": "EVENT_202"}, 2),
        (
            {"at": NOW + timedelta(minutes=2), "source": EventSource.AMAZON},
            2,
        ),  # said twice by one: two things
    ],
)
def test_what_is_one_thing(other, lines):
    told = [event(city="Redding"), event(**{"source": EventSource.UPS} | other)]
    merged_lines = merged(told, zone=ZONE)
    assert len(merged_lines) == lines
    assert merged_lines[-1].at == NOW


def test_a_line_keeps_the_sources_words_and_the_clock_of_the_place():
    told = event(
        source=EventSource.UPS, description="DEPARTED HUB.", local_time="2026-11-23 12:00:00-05:00", at=NOW
    )
    (line,) = merged([told], zone=ZONE)
    assert (line.title, line.words, line.clock) == (
        "Arrived at a carrier facility",
        "DEPARTED HUB.",
        "2026-11-23 12:00:00-05:00",
    )
    same = event(description="Arrived at a carrier facility.", local_time="2026-11-23 09:00:00-08:00")
    (line,) = merged([same], zone=ZONE)
    assert (line.words, line.clock) == ("", "")
