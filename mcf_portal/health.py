"""Whether the portal is well: for probes (`/healthz`, `/readyz`) and for people (`/status/`)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import redis
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mcf_portal.tasks import PULSE
from sellers.tenancy import acting_for_everyone

QUIET = timedelta(minutes=3)  # beat pulses every 30 seconds; this long without one means it is down


@dataclass(frozen=True)
class Check:
    """One thing that must work, and what was found."""

    name: str
    well: bool
    found: str


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """The process can do its work: database, Redis and migrations are there; 503 otherwise."""
    checks = [_database(), _redis(), _migrations()]
    well = all(check.well for check in checks)
    answer = {check.name: "ok" if check.well else check.found for check in checks}
    return JsonResponse(answer, status=200 if well else 503)


@require_safe
@login_required
def status(request: HttpRequest) -> HttpResponse:
    """One page that says to an operator whether all is well."""
    if not getattr(request.user, "is_staff", False):
        raise PermissionDenied  # signing in again would not help
    checks = [
        _database(),
        _redis(),
        _migrations(),
        _worker(timezone.now()),
        _wall(),
        _overdue_looks(timezone.now()),
    ]
    return render(
        request, "portal/status.html", {"checks": checks, "well": all(check.well for check in checks)}
    )


def _database() -> Check:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            version = cursor.fetchone()[0]
    except DatabaseError as error:
        return Check("database", False, str(error).splitlines()[0])
    return Check("database", True, f"PostgreSQL {version}")


def _redis() -> Check:
    try:
        server = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=3)
        server.ping()
    except redis.RedisError as error:
        return Check("redis", False, str(error))
    return Check("redis", True, _("answers"))


def _migrations() -> Check:
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        return Check("migrations", False, str(error).splitlines()[0])
    if missing:
        return Check(
            "migrations", False, _("%(count)d not applied; run manage.py migrate") % {"count": len(missing)}
        )
    return Check("migrations", True, _("all applied"))


def _worker(now: datetime) -> Check:
    pulse = cache.get(PULSE)
    if pulse is None:
        return Check("worker", False, _("no pulse yet; start a Celery worker and beat"))
    if now - pulse > QUIET:
        return Check("worker", False, _("last pulse %(at)s UTC") % {"at": f"{pulse:%F %T}"})
    return Check("worker", True, _("last pulse %(at)s UTC") % {"at": f"{pulse:%F %T}"})


def _wall() -> Check:
    """Row-level security holds only for a role that may not bypass it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        bypasses = cursor.fetchone()[0]
    if bypasses:
        return Check("row-level security", False, _("the database role bypasses it; connect as a plain role"))
    return Check("row-level security", True, _("in force"))


def _overdue_looks(now: datetime) -> Check:
    from tracking.models import Package  # noqa: PLC0415 - health must answer even when a room fails to load

    with acting_for_everyone():  # this page is no seller's, and the wall would show it no parcel at all
        waiting = Package.objects.due(now - timedelta(minutes=30)).order_by()[:1001].count()
    found = _("%(count)d parcels waited over 30 minutes for a look") % {"count": waiting}
    return Check("tracking", waiting == 0, found)
