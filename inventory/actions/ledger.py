"""The daily ledger, taken over from Amazon's report in bulk."""

from collections.abc import Iterable

from inventory.models import LedgerDay
from sellers.models import Seller

KEY = ("seller", "date", "fnsku", "msku", "disposition", "location")


def record_ledger_days(*, seller: Seller, days: Iterable[LedgerDay]) -> int:
    """Insert or replace days of the ledger (bulk); returns how many rows. The same file twice leaves the same rows.

    A day twice in one file: the last one stands, as Amazon restates days at the end of a report.
    """
    rows = {(day.date, day.fnsku, day.msku, day.disposition, day.location): day for day in days}
    for day in rows.values():
        day.seller = seller
    LedgerDay.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=list(KEY),
        update_fields=["asin", "title", "starting", *LedgerDay.MOVEMENTS, "ending"],
        batch_size=2000,
    )
    return len(rows)
