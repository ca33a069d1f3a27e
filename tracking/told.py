"""What a source tells of a parcel, made into events that are stored once. No database."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from amazon import shapes
from tracking.models import EventSource, EventTold

E = TypeVar("E", bound=EventTold)


def new_events(
    stored: Sequence[E],
    told: Iterable[shapes.TrackingEvent],
    source: EventSource,
    at: datetime,
    make: Callable[[dict[str, Any]], E],
) -> list[E]:
    """The told events that are not among the stored ones, each once; those without a time are left out."""
    known = {event.identity for event in stored}
    fresh = [make(_fields(one, one.event_date, source, at)) for one in told if one.event_date]
    return list({event.identity: event for event in fresh if event.identity not in known}.values())


def _fields(one: shapes.TrackingEvent, when: datetime, source: EventSource, at: datetime) -> dict[str, Any]:
    place = one.event_address or shapes.TrackingAddress()
    return {
        "source": source,
        "at": when,
        "code": (one.event_code or one.event_description or "?")[:60],
        "description": one.event_description[:300],
        "city": place.city[:100],
        "region": place.state[:100],
        "country": place.country[:60],
        "time_is_local": one.time_is_local,
        "local_time": one.local_time[:32],
        "learned_at": at,
    }
