"""Rows as an Excel workbook, written row by row so that a long one takes no memory."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from tempfile import TemporaryFile

import xlsxwriter
from django.http import FileResponse

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_000_000  # a worksheet holds 1,048,576
# Text stays text: nothing in it is taken for a formula, a link or a number
_PLAIN = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(head: Sequence[str], rows: Iterable[Sequence[object]], *, name: str, day: date) -> FileResponse:
    """A workbook to keep, named after what it holds and the day; numbers stay numbers, all else is text."""
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it
    book = xlsxwriter.Workbook(file, _PLAIN)
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    bold = book.add_format({"bold": True})
    for column, title in enumerate(head):
        sheet.write_string(0, column, str(title), bold)
        sheet.set_column(column, column, max(12, min(40, len(str(title)) + 4)))
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            break
        for column, value in enumerate(row):
            if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
                sheet.write_number(number, column, float(value))
            elif value not in (None, ""):
                sheet.write_string(number, column, str(value)[:32_000])
    book.close()
    file.seek(0)
    answer = FileResponse(
        file, as_attachment=True, filename=f"{name}-{day.isoformat()}.xlsx", content_type=TYPE
    )
    answer["Cache-Control"] = "private, no-store"  # names and cities of customers
    return answer
