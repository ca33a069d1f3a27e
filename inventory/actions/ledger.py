"""The daily ledger and its movements, taken over from Amazon's reports in bulk."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import connection

from inventory.ledger.copying import take_over
from inventory.ledger.rows import DAY_KEY, MOVEMENT_KEY, DayRow, MovementRow
from inventory.models import LedgerDay, LedgerMovement
from sellers.models import Seller

NEIGHBOURS = timedelta(days=45)  # how far off the row before, or after, a shelf's row is looked for
_CHECK = """
    WITH told AS (
        SELECT id, date, starting, lag(ending) OVER shelf AS before, lag(date) OVER shelf AS before_on
        FROM inventory_ledgerday
        WHERE seller_id = %(seller)s AND date BETWEEN %(from)s AND %(to)s
        WINDOW shelf AS (PARTITION BY msku, fnsku, disposition, location ORDER BY date)
    ), found AS (
        SELECT id, starting - coalesce(before, starting) AS broke_by,
            CASE WHEN before <> 0 THEN date - before_on - 1 ELSE 0 END AS days_missing
        FROM told WHERE date >= %(first)s
    )
    UPDATE inventory_ledgerday AS kept
    SET broke_by = found.broke_by, days_missing = found.days_missing
    FROM found
    WHERE kept.id = found.id
        AND (kept.broke_by, kept.days_missing) IS DISTINCT FROM (found.broke_by, found.days_missing)
"""


def record_ledger_days(*, seller: Seller, days: Iterable[DayRow]) -> int:
    """Insert or replace days of the ledger (bulk); returns how many rows. The same file twice leaves the same rows.

    A day twice in one file: the last one stands, as Amazon restates days at the end of a report. After the last rows
    of a file `check_ledger_days` compares neighbours.
    """
    rows = {day[: len(DAY_KEY)]: day for day in days}
    take_over(
        table=LedgerDay._meta.db_table,
        seller_id=seller.pk,
        columns=DayRow._fields,
        key=DAY_KEY,
        rows=rows.values(),
    )
    return len(rows)


def check_ledger_days(*, seller: Seller, first: date, last: date) -> None:
    """Compare each day of a span, and the days behind it, with its shelf's row before: units and missing days.

    A shelf that was empty may be left out by Amazon; one that held units must be told every day.
    """
    span = {"first": first, "from": first - NEIGHBOURS, "to": last + NEIGHBOURS}
    with connection.cursor() as cursor:
        cursor.execute(_CHECK, {"seller": seller.pk, **span})


def record_ledger_movements(*, seller: Seller, movements: Iterable[MovementRow]) -> int:
    """Insert movements of the ledger's detail (bulk), or renew what Amazon restated of them; returns how many rows."""
    rows = {movement.fingerprint: movement for movement in movements}
    take_over(
        table=LedgerMovement._meta.db_table,
        seller_id=seller.pk,
        columns=MovementRow._fields,
        key=MOVEMENT_KEY,
        rows=rows.values(),
    )
    return len(rows)
