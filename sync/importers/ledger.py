"""The ledger's summary (GET_LEDGER_SUMMARY_VIEW_DATA): "Daily Inventory History", day by day and centre by centre."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from datetime import tzinfo as Zone
from operator import itemgetter

from django.utils.translation import gettext as _

from inventory.actions import check_ledger_days, forecast_products, record_ledger_days
from inventory.ledger.rows import DayRow
from inventory.models import Forecast
from sellers.models import Seller
from sync.importers.reading import Importer, Line, Table, Unreadable, as_line
from sync.models import Feed

# Our column for each of Amazon's, in the order of DayRow
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
TEXTS = {"fnsku": 20, "msku": 50, "disposition": 40, "location": 20, "asin": 20, "title": 500}  # longest
MUST = ("date", "fnsku", "msku", "disposition")
MOST = 10**8  # units; so that a day's sum fits its column
Reader = Callable[[int, list[str]], DayRow]


def read(line: Line) -> DayRow:
    """One line with care: any way to write a day or a number, and the reason when it can't be read."""
    for name in ("fnsku", "msku", "disposition"):
        line.required(name)
    counts = {ours: line.integer(theirs) for ours, theirs in COUNTS.items()}
    for name, units in counts.items():
        if abs(units) >= MOST:
            words = {"column": COUNTS[name], "units": units}
            raise Unreadable(
                _("The column %(column)s says %(units)s, more units than a shelf holds.") % words
            )
    texts = [line.text(name, longest=longest) for name, longest in TEXTS.items()]
    return DayRow._make((line.day("date"), *texts, *counts.values()))


def fast(table: Table, zone: Zone) -> Reader:
    """A reader for the columns of one file: plain lines at once, all others with care.

    Columns that a file lacks have no cell; such files are read with care from the first line to the last.
    """
    columns = ["date", *TEXTS, *COUNTS.values()]
    careful: Reader = lambda number, row: read(as_line(table, number, row, zone))  # noqa: E731
    if len(set(table.columns)) < len(table.columns) or not set(columns) <= set(table.columns):
        return careful
    cells, days = itemgetter(*(table.columns.index(name) for name in columns)), dict[str, date]()
    texts = len(TEXTS) + 1

    def quick(number: int, row: list[str]) -> DayRow:
        try:
            found = cells(row)
            day, told, counts = days.get(found[0]), found[1:texts], [int(cell) for cell in found[texts:]]
        except (ValueError, IndexError):
            return careful(number, row)
        if day is None or not _is_plain(told, counts):
            value = careful(number, row)
            days[found[0]] = value.date
            return value
        return DayRow._make((day, *told, *counts))

    return quick


def _is_plain(told: Sequence[str], counts: Sequence[int]) -> bool:
    """Texts as they are stored, short enough and without blanks round them; the first three are there."""
    short = all(
        len(text) <= longest and text == text.strip()
        for text, longest in zip(told, TEXTS.values(), strict=True)
    )
    return short and bool(told[0] and told[1] and told[2]) and max(counts) < MOST and min(counts) > -MOST


def store(seller: Seller, rows: Sequence[DayRow], at: datetime) -> int:
    """Insert or replace the days."""
    record_ledger_days(seller=seller, days=rows)
    return len(rows)


def finish(seller: Seller, first: date, last: date, at: datetime) -> None:
    """Compare the days with their neighbours, once all are there; the first ledger brings the first forecasts at once."""
    check_ledger_days(seller=seller, first=first, last=last)
    if not Forecast.objects.for_seller(seller).filter(source=Forecast.Source.LEDGER).exists():
        forecast_products(seller=seller, today=at.astimezone(seller.zone).date())


IMPORTER = Importer(
    feed=Feed.LEDGER,
    report_type="GET_LEDGER_SUMMARY_VIEW_DATA",
    needs=frozenset(
        {"date", "fnsku", "msku", "disposition", "startingwarehousebalance", "endingwarehousebalance"}
    ),
    read=read,
    fast=fast,
    at_once=50_000,
    store=store,
    finish=finish,
    options={"aggregateByLocation": "FC", "aggregatedByTimePeriod": "DAILY"},
)
