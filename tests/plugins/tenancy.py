"""Row-level security in tests: the test itself sees every row, requests see what their own middleware lets them."""

from collections.abc import Iterator

import pytest

from sellers.tenancy import acting_for_everyone

DATABASE = {"db", "transactional_db", "live_server", "django_db_serialized_rollback"}


@pytest.fixture(autouse=True)
def every_row_is_visible(request: pytest.FixtureRequest) -> Iterator[None]:
    """Plain ORM calls in a test are not stopped by the wall; where the wall is the subject, use `acting_for`."""
    marked = request.node.get_closest_marker("django_db") is not None
    if not marked and not DATABASE & set(request.fixturenames):
        yield
        return
    request.getfixturevalue("_django_db_helper")
    with acting_for_everyone():
        yield
