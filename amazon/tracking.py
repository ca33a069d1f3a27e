"""Putting a package's events in order.

Amazon sends them newest first in one example and oldest first in another.
"""

from dataclasses import replace
from datetime import UTC, datetime

from amazon.shapes import PackageTracking

_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


def in_time_order(tracking: PackageTracking) -> PackageTracking:
    """The same tracking with its events oldest first; events without a date come first."""
    times = [event.event_date or _BEFORE_ALL for event in tracking.events]
    newest_first = bool(times) and times[0] > times[-1]
    # turned round before the stable sort, so that events of one second keep their order as well
    events = tracking.events[::-1] if newest_first else tracking.events
    return replace(tracking, events=tuple(sorted(events, key=lambda event: event.event_date or _BEFORE_ALL)))
