"""The ledger's summary (GET_LEDGER_SUMMARY_VIEW_DATA): "Daily Inventory History", day by day and centre by centre."""

from collections.abc import Sequence
from datetime import datetime

from inventory.actions import record_ledger_days
from inventory.models import LedgerDay
from sellers.models import Seller
from sync.importers.reading import Importer, Line, Unreadable
from sync.models import Feed

# Our column for each of Amazon's
COUNTS = {
    "starting": "startingwarehousebalance",
    "in_transit": "intransitbetweenwarehouses",
    "receipts": "receipts",
    "customer_shipments": "customershipments",
    "customer_returns": "customerreturns",
    "vendor_returns": "vendorreturns",
    "transfers": "warehousetransferinout",
    "found": "found",
    "lost": "lost",
    "damaged": "damaged",
    "disposed": "disposed",
    "other_events": "otherevents",
    "unknown_events": "unknownevents",
    "ending": "endingwarehousebalance",
}


def read(line: Line) -> LedgerDay:
    """One line as a row of the ledger, not saved yet."""
    counts = {ours: line.integer(theirs) for ours, theirs in COUNTS.items()}
    too_big = next((name for name, value in counts.items() if abs(value) >= 2**31), None)
    if too_big:
        raise Unreadable(f"{COUNTS[too_big]}: {counts[too_big]}")
    return LedgerDay(
        date=line.day("date"),
        fnsku=line.required("fnsku", longest=20),
        asin=line.text("asin", longest=20),
        msku=line.required("msku", longest=50),
        title=line.text("title", longest=500),
        disposition=line.required("disposition", longest=40),
        location=line.text("location", longest=20),
        **counts,
    )


def store(seller: Seller, rows: Sequence[LedgerDay], at: datetime) -> int:
    """Insert or replace the days."""
    record_ledger_days(seller=seller, days=rows)
    return len(rows)


IMPORTER = Importer(
    feed=Feed.LEDGER,
    report_type="GET_LEDGER_SUMMARY_VIEW_DATA",
    needs=frozenset(
        {"date", "fnsku", "msku", "disposition", "startingwarehousebalance", "endingwarehousebalance"}
    ),
    read=read,
    store=store,
    options={"aggregateByLocation": "FC", "aggregatedByTimePeriod": "DAILY"},
)
