"""Daily Inventory History (now Inventory Ledger)."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, QuerySet, Sum
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from inventory.chart import Chart, stock_chart
from inventory.models import LedgerDay, Product
from sellers.access import MemberRequest, member_required

DEFAULT_DAYS = 14
MOST_DAYS = 92
FIRST_DAY = date(2000, 1, 1)  # nobody can count back from the first day of the calendar


@require_safe
@member_required
def history(request: MemberRequest) -> HttpResponse:
    """Daily Inventory History (now Inventory Ledger): each day's start, movements and end, checked on every row."""
    rows = LedgerDay.objects.for_seller(request.seller)
    newest = rows.aggregate(day=Max("date"))["day"]
    sku = request.GET.get("sku", "").strip()
    disposition = request.GET.get("disposition", "SELLABLE")
    until = max(_day(request.GET.get("until"), newest or timezone.now().date()), FIRST_DAY)
    since = max(
        _day(request.GET.get("since"), until - timedelta(days=DEFAULT_DAYS - 1)),
        until - timedelta(days=MOST_DAYS),
    )
    if sku:
        rows = rows.filter(msku=sku)
    if disposition:
        rows = rows.filter(disposition=disposition)
    days = _days(rows.filter(date__range=(since, until)))
    context = {
        "sku": sku,
        "product": Product.objects.for_seller(request.seller).filter(sku=sku).first() if sku else None,
        "disposition": disposition,
        "since": since,
        "until": until,
        "newest": newest,
        "days": days,
        "chart": _chart(days),
        "wrong": [day for day in days if day["difference"] or day["unknown_events"]],
        "skus": list(
            LedgerDay.objects.for_seller(request.seller)
            .values_list("msku", flat=True)
            .order_by("msku")
            .distinct()[:500]
        ),
        "total": _total(days),
    }
    return render(request, "inventory/history.html", context)


def _day(text: str | None, otherwise: date) -> date:
    """The day that was asked for; nonsense shows the default rather than an error."""
    try:
        return parse_date(text or "") or otherwise
    except ValueError:
        return otherwise


def _days(rows: QuerySet[LedgerDay]) -> list[dict[str, Any]]:
    """One line a day, newest first, summed over fulfillment centers, with the check of its sum."""
    names = ("starting", *LedgerDay.MOVEMENTS, "ending")
    days: list[dict[str, Any]] = list(
        rows.values("date").order_by("-date").annotate(**{f"sum_{name}": Sum(name) for name in names})  # type: ignore[arg-type]
    )
    return [_line(day["date"], {name: day[f"sum_{name}"] or 0 for name in names}) for day in days]


def _line(day: date | None, sums: dict[str, int]) -> dict[str, Any]:
    moved = sum(sums[name] for name in LedgerDay.MOVEMENTS)
    return {
        "date": day,
        **sums,
        "movements": [sums[name] for name in LedgerDay.MOVEMENTS],
        "difference": sums["starting"] + moved - sums["ending"],
    }


def _total(days: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The whole span in one line: the first day's start, all movements, the last day's end."""
    if not days:
        return None
    sums: dict[str, int] = defaultdict(int)
    for day in days:
        for name in LedgerDay.MOVEMENTS:
            sums[name] += day[name]
    return _line(None, {**sums, "starting": days[-1]["starting"], "ending": days[0]["ending"]})


def _chart(days: list[dict[str, Any]]) -> Chart | None:
    return stock_chart([(day["date"], day["ending"]) for day in reversed(days)])
