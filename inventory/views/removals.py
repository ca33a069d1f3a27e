"""Removal orders: the list, one order with its lines and parcels, and one that was just created."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from history.actions import Refusal
from inventory import actions
from inventory.models import Product, RemovalLine, RemovalOrder, RemovalOrderQuerySet, StockRule
from inventory.removal_forms import RemovalForm
from inventory.removals import is_stuck, kind_of, sum_of, word_of
from inventory.rules import number_of
from sellers.access import MemberRequest, member_required
from sellers.models import Seller

PAGE = 50


@require_safe
@member_required
def removal_list(request: MemberRequest) -> HttpResponse:
    """Removal orders, newest first; found by ID, SKU, FNSKU or tracking number."""
    asked, tab = request.GET.get("q", "").strip(), request.GET.get("tab", "")
    mine = RemovalOrder.objects.for_seller(request.seller)
    found = mine.filter(closed=tab == "closed") if tab in ("open", "closed") else mine
    page = _page(request.GET.get("page", ""))
    if asked:
        found = found.filter(_named(asked)).distinct()
    lines = Prefetch("lines", RemovalLine.objects.select_related("product"))
    rows = list(found.newest_first().prefetch_related(lines)[(page - 1) * PAGE : page * PAGE + 1])
    patience = _patience(request.seller, timezone.now())
    context = {
        "rows": [_row(row, patience) for row in rows[:PAGE]],
        "asked": asked,
        "tab": tab,
        "tabs": _tabs(mine, tab),
        "newer": page - 1,
        "older": page + 1 if len(rows) > PAGE else 0,
    }
    return render(request, "inventory/removal_list.html", context)


def _page(asked: str) -> int:
    return min(max(int(asked), 1), 200) if asked.isdecimal() and len(asked) < 5 else 1


def _named(asked: str) -> Q:
    line = Q(lines__sku__iexact=asked) | Q(lines__fnsku__iexact=asked)
    return Q(removal_id__istartswith=asked) | line | Q(shipments__tracking_number__iexact=asked)


def _tabs(mine: RemovalOrderQuerySet, current: str) -> list[dict[str, Any]]:
    tabs = (
        ("", _("All"), mine),
        ("open", _("Open"), mine.still_open()),
        ("closed", _("Closed"), mine.filter(closed=True)),
    )
    return [
        {
            "label": label,
            "url": f"?tab={key}" if key else "?",
            "count": rows.count(),
            "current": key == current,
        }
        for key, label, rows in tabs
    ]


@dataclass(frozen=True)
class Patience:
    """How long no news is normal, read once for a page."""

    seller: Seller
    today: date
    quiet_days: int
    report_days: int

    def is_over(self, removal: RemovalOrder) -> bool:
        """Whether somebody should ask after this removal order."""
        return is_stuck(
            closed=removal.closed,
            told_on=self._day(removal.told_at),
            noted_on=self._day(removal.noted_at),
            today=self.today,
            quiet_days=self.quiet_days,
            report_days=self.report_days,
        )

    def _day(self, moment: datetime | None) -> date | None:
        return moment.astimezone(self.seller.zone).date() if moment else None


def _patience(seller: Seller, now: datetime) -> Patience:
    today = now.astimezone(seller.zone).date()
    quiet, report = (
        number_of(name, marketplace_id=seller.marketplace_id, day=today)
        for name in (StockRule.Name.REMOVAL_QUIET_DAYS, StockRule.Name.REMOVAL_REPORT_DAYS)
    )
    return Patience(seller, today, quiet, report)


def _row(removal: RemovalOrder, patience: Patience) -> dict[str, Any]:
    """A removal order with what its lines amount to."""
    return {
        "removal": removal,
        "word": word_of(removal.status_told, told=removal.told_at is not None),
        "kind": kind_of(removal.kind_told),
        "lines": list(removal.lines.all()),
        "sum": sum_of(removal.lines.all()),
        "stuck": patience.is_over(removal),
    }


@require_safe
@member_required
def removal(request: MemberRequest, removal_id: int) -> HttpResponse:
    """One removal order: what was asked for, what became of it, its parcels, fees and history."""
    mine = RemovalOrder.objects.for_seller(request.seller).select_related("noted_by")
    lines = Prefetch("lines", RemovalLine.objects.select_related("product"))
    found = get_object_or_404(
        mine.prefetch_related(lines, "shipments", "hazmat_cases__product"), pk=removal_id
    )
    parcels = list(found.shipments.all())
    context = _row(found, _patience(request.seller, timezone.now())) | {
        "parcels": parcels,
        "shipped": sum(parcel.quantity for parcel in parcels),
        "zone": request.seller.zone,
    }
    return render(request, "inventory/removal.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def removal_new(request: MemberRequest) -> HttpResponse:
    """How stock is taken out, and a form to note the removal order that was created in Seller Central."""
    sku = request.GET.get("sku", "").strip()
    form = RemovalForm(request.POST if request.method == "POST" else None)
    order = request.seller.orders.filter(seller_order_id=request.GET.get("order", "")).first()
    if request.method == "POST" and form.is_valid():
        try:
            noted = actions.note_removal(
                seller=request.seller,
                order_id=order.pk if order else None,
                by=request.user,
                at=timezone.now(),
                **form.cleaned_data,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("The removal order is noted. Amazon’s report fills in what becomes of it.")
            )
            return redirect("inventory:removal", noted.pk)
    product = Product.objects.for_seller(request.seller).filter(sku=sku).first() if sku else None
    context = {"form": form, "product": product, "order": order}
    return render(request, "inventory/removal_new.html", context, status=422 if form.errors else 200)
