"""How reading from Amazon goes, for pages of rooms below this one.

{% load sync %}
{% feeds seller %}        a card: each kind of news, read up to when, the pass that goes on, the last error
"""

from dataclasses import dataclass
from typing import Any

from django import template

from sellers.models import Seller
from sync.models import Cursor, Feed, Run

register = template.Library()
READ_BY_API = (
    Feed.ORDERS,
    Feed.INVENTORY,
    Feed.REIMBURSEMENTS,
    Feed.RETURNS,
    Feed.LEDGER,
    Feed.LEDGER_DETAIL,
    Feed.REMOVALS,
    Feed.REMOVAL_SHIPMENTS,
)


@dataclass(frozen=True)
class Standing:
    """One feed: up to when it has been read, the newest pass over it, and a report that Amazon is still making."""

    name: Any
    cursor: Cursor | None
    run: Run | None

    @property
    def is_running(self) -> bool:
        return self.run is not None and self.run.finished_at is None

    @property
    def awaits_report(self) -> bool:
        return self.cursor is not None and bool(self.cursor.report_id)


def standings(seller: Seller) -> list[Standing]:
    """Every feed that comes by API, in two queries."""
    cursors = {cursor.feed: cursor for cursor in Cursor.objects.for_seller(seller)}
    newest = Run.objects.for_seller(seller).order_by("feed", "-started_at").distinct("feed")
    runs = {run.feed: run for run in newest}
    return [Standing(feed.label, cursors.get(feed), runs.get(feed)) for feed in READ_BY_API]


@register.inclusion_tag("sync/_feeds.html")
def feeds(seller: Seller) -> dict[str, Any]:
    """What was read from Amazon so far."""
    found = standings(seller)
    return {"standings": found, "zone": seller.zone, "busy": any(one.is_running for one in found)}
