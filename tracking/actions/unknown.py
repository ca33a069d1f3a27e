"""Words from outside that mean nothing here yet are counted, so that somebody gives them a meaning."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.db import connection

from tracking import statuses
from tracking.models import EventSource, EventTold, UnknownWord

_COUNT = """
    INSERT INTO tracking_unknownword (kind, source, word, sample, times, first_seen, last_seen)
    VALUES (%s, %s, %s, %s, %s, %s, %s)
    ON CONFLICT (kind, source, word) DO UPDATE
    SET times = tracking_unknownword.times + EXCLUDED.times,
        last_seen = GREATEST(tracking_unknownword.last_seen, EXCLUDED.last_seen)
"""


def count_events(fresh: Iterable[EventTold], *, at: datetime) -> None:
    """Count the codes of newly stored events that are in no table; what was stored before counts no more."""
    unknown = [event for event in fresh if not statuses.is_known_event(event.code)]
    times = Counter((event.source, event.code) for event in unknown)
    samples = {(event.source, event.code): event.description for event in unknown}
    for (source, code), count in sorted(times.items()):  # sorted: two writers never wait for each other
        _count(UnknownWord.Kind.EVENT, source, code, samples[source, code], count, at)


def count_status(source: EventSource, status: str, sample: str, *, at: datetime) -> None:
    """Count a status that is in no table, once for each time a parcel comes into it."""
    if status and not statuses.is_known_status(status):
        _count(UnknownWord.Kind.STATUS, source, status, sample, 1, at)


def count_place(source: EventSource, place: str, *, at: datetime) -> None:
    """Count a place of delivery that Amazon's list lacks; carriers write theirs in words of their own."""
    if place and source is EventSource.AMAZON and not statuses.is_known_place(place):
        _count(UnknownWord.Kind.PLACE, source, place, "", 1, at)


def _count(kind: UnknownWord.Kind, source: str, word: str, sample: str, times: int, at: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [kind, source, word[:60], sample[:300], times, at, at])
