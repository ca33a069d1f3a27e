"""`python -m mcf_portal.launch`: the whole portal on this machine until Ctrl-C (PORT, HOST, SANDBOX=0)."""

import fcntl
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import IO

from mcf_portal import engines
from mcf_portal.environment import Environment
from mcf_portal.launch import local, steps
from mcf_portal.launch.children import Children, end_remains
from mcf_portal.launch.screen import LaunchProblem, long_step, say, step

LOGINS = (("seller", "seller@demo.test"), ("support", "support@demo.test"), ("admin", "admin@demo.test"))
PASSWORD = "demo-portal-2026"  # noqa: S105 - of the demo's invented people, printed on purpose


class Stop(BaseException):
    """Somebody asked for the end: Ctrl-C, SIGTERM or a closed terminal."""


def main() -> int:
    """Start everything, wait, stop everything; 1 when something stood in the way."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    host, begun = os.environ.get("HOST", "") or "127.0.0.1", time.monotonic()
    try:
        port = steps.given_port()
        with _only_one(local.VAR, f"http://{host}:{port}/"):
            _run(local.VAR, host, port, begun)
    except (LaunchProblem, engines.EngineProblem) as problem:
        say(f"\n  {problem}\n")
        return 1
    except Stop:
        return 0
    return 0


def _run(root: Path, host: str, port: int, begun: float) -> None:
    remains = end_remains(root)
    if remains:
        say(f"  Ended {remains} processes of an earlier run that was cut off.")
    steps.check_port(host, port)
    given, children = Environment(), Children(root)
    with step("PostgreSQL and Redis"):
        live = engines.ensure(root, database_url=given.database_url, redis_url=given.redis_url)
    try:
        os.environ |= {"DATABASE_URL": live.database_url, "REDIS_URL": live.redis_url}
        _start(children, root, host, port)
        _welcome(host, port, root, time.monotonic() - begun)
        while True:
            children.check()
            time.sleep(0.3)
    finally:
        _end(children, live)


def _start(children: Children, root: Path, host: str, port: int) -> None:
    extra: dict[str, str] = {}
    with_sandbox = os.environ.get("SANDBOX", "1") != "0"
    if with_sandbox:
        with step("Sandbox (Amazon and carriers, simulated)"):
            extra = steps.sandbox_settings(steps.start_sandbox(children, root))
    local.take_for_granted(root, extra)
    with step("Tables"):
        steps.manage("migrate", "--noinput")
    with step("Styles and scripts"):
        steps.collect_static(root)
    if with_sandbox:
        with long_step("Demo data, read from the simulated Amazon") as tell:
            steps.manage("seed_demo", tell=tell)
    with step("Worker, timetable, web server"):
        steps.start_portal(children, root, host, port)


def _welcome(host: str, port: int, root: Path, seconds: float) -> None:
    say(f"\n  MCF Portal is ready after {seconds:.0f} s: http://{host}:{port}/\n")
    if os.environ.get("SANDBOX", "1") != "0":
        for role, email in LOGINS:
            say(f"    {role:<8} {email:<20} {PASSWORD}")
        say("")
    say(f"  Logs: {root / 'log'}   Mail: {root / 'mail'}\n  Ctrl-C stops everything.\n")


def _end(children: Children, live: engines.Engines) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not leave anything behind
    say("")
    with step("Stopping"):
        children.end()
        live.stop()


@contextmanager
def _only_one(root: Path, address: str) -> Iterator[None]:
    """Hold this project's `var/` for one run at a time."""
    root.mkdir(parents=True, exist_ok=True)
    with (root / "run.lock").open("a+") as lock:
        if not _taken(lock):
            lock.seek(0)
            raise LaunchProblem(
                f"The portal already runs here: {lock.read().strip()}. Stop that one first, with Ctrl-C."
            )
        lock.truncate(0)
        lock.write(f"{address} (process {os.getpid()})")
        lock.flush()
        try:
            yield
        finally:
            lock.truncate(0)


def _taken(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stop


if __name__ == "__main__":
    sys.exit(main())
