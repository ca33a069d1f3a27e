"""The second wall: PostgreSQL's row-level security, told for whom the present work is done.

Every business table has a policy that shows only rows of the seller named in `portal.seller`; `*` shows all.
Nothing set shows nothing. Requests set it in the middleware, tasks and commands by `acting_for`.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from django.db import OperationalError, connection, migrations
from psycopg.pq import TransactionStatus

EVERYONE = "*"
NOBODY = ""

# The inner query is read first, whatever order the planner evaluates a select list in
_SWAP = """
    WITH before AS MATERIALIZED (SELECT coalesce(current_setting('portal.seller', true), '') AS was)
    SELECT was, set_config('portal.seller', %s, false) FROM before
"""


def _set(value: str) -> str:
    """Put the session's seller in place; returns the one before. Survives commits, unlike a transaction's own setting."""
    with connection.cursor() as cursor:
        cursor.execute(_SWAP, [value])
        row = cursor.fetchone()
    return str(row[0]) if row else NOBODY


@contextmanager
def _acting(value: str) -> Iterator[None]:
    before = _set(value)
    try:
        yield
    finally:
        _restore(before)


def acting_for(seller_id: int) -> AbstractContextManager[None]:
    """Within, the database shows one seller's rows only."""
    return _acting(str(seller_id))


def acting_for_everyone() -> AbstractContextManager[None]:
    """Within, the database shows every seller's rows: for admins, sweeps and claims of due work."""
    return _acting(EVERYONE)


def acting_for_nobody() -> AbstractContextManager[None]:
    """Within, the database shows no seller's rows: for people who are not signed in or have not chosen."""
    return _acting(NOBODY)


def _restore(before: str) -> None:
    """Put back who was acted for; a transaction that failed undoes the setting by itself when it is rolled back."""
    raw = connection.connection
    if raw is None or connection.needs_rollback or raw.info.transaction_status == TransactionStatus.INERROR:
        return
    try:
        _set(before)
    except OperationalError:
        connection.close()  # a connection that is gone took the setting with it


def wall(*tables: str) -> list[migrations.RunSQL]:
    """The migration operations that put the wall round tables with a `seller_id` column."""
    return [
        migrations.RunSQL(
            sql=f"""
            ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
            ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
            CREATE POLICY seller_wall ON {table} USING (
                CASE current_setting('portal.seller', true) WHEN '*' THEN true
                ELSE seller_id = NULLIF(current_setting('portal.seller', true), '')::bigint END
            );
            """,
            reverse_sql=f"""
            DROP POLICY seller_wall ON {table};
            ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
            ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
            """,
        )
        for table in tables
    ]
