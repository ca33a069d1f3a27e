"""Pages by key instead of by number: page 10,000 costs what page 1 costs, and no row is shown twice while new ones come."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)
SIZE = 50


@dataclass(frozen=True)
class Page(Generic[M]):
    """One page of rows with the keys of its neighbours ("" at an end); iterates over the rows."""

    rows: list[M]
    newer: str
    older: str

    def __iter__(self) -> Any:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def newest_first(
    rows: QuerySet[M],
    *,
    by: str,
    older_than: str = "",
    newer_than: str = "",
    size: int = SIZE,
    oldest_first: bool = False,
) -> Page[M]:
    """One page of `rows`, newest first by the time field `by`; a key that makes no sense shows the first page.

    The condition is `at <= x and (at < x or id < y)`, which an index on (at, id) serves; the plain OR form is as
    slow as OFFSET.
    """
    onward, back = (newer_than, older_than) if oldest_first else (older_than, newer_than)
    key = _read(onward or back)
    backwards = not onward and key is not None
    ascending = oldest_first != backwards
    if key:
        rows = rows.filter(_beyond(by, key, newer=ascending))
    found = list((rows.order_by(by, "id") if ascending else rows.order_by(f"-{by}", "-id"))[: size + 1])
    has_more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    if not found:
        return Page([], "", "")
    before = _write(found[0], by) if (has_more if backwards else key is not None) else ""
    after = _write(found[-1], by) if backwards or has_more else ""
    return Page(found, older=before, newer=after) if oldest_first else Page(found, newer=before, older=after)


def _beyond(by: str, key: tuple[datetime, int], *, newer: bool) -> Q:
    at, row_id = key
    side = "gt" if newer else "lt"
    return Q(**{f"{by}__{side}e": at}) & (Q(**{f"{by}__{side}": at}) | Q(**{f"id__{side}": row_id}))


def _write(row: Model, by: str) -> str:
    return f"{getattr(row, by).isoformat()}_{row.pk}"


def _read(key: str) -> tuple[datetime, int] | None:
    at, _, row_id = key.rpartition("_")
    try:
        moment = datetime.fromisoformat(at)
        return (moment, int(row_id)) if moment.tzinfo else None
    except ValueError:
        return None
