"""What the order's page shows of inquiries: `{% load inquiries %}{% inquiries_panel order %}`, and the causes of cases."""

from typing import Any

from django import template
from django.utils import timezone

from inquiries.badges import CHANNELS, badge_of
from inquiries.models import Inquiry
from inquiries.support import CAUSES
from orders.models import Order

register = template.Library()
SHOWN = 5


@register.inclusion_tag("inquiries/_panel.html", takes_context=True)
def inquiries_panel(context: template.Context, order: Order) -> dict[str, Any]:
    """An order's newest inquiries, and the ways to a new one; one bounded question to the database."""
    now = context.get("now") or timezone.now()
    rows = Inquiry.objects.for_seller(order.seller_id).filter(order=order)
    found = list(rows.order_by("-opened_at", "-id")[: SHOWN + 1])
    return {
        "order": order,
        "zone": order.zone_name,
        "rows": [
            {"inquiry": one, "badge": badge_of(one, now=now), "icon": CHANNELS[one.channel]}
            for one in found[:SHOWN]
        ],
        "more": len(found) > SHOWN,
    }


@register.filter
def support_cause(answer_key: str) -> str:
    """The cause that an answer of the order's page is written to Seller Support for."""
    return next((key for key, cause in CAUSES.items() if answer_key in cause.answers), "other")
