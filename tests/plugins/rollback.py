"""Tests that really commit empty the tables afterwards; what migrations seeded is put back for whoever comes next."""

from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

COMMITTING = {"transactional_db", "live_server", "celery_worker_process", "live_portal"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One committing test that forgets to ask for it would leave no marketplaces to all the others."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        commits = marker is not None and marker.kwargs.get("transaction", False)
        fixtures = getattr(item, "fixturenames", [])
        if commits or COMMITTING & set(fixtures):
            # Before all others, so that it ends after them: the tables are emptied by then
            fixtures[:0] = [
                name for name in ("seeds_put_back", "django_db_serialized_rollback") if name not in fixtures
            ]


@pytest.fixture
def seeds_put_back(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Django puts them back only before the next committing test; under xdist a plain one may come first."""
    yield
    with django_db_blocker.unblock():
        connection.creation.deserialize_db_from_string(connection._test_serialized_contents)  # type: ignore[attr-defined]
        connection.close()
