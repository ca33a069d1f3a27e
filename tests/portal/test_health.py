from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from mcf_portal.tasks import heartbeat
from tests.factories import make_admin, make_member, make_order, make_package, make_seller
from tracking.models import Package

pytestmark = pytest.mark.django_db


def test_alive_answers_without_signing_in(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")


def test_ready_names_database_redis_and_migrations(client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"database": "ok", "redis": "ok", "migrations": "ok"})


def test_without_redis_it_is_not_ready_and_says_which(client, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["database"] == "ok"
    assert "127.0.0.1:1" in answer.json()["redis"]


def test_the_status_page_is_for_staff(client):
    assert client.get("/status/").status_code == 302
    client.force_login(make_member(make_seller()))
    assert client.get("/status/").status_code == 403


def test_the_status_page_tells_whether_a_worker_lives_and_the_wall_holds(client):
    client.force_login(make_admin())
    cache.clear()
    page = client.get("/status/")
    checks = {check.name: check.well for check in page.context["checks"]}
    assert checks == {
        "database": True,
        "redis": True,
        "migrations": True,
        "worker": False,
        "row-level security": True,
        "tracking": True,
    }
    client.force_login(make_admin())
    heartbeat()
    assert all(check.well for check in client.get("/status/").context["checks"])


def test_the_status_page_counts_every_sellers_overdue_parcels(client):
    parcel = make_package(make_order(make_seller()))
    Package.objects.filter(pk=parcel.pk).update(next_poll_at=timezone.now() - timedelta(hours=1))
    client.force_login(make_admin())
    checks = {check.name: check for check in client.get("/status/").context["checks"]}
    assert not checks["tracking"].well
    assert checks["tracking"].found == "1 parcels waited over 30 minutes for a look"
