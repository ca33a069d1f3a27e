"""The sandbox with its clock frozen, and Amazon's models as JSON schemas."""

from collections.abc import Iterator

import pytest

from tests.sandbox_process import SandboxProcess, running

BORN = "2026-11-23T17:00:00Z"


@pytest.fixture(scope="session")
def frozen_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxProcess]:
    with running(tmp_path_factory.mktemp("sandbox"), "--now", BORN) as server:
        yield server


@pytest.fixture
def sandbox(frozen_server: SandboxProcess) -> SandboxProcess:
    """As seeded on BORN, without limits."""
    frozen_server.reset()
    frozen_server.unthrottle()
    return frozen_server
