"""The pages of stock: products, what a unit is worth, and the Daily Inventory History."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.db.models import Max, QuerySet, Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from history.actions import Refusal
from inventory import actions
from inventory.chart import Chart, stock_chart
from inventory.forms import ValueForm
from inventory.hazmat import meanings
from inventory.models import LedgerDay, Product
from sellers.access import MemberRequest, member_required

MOST_PRODUCTS = 200
DEFAULT_DAYS = 14
MOST_DAYS = 92
FIRST_DAY = date(2000, 1, 1)  # nobody can count back from the first day of the calendar


@require_safe
@member_required
def product_list(request: MemberRequest) -> HttpResponse:
    """Products with their stock; found by SKU, FNSKU, ASIN or title."""
    asked = request.GET.get("q", "").strip()
    products = Product.objects.for_seller(request.seller).select_related("marketplace").order_by("sku")
    if asked:
        products = products.filter(sku__istartswith=asked) | products.filter(title__icontains=asked)
        products |= Product.objects.for_seller(request.seller).filter(fnsku__iexact=asked)
        products |= Product.objects.for_seller(request.seller).filter(asin__iexact=asked)
    rows = list(products.prefetch_related("sourcing_costs")[: MOST_PRODUCTS + 1])
    context = {
        "products": rows[:MOST_PRODUCTS],
        "more": len(rows) > MOST_PRODUCTS,
        "asked": asked,
        "most": MOST_PRODUCTS,
    }
    return render(request, "inventory/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def product_value(request: MemberRequest, product_id: int) -> HttpResponse:
    """One product: its stock, its hazmat state, and what a unit is worth."""
    products = Product.objects.for_seller(request.seller).select_related("marketplace")
    product = get_object_or_404(products, pk=product_id)
    now = timezone.now()
    today = now.astimezone(request.seller.zone).date()
    start = {"valid_from": today, "estimated_proceeds": product.estimated_proceeds}
    form = ValueForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            _save_value(product, form.cleaned_data, by=request.user, at=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved what a unit is worth."))
            return redirect("inventory:product", product.pk)
    context = {
        "product": product,
        "form": form,
        "costs": product.sourcing_costs.order_by("-valid_from"),
        "hazmat": meanings(product.hazmat_codes),
        "causes": product.unfulfillable_by_cause.items(),
    }
    return render(request, "inventory/product.html", context, status=422 if form.errors else 200)


def _save_value(product: Product, values: dict[str, Any], *, by: Any, at: Any) -> None:
    if values["sourcing_cost"] is not None:
        actions.set_sourcing_cost(
            product=product, amount=values["sourcing_cost"], valid_from=values["valid_from"], by=by, at=at
        )
    if values["estimated_proceeds"] != product.estimated_proceeds:
        actions.set_estimated_proceeds(product=product, amount=values["estimated_proceeds"], by=by, at=at)


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
