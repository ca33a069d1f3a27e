"""One reader per seller and feed: an advisory lock of PostgreSQL, gone by itself when its process dies."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def only_one(feed: str, seller_id: int) -> Iterator[bool]:
    """True within when nobody else reads this feed for this seller now."""
    keys = [_signed(zlib.crc32(f"sync:{feed}".encode())), _signed(seller_id)]
    mine = _ask("SELECT pg_try_advisory_lock(%s, %s)", keys)
    try:
        yield mine
    finally:
        if mine and connection.connection is not None and not connection.needs_rollback:
            _ask("SELECT pg_advisory_unlock(%s, %s)", keys)


def _ask(query: str, keys: list[int]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(query, keys)
        row = cursor.fetchone()
    return bool(row and row[0])


def _signed(number: int) -> int:
    """Thirty-two bits as PostgreSQL counts them."""
    return (number & 0xFFFFFFFF) - (1 << 32 if number & 0x80000000 else 0)
