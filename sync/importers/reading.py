"""A report file as lines of named values: tabs or commas, quoted or not, columns in any order.

Amazon warns that columns vary by marketplace and settings; so they are found by name, never by position, and names are
compared without case, blanks and hyphens ("Starting Warehouse Balance", "StartingWarehouseBalance").
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from datetime import tzinfo as Zone
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from sellers.models import Seller
from sync.models import Feed

LONGEST_FIELD = 1_000_000
NOT_WORD = re.compile(r"[\W_]+")
DAYS = ("%Y-%m-%d", "%m/%d/%Y", "%d.%m.%Y", "%Y/%m/%d", "%d-%b-%Y", "%b %d, %Y")


class Unreadable(Exception):
    """A line that can't be taken; the message says why."""


class NotOurs(Exception):
    """A line that is fine but not about an order of this kind; it is passed over."""


@dataclass(frozen=True)
class Line:
    """One row of the file: its number as an editor counts, its values by folded column name."""

    number: int
    values: dict[str, str]
    zone: Zone

    def text(self, name: str, *, longest: int = 0) -> str:
        """A value without surrounding blanks; empty when the file has no such column."""
        value = self.values.get(name, "").strip()
        return value[:longest] if longest else value

    def required(self, name: str, *, longest: int = 0) -> str:
        """A value that must be there."""
        value = self.text(name, longest=longest)
        if not value:
            raise Unreadable(_("The column %(column)s is empty.") % {"column": name})
        return value

    def moment(self, name: str) -> datetime:
        """A point in time; one without a zone is on the marketplace's clock."""
        value = self.required(name)
        try:
            found = datetime.fromisoformat(value.replace("Z", "+00:00"))
        except ValueError:
            found = datetime.combine(_day(value, name), datetime.min.time())
        return found if found.tzinfo else found.replace(tzinfo=self.zone)

    def day(self, name: str) -> date:
        """A calendar day."""
        return _day(self.required(name), name)

    def integer(self, name: str) -> int:
        """A whole number; nothing stands for 0."""
        amount = self.amount(name, default=Decimal(0))
        if amount != amount.to_integral_value():
            raise Unreadable(_bad(name, self.text(name), _("a whole number")))
        return int(amount)

    def amount(self, name: str, *, default: Decimal | None = None) -> Decimal:
        """An amount, with a point or a comma before its cents."""
        value = self.text(name)
        if not value and default is not None:
            return default
        try:
            found = Decimal(_plain(value))
        except InvalidOperation:
            raise Unreadable(_bad(name, value, _("a number"))) from None
        if not found.is_finite() or abs(found) >= 10**9:
            raise Unreadable(_bad(name, value, _("a number")))
        return found


def _plain(value: str) -> str:
    tidy = value.replace("\N{NO-BREAK SPACE}", "").replace(" ", "").replace("\N{MINUS SIGN}", "-")
    whole, comma, cents = tidy.rpartition(",")
    if comma and "." not in cents and ("." in whole or len(cents) != 3):
        return f"{whole.replace('.', '').replace(',', '')}.{cents}"
    return tidy.replace(",", "")


def _day(value: str, name: str) -> date:
    for pattern in DAYS:
        try:
            return datetime.strptime(value, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    try:
        return datetime.fromisoformat(value.replace("Z", "+00:00")).date()
    except ValueError:
        raise Unreadable(_bad(name, value, _("a date"))) from None


def _bad(name: str, value: str, wanted: str) -> str:
    words = {"column": name, "value": value[:60], "wanted": wanted}
    return _("The column %(column)s says “%(value)s”, which is not %(wanted)s.") % words


@dataclass(frozen=True)
class Importer:
    """How one kind of report is taken in.

    `needs` are the columns it is recognised by; `read` turns a line into a value (raises Unreadable, NotOurs);
    `store` writes many values at once, safe to run twice, and returns how many it took; values with one `together`
    are never given to it apart. A file of millions of lines has a `fast` reader made for its columns, which takes the
    line's number and cells, larger bites, and a `finish` that gets the first and last day of what was stored, and the time.
    """

    feed: Feed
    report_type: str
    needs: frozenset[str]
    read: Callable[[Line], Any]
    store: Callable[[Seller, Sequence[Any], datetime], int]
    options: dict[str, str] = field(default_factory=dict)
    together: Callable[[Any], str] | None = None
    fast: Callable[["Table", Zone], Callable[[int, list[str]], Any]] | None = None
    at_once: int = 500
    finish: Callable[[Seller, date, date, datetime], None] | None = None


def fold(name: str) -> str:
    """A column's name without what varies in how it is written."""
    return NOT_WORD.sub("", name).casefold()


@dataclass(frozen=True)
class Table:
    """A file's columns and its lines, still to be read."""

    columns: tuple[str, ...]
    lines: Iterator[tuple[int, list[str]]]


def open_table(text: str) -> Table:
    """The header and the lines of a file; an empty text has no columns."""
    csv.field_size_limit(LONGEST_FIELD)
    source = io.StringIO(text.replace("\0", ""), newline="")
    first = source.readline()
    source.seek(0)
    tab = first.count("\t") >= first.count(",")
    quoted = first.lstrip("\ufeff").startswith('"') or not tab
    reader = csv.reader(
        source, delimiter="\t" if tab else ",", quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    )
    header = next(reader, [])
    return Table(tuple(fold(name) for name in header), _numbered(reader))


def _numbered(reader: Any) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of its first line; a broken one ends nothing."""
    while True:
        number = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            row = []
            yield number, [""]
            continue
        if any(cell.strip() for cell in row):
            yield number, row


def line_reader(importer: Importer, table: Table, zone: Zone) -> Callable[[int, list[str]], Any]:
    """How the lines of one file are read: number and cells in, a value out. Raises Unreadable, NotOurs."""
    if importer.fast:
        return importer.fast(table, zone)
    return lambda number, row: importer.read(as_line(table, number, row, zone))


def as_line(table: Table, number: int, row: list[str], zone: Zone) -> Line:
    """The row by names. Raises Unreadable when it is shorter than its header."""
    if len(row) < len(table.columns) and not _only_end_is_missing(table, row):
        words = {"found": len(row), "wanted": len(table.columns)}
        raise Unreadable(_("The line has %(found)d values where the header has %(wanted)d.") % words)
    return Line(number, dict(zip(table.columns, row, strict=False)), zone)


def _only_end_is_missing(table: Table, row: list[str]) -> bool:
    # Some programs drop the empty values at a line's end
    return len(row) * 2 > len(table.columns)
