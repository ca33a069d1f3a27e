"""One order as the list shows it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.urls import reverse

from orders.badges import badge_of, next_step_of
from orders.finding.options import country_name
from orders.finding.scores import Score
from orders.models import Order, OrderQuerySet


def with_parts(rows: OrderQuerySet, columns: Sequence[str]) -> OrderQuerySet:
    """The rows with what the chosen columns draw."""
    rows = rows.select_related("marketplace")
    return rows.prefetch_related("packages") if "tracking" in columns else rows


def row_of(order: Order, now: datetime, score: Score | None = None) -> dict[str, Any]:
    """The order with its badge, its next step, and the days of its own marketplace."""
    zone: Any = order.marketplace.zone if order.marketplace else now.tzinfo
    step = next_step_of(order, now=now, zone=zone)
    return {
        "order": order,
        "url": reverse("orders:detail", args=[order.seller_order_id]),
        "badge": badge_of(order, now=now, zone=zone),
        "next": step,
        "due_now": step.due is not None and step.due <= now.astimezone(zone).date(),
        "zone": zone,
        "country": partial(country_name, order.country),  # looked up only where the column is drawn
        "more_lines": order.lines - 1,
        "moved": order.first_promise
        and order.latest_estimate
        and order.latest_estimate - order.first_promise >= timedelta(hours=12),
        "score": score,
    }
