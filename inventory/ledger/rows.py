"""Rows of Amazon's two ledger reports as plain values, cheap enough for millions."""

from collections import Counter
from datetime import date, datetime
from hashlib import blake2b
from typing import NamedTuple
from uuid import UUID


class DayRow(NamedTuple):
    """One line of the summary: a day of one SKU in one center and condition. Outflows are negative."""

    date: date
    fnsku: str
    msku: str
    disposition: str
    location: str
    asin: str = ""
    title: str = ""
    starting: int = 0
    in_transit: int = 0
    receipts: int = 0
    customer_shipments: int = 0
    customer_returns: int = 0
    vendor_returns: int = 0
    transfers: int = 0
    found: int = 0
    lost: int = 0
    damaged: int = 0
    disposed: int = 0
    other_events: int = 0
    unknown_events: int = 0
    ending: int = 0


DAY_KEY = DayRow._fields[:5]


class MovementRow(NamedTuple):
    """One line of the detail: units that moved, with Amazon's words for why."""

    fingerprint: UUID
    date: date
    fnsku: str
    msku: str
    event_type: str
    quantity: int
    reference: str = ""
    location: str = ""
    disposition: str = ""
    reason: str = ""
    country: str = ""
    asin: str = ""
    title: str = ""
    reconciled: int = 0
    unreconciled: int = 0
    at: datetime | None = None


MOVEMENT_KEY = MovementRow._fields[:1]
Said = tuple[date, str, str, str, int, str, str, str, str]


def fingerprint(said: Said, seen: Counter[Said]) -> UUID:
    """The name of a movement: what it says, and the how manyth of a file it is to say so.

    Reconciled units are no part of it, since Amazon restates them; the time of day neither, since some files lack it.
    """
    number = seen[said]
    seen[said] += 1
    text = "\x1f".join((*map(str, said), str(number)))
    return UUID(bytes=blake2b(text.encode(), digest_size=16).digest())
