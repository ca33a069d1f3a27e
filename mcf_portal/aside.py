"""What stands beside every page: how much work is open, and how old Amazon's news is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import gettext

from mcf_portal.formatting import ago_text
from mcf_portal.work import WorkItem, work_of
from sellers.models import Seller
from sync.models import Feed, Run

COUNTS_LAST = 60  # seconds: the numbers are a hint beside the menu, the queue itself is always counted anew
STALE_AFTER = timedelta(minutes=15)
_PLACES = ("returns", "claims", "inquiries")


@dataclass(frozen=True)
class SyncLine:
    """When Amazon's orders were last read to the end; `stale` when that is longer ago than it should be."""

    text: str
    url: str
    stale: bool


def open_work(seller: Seller, *, now: datetime) -> dict[str, int]:
    """How many things await a person, by place of the side navigation; up to a minute old."""
    counts: dict[str, int] | None = cache.get(_key(seller))
    return counts if counts is not None else count_work(seller, work_of(seller, now=now))


def count_work(seller: Seller, work: Sequence[WorkItem]) -> dict[str, int]:
    """Keep the numbers beside the menu as they were just drawn, so that a page asks for the work once."""
    counts = {place: sum(1 for item in work if item.tab == place) for place in _PLACES}
    counts["home"] = len(work)
    cache.set(_key(seller), counts, COUNTS_LAST)
    return counts


def _key(seller: Seller) -> str:
    return f"open-work:{seller.pk}"


def sync_line(seller: Seller, *, now: datetime) -> SyncLine | None:
    """The line under the side navigation; none while nothing was ever read."""
    runs = Run.objects.for_seller(seller).filter(feed=Feed.ORDERS, finished_at__isnull=False, error="")
    finished = runs.order_by("-started_at").values_list("finished_at", flat=True).first()
    if finished is None:
        return None
    text = gettext("Synced %(ago)s") % {"ago": ago_text(finished, now).lower()}
    return SyncLine(text=text, url=reverse("sellers:settings"), stale=now - finished > STALE_AFTER)
