"""The portal's other processes, real ones: the sandbox over HTTP and a Celery worker on the test database."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def sandbox_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The sandbox's process, one for the whole session; tests ask for `sandbox`."""
    from tests import sandbox_process

    with sandbox_process.running(tmp_path_factory.mktemp("sandbox")) as server:
        yield server


@pytest.fixture
def sandbox(sandbox_server: Any) -> Any:
    """The sandbox with its world as seeded, whatever the test before did to it."""
    sandbox_server.reset()
    return sandbox_server


@pytest.fixture
def celery_worker_process(transactional_db: None, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A real worker with beat's tasks, on the test database; the test sees its rows once committed."""
    with running_worker(tmp_path / "worker.log") as worker:
        yield worker


@contextmanager
def running_worker(log: Path, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
    """A worker on the test database, ready to work; `settings` go into its environment."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "mcf_portal.settings",
        "DATABASE_URL": database_url_of_test(),
        **settings,
    }
    celery = [sys.executable, "-m", "celery", "-A", "mcf_portal"]
    with log.open("wb") as output:
        worker = subprocess.Popen(
            [*celery, "worker", "--concurrency=2", "--loglevel=INFO"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        _wait_for_worker(worker, log)
        yield worker
    finally:
        end(worker)


def end(process: subprocess.Popen[bytes], patience: float = 30) -> None:
    """Ask a process to end and wait; one that does not is killed with its whole group."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def database_url_of_test() -> str:
    """The address of the database that this test works on, for a process of its own."""
    name = connection.settings_dict["NAME"]
    base, _, query = os.environ["DATABASE_URL"].partition("?")
    return f"{base.rpartition('/')[0]}/{name}{'?' if query else ''}{query}"


def _wait_for_worker(worker: subprocess.Popen[bytes], log: Path) -> None:
    from mcf_portal.celery import app

    deadline = time.monotonic() + 60
    while not app.control.ping(timeout=0.5):
        if worker.poll() is not None or time.monotonic() > deadline:
            pytest.fail(f"The worker did not come up:\n{log.read_text()[-3000:]}")
