"""How an order's parcels stand together, handed to the order for its list."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from orders.actions import ParcelSummary, summarise_parcels
from orders.models import Order, ParcelState
from tracking.conclusions import rank
from tracking.models import Package
from tracking.statuses import carrier_text


def sum_up(order: Order) -> None:
    """Tell the order how its parcels stand; the order writes only what differs."""
    packages = list(Package.objects.filter(order_id=order.pk))
    if packages:
        summarise_parcels(order=order, summary=summary_of(packages))


def summary_of(packages: Sequence[Package]) -> ParcelSummary:
    """What the list shows of these parcels; the one in most trouble gives the state, the open ones the
    estimate.
    """
    delivered = [
        package for package in packages if package.delivered_at and package.state != ParcelState.PICKUP
    ]
    lost = [package for package in packages if package.lost_eligible_since]
    waited_for = [package for package in packages if package.delivered_at is None] or list(packages)
    return ParcelSummary(
        parcels=len(packages),
        delivered=len(delivered),
        state=min(packages, key=trouble).state,
        carriers=", ".join(
            dict.fromkeys(carrier_text(package.carrier) for package in packages if package.carrier)
        ),
        shipped_at=_first(package.shipped_at for package in packages),
        delivered_at=_last(p.delivered_at for p in packages) if len(delivered) == len(packages) else None,
        first_promise=_first(package.first_promise for package in packages),
        latest_estimate=_last(package.latest_estimate for package in waited_for),
        last_news_at=_last(package.last_event_at for package in packages),
        lost_eligible=bool(lost),
        lost_closes_on=min(
            (package.lost_closes_on for package in lost if package.lost_closes_on), default=None
        ),
    )


def trouble(package: Package) -> tuple[bool, int, int]:
    """Sorts parcels, the one in most trouble first."""
    return package.lost_eligible_since is None, rank(package.state), package.package_number


def _first(moments: Iterable[datetime | None]) -> datetime | None:
    return min(_known(moments), default=None)


def _last(moments: Iterable[datetime | None]) -> datetime | None:
    return max(_known(moments), default=None)


def _known(moments: Iterable[datetime | None]) -> list[datetime]:
    return [moment for moment in moments if moment is not None]
