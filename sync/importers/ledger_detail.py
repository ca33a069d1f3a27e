"""The ledger's detail (GET_LEDGER_DETAIL_VIEW_DATA): each movement of units with Amazon's code for why."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from datetime import tzinfo as Zone

from django.utils.translation import gettext as _

from inventory.actions import record_ledger_movements
from inventory.ledger.rows import MovementRow, Said, fingerprint
from sellers.models import Seller
from sync.importers.reading import Importer, Line, Table, Unreadable, as_line
from sync.models import Feed

MOST = 10**8  # units


def read(line: Line, seen: Counter[Said] | None = None) -> MovementRow:
    """One line; `seen` counts what the lines of its file have said so far."""
    said = (
        line.day("date"),
        line.required("fnsku", longest=20),
        line.required("msku", longest=50),
        line.required("eventtype", longest=40),
        _units(line, "quantity"),
        line.text("referenceid", longest=80),
        line.text("fulfillmentcenter", longest=20),
        line.text("disposition", longest=40),
        line.text("reason", longest=40),
    )
    return MovementRow(
        fingerprint(said, Counter() if seen is None else seen),
        *said,
        country=line.text("country", longest=10),
        asin=line.text("asin", longest=20),
        title=line.text("title", longest=500),
        reconciled=_units(line, "reconciledquantity"),
        unreconciled=_units(line, "unreconciledquantity"),
        at=line.moment("dateandtime") if line.text("dateandtime") else None,
    )


def _units(line: Line, name: str) -> int:
    units = line.integer(name)
    if abs(units) >= MOST:
        words = {"column": name, "units": units}
        raise Unreadable(_("The column %(column)s says %(units)s, more units than a shelf holds.") % words)
    return units


def counting(table: Table, zone: Zone) -> Callable[[int, list[str]], MovementRow]:
    """A reader that tells the lines of one file apart that say the same."""
    seen: Counter[Said] = Counter()
    return lambda number, row: read(as_line(table, number, row, zone), seen)


def store(seller: Seller, rows: Sequence[MovementRow], at: datetime) -> int:
    """Insert the movements, or renew what Amazon restated of them."""
    return record_ledger_movements(seller=seller, movements=rows)


IMPORTER = Importer(
    feed=Feed.LEDGER_DETAIL,
    report_type="GET_LEDGER_DETAIL_VIEW_DATA",
    needs=frozenset({"date", "fnsku", "msku", "eventtype", "quantity", "disposition", "reason"}),
    read=read,
    fast=counting,
    at_once=10_000,
    store=store,
)
