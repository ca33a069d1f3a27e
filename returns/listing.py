"""The list of returns: its tabs, what each holds and how many."""

from django.db.models import Count, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from returns.models import Return, ReturnAuthorization, ReturnStatus
from sellers.models import Seller

TABS: dict[str, tuple[Promise, frozenset[str]]] = {
    "asked": (_("Being asked"), frozenset({ReturnStatus.SUBMITTED, ReturnStatus.ASKING})),
    "open": (_("Coming back"), frozenset({ReturnStatus.AUTHORISED, ReturnStatus.PARTLY_REFUSED})),
    "stuck": (_("Refused or not sent"), frozenset({ReturnStatus.REFUSED, ReturnStatus.FAILED})),
    "done": (_("Processed or withdrawn"), frozenset({ReturnStatus.CLOSED, ReturnStatus.WITHDRAWN})),
    "elsewhere": (_("Made in Seller Central"), frozenset()),
}


def rows_of(seller: Seller, tab: str) -> QuerySet[Return]:
    """The returns under a tab with all that the list shows of them; no tab: every return made here."""
    rows = Return.objects.for_seller(seller)
    if tab in TABS:
        rows = rows.filter(status__in=TABS[tab][1])
    return rows.select_related("order__marketplace", "order__seller__marketplace").prefetch_related(
        "items__order_item", "items__authorization"
    )


def elsewhere(seller: Seller) -> QuerySet[ReturnAuthorization]:
    """RMAs of returns that were not made here."""
    papers = ReturnAuthorization.objects.for_seller(seller).filter(
        items__customer_return=None, items__isnull=False
    )
    return (
        papers.distinct()
        .select_related("order__marketplace", "order__seller__marketplace")
        .prefetch_related("items__order_item")
    )


def count_tabs(seller: Seller) -> dict[str, int]:
    """How many returns each tab holds; zero stays."""
    rows = Return.objects.for_seller(seller).values("status").annotate(count=Count("id"))
    by_status = {row["status"]: row["count"] for row in rows}
    counts = {
        key: sum(by_status.get(status, 0) for status in statuses) for key, (_label, statuses) in TABS.items()
    }
    counts["elsewhere"] = elsewhere(seller).count()
    return counts
