"""What rooms above tell this one: how the parcels stand, and by which further names an order can be found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from orders.models import Order, OrderIdentifier, Stage
from orders.search import fold
from orders.statuses import stage_of


@dataclass(frozen=True)
class ParcelSummary:
    """What the list needs to know of an order's parcels; written by tracking."""

    parcels: int
    delivered: int
    state: str  # the parcel in most trouble, tracking's own word
    carriers: str
    shipped_at: datetime | None
    delivered_at: datetime | None  # only when all are delivered
    first_promise: datetime | None
    latest_estimate: datetime | None
    last_news_at: datetime | None
    lost_eligible: bool
    lost_closes_on: date | None = None  # of the eligible parcel whose window closes first


def summarise_parcels(*, order: Order, summary: ParcelSummary) -> None:
    """Keep what the list shows of an order's parcels, and the stage that follows; writes only what differs.

    An estimate once known is not taken back by a parcel that tells none.
    """
    wanted = {
        "parcels": summary.parcels,
        "parcels_delivered": summary.delivered,
        "parcel_state": summary.state,
        "carriers": summary.carriers[:100],
        "shipped_at": summary.shipped_at,
        "delivered_at": summary.delivered_at,
        "first_promise": order.first_promise or summary.first_promise,
        "latest_estimate": summary.latest_estimate or order.latest_estimate,
        "last_news_at": summary.last_news_at,
        "lost_eligible": summary.lost_eligible,
        "lost_closes_on": summary.lost_closes_on,
        "stage": stage_of(
            order.status_told, parcels=summary.parcels, delivered=summary.delivered, now=Stage(order.stage)
        ),
    }
    changed = {name: value for name, value in wanted.items() if getattr(order, name) != value}
    if changed:
        Order.objects.filter(pk=order.pk).update(**changed)
        for name, value in changed.items():
            setattr(order, name, value)


def add_identifiers(*, order: Order, names: Mapping[str, Iterable[str]]) -> None:
    """Let an order be found by further names (tracking number, RMA, claim, case id); repeats do nothing.

    `names` maps an OrderIdentifier.Kind to the values as people write them.
    """
    rows = {
        (kind, fold(value)): OrderIdentifier(
            seller_id=order.seller_id, order=order, kind=kind, value=value[:200], folded=fold(value)
        )
        for kind, values in names.items()
        for value in values
        if value.strip()
    }
    if rows:
        OrderIdentifier.objects.bulk_create(rows.values(), ignore_conflicts=True)
