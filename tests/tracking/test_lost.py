"""The sweep over all parcels: who is flagged, on which day of which marketplace, in how many statements."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from history.models import Change
from orders.models import Order, ParcelState
from tests.factories import DE, make_order, make_package, make_seller
from tests.tracking.told import DAY, NOW
from tracking import actions
from tracking.models import LostRule, Package

pytestmark = pytest.mark.django_db
ESTIMATE = datetime(2026, 11, 13, 20, 0, tzinfo=UTC)  # 13 Nov at noon in Los Angeles
OPENS = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)  # midnight there, eight days later


def parcel(seller=None, **fields) -> Package:
    order = make_order(seller or make_seller(), status="Complete", ordered_at=ESTIMATE - 8 * DAY)
    given = {
        "shipped_at": ESTIMATE - 5 * DAY,
        "first_promise": ESTIMATE - 2 * DAY,
        "latest_estimate": ESTIMATE,
    }
    return make_package(order, **(given | fields))


def flags() -> set[int]:
    return set(Package.objects.lost_eligible().values_list("pk", flat=True))


def test_the_last_second_of_the_seventh_day_is_closed_and_the_next_is_open():
    package = parcel()
    assert actions.flag_lost_eligible(at=OPENS - timedelta(seconds=1)) == 0
    assert flags() == set()
    assert actions.flag_lost_eligible(at=OPENS) == 1
    assert flags() == {package.pk}
    assert Package.objects.get().lost_eligible_since == OPENS


def test_each_marketplace_has_its_own_midnight():
    american, german = parcel(), parcel(make_seller("Nordlicht", marketplace=DE))
    midnight_in_berlin = datetime(2026, 11, 20, 23, 0, tzinfo=UTC)
    assert german.lost_opens_on == date(2026, 11, 21)
    assert actions.flag_lost_eligible(at=midnight_in_berlin - timedelta(seconds=1)) == 0
    assert actions.flag_lost_eligible(at=midnight_in_berlin) == 1
    assert flags() == {german.pk}
    actions.flag_lost_eligible(at=OPENS)
    assert flags() == {german.pk, american.pk}


@pytest.mark.parametrize(
    "fields",
    [
        {"delivered_at": ESTIMATE + DAY},
        {"returning_at": ESTIMATE + DAY, "state": ParcelState.RETURNING},
        {"first_promise": None, "latest_estimate": None},
        {"latest_estimate": ESTIMATE + DAY},
        {"lost_closes_on": date(2026, 11, 20)},
    ],
)
def test_who_is_left_out(fields):
    wanted, left_out = parcel(), parcel(**fields)
    assert actions.flag_lost_eligible(at=OPENS) == 1
    assert flags() == {wanted.pk}
    assert Change.objects.filter(subject_id=left_out.pk).count() == 0


def test_it_is_one_statement_whatever_the_number():
    for _ in range(5):
        parcel()
    with CaptureQueriesContext(connection) as seen:
        assert actions.flag_lost_eligible(at=OPENS) == 5
    assert len(seen) == 1


def test_running_twice_flags_once():
    package = parcel()
    assert [actions.flag_lost_eligible(at=OPENS), actions.flag_lost_eligible(at=OPENS + DAY)] == [1, 0]
    assert Package.objects.get().lost_eligible_since == OPENS
    assert Change.objects.filter(verb="lost_eligible", subject_id=package.pk).count() == 1


def test_history_and_order_are_told():
    package = parcel()
    actions.flag_lost_eligible(at=OPENS)
    change = Change.objects.get(verb="lost_eligible")
    assert (change.order_id, change.subject_id, change.at, change.source) == (
        package.order_id,
        package.pk,
        OPENS,
        "portal",
    )
    assert change.data["parcel"] == package.tracking_number
    assert change.data["reason"] == "waited"
    order = Order.objects.get()
    assert (order.lost_eligible, order.lost_closes_on) == (True, package.lost_closes_on)


def test_the_package_has_a_history_row_of_its_own():
    package = parcel()
    before = package.events.model._meta.apps.get_model("tracking", "PackageEvent").objects.count()
    actions.flag_lost_eligible(at=OPENS)
    assert package._meta.apps.get_model("tracking", "PackageEvent").objects.count() == before + 1


def test_after_the_last_day_to_file_the_flag_is_dropped():
    package = parcel(lost_eligible=True)
    last = datetime.combine(package.lost_closes_on, datetime.min.time(), tzinfo=UTC) + timedelta(hours=20)
    assert actions.close_lost_windows(at=last) == 0
    assert actions.close_lost_windows(at=last + DAY) == 1
    assert flags() == set()
    assert Order.objects.get().lost_eligible is False
    assert Change.objects.get(verb="lost_eligible_dropped").data["reason"] == "closed"


def test_where_it_is_tomorrow_already_the_last_day_is_over_although_utc_still_has_it():
    japan = make_seller("Kanda", marketplace="A1VC38T7YXB528")
    package = parcel(japan, lost_eligible=True)
    midnight = datetime.combine(package.lost_closes_on + DAY, datetime.min.time(), tzinfo=japan.zone)
    assert midnight.astimezone(UTC).date() == package.lost_closes_on
    assert actions.close_lost_windows(at=midnight - timedelta(seconds=1)) == 0
    assert actions.close_lost_windows(at=midnight) == 1
    assert flags() == set()


def test_a_changed_rule_moves_the_windows_and_the_flags():
    package = parcel()
    actions.flag_lost_eligible(at=OPENS)
    LostRule.objects.filter(marketplace=None).update(wait_days=10)
    assert actions.reapply_rules(at=OPENS) == 1
    package.refresh_from_db()
    assert (package.lost_opens_on, package.lost_eligible_since) == (date(2026, 11, 24), None)
    assert actions.reapply_rules(at=OPENS) == 0


def test_the_seeded_rules_are_those_of_amazons_pages():
    rows = LostRule.objects.values_list("marketplace__code", "wait_days", "file_within_days", "quiet_hours")
    assert set(rows) == {(None, 7, 90, 24), ("IN", 7, 30, 24)}


def test_the_command_says_what_it_did(capsys):
    parcel(), parcel()
    Package.objects.update(lost_opens_on=NOW.date() - 3 * DAY, lost_closes_on=date(2099, 1, 1))
    call_command("flag_lost")
    assert capsys.readouterr().out == "2 parcels became lost-eligible; 0 can no longer be filed.\n"
