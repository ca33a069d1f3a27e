"""Comma-separated files that open in a spreadsheet as they were meant: nothing in them is taken for a formula."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import StringIO
from zoneinfo import ZoneInfo

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

BOM = "\ufeff"  # without it Excel takes UTF-8 for the system's old encoding
TYPE = "text/csv; charset=utf-8"
# What a spreadsheet takes for the beginning of a formula, the full-width forms of Chinese and Japanese keyboards too
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(value: object) -> str:
    """A value as text; one that a spreadsheet would calculate gets an apostrophe in front."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def moment_cell(value: datetime | None, zone: ZoneInfo) -> str:
    """A time on the zone's clock, as spreadsheets read it: "2026-11-13 21:48"; the zone stands in its own column."""
    return f"{value.astimezone(zone):%Y-%m-%d %H:%M}" if value else ""


def lines(rows: Iterable[Sequence[object]]) -> str:
    """Rows as lines of the file."""
    sheet = StringIO()
    csv.writer(sheet).writerows([cell(value) for value in row] for row in rows)
    return sheet.getvalue()


def download(content: str | Iterable[str], name: str, day: date) -> HttpResponseBase:
    """A file to keep, named after what it holds and the day; streamed when it comes in parts."""
    whole = isinstance(content, str)
    answer = (HttpResponse if whole else StreamingHttpResponse)(content, content_type=TYPE)
    answer["Content-Disposition"] = content_disposition_header(True, f"{name}-{day.isoformat()}.csv") or ""
    answer["Cache-Control"] = "private, no-store"  # names and cities of customers
    return answer
