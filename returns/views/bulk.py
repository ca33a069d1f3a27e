"""Many returns at once: a list is given, previewed, started, and followed row by row."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from history.actions import Refusal
from orders.csvfile import BOM, download, lines
from orders.models import Order
from returns.actions import batching
from returns.badges import Badge
from returns.bulk.judging import Judged, judge_batch
from returns.bulk.reading import LIMIT, Told
from returns.drafts import grouped
from returns.eligibility import judge
from returns.forms.bulk import ListForm, edits
from returns.models import BatchRow, BatchStatus, ReturnBatch, RowOutcome
from returns.reasons import Choice, labels_of
from returns.tasks import make_list_soon
from returns.units import tally
from sellers.access import MemberRequest, member_required
from sellers.connections import hasty_client_for

LATEST = 20


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def bulk(request: MemberRequest) -> HttpResponse:
    """Paste or upload a list; a POST keeps it and leads to its preview."""
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    if request.method == "POST" and form.is_valid():
        return _kept(request, form.rows)
    counts = {
        "made": Count("rows", filter=Q(rows__outcome=RowOutcome.MADE)),
        "total": Count("rows"),
    }
    recent = ReturnBatch.objects.for_seller(request.seller).select_related("created_by").annotate(**counts)
    context = {"form": form, "recent": recent.newest_first()[:LATEST], "zone": request.seller.zone}
    return render(request, "returns/bulk.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def bulk_orders(request: MemberRequest) -> HttpResponse:
    """A list made of the orders selected in Manage Orders: every unit that may be returned."""
    names = [name.replace("\0", "") for name in request.POST.getlist("order")][:LIMIT]
    orders = Order.objects.for_seller(request.seller).filter(seller_order_id__in=names)
    found = orders.prefetch_related("items", "shipments__items", "return_items__customer_return")
    rows = [told for order in found.newest_first() for told in _rows_of(order)]
    if not rows:
        messages.error(request, _("Select at least one order first. Nothing was made."))
        return redirect("orders:list")
    return _kept(request, rows[:LIMIT])


def _rows_of(order: Order) -> Iterable[Told]:
    """Each line with what may come back; an order of which nothing may is named, so that the preview says why."""
    units = tally(order.items.all(), order.shipments.all(), order.return_items.all())
    left = {item.pk: judge(units[item.pk].facts).returnable for item in order.items.all()}
    open_lines = [item for item in order.items.all() if left[item.pk]] or list(order.items.all())[:1]
    if not open_lines:
        return [Told(order.seller_order_id)]
    return [Told(order.seller_order_id, item.sku, str(left[item.pk] or 1)) for item in open_lines]


def _kept(request: MemberRequest, rows: Sequence[Told]) -> HttpResponse:
    batch = batching.keep_batch(
        seller=request.seller,
        rows=rows,
        language=get_language() or "en",
        by=request.user,
        at=timezone.now(),
    )
    return redirect("returns:bulk_list", batch.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def bulk_list(request: MemberRequest, pk: int) -> HttpResponse:
    """The preview with its changes, then the progress and the result of each row."""
    batch = _batch(request, pk)
    if request.method == "POST":
        return _revise(request, batch)
    if batch.status == BatchStatus.DRAFT:
        return render(request, "returns/bulk_preview.html", _preview(request, batch))
    part = "progress"
    template = "returns/bulk_result.html"
    if getattr(request, "htmx", None) and request.htmx.target == part:  # type: ignore[attr-defined]
        template = f"{template}#{part}"
    return render(request, template, _result(batch))


def _revise(request: MemberRequest, batch: ReturnBatch) -> HttpResponse:
    """Keep what was changed in the preview, and start when that was asked for."""
    try:
        batching.revise_batch(
            batch=batch,
            reason_code=request.POST.get("reason_code", "").replace("\0", ""),
            quantities=edits(request.POST, "quantity_"),
            reasons=edits(request.POST, "reason_"),
        )
        if "start" in request.POST:
            _start(request, batch)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("returns:bulk_list", batch.pk)


def _start(request: MemberRequest, batch: ReturnBatch) -> None:
    client = hasty_client_for(request.seller)
    if client is None:
        raise Refusal(
            _(
                "The portal is not connected to Amazon, so Amazon can’t be asked for RMAs. Nothing has been sent."
            )
        )
    batch.refresh_from_db()
    judged = judge_batch(batch, client=client, at=timezone.now())
    batching.start_batch(batch=batch, judged=judged, by=request.user, at=timezone.now())
    make_list_soon(batch)
    messages.success(request, _("The returns are being made. This page follows by itself."))


@require_safe
@member_required
def bulk_file(request: MemberRequest, pk: int) -> HttpResponseBase:
    """The list with the result of each row, as a file."""
    batch = _batch(request, pk)
    rows = batch.rows.select_related("customer_return")
    head = [_("Row"), _("Order ID"), _("SKU"), _("Quantity"), _("Return Reason"), _("Comments"), _("Result")]
    sheet: list[list[object]] = [[*head, _("Return"), _("Why not")], *(_cells(row) for row in rows)]
    today = timezone.localdate(timezone=request.seller.zone)
    return download(BOM + lines(sheet), f"return-list-{batch.pk}", today)


def _cells(row: BatchRow) -> list[object]:
    return [
        row.position,
        row.order_told,
        row.sku_told,
        row.quantity_told,
        row.reason_told,
        row.comment,
        row.get_outcome_display(),
        row.customer_return.number if row.customer_return else "",
        row.why,
    ]


def _batch(request: MemberRequest, pk: int) -> ReturnBatch:
    rows = ReturnBatch.objects.for_seller(request.seller).select_related("created_by")
    return get_object_or_404(rows, pk=pk)


def _preview(request: MemberRequest, batch: ReturnBatch) -> dict[str, Any]:
    client = hasty_client_for(request.seller)
    judged = judge_batch(batch, client=client, at=timezone.now())
    good = [one for one in judged if not one.why and not one.skipped]
    return {
        "batch": batch,
        "connected": client is not None,
        "rows": [{"judged": one, "reasons": grouped(one.choices), "chosen": _chosen(one)} for one in judged],
        "reasons": grouped(_all_choices(judged)),
        "returns": len({one.order.pk for one in good if one.order}),
        "units": sum(one.quantity for one in good),
        "bad": len(judged) - len(good),
    }


def _chosen(one: Judged) -> str:
    """The reason a row has of its own; empty where the one for all rows holds."""
    return one.reason.code if one.reason and one.row.reason_told else ""


def _all_choices(judged: Sequence[Judged]) -> list[Choice]:
    return list({choice.code: choice for one in judged for choice in one.choices}.values())


_BADGES = {
    RowOutcome.WAITING: ("neutral", "hourglass"),
    RowOutcome.MADE: ("good", "circle-check"),
    RowOutcome.NOT_MADE: ("warn", "circle-minus"),
}


def _result(batch: ReturnBatch) -> dict[str, Any]:
    rows = list(batch.rows.select_related("customer_return", "order", "order_item"))
    labels = labels_of(
        [row.reason_told for row in rows if row.outcome != RowOutcome.NOT_MADE],
        seller_id=batch.seller_id,
        language=get_language() or "en",
    )
    done = sum(row.outcome != RowOutcome.WAITING for row in rows)
    return {
        "batch": batch,
        "zone": batch.seller.zone,
        "rows": [
            {
                "row": row,
                "badge": Badge(*_BADGES[RowOutcome(row.outcome)], row.get_outcome_display()),
                "reason": labels.get(row.reason_told, row.reason_told),
            }
            for row in rows
        ],
        "done": done,
        "total": len(rows),
        "made": sum(row.outcome == RowOutcome.MADE for row in rows),
        "returns": len({row.customer_return_id for row in rows if row.customer_return_id}),
        "is_running": batch.status == BatchStatus.RUNNING,
    }
