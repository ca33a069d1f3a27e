"""Who changed what, when and why, as pages show it.

{% load history %}
{% timeline order zone %}        everything that happened to an order and what belongs to it, newest first
{% history_of claim zone %}      what happened to one thing
"""

from datetime import tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.db import models

from history.models import Change, ChangeQuerySet
from history.telling import told

register = template.Library()
SHOWN = 100  # a line of time longer than this is read in the admin


@register.inclusion_tag("history/_timeline.html")
def timeline(order: Any, zone: tzinfo | str = "UTC") -> dict[str, Any]:
    """An order's one line of time."""
    return _context(Change.objects.filter(seller_id=order.seller_id).of_order(order.pk), zone)


@register.inclusion_tag("history/_timeline.html")
def history_of(subject: models.Model, zone: tzinfo | str = "UTC") -> dict[str, Any]:
    """The changes of one thing."""
    return _context(Change.objects.of_subject(subject), zone)


def _context(changes: ChangeQuerySet, zone: tzinfo | str) -> dict[str, Any]:
    place = ZoneInfo(zone) if isinstance(zone, str) else zone
    rows = list(changes[: SHOWN + 1])
    return {"events": told(rows[:SHOWN], place), "zone": place, "more": len(rows) > SHOWN, "shown": SHOWN}
