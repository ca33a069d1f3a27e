"""A real browser for tests: Debian's Chromium through Playwright, and axe to find what shuts people out."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str:
    """The path of Chromium; without it the test is skipped, and fails where CI is set."""
    for name in (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name) if name else None
        if found:
            return found
    reason = "Chromium is missing; install the package `chromium` (Debian, Ubuntu: apt-get install chromium)."
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser(django_db_setup: None) -> Iterator[Any]:
    """One Chromium for the session."""
    program = chromium()
    seeded = getattr(connection, "_test_serialized_contents", "")
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, and Django takes any loop for a sign of async code
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        # Within the loop Django has another connection object, which must know what `serialized_rollback` puts back
        connection._test_serialized_contents = seeded  # type: ignore[attr-defined]
        chrome = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield chrome
        chrome.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A fresh page in a context of its own, wide as a laptop; script errors and CSP violations fail the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-US")
    context.set_default_timeout(15_000)
    sheet = context.new_page()
    faults: list[str] = []
    sheet.on("pageerror", lambda error: faults.append(str(error)))
    sheet.on(
        "console", lambda message: faults.append(message.text) if "Content Security" in message.text else None
    )
    yield sheet
    context.close()
    assert faults == []


@pytest.fixture
def live_portal(live_server: Any) -> str:
    """The address of the portal, served from the test database by a thread of this process."""
    return str(live_server.url)


@pytest.fixture
def axe() -> Any:
    """`axe(page)`: fails with axe's findings when something serious shuts people out of the page."""
    from axe_playwright_python.sync_playwright import Axe

    def check(page: Any, *, allowed: frozenset[str] = frozenset()) -> None:
        found = Axe().run(page).response["violations"]
        bad = [one for one in found if one["impact"] in ("serious", "critical") and one["id"] not in allowed]
        report = [
            f"{one['id']}: {one['help']} at {[node['target'] for node in one['nodes']][:3]}" for one in bad
        ]
        assert report == [], f"{page.url}: " + "; ".join(report)

    return check
