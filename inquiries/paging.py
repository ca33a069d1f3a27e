"""Pages of a queue by key: what is due soonest first; a page far down costs what the first one costs."""

from datetime import datetime

from django.db.models import Q

from inquiries.models import Inquiry, InquiryQuerySet
from orders.paging import SIZE, Page


def soonest_first(
    rows: InquiryQuerySet, *, after: str = "", before: str = "", size: int = SIZE
) -> Page[Inquiry]:
    """One page by `next_at`; `older` of the answer leads to what is due later, `newer` to what is due sooner.

    A key that makes no sense shows the first page.
    """
    backwards = not after and bool(before)
    key = _read(before if backwards else after)
    backwards = backwards and key is not None
    if key:
        rows = rows.filter(_beyond(key, sooner=backwards))
    ordered = rows.order_by("-next_at", "-id") if backwards else rows.order_by("next_at", "id")
    found = list(ordered[: size + 1])
    has_more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    if not found:
        return Page([], "", "")
    has_sooner = has_more if backwards else key is not None
    has_later = True if backwards else has_more
    return Page(
        found,
        newer=_write(found[0]) if has_sooner else "",
        older=_write(found[-1]) if has_later else "",
    )


def _beyond(key: tuple[datetime, int], *, sooner: bool) -> Q:
    at, row_id = key
    side = "lt" if sooner else "gt"
    return Q(**{f"next_at__{side}e": at}) & (Q(**{f"next_at__{side}": at}) | Q(**{f"id__{side}": row_id}))


def _write(row: Inquiry) -> str:
    return f"{row.next_at.isoformat()}_{row.pk}" if row.next_at else ""


def _read(key: str) -> tuple[datetime, int] | None:
    at, _, row_id = key.rpartition("_")
    try:
        moment = datetime.fromisoformat(at)
        return (moment, int(row_id)) if moment.tzinfo else None
    except ValueError:
        return None
