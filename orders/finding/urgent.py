"""Which orders come next: those in which a step is needed, by their score."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import CharField, F, Max, OuterRef, Q, Subquery, Sum, Value

from orders.badges import next_step_of
from orders.finding.scores import Score, score_of
from orders.models import Order, OrderItem, OrderQuerySet
from orders.models.orders import step_causes
from sellers.models import Seller

MOST = 400  # orders of one cause, those whose time runs out first
SIZE = 50
_FIRST = {
    "lost": "lost_closes_on",
    "overdue": "latest_estimate",
    "silent": "shipped_at",
    "unfulfillable": "ordered_at",
    "trouble": "ordered_at",
}


@dataclass(frozen=True)
class Ranked:
    """One page of orders with their scores, highest first; `is_cut` when a cause had more than are weighed."""

    rows: list[tuple[Order, Score]]
    total: int
    is_cut: bool


def ranked(
    rows: OrderQuerySet, seller: Seller, now: datetime, *, start: int = 0, size: int | None = SIZE
) -> Ranked:
    """Of the rows those that need a step; each cause is read by its index, soonest first, and no further than the cap.

    `size` None: all of them instead of a page.
    """
    ids, is_cut = _weighed(rows.prefetch_related(None), seller, now)
    scored = [(*_score(order, now), order) for order in _with_values(seller, ids)]
    scored.sort(key=lambda one: (-one[0].points, one[1], one[2].ordered_at, one[2].pk))
    shown = scored[start : start + size if size else None]
    full = rows.in_bulk([order.pk for _, _, order in shown])
    return Ranked([(full[order.pk], score) for score, _due, order in shown], len(scored), is_cut)


def midnight(seller: Seller, now: datetime) -> datetime:
    """When today began in the seller's zone."""
    return datetime.combine(now.astimezone(seller.zone).date(), time.min, tzinfo=seller.zone)


def _weighed(rows: OrderQuerySet, seller: Seller, now: datetime) -> tuple[set[int], bool]:
    parts = [_soonest(rows, name, cause) for name, cause in step_causes(now, midnight(seller, now)).items()]
    told = list(parts[0].union(*parts[1:], all=True))
    counts: dict[str, int] = {}
    for _pk, cause in told:
        counts[cause] = counts.get(cause, 0) + 1
    return {pk for pk, _cause in told}, any(count > MOST for count in counts.values())


def _soonest(rows: OrderQuerySet, name: str, cause: Q) -> Any:
    ordered = rows.filter(cause).order_by(F(_FIRST[name]).asc(nulls_last=True), "id")
    return ordered.annotate(cause=Value(name, output_field=CharField())).values_list("pk", "cause")[
        : MOST + 1
    ]


def _with_values(seller: Seller, ids: set[int]) -> OrderQuerySet:
    """The orders with what their units cost; a currency of several is taken as it comes, since shops have one."""
    lines = OrderItem.objects.for_seller(seller).filter(order_id=OuterRef("pk"), unit_price__isnull=False)
    grouped = lines.order_by().values("order_id")
    worth = grouped.annotate(sum=Sum(F("unit_price") * (F("quantity") - F("cancelled")))).values("sum")
    currency = grouped.annotate(one=Max("currency")).values("one")
    rows = Order.objects.for_seller(seller).filter(pk__in=ids).select_related("marketplace")
    return rows.only(*_NEEDED).annotate(worth=Subquery(worth), worth_in=Subquery(currency))


_NEEDED = (
    *(
        "ordered_at",
        "stage",
        "latest_estimate",
        "shipped_at",
        "last_news_at",
        "parcel_state",
        "lost_eligible",
    ),
    *("lost_closes_on", "fulfillment_action", "cancel_requested_at", "marketplace__timezone"),
)


def _score(order: Any, now: datetime) -> tuple[Score, date]:
    """The score, and the day that decides between equal ones."""
    zone: Any = order.marketplace.zone if order.marketplace else now.tzinfo
    step = next_step_of(order, now=now, zone=zone)
    score = score_of(
        step=step,
        today=now.astimezone(zone).date(),
        ordered_on=order.ordered_at.astimezone(zone).date(),
        value=order.worth,
        currency=order.worth_in or "",
    )
    return score, step.due or date.max
