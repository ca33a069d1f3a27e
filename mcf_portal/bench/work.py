"""Work in the background: the daily sweep, taking in events, and polls at a carrier's pace."""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from django.db import connection, transaction

from amazon.shapes import PackageTracking, TrackingAddress, TrackingEvent
from mcf_portal.bench.measure import Row, rate_row, row
from tracking.actions import flag_lost_eligible, record_tracking
from tracking.models import EventSource, Package
from tracking.rules import RuleBook

EVENTS, PARCELS = 10, 200
_RAW_SWEEP = """
    UPDATE tracking_package SET lost_eligible_since = %s
    WHERE delivered_at IS NULL AND returning_at IS NULL AND lost_eligible_since IS NULL
        AND lost_opens_on <= %s AND lost_closes_on >= %s
"""
_RAW_EVENTS = """
    INSERT INTO tracking_trackingevent (seller_id, package_id, source, at, code, description, city, region, country,
        learned_at, time_is_local)
    SELECT *, false FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::timestamptz[], %s::text[], %s::text[],
        %s::text[], %s::text[], %s::text[], %s::timestamptz[])
    ON CONFLICT DO NOTHING
"""


def measure_sweep(*, now: datetime) -> Iterator[Row]:
    """The sweep with its history rows against one bare UPDATE, each rolled back; then with nothing due."""
    with connection.cursor() as cursor:
        raw = _rolled_back(lambda: cursor.execute(_RAW_SWEEP, [now, now.date(), now.date()]))
        ours = _rolled_back(lambda: flag_lost_eligible(at=now))
    yield row("lost-eligible sweep, all due at once : bare UPDATE", ours, raw, "<= 1.5 x")
    flag_lost_eligible(at=now)
    with connection.cursor() as cursor:
        raw = _rolled_back(lambda: cursor.execute(_RAW_SWEEP, [now, now.date(), now.date()]))
        ours = _rolled_back(lambda: flag_lost_eligible(at=now))
    yield row("sweep, nothing due : bare UPDATE", ours, raw, "< 5 ms")


def _rolled_back(work: Callable[[], object], rounds: int = 5) -> float:
    """Median seconds of work that leaves no trace."""
    times = []
    for _ in range(rounds):
        with transaction.atomic():
            began = time.perf_counter()
            work()
            times.append(time.perf_counter() - began)
            transaction.set_rollback(True)
    return median(times)


def measure_ingestion(*, now: datetime) -> Iterator[Row]:
    """Events taken in parcel by parcel, nine in ten repeated, conclusions drawn; against one bare INSERT of 1,000."""
    packages = list(
        Package.objects.filter(delivered_at=None).select_related("order__seller__marketplace")[:PARCELS]
    )
    book = RuleBook.load()
    began = time.perf_counter()
    for day in range(2):
        for package in packages:
            told = _told(now + timedelta(hours=day))
            record_tracking(package=package, told=told, source=EventSource.AMAZON, at=now, book=book)
    ours = 2 * len(packages) * EVENTS / (time.perf_counter() - began)
    yield rate_row(
        "events taken in, 90 % repeats, a parcel at a time : bare INSERT of 1,000",
        ours,
        _raw_rate(packages, now),
        ">= 50 %",
    )


def _told(last: datetime) -> PackageTracking:
    """Nine events that both tellings share, and one of its own."""
    times = [last] + [
        last.replace(minute=0, second=0) - timedelta(days=3, hours=n) for n in range(EVENTS - 1)
    ]
    events = tuple(
        TrackingEvent(
            event_date=at, event_code="EVENT_201", event_address=TrackingAddress(city="Troy", country="US")
        )
        for at in times
    )
    return PackageTracking(package_number=1, current_status="IN_TRANSIT", events=events)


def _raw_rate(packages: Sequence[Package], now: datetime) -> float:
    rows = [(package, now - timedelta(days=9, minutes=n)) for package in packages[:100] for n in range(10)]
    columns: list[Any] = [
        [package.seller_id for package, _ in rows],
        [package.pk for package, _ in rows],
        ["amazon"] * len(rows),
        [at for _, at in rows],
        *([[text] * len(rows) for text in ("EVENT_201", "", "Troy", "", "US")]),
        [now] * len(rows),
    ]
    with connection.cursor() as cursor:
        seconds = _rolled_back(lambda: cursor.execute(_RAW_EVENTS, columns))
    return len(rows) / seconds
