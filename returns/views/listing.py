"""The list of returns: one question in the address, its returns newest first, and the same as a file."""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from orders import paging
from orders.csvfile import download
from returns.badges import badge_of
from returns.exporting import head, unit_file, unit_rows
from returns.listing import (
    AGES,
    CONDITIONS,
    TABS,
    Question,
    count_tabs,
    elsewhere,
    reasons_in_use,
    rows_of,
)
from returns.models import ReturnRequest
from returns.reasons import labels_of
from returns.spreadsheet import workbook
from sellers.access import MemberRequest, member_required


@require_safe
@member_required
def return_list(request: MemberRequest) -> HttpResponse:
    """Returns, newest first, by state, reason, SKU, condition and age; those made in Seller Central in a tab."""
    question, now = Question.from_address(request.GET), timezone.now()
    counts = count_tabs(request.seller, question, now)
    older, newer = request.GET.get("older", ""), request.GET.get("newer", "")
    context: dict[str, Any] = _around(request, question, counts)
    if question.tab == "elsewhere":
        papers = paging.newest_first(
            elsewhere(request.seller, question, now), by="created_at", older_than=older, newer_than=newer
        )
        return render(request, "returns/list.html", context | _pages(question, papers) | {"papers": papers})
    page = paging.newest_first(
        rows_of(request.seller, question, now), by="created_at", older_than=older, newer_than=newer
    )
    rows = [{"return": row, "badge": badge_of(row), "zone": row.order.zone_name} for row in page]
    return render(request, "returns/list.html", context | _pages(question, page) | {"rows": rows})


@require_safe
@member_required
def return_export(request: MemberRequest, kind: str) -> HttpResponseBase:
    """What the list shows as a file, one row for each unit: csv or xlsx."""
    question, now = Question.from_address(request.GET), timezone.now()
    language, today = get_language() or "en", timezone.localdate(now, request.seller.zone)
    if kind == "xlsx":
        rows = unit_rows(request.seller, question, now, language)
        return workbook(head(), rows, name="returns", day=today)
    return download(unit_file(request.seller, question, now=now, language=language), "returns", today)


def _around(request: MemberRequest, question: Question, counts: dict[str, int]) -> dict[str, Any]:
    """Everything of the page but its rows."""
    labels = labels_of(
        [*reasons_in_use(request.seller), *filter(None, [question.reason])],
        seller_id=request.seller.pk,
        language=get_language() or "en",
    )
    path = reverse("returns:list")
    return {
        "question": question,
        "tabs": _tabs(question, counts),
        "tab": question.tab,
        "total": sum(counts.values()),
        "waiting_requests": ReturnRequest.objects.for_seller(request.seller).open().count(),
        "reasons": sorted(labels.items(), key=lambda pair: pair[1].casefold()),
        "conditions": CONDITIONS.items(),
        "ages": [(key, label) for key, (label, _over, _most) in AGES.items()],
        "chips": _chips(question, labels, path),
        "wider_url": path,
        "csv_url": question.address(reverse("returns:export", args=["csv"])),
        "xlsx_url": question.address(reverse("returns:export", args=["xlsx"])),
    }


def _chips(question: Question, labels: Any, path: str) -> list[dict[str, Any]]:
    """What narrows the list, each with the address of the list without it."""
    age = AGES[question.age][0] if question.age else ""
    said = [
        ("reason", _("Reason"), labels.get(question.reason, question.reason)),
        ("sku", _("SKU"), question.sku),
        ("condition", _("Condition"), CONDITIONS.get(question.condition, "")),
        ("age", _("Age"), age),
    ]
    return [
        {"name": name, "value": value, "remove": question.address(path, **{part: ""})}
        for part, name, value in said
        if value
    ]


def _tabs(question: Question, counts: dict[str, int]) -> list[dict[str, Any]]:
    path = reverse("returns:list")
    return [
        {
            "label": label,
            "url": question.address(path, tab=key),
            "count": counts[key] if key else None,
            "current": key == question.tab,
            "hot": key == "stuck" and bool(counts[key]),
        }
        for key, label in [("", _("All")), *((key, str(label)) for key, (label, _statuses) in TABS.items())]
    ]


def _pages(question: Question, page: Any) -> dict[str, str]:
    path = reverse("returns:list")
    return {
        "newer_url": question.address(path, newer=page.newer) if page.newer else "",
        "older_url": question.address(path, older=page.older) if page.older else "",
    }
