"""Servers for one test session: started when none are given, gone without a trace afterwards, shared by all workers."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from mcf_portal import engines

# Whether the database is one that these tests started, here or in the controller of this worker
OWN = "MCF_TESTS_OWN_SERVERS"


def _begin() -> None:
    """Set the environment that the settings read; under xdist the controller does it and its workers inherit it."""
    os.environ.update(DEBUG="true", HTTPS="false", EMAIL_URL="memory:", SWISHIP_URL="", LOG_LEVEL="WARNING")
    database, redis = os.environ.get("DATABASE_URL", ""), os.environ.get("REDIS_URL", "")
    if not (database and redis):
        folder = Path(tempfile.mkdtemp(prefix="mcf-test-"))
        folder.chmod(0o711)  # as root the servers run as another account, which must be able to enter
        live = engines.ensure(folder, database_url=database, redis_url=redis, durable=False)
        atexit.register(_end, live, folder, os.getpid())
        database, redis = live.database_url, live.redis_url
        os.environ[OWN] = str(os.getpid())
    os.environ |= {"DATABASE_URL": database, "REDIS_URL": _own_number(redis)}


def _own_number(redis: str) -> str:
    """Each xdist worker counts and caches in a database number of its own."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    base = redis.partition("?")[0]
    if not worker or not base.startswith("unix:"):
        return redis
    return f"{base}?db={int(worker.removeprefix('gw')) + 1}"


def _end(live: engines.Engines, folder: Path, owner: int) -> None:
    if os.getpid() == owner:  # a forked child inherits the exit handler but not the servers
        live.stop()
        shutil.rmtree(folder, ignore_errors=True)


_begin()
OWN_SERVERS = OWN in os.environ
