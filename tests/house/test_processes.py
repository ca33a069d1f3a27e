"""The test fixtures that start real processes do: a worker on the test database, the sandbox, a browser on the portal."""

import subprocess
import time
from typing import Any

import pytest
import requests
from django.core.cache import cache

from mcf_portal.tasks import PULSE, heartbeat


@pytest.mark.slow
def test_a_real_worker_runs_what_is_queued(celery_worker_process: "subprocess.Popen[bytes]") -> None:
    cache.delete(PULSE)
    heartbeat.delay()
    deadline = time.monotonic() + 30
    while cache.get(PULSE) is None and time.monotonic() < deadline:
        time.sleep(0.1)
    assert cache.get(PULSE) is not None
    assert celery_worker_process.poll() is None


def test_the_sandbox_answers_over_http(sandbox: Any) -> None:
    assert requests.get(f"{sandbox.base_url}/_sandbox/state", timeout=10).status_code == 200


@pytest.mark.browser
def test_the_sign_in_page_opens_in_a_browser_and_shuts_nobody_out(
    live_portal: str, page: Any, axe: Any
) -> None:
    answer = page.goto(f"{live_portal}/accounts/login/")
    assert answer.status == 200
    axe(page)
