"""Many rows at once: COPY into a table of the moment, then one statement that inserts or replaces."""

from collections.abc import Iterable, Sequence

from django.db import connection, transaction

ARRIVALS = "ledger_arrivals"


def take_over(
    *,
    table: str,
    seller_id: int,
    columns: Sequence[str],
    key: Sequence[str],
    rows: Iterable[Sequence[object]],
) -> None:
    """Insert rows of one seller, or replace those with the same key; rows that say the same are left alone.

    Table and columns are ours, never a reader's words. No two rows may have the same key.
    """
    names = ", ".join(columns)
    others = [name for name in columns if name not in key]
    replaced = ", ".join(f"{name} = excluded.{name}" for name in others)
    was, told = (", ".join(f"{row}.{name}" for name in others) for row in ("kept", "excluded"))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE {ARRIVALS} AS SELECT {names} FROM {table} WITH NO DATA")  # noqa: S608
        with cursor.copy(f"COPY {ARRIVALS} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute(
            f"""
            INSERT INTO {table} AS kept (seller_id, {names})
            SELECT %s, {names} FROM {ARRIVALS} ORDER BY {", ".join(key)}
            ON CONFLICT (seller_id, {", ".join(key)}) DO UPDATE SET {replaced}
            WHERE ({was}) IS DISTINCT FROM ({told})
            """,  # noqa: S608 - names of tables and columns are ours; the seller is passed
            [seller_id],
        )
        cursor.execute(f"DROP TABLE {ARRIVALS}")
