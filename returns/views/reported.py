"""Amazon's customer-returns report: its units, and those that nobody asked for."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from history.actions import Refusal
from orders import paging
from returns import actions
from returns.follow_forms import LookedAtForm
from returns.following import page_of
from returns.grading import grade_of
from returns.models import Match, ReportedUnit
from sellers.access import MemberRequest, member_required
from sellers.models import Seller

MOST = 1000  # counted at most, as on every list


@require_safe
@member_required
def reported(request: MemberRequest) -> HttpResponse:
    """Units of the report, newest first: those to be explained, the explained, the matched."""
    tab = request.GET.get("tab", "")
    tab = tab if tab in ("looked", "matched") else ""
    rows = _rows(request.seller, tab).select_related("order", "item__customer_return", "item__authorization")
    older, newer = request.GET.get("older", ""), request.GET.get("newer", "")
    page = paging.newest_first(rows, by="returned_at", older_than=older, newer_than=newer)
    context = {
        "tab": tab,
        "tabs": _tabs(request.seller, tab),
        "rows": [_shown(row) for row in page],
        "zone": str(request.seller.zone),
        "newer_url": f"?tab={tab}&newer={page.newer}" if page.newer else "",
        "older_url": f"?tab={tab}&older={page.older}" if page.older else "",
    }
    return render(request, "returns/reported.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def reported_unit(request: MemberRequest, unit_id: int) -> HttpResponse:
    """One unit that nobody asked for: what the report says, what to do, and what it turned out to be."""
    rows = ReportedUnit.objects.for_seller(request.seller).select_related(
        "order", "item__customer_return", "item__authorization", "looked_by"
    )
    row = get_object_or_404(rows, pk=unit_id)
    form = LookedAtForm(request.POST if request.method == "POST" else None, initial={"note": row.note})
    if request.method == "POST" and form.is_valid():
        try:
            note = form.cleaned_data["note"]
            actions.note_looked_at(unit=row, note=note, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("returns:reported")
    context = {"row": _shown(row), "unit": row, "form": form, "zone": str(request.seller.zone)}
    return render(request, "returns/reported_unit.html", context, status=422 if form.is_bound else 200)


def _rows(seller: Seller, tab: str) -> Any:
    mine = ReportedUnit.objects.for_seller(seller)
    if tab == "matched":
        return mine.filter(match=Match.MATCHED)
    return mine.exclude(match=Match.MATCHED).filter(looked_at__isnull=tab != "looked")


def _tabs(seller: Seller, current: str) -> list[dict[str, Any]]:
    url = reverse("returns:reported")
    names = {"": _("To be explained"), "looked": _("Explained"), "matched": _("On a return")}
    return [
        {
            "label": name,
            "url": f"{url}?tab={key}" if key else url,
            "count": len(_rows(seller, key).values_list("pk")[:MOST]),
            "current": key == current,
            "hot": not key,
        }
        for key, name in names.items()
    ]


def _shown(row: ReportedUnit) -> dict[str, Any]:
    url = page_of(row.order, row.item, None) if row.order else ""
    return {"unit": row, "grade": grade_of(row.condition), "url": url}
