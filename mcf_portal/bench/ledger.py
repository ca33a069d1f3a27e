"""The ledger: reports read beside a raw COPY, and the history page over millions of rows beside a bare view."""

import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from tempfile import TemporaryDirectory
from typing import Any

from django.db import connection, transaction
from django.test import Client, override_settings

from inventory.ledger.files import DAY_COLUMNS
from inventory.models import LedgerDay
from mcf_portal.bench.measure import Row, rate_row, row, side_by_side
from sellers.models import Seller, User
from sellers.tenancy import acting_for_everyone
from sync import imports

DAYS, CENTRES = 540, ("MDW2", "PHX7", "TEB9")
READ = 100_000  # rows of the report that is read
_COLUMNS = ("seller_id", *DAY_COLUMNS.values())
_FILL = """
    INSERT INTO inventory_ledgerday (seller_id, date, fnsku, asin, msku, title, disposition, location, starting,
        in_transit, receipts, customer_shipments, customer_returns, vendor_returns, transfers, found, lost, damaged,
        disposed, other_events, unknown_events, ending)
    SELECT %(seller)s, %(last)s::date - d, 'X' || s, 'B' || s, 'SKU-' || to_char(s, 'FM00000'), 'Enamel camp mug',
        'SELLABLE', (%(centres)s::text[])[c], CASE d %% 30 WHEN 29 THEN 100 ELSE 102 + d %% 30 * 2 END, 0,
        CASE d %% 30 WHEN 29 THEN 60 ELSE 0 END, -2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100 + d %% 30 * 2
    FROM generate_series(0, %(days)s - 1) AS d, generate_series(1, %(skus)s) AS s, generate_series(1, 3) AS c
"""


def fill_ledger(seller: Seller, rows: int, *, now: datetime) -> None:
    """Write so many days of the ledger for one seller: 18 months, three centers, as many SKUs as that takes."""
    skus = max(rows // (DAYS * len(CENTRES)), 1)
    with connection.cursor() as cursor:
        given: dict[str, Any] = {
            "seller": seller.pk,
            "last": now.date(),
            "days": DAYS,
            "skus": skus,
            "centres": list(CENTRES),
        }
        cursor.execute(_FILL, given)
        cursor.execute("VACUUM ANALYZE inventory_ledgerday")


def measure_history(user: User, rows: int) -> Iterator[Row]:
    """The page of all SKUs, far down it, and of one SKU over 18 months, each a whole request."""
    client = Client()
    client.force_login(user)

    def get(address: str) -> None:
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")

    first, size = "/inventory/history/", f"{rows / 1_000_000:.0f} M rows"
    with acting_for_everyone():
        newest = LedgerDay.objects.latest("date").date
    deep = f"{first}?after={newest - timedelta(days=12)}~MDW2~SELLABLE~1~SKU-00100"
    one = f"{first}?sku=SKU-00100&since={newest - timedelta(days=DAYS - 1)}"
    ours, floor = side_by_side(lambda: get(first), lambda: get("/bare-ledger/"), rounds=9)
    yield row(f"ledger of {size}, all SKUs, first page : bare Django", ours, floor, "<= 4 x")
    ours, floor = side_by_side(lambda: get(deep), lambda: get(first), rounds=9)
    yield row(f"ledger of {size}, page far down : first page", ours, floor, "<= 1.1 x")
    ours, floor = side_by_side(lambda: get(one), lambda: get(first), rounds=9)
    yield row(f"ledger of {size}, one SKU over 18 months : first page", ours, floor, "<= 2 x")


def measure_import(seller: Seller, *, now: datetime) -> Iterator[Row]:
    """A report of the ledger read from its file to its checks, twice, beside the same rows by COPY alone."""
    lines = [_line(now.date(), number) for number in range(READ)]
    body = "\n".join(["\t".join(DAY_COLUMNS), *lines]).encode()
    with TemporaryDirectory() as folder, override_settings(MEDIA_ROOT=folder):
        rates = [READ / _read(seller, body, now) for _time in range(2)]
    LedgerDay.objects.for_seller(seller).delete()
    raw = READ / _copied(seller, lines)
    yield rate_row("ledger report read, new rows : raw COPY into the same table", rates[0], raw, ">= 25 %")
    yield rate_row("ledger report read again, nothing new : raw COPY", rates[1], raw, ">= 25 %")


def _line(last: date, number: int) -> str:
    day, sku = last - timedelta(days=number % DAYS), number // DAYS
    ago = number % DAYS % 30  # two leave a day, sixty come in a month: each start is the end before
    start, came = (100, 60) if ago == 29 else (102 + ago * 2, 0)
    figures = (start, 0, came, -2, *([0] * 8), start + came - 2, 0)
    shelf = (day.strftime("%m/%d/%Y"), f"X{sku}", f"B{sku}", f"SKU-{sku:05}", "Enamel camp mug", "SELLABLE")
    return "\t".join(map(str, (*shelf, *figures, CENTRES[0])))


def _read(seller: Seller, body: bytes, now: datetime) -> float:
    began = time.perf_counter()
    taken = imports.accept(seller=seller, name="ledger.txt", content=body, by=None, at=now)
    found = imports.read_file(taken.pk, clock=lambda: now)
    if found is None or found.taken != READ:
        raise RuntimeError(f"The report was not read: {found and found.problem}")
    return time.perf_counter() - began


def _copied(seller: Seller, lines: list[str]) -> float:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL datestyle TO 'ISO, MDY'")
        cursor.execute(
            "ALTER TABLE inventory_ledgerday DISABLE ROW LEVEL SECURITY"
        )  # which COPY does not pass
        began = time.perf_counter()
        with cursor.copy(f"COPY inventory_ledgerday ({', '.join(_COLUMNS)}) FROM STDIN") as copy:
            copy.write("".join(f"{seller.pk}\t{line}\n" for line in lines))
        seconds = time.perf_counter() - began
        transaction.set_rollback(True)
    return seconds
