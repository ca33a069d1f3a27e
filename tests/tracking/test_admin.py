"""The admin sees parcels and edits the lost rule; nothing of a parcel is changed by hand."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import PASSWORD, make_admin, make_event, make_order, make_package, make_seller
from tests.tracking.told import NOW
from tracking.actions import set_lost_rule
from tracking.models import LostRule, Package
from tracking.tasks import reapply_lost_rules

pytestmark = pytest.mark.django_db
LIST = "admin:tracking_package_changelist"


@pytest.fixture
def admin_client() -> Client:
    client = Client()
    client.login(email=make_admin().email, password=PASSWORD)
    return client


def parcel(seller=None) -> Package:
    return make_package(make_order(seller or make_seller(), status="Complete"))


def test_a_parcel_is_found_by_its_number_and_shown_with_its_events(admin_client):
    package, other = parcel(), parcel()
    make_event(package, at=NOW, code="EVENT_636")
    page = admin_client.get(reverse(LIST), {"q": package.tracking_number}).content.decode()
    assert package.tracking_number in page
    assert other.tracking_number not in page
    shown = admin_client.get(reverse("admin:tracking_package_change", args=[package.pk])).content.decode()
    assert "EVENT_636" in shown


def test_the_list_costs_the_same_for_one_and_for_many_and_never_counts_all(admin_client):
    seller = make_seller()
    parcel(seller)
    admin_client.get(reverse(LIST))
    with CaptureQueriesContext(connection) as one:
        admin_client.get(reverse(LIST))
    for _ in range(5):
        parcel(seller)
    with CaptureQueriesContext(connection) as many:
        admin_client.get(reverse(LIST), {"state": "in_transit"})
    assert len(many) <= len(one) + 1


@pytest.mark.parametrize("page", ["change", "delete"])
def test_nothing_of_a_parcel_is_changed_by_hand(admin_client, page):
    package = parcel()
    answer = admin_client.post(reverse(f"admin:tracking_package_{page}", args=[package.pk]), {"post": "yes"})
    assert answer.status_code == 403
    assert Package.objects.filter(pk=package.pk, state=package.state).exists()


def test_only_the_quiet_hours_are_changed_here_the_days_are_the_claim_rules(
    admin_client, django_capture_on_commit_callbacks
):
    rule = LostRule.objects.get(marketplace=None)
    given = {
        "wait_days": 9,
        "file_within_days": 5,
        "quiet_hours": 36,
        "valid_from": "2024-01-01",
        "source": "x",
    }
    with django_capture_on_commit_callbacks(execute=False) as queued:
        answer = admin_client.post(reverse("admin:tracking_lostrule_change", args=[rule.pk]), given)
    assert answer.status_code == 302
    rule.refresh_from_db()
    assert (rule.wait_days, rule.file_within_days, rule.quiet_hours, len(queued)) == (7, 90, 36, 1)
    assert admin_client.get(reverse("admin:tracking_lostrule_add")).status_code == 403


def test_new_days_move_the_windows_of_what_is_expected():
    package = parcel()
    market = package.seller.marketplace
    set_lost_rule(
        marketplace=market,
        valid_from=date(2025, 1, 1),
        valid_to=None,
        wait_days=9,
        file_within_days=90,
        source="Help",
    )
    assert reapply_lost_rules() == 1
    opened = package.lost_opens_on
    package.refresh_from_db()
    assert package.lost_opens_on == opened + timedelta(days=2)
    assert LostRule.objects.get(marketplace=market).quiet_hours == 24
