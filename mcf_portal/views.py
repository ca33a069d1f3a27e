"""The work queue at the front door, and what is shown when something goes wrong."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mcf_portal.aside import count_work
from mcf_portal.work import TABS, WorkItem, grouped, work_of
from mcf_portal.work.figures import tiles_of
from sellers.access import MemberRequest, member_required
from sync.models import Run


def home(request: HttpRequest) -> HttpResponse:
    """The work queue; an admin who belongs to no seller goes to the admin instead."""
    user = request.user
    if user.is_authenticated and user.is_staff and not request.memberships:  # type: ignore[attr-defined]
        return redirect("admin:index")
    return queue(request)  # type: ignore[return-value]


@require_safe
@member_required
def queue(request: MemberRequest) -> HttpResponse:
    """What awaits me, by deadline."""
    now = timezone.now()
    today = now.astimezone(request.seller.zone).date()
    work = work_of(request.seller, now=now)
    count_work(request.seller, work)
    asked = request.GET.get("tab", "all")
    tab = asked if asked in TABS else "all"
    shown = [item for item in work if tab in ("all", item.tab)]
    context = {
        "now": now,
        "today": today,
        "zone": request.seller.zone,
        "tabs": _tabs(work, tab),
        "groups": grouped(shown, today=today),
        "total": len(work),
        "by_tonight": sum(1 for item in work if item.due and item.due <= today),
        "tiles": tiles_of(request.seller, now=now),
        "runs": _latest_runs(request),
    }
    return render(request, "portal/home.html", context)


def _tabs(work: list[WorkItem], current: str) -> list[dict[str, Any]]:
    return [
        {
            "label": label,
            "url": "?" if key == "all" else f"?tab={key}",
            "count": sum(1 for item in work if key in ("all", item.tab)),
            "current": key == current,
        }
        for key, label in TABS.items()
    ]


def _latest_runs(request: MemberRequest) -> list[Run]:
    """The newest run of each feed: where the news comes from, and how old it is."""
    rows = Run.objects.for_seller(request.seller).order_by("feed", "-started_at").distinct("feed")
    return list(rows)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page may not be opened by this person."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is nothing at this address, or nothing of this seller."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke on our side."""
    return render(request, "500.html", status=500)
