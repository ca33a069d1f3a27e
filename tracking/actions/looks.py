"""Which parcels are looked at next: claimed by one worker at a time, put off after a failure, never lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Model

from tracking import pace
from tracking.actions.locking import write
from tracking.models import Package

# Seller by seller, so that one with thousands of parcels doesn't keep the others waiting. The new
# next_poll_at is a lease: a worker that dies leaves its parcels to be claimed again when it has run out.
_CLAIM = """
    WITH due AS (
        SELECT mine.id FROM sellers_seller AS seller
        CROSS JOIN LATERAL (
            SELECT id FROM {table}
            WHERE seller_id = seller.id AND next_poll_at <= %(now)s
            ORDER BY next_poll_at, id LIMIT %(each)s
            FOR UPDATE SKIP LOCKED
        ) AS mine
        WHERE %(seller)s::bigint IS NULL OR seller.id = %(seller)s::bigint
    )
    UPDATE {table} SET next_poll_at = %(until)s FROM due WHERE {table}.id = due.id
    RETURNING {table}.seller_id, {table}.id
"""


@dataclass(frozen=True)
class Batch:
    """Parcels of one seller that are now ours to look at."""

    seller_id: int
    package_ids: Sequence[int]


def claim_due(
    *, each: int, at: datetime, seller_id: int | None = None, model: type[Model] = Package
) -> list[Batch]:
    """Claim up to so many due parcels of each seller, most overdue first; what another worker holds is left
    out. `model` is any table of parcels with `seller_id` and `next_poll_at`.
    """
    values: dict[str, datetime | int | None] = {
        "now": at,
        "until": at + pace.LEASE,
        "each": each,
        "seller": seller_id,
    }
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM.format(table=model._meta.db_table), values)
        rows: list[tuple[int, int]] = cursor.fetchall()
    mine: dict[int, list[int]] = {}
    for owner, package in sorted(rows):
        mine.setdefault(owner, []).append(package)
    return [Batch(owner, packages) for owner, packages in mine.items()]


def make_due(*, at: datetime, seller_id: int | None = None) -> int:
    """Let every undelivered parcel be looked at now; returns how many."""
    packages = Package.objects.undelivered().exclude(tracking_number="", package_number=0)
    if seller_id is not None:
        packages = packages.for_seller(seller_id)
    return packages.update(next_poll_at=at)


def record_poll_failure(
    *, package: Package, error: str, permanent: bool, at: datetime, wait: float = 0.0
) -> None:
    """Note that a look failed and when to look again: later after each failure, never lost; `wait` in
    seconds.
    """
    failures = min(package.poll_failures + 1, 32_000)
    spread = pace.spread_of(package.pk)
    write(
        package,
        {
            "last_polled_at": at,
            "poll_failures": failures,
            "poll_error": error[:300],
            "next_poll_at": pace.after_failure(failures, at, permanent=permanent, spread=spread, wait=wait),
        },
    )


def postpone(*, package: Package, wait: timedelta, at: datetime) -> None:
    """Look later, through no fault of the parcel's: the rate is used up, or its source takes a rest."""
    write(package, {"next_poll_at": at + wait * (1 + pace.spread_of(package.pk))})
