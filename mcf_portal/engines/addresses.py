"""Under which addresses the portal finds its database, cache and queue."""

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from mcf_portal.engines.problem import EngineProblem

RECORD = "engines.json"


@dataclass(frozen=True)
class Addresses:
    """Where the database, the cache and the queue are reached."""

    database_url: str
    redis_url: str
    celery_broker_url: str


def postgres_url(sockets: Path) -> str:
    """The database's URL over a unix socket; every byte that a URL parser may fold to lower case is percent-encoded."""
    host = "".join(f"%{ord(char):02X}" if char.isupper() else quote(char, safe="") for char in str(sockets))
    return f"postgresql://portal@{host}/portal"


def valkey_url(sockets: Path) -> str:
    """The cache's URL over a unix socket, as redis-py and Django's cache read it."""
    return f"unix://{quote(str(sockets / 'valkey.sock'))}?db=0"


def celery_url(redis_url: str) -> str:
    """The same Redis in the queue's spelling: kombu names unix sockets and TLS checks its own way."""
    parts = urlsplit(redis_url)
    if parts.scheme == "unix":
        number = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair).get("db", "0")
        return f"redis+socket://{unquote(parts.path)}?virtual_host={number}"
    if parts.scheme == "rediss" and "ssl_cert_reqs" not in parts.query:
        query = "&".join(filter(None, [parts.query, "ssl_cert_reqs=required"]))
        return urlunsplit(parts._replace(query=query))
    return redis_url


def addresses(root: Path, *, database_url: str = "", redis_url: str = "") -> Addresses:
    """The given URLs, and for a missing one the embedded server's, be it up or not.

    Settings call this: it parses and starts nothing, so that they can be read without a live server.
    """
    known = _recorded(root)
    redis = redis_url or known.get("redis_url") or valkey_url(root / "valkey")
    return Addresses(
        database_url=database_url or known.get("database_url") or postgres_url(root / "postgres"),
        redis_url=redis,
        celery_broker_url=celery_url(redis),
    )


def running(root: Path) -> Addresses:
    """The addresses of the embedded servers that run now; EngineProblem when none was started."""
    if not _recorded(root):
        raise EngineProblem(
            "No embedded servers run here. Start them with `make run`, or set DATABASE_URL and REDIS_URL."
        )
    return addresses(root)


def record(root: Path, urls: dict[str, str]) -> None:
    """Leave a note for other processes on this machine: where the embedded servers listen."""
    draft = root / f"{RECORD}.new"
    draft.write_text(json.dumps(urls))
    draft.replace(root / RECORD)


def forget(root: Path) -> None:
    """Take the note away, since the servers are gone."""
    (root / RECORD).unlink(missing_ok=True)


def _recorded(root: Path) -> dict[str, str]:
    try:
        found = json.loads((root / RECORD).read_text())
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}
