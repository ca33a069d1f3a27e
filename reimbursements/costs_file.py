"""Sourcing costs as people keep them: a CSV with a heading, or lines pasted from an invoice. Pure.

A file is read whole or not at all: each line that can't be read is named with its number and the reason.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from django.utils.translation import gettext as _

MOST_ROWS = 10_000
MOST = Decimal("9999999999.99")  # what the column holds
HEADING = ("sku", "sourcing_cost", "currency", "valid_from")
_NAMES = {
    "sku": "sku",
    "msku": "sku",
    "seller-sku": "sku",
    "sourcing_cost": "amount",
    "sourcing cost": "amount",
    "cost": "amount",
    "amount": "amount",
    "currency": "currency",
    "valid_from": "valid_from",
    "valid from": "valid_from",
    "from": "valid_from",
}


Row = TypeVar("Row")


@dataclass(frozen=True)
class CostRow:
    """What one unit of a SKU costs from a day on."""

    line: int
    sku: str
    amount: Decimal
    currency: str
    valid_from: date


@dataclass(frozen=True)
class InvoiceRow:
    """So many units of a SKU for a total."""

    line: int
    sku: str
    quantity: int
    total: Decimal


class Unreadable(Exception):
    """The lines that can't be read; nothing of the file is taken."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


def read_costs(text: str, *, currency: str, today: date) -> list[CostRow]:
    """The rows of a CSV with a heading; currency and day default to the seller's and today. Raises Unreadable."""
    table = _table(text)
    if not table:
        raise Unreadable([_("The file is empty.")])
    columns = [_NAMES.get(name.strip().lower().lstrip("\ufeff"), "") for name in table[0][1]]
    if "sku" not in columns or "amount" not in columns:
        raise Unreadable(
            [_("The first line must name the columns: %(names)s.") % {"names": ", ".join(HEADING)}]
        )
    rows, problems = [], []
    for number, cells in table[1:]:
        told = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
        try:
            rows.append(_cost(number, told, currency, today))
        except ValueError as problem:
            problems.append(_said(number, problem))
    return _whole(rows, problems)


def read_invoice(text: str) -> list[InvoiceRow]:
    """Lines of "SKU, units, total". Raises Unreadable."""
    rows, problems = [], []
    for number, cells in _table(text):
        try:
            rows.append(_invoiced(number, [cell.strip() for cell in cells]))
        except ValueError as problem:
            problems.append(_said(number, problem))
    return _whole(rows, problems)


def money(text: str) -> Decimal:
    """An amount as typed, with a point before the cents. Raises ValueError."""
    try:
        amount = Decimal(text)
    except InvalidOperation as error:
        raise ValueError(_("“%(text)s” is no amount; write it like 12.50.") % {"text": text}) from error
    if not amount.is_finite() or amount < 0 or amount > MOST or amount != round(amount, 2):
        raise ValueError(_("“%(text)s” is no amount from 0 up with at most two decimals.") % {"text": text})
    return round(amount, 2)


def _table(text: str) -> list[tuple[int, list[str]]]:
    """Numbered lines that hold anything, cut at the comma, semicolon or tab that the first one uses."""
    lines = text.lstrip("\ufeff").splitlines()
    if len(lines) > MOST_ROWS:
        raise Unreadable([_("At most %(most)d lines at once. Send the file in parts.") % {"most": MOST_ROWS}])
    first = next((line for line in lines if line.strip()), "")
    between = max(",;\t", key=first.count)
    try:
        found = [(n, next(csv.reader([line], delimiter=between), [])) for n, line in enumerate(lines, 1)]
    except csv.Error as error:
        raise Unreadable([_("This is no CSV file.")]) from error
    return [(number, cells) for number, cells in found if any(cell.strip() for cell in cells)]


def _cost(number: int, told: dict[str, str], currency: str, today: date) -> CostRow:
    if not told.get("sku"):
        raise ValueError(_("The SKU is missing."))
    return CostRow(
        line=number,
        sku=told["sku"],
        amount=money(told.get("amount", "")),
        currency=(told.get("currency") or currency).upper(),
        valid_from=_day(told["valid_from"]) if told.get("valid_from") else today,
    )


def _invoiced(number: int, cells: list[str]) -> InvoiceRow:
    if len(cells) != 3 or not cells[0]:
        raise ValueError(_("Write SKU, units and total, with commas between."))
    if not cells[1].isdecimal() or not 0 < int(cells[1]) < 10_000_000:
        raise ValueError(_("“%(text)s” is no number of units.") % {"text": cells[1]})
    return InvoiceRow(number, cells[0], int(cells[1]), money(cells[2]))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(_("“%(text)s” is no day; write it like 2026-03-31.") % {"text": text}) from error


def _said(number: int, problem: ValueError) -> str:
    return _("Line %(number)d: %(problem)s") % {"number": number, "problem": problem}


def _whole(rows: list[Row], problems: list[str]) -> list[Row]:
    if problems:
        raise Unreadable(problems)
    if not rows:
        raise Unreadable([_("No line holds a SKU.")])
    return rows
