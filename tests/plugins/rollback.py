"""Tests that really commit empty the tables afterwards; what migrations seeded is put back for whoever comes next."""

import pytest

COMMITTING = {"transactional_db", "live_server", "celery_worker_process", "live_portal"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One committing test that forgets to ask for it would leave no marketplaces to all the others."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        commits = marker is not None and marker.kwargs.get("transaction", False)
        fixtures = getattr(item, "fixturenames", [])
        if (commits or COMMITTING & set(fixtures)) and "django_db_serialized_rollback" not in fixtures:
            fixtures.insert(0, "django_db_serialized_rollback")
