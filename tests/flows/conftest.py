"""Every story runs on the real thing: Amazon over HTTP, one worker for a file's stories, a browser, PostgreSQL, Redis."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from mcf_portal.celery import app
from tests.flows.story import Story
from tests.plugins.processes import running_worker


@dataclass(frozen=True)
class Worker:
    """A worker's process and what it writes."""

    process: "subprocess.Popen[bytes]"
    log: Path


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where portal and worker keep files."""
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="module")
def worker(
    django_db_setup: None, tmp_path_factory: pytest.TempPathFactory, media: Path, sandbox_server: Any
) -> Iterator[Worker]:
    """A worker that finds no tasks of earlier tests; Swiship is at hand for sellers without a connection."""
    app.control.purge()
    log = tmp_path_factory.mktemp("worker") / "worker.log"
    with running_worker(
        log, MEDIA_ROOT=str(media), SWISHIP_URL=f"{sandbox_server.base_url}/swiship"
    ) as process:
        yield Worker(process, log)


@pytest.fixture
def told(live_portal: str, browser: Any, sandbox: Any, media: Path, settings: Any) -> Iterator[Story]:
    """A story without a worker of its own."""
    settings.MEDIA_ROOT = media
    telling = Story(sandbox, live_portal, browser)
    yield telling
    for context in telling.contexts:
        context.close()
    assert telling.faults == []


@pytest.fixture
def story(told: Story, worker: Worker) -> Iterator[Story]:
    """A story with the file's worker; the worker has finished before the rows go."""
    yield told
    print(worker.log.read_text()[-6000:])  # shown when the story went wrong
    told.quiet_down()
