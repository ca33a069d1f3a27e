"""Who uses the embedded servers: several may at once; whoever leaves last stops them."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from mcf_portal.engines import postgres, valkey
from mcf_portal.engines.addresses import Addresses, celery_url, forget, record
from mcf_portal.engines.place import Place, settle
from mcf_portal.engines.problem import EngineProblem

WAIT = 90.0


@dataclass(frozen=True)
class Engines(Addresses):
    """Live servers and the promise to keep them until `stop` is called."""

    place: Place | None = field(default=None, repr=False)
    hold: IO[str] | None = field(default=None, repr=False)
    started: tuple[str, ...] = ()

    def stop(self) -> None:
        """Leave the servers; the last to leave stops them. Safe to call twice."""
        if self.place is None or self.hold is None or self.hold.closed:
            return
        with _alone(self.place.root):
            self.hold.close()
            if not _in_use(self.place.root):
                valkey.down(self.place)
                postgres.down(self.place)
                forget(self.place.root)


def ensure(root: Path, *, database_url: str = "", redis_url: str = "", durable: bool = True) -> Engines:
    """Live servers under `root` (the project's `var/`), found or started; given URLs win and nothing is started for them.

    `durable=False` trades safety at a power cut for speed (tests). Raises EngineProblem with one sentence for people.
    """
    if database_url and redis_url:
        return Engines(database_url, redis_url, celery_url(redis_url))
    place = settle(root.resolve())
    with _alone(place.root):
        hold = (place.root / "engines.users").open("a")
        fcntl.flock(hold, fcntl.LOCK_SH)
        try:
            return _up(place, hold, database_url, redis_url, durable=durable)
        except BaseException:
            hold.close()
            if not _in_use(place.root):
                postgres.down(place)
                valkey.down(place)
            raise


def _up(place: Place, hold: IO[str], database_url: str, redis_url: str, *, durable: bool) -> Engines:
    urls: dict[str, str] = {}
    started: list[str] = []
    if not database_url:
        urls["database_url"], new = postgres.up(place, durable=durable)
        started += ["PostgreSQL"] * new
    if not redis_url:
        urls["redis_url"], new = valkey.up(place)
        started += ["Valkey"] * new
    record(place.root, urls)
    redis = redis_url or urls["redis_url"]
    database = database_url or urls["database_url"]
    return Engines(database, redis, celery_url(redis), place, hold, tuple(started))


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Only one process at a time starts or stops servers."""
    with (root / "engines.lock").open("a") as lock:
        deadline = time.monotonic() + WAIT
        while not _try(lock, fcntl.LOCK_EX):
            if time.monotonic() > deadline:
                raise EngineProblem(
                    f"Another process has been starting servers in {root} for {WAIT:.0f} seconds. End it first."
                )
            time.sleep(0.05)
        yield


def _in_use(root: Path) -> bool:
    with (root / "engines.users").open("a") as users:
        return not _try(users, fcntl.LOCK_EX)


def _try(file: IO[str], mode: int) -> bool:
    try:
        fcntl.flock(file, mode | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
