"""Daily Inventory History (now Inventory Ledger): the days, each movement, and both as files."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Max
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from inventory.ledger import codes, files
from inventory.ledger.question import Question, day_page, days_for, movement_page, movements_for
from inventory.ledger.sums import days_of, events_of, reasons_of, total_of
from inventory.models import LedgerDay, LedgerMovement, Product
from sellers.access import MemberRequest, member_required
from sellers.models import Seller

MOST_SKUS = 500  # offered while typing; any other may be typed
PAIRED = (*codes.OUT_OF_A_PAIR, codes.INTO_A_PAIR)


@require_safe
@member_required
def history(request: MemberRequest) -> HttpResponse:
    """Daily Inventory History: each day's start, movements and end on each shelf, checked on every row."""
    newest, question = _asked(request)
    rows = days_for(request.seller, question)
    days = days_of(request.seller, question, newest=newest or question.until)
    summed = bool(question.sku) and request.GET.get("rows") == "days"
    page = day_page(rows, after=request.GET.get("after", ""))
    context = _around(request, question, newest) | {
        "tab": "days",
        "points": [(day.date, day.ending) for day in days],
        "events": events_of(request.seller, question, days),
        "days": list(reversed(days)),
        "missing": [day.date for day in days if not day.moved],
        "total": total_of(days) if question.sku else None,
        "in_question": rows.in_question().count(),
        "summed": summed,
        "rows": [] if summed else page.rows,
        "next": "" if summed or not page.after else _address(request, after=page.after),
        "summed_url": _address(request, rows="days", after=None),
        "apart_url": _address(request, rows=None, after=None),
    }
    return render(request, "inventory/history.html", context)


@require_safe
@member_required
def movements(request: MemberRequest) -> HttpResponse:
    """Each movement of the ledger's detail, Amazon's codes in words, the halves of a pair beside each other."""
    newest, question = _asked(request, disposition="")
    rows = movements_for(request.seller, question)
    page = movement_page(rows, after=request.GET.get("after", ""))
    partners = _partners(request.seller, page.rows)
    reasons = reasons_of(rows)
    context = _around(request, question, newest) | {
        "tab": "movements",
        "has_movements": bool(reasons) or LedgerMovement.objects.for_seller(request.seller).exists(),
        "reasons": reasons,
        "unknown": [one for one in reasons if not one.meaning.known],
        "rows": [
            {
                "movement": row,
                "meaning": codes.explain(row.event_type, row.reason, row.quantity),
                "partner": partners.get(row.pk),
                "alone": row.reason.upper() in codes.OUT_OF_A_PAIR and row.pk not in partners,
            }
            for row in page.rows
        ],
        "next": _address(request, after=page.after) if page.after else "",
    }
    return render(request, "inventory/movements.html", context)


@require_safe
@member_required
def ledger_file(request: MemberRequest, what: str, kind: str) -> HttpResponseBase:
    """The rows of the page's filters with the report's own columns: txt (tabs, as Amazon's), csv or xlsx."""
    if what not in ("days", "movements") or kind not in files.TYPES:
        raise Http404
    _newest, question = _asked(request, disposition="SELLABLE" if what == "days" else "")
    days, moved = days_for(request.seller, question), movements_for(request.seller, question)
    if kind == "xlsx" and (days if what == "days" else moved).count() > files.MOST_IN_WORKBOOK:
        text = _(
            "A workbook holds a million rows, and these are more. Nothing was downloaded; choose fewer days."
        )
        messages.error(request, text)
        return redirect(reverse(f"inventory:{'history' if what == 'days' else 'movements'}"))
    name = f"inventory-ledger-{what}-{question.since}-{question.until}"
    if what == "days":
        return files.answer(kind, files.DAY_COLUMNS, files.day_rows(days), name=name)
    return files.answer(kind, files.MOVEMENT_COLUMNS, files.movement_rows(moved), name=name)


def _asked(request: MemberRequest, *, disposition: str = "SELLABLE") -> tuple[date | None, Question]:
    """The ledger's newest day and what the address asks for."""
    newest = LedgerDay.objects.for_seller(request.seller).aggregate(day=Max("date"))["day"]
    today = timezone.localdate(timezone.now(), request.seller.zone)
    return newest, Question.from_address(request.GET, newest=newest or today, disposition=disposition)


def _around(request: MemberRequest, question: Question, newest: date | None) -> dict[str, Any]:
    """What both pages share: the filters and what they offer."""
    mine = Product.objects.for_seller(request.seller)
    on_newest = LedgerDay.objects.for_seller(request.seller).filter(date=newest or question.until)
    shelves = set(on_newest.values_list("location", "disposition").order_by().distinct())
    asked = {
        name: request.GET[name]
        for name in ("sku", "disposition", "location", "since", "until")
        if name in request.GET
    }
    return {
        "question": question,
        "newest": newest,
        "product": mine.filter(sku=question.sku).first() if question.sku else None,
        "skus": list(mine.order_by("sku").values_list("sku", flat=True).distinct()[:MOST_SKUS]),
        "locations": sorted({one for one, _d in shelves} | {question.location} - {""}),
        "dispositions": sorted({one for _l, one in shelves} | {question.disposition, "SELLABLE"} - {""}),
        "asked": f"?{urlencode(asked)}" if asked else "",
        "later": request.GET.get("after", "") and _address(request, after=None),
    }


def _address(request: MemberRequest, **changes: str | None) -> str:
    """This page's address with some of its words changed; None takes one out."""
    words = {name: request.GET[name] for name in request.GET} | changes
    return f"?{urlencode({name: value for name, value in words.items() if value is not None})}"


def _partners(seller: Seller, rows: list[LedgerMovement]) -> dict[int, LedgerMovement]:
    """The other halves of the page's pairs, wherever in the ledger they stand: one question."""
    halves = [row for row in rows if row.reason.upper() in PAIRED]
    if not halves:
        return {}
    around = LedgerMovement.objects.for_seller(seller).filter(
        msku__in={row.msku for row in halves}, date__in={row.date for row in halves}, reason__in=PAIRED
    )
    return codes.pairs(list(around.order_by("pk")))  # type: ignore[return-value,arg-type]
