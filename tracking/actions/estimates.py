"""What was promised when: each origin's tellings are kept, the newest one counts."""

from collections.abc import Iterable
from datetime import datetime

from orders.models import Order
from tracking.models import Estimate, Package

_ORIGINS = Estimate.Origin
_EXACTNESS = (
    _ORIGINS.ITEM,
    _ORIGINS.SHIPMENT,
    _ORIGINS.PACKAGE,
    _ORIGINS.TRACKING,
)  # the last is the most exact


def add_estimates(
    package: Package, told: Iterable[tuple[Estimate.Origin, datetime | None]], *, at: datetime
) -> dict[str, object]:
    """Keep what is new and return the package's promise and estimate that follow.

    An origin that repeats itself says nothing new: otherwise two origins that disagree would overrule each
    other at every sync.
    """
    known = list(package.estimates.all())
    fresh = [
        Estimate(
            seller_id=package.seller_id, package=package, origin=origin, estimate=estimate, learned_at=at
        )
        for origin, estimate in told
        if estimate is not None and _last_told(known, origin, at) != estimate
    ]
    if fresh:
        Estimate.objects.bulk_create(fresh, ignore_conflicts=True)
    return _promises(package, [*known, *fresh])


def _last_told(known: Iterable[Estimate], origin: str, at: datetime) -> datetime | None:
    told = [row for row in known if row.origin == origin and row.learned_at <= at]
    return max(told, key=lambda row: row.learned_at).estimate if told else None


def _promises(package: Package, rows: list[Estimate]) -> dict[str, object]:
    if not rows:
        return {}
    newest = max(rows, key=_newness)
    return {
        "latest_estimate": newest.estimate,
        "first_promise": package.first_promise or min(rows, key=_newness).estimate,
    }


def _newness(row: Estimate) -> tuple[datetime, int]:
    return row.learned_at, _EXACTNESS.index(_ORIGINS(row.origin))


def accepted(order: Order) -> list[tuple[Estimate.Origin, datetime | None]]:
    """What was promised when Amazon accepted the order."""
    return [(_ORIGINS.ITEM, order.first_promise)]
