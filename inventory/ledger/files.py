"""The ledger as files with the report's own columns: tabs, commas, or a workbook, written a bite at a time."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO
from tempfile import TemporaryFile

import xlsxwriter
from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from inventory.ledger.question import day_page, movement_page
from inventory.models import LedgerDayQuerySet, LedgerMovementQuerySet

# Amazon's columns in Amazon's order, and ours behind each
DAY_COLUMNS = {
    "Date": "date",
    "FNSKU": "fnsku",
    "ASIN": "asin",
    "MSKU": "msku",
    "Title": "title",
    "Disposition": "disposition",
    "Starting Warehouse Balance": "starting",
    "In Transit Between Warehouses": "in_transit",
    "Receipts": "receipts",
    "Customer Shipments": "customer_shipments",
    "Customer Returns": "customer_returns",
    "Vendor Returns": "vendor_returns",
    "Warehouse Transfer In/Out": "transfers",
    "Found": "found",
    "Lost": "lost",
    "Damaged": "damaged",
    "Disposed": "disposed",
    "Other Events": "other_events",
    "Ending Warehouse Balance": "ending",
    "Unknown Events": "unknown_events",
    "Location": "location",
}
MOVEMENT_COLUMNS = {
    "Date": "date",
    "FNSKU": "fnsku",
    "ASIN": "asin",
    "MSKU": "msku",
    "Title": "title",
    "Event Type": "event_type",
    "Reference ID": "reference",
    "Quantity": "quantity",
    "Fulfillment Center": "location",
    "Disposition": "disposition",
    "Reason": "reason",
    "Country": "country",
    "Reconciled Quantity": "reconciled",
    "Unreconciled Quantity": "unreconciled",
    "Date and Time": "at",
}
AT_ONCE = 2_000
MOST_IN_WORKBOOK = 1_000_000  # a worksheet holds 1,048,576 lines
BOM = "\ufeff"  # without it Excel takes UTF-8 for the system's old encoding
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "txt": "text/tab-separated-values; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# What a spreadsheet takes for the beginning of a formula, the full-width forms of Chinese and Japanese keyboards too
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_PLAIN = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
Row = Sequence[object]


def day_rows(rows: LedgerDayQuerySet) -> Iterator[Row]:
    """Every row of the query, as the columns of the summary; a bite is held in memory at a time."""
    after = ""
    while True:
        page = day_page(rows, after=after, size=AT_ONCE)
        yield from ([getattr(row, name) for name in DAY_COLUMNS.values()] for row in page.rows)
        after = page.after
        if not after:
            return


def movement_rows(rows: LedgerMovementQuerySet) -> Iterator[Row]:
    """Every movement of the query, as the columns of the detail."""
    after = ""
    while True:
        page = movement_page(rows, after=after, size=AT_ONCE)
        yield from ([getattr(row, name) for name in MOVEMENT_COLUMNS.values()] for row in page.rows)
        after = page.after
        if not after:
            return


def answer(kind: str, head: Iterable[str], rows: Iterator[Row], *, name: str) -> HttpResponseBase:
    """A file to keep: txt as Amazon's own, with tabs; csv; or xlsx."""
    if kind == "xlsx":
        response: HttpResponseBase = FileResponse(_workbook(list(head), rows), content_type=TYPES[kind])
    else:
        response = StreamingHttpResponse(_lines(kind, head, rows), content_type=TYPES[kind])
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.{kind}") or ""
    response["Cache-Control"] = "private, no-store"
    return response


def _lines(kind: str, head: Iterable[str], rows: Iterator[Row]) -> Iterator[str]:
    sheet = StringIO()
    tabs = kind == "txt"
    writer = csv.writer(sheet, delimiter="\t" if tabs else ",", lineterminator="\r\n")
    sheet.write("" if tabs else BOM)
    writer.writerow(head)
    for number, row in enumerate(rows, 1):
        writer.writerow([_text(value) for value in row])
        if not number % AT_ONCE:
            yield sheet.getvalue()
            sheet.seek(0)
            sheet.truncate()
    yield sheet.getvalue()


def _text(value: object) -> object:
    """A cell: days as Amazon writes them, numbers as they are; text that a spreadsheet would calculate is marked."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat() if hasattr(value, "hour") else value.strftime("%m/%d/%Y")
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _workbook(head: Sequence[str], rows: Iterator[Row]) -> TemporaryFile:  # type: ignore[valid-type]
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it
    book = xlsxwriter.Workbook(file, _PLAIN)
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    for column, title in enumerate(head):
        sheet.write_string(0, column, title)
        sheet.set_column(column, column, max(12, len(title) + 2))
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, column, value)
            elif value not in (None, ""):
                sheet.write_string(number, column, _text(value) if isinstance(value, date) else str(value))
    book.close()
    file.seek(0)
    return file
