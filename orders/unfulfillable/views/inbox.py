"""The inbox of orders that can't be fulfilled."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from inventory.models import Product
from orders import paging
from orders.unfulfillable.facts import Setback, setbacks_of
from orders.unfulfillable.listing import LABELS, count_tabs, kind_of, setbacks
from orders.unfulfillable.views.showing import cause_shown, other_skus, steps_shown
from sellers.access import MemberRequest, member_required

SIZE = 25


@require_safe
@member_required
def inbox(request: MemberRequest) -> HttpResponse:
    """Orders that Amazon can't fulfil, newest first, each with its cause and the next step."""
    tab = request.GET.get("tab", "open")
    tab = tab if tab in LABELS else "open"
    page = paging.newest_first(
        setbacks(request.seller, tab),
        by="ordered_at",
        older_than=request.GET.get("older", ""),
        newer_than=request.GET.get("newer", ""),
        size=SIZE,
    )
    others = other_skus(page.rows)
    context = {
        "tab": tab,
        "tabs": _tabs(request, tab),
        "rows": [_row(setback, others) for setback in setbacks_of(page.rows)],
        "newer_url": f"?{urlencode({'tab': tab, 'newer': page.newer})}" if page.newer else "",
        "older_url": f"?{urlencode({'tab': tab, 'older': page.older})}" if page.older else "",
    }
    return render(request, "orders/unfulfillable.html", context)


def _tabs(request: MemberRequest, current: str) -> list[dict[str, Any]]:
    return [
        {
            "label": tab.label,
            "url": request.path if tab.key == "open" else f"{request.path}?tab={tab.key}",
            "count": tab.shown,
            "current": tab.key == current,
            "hot": tab.key == "open" and tab.count,
        }
        for tab in count_tabs(request.seller)
    ]


def _row(setback: Setback, others: dict[str, list[Product]]) -> dict[str, Any]:
    order, cause = setback.order, setback.cause
    steps = steps_shown(setback, others)
    return {
        "order": order,
        "kind": LABELS[kind_of(order)],
        "url": reverse("orders:setback", args=[order.seller_order_id]),
        "cause": cause_shown(setback) if cause else None,
        "step": next((step for step in steps if step["url"]), steps[0] if steps else None),
        "zone": (order.marketplace or order.seller.marketplace).zone,
        "lines": [line.sku for line in setback.facts.lines if line.missing],
    }
