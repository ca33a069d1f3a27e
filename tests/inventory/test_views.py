import pytest

from tests.factories import make_member, make_seller

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-02-30", "yesterday"])
def test_a_day_at_the_end_of_the_calendar_or_none_at_all_shows_the_page(client, day):
    client.force_login(make_member(make_seller()))
    assert client.get("/inventory/history/", {"until": day}).status_code == 200
