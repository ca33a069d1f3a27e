"""A pasted or uploaded list of returns: order ID, SKU, quantity, reason, comments. No database."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from amazon.words import canonical

LIMIT = 500  # rows
MAX_BYTES = 1024 * 1024
COLUMNS = ("order", "sku", "quantity", "reason", "comment")
# What people and exports call the columns, folded
NAMES = {
    "order": {"orderid", "order", "sellerorderid", "merchantorderid", "ordernumber", "订单号", "订单编号"},
    "sku": {"sku", "sellersku", "msku", "merchantsku"},
    "quantity": {"quantity", "qty", "units", "return", "数量"},
    "reason": {"reason", "returnreason", "reasoncode", "returnreasoncode", "退货原因", "原因"},
    "comment": {"comment", "comments", "returncomment", "note", "备注"},
}
_ENCODINGS = ("utf-8-sig", "gb18030", "cp1252")


@dataclass(frozen=True)
class Told:
    """One row as it was given."""

    order: str
    sku: str = ""
    quantity: str = ""
    reason: str = ""
    comment: str = ""


class BadList(Exception):
    """Not a list that can be read; `code` says why: empty, long, size or letters."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def decoded(content: bytes) -> str:
    """The text of a file, whichever of the usual encodings a spreadsheet has chosen. Raises BadList."""
    if len(content) > MAX_BYTES:
        raise BadList("size")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadList("letters")


def read(text: str) -> list[Told]:
    """The rows of a list, by the names in its first line or else in the order of COLUMNS. Raises BadList."""
    if "\0" in text:
        raise BadList("letters")
    rows = [row for row in _cells(text) if any(row)]
    places = _places(rows[0]) if rows else None
    found = [_told(row, places or dict(zip(COLUMNS, range(5), strict=True))) for row in rows[bool(places) :]]
    if not found:
        raise BadList("empty")
    if len(found) > LIMIT:
        raise BadList("long")
    return found


def _cells(text: str) -> Iterable[list[str]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    between = max(("\t", ";", ","), key=first.count)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rows = csv.reader((f"{line}\n" for line in lines), delimiter=between, skipinitialspace=True)
    try:
        return [[cell.strip().removeprefix("'") for cell in row] for row in rows]
    except csv.Error as error:  # a quotation that never ends
        raise BadList("letters") from error


def _places(head: Sequence[str]) -> dict[str, int] | None:
    """Which column is where, when the first line names them; the order's column must be among them."""
    folded = [canonical(cell) for cell in head]
    places = {
        name: place for name, words in NAMES.items() for place, cell in enumerate(folded) if cell in words
    }
    return places if "order" in places else None


def _told(row: Sequence[str], places: dict[str, int]) -> Told:
    return Told(
        **{name: row[place] for name, place in places.items() if place < len(row)} | _order(row, places)
    )


def _order(row: Sequence[str], places: dict[str, int]) -> dict[str, str]:
    place = places["order"]
    return {"order": row[place] if place < len(row) else ""}
