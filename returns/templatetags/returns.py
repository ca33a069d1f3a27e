"""What the order's page shows of returns: `{% load returns %}{% returns_panel order %}`."""

from datetime import datetime
from typing import Any

from django import template

from orders.models import Order
from returns.badges import badge_of, request_badge, unit_badge
from returns.grading import grade_of
from returns.models import ReturnSettings
from returns.selfservice.standing import standings
from tracking.models import CustomerLink

register = template.Library()


@register.inclusion_tag("returns/_order_panel.html")
def returns_panel(order: Order) -> dict[str, Any]:
    """An order's returns with their RMAs and units, and the way to a new one.

    Asks the database nothing when `returns__items`, `return_items__order_item`, `return_authorizations` and
    `return_requests` were prefetched.
    """
    lines = {item.pk: item for item in order.return_items.all()}
    papers = {paper.pk: paper for paper in order.return_authorizations.all()}
    own = sorted(order.returns.all(), key=lambda row: row.pk, reverse=True)
    taken = {item.pk for row in own for item in row.items.all()}
    elsewhere = [item for item in lines.values() if item.pk not in taken]
    return {
        "order": order,
        "zone": order.zone_name,
        "rows": [_row(row, lines, papers) for row in own],
        "elsewhere": [_unit(item, papers) for item in elsewhere],
        "may_return": order.shipped_at is not None,
        "requests": [
            {"asked": asked, "badge": request_badge(asked)}
            for asked in sorted(order.return_requests.all(), key=lambda asked: -asked.pk)
        ],
    }


@register.inclusion_tag("returns/_customer_offer.html")
def return_offer(order: Order, link: CustomerLink, now: datetime) -> dict[str, Any]:
    """On the customer's tracking page: the way to ask for a return, or how the last request stands."""
    standing = next(iter(standings(order, now)), None)
    offered = order.shipped_at is not None and ReturnSettings.objects.of(order.seller_id).self_service
    return {"shown": bool(standing) or offered, "standing": standing, "link": link}


def _row(row: Any, lines: dict[int, Any], papers: dict[int, Any]) -> dict[str, Any]:
    units = [_unit(lines.get(item.pk, item), papers) for item in row.items.all()]
    names = list(dict.fromkeys(unit["paper"].authorization_id for unit in units if unit["paper"]))
    return {"return": row, "badge": badge_of(row), "units": units, "rmas": names}


def _unit(item: Any, papers: dict[int, Any]) -> dict[str, Any]:
    return {
        "item": item,
        "badge": unit_badge(item),
        "grade": grade_of(item.received_condition),
        "paper": papers.get(item.authorization_id),
    }
