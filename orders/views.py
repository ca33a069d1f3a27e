"""The order page: GET draws, POST decides and sends the reader back to the page it changed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from history.actions import Refusal
from orders import actions
from orders.badges import badge_of
from orders.forms import NoteForm, RemovalForm, ResolutionForm
from orders.models import Order
from orders.statuses import word
from sellers.access import MemberRequest, member_required
from sellers.connections import client_for

# Everything the page and its panels show; the rooms above are reached by relation name, never by import
PARTS = (
    "items__product",
    "resolutions__by",
    "shipments__items",
    "packages__events",
    "packages__estimates",
    "packages__items__order_item",
    "returns__items",
    "return_items__order_item",
    "return_authorizations",
    "return_requests",
    "claims__units",
)


def _order(request: MemberRequest, order_id: str) -> Order:
    rows = Order.objects.for_seller(request.seller).select_related("seller__marketplace", "marketplace")
    return get_object_or_404(rows, seller_order_id=order_id)


@require_safe
@member_required
def order_detail(request: MemberRequest, order_id: str) -> HttpResponse:
    """The order's page: what its state means, its parcels, items, returns, claims and history."""
    rows = Order.objects.for_seller(request.seller).select_related(
        "seller__marketplace", "marketplace", "customer_link"
    )
    order = get_object_or_404(rows.prefetch_related(*PARTS), seller_order_id=order_id)
    return render(request, "orders/detail.html", _page(order))


def _page(order: Order, **forms: Any) -> dict[str, Any]:
    now = timezone.now()
    zone = (order.marketplace or order.seller.marketplace).zone
    return {
        "order": order,
        "zone": zone,
        "now": now,
        "today": now.astimezone(zone).date(),
        "badge": badge_of(order, now=now, zone=zone),
        "told": word(order.status_told),
        "note_form": NoteForm(),
        "resolution_form": ResolutionForm(initial={"resolved_on": now.astimezone(zone).date()}),
        "removal_form": RemovalForm(),
        **forms,
    }


def _decide(request: MemberRequest, order: Order, *, done: str, act: Any) -> HttpResponse:
    """Run one action; say what happened, or what stood in its way, on the order's page."""
    try:
        act()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("orders:detail", order.seller_order_id)


@require_POST
@member_required
def add_note(request: MemberRequest, order_id: str) -> HttpResponse:
    """Write a note on the order's line of time."""
    order, form = _order(request, order_id), NoteForm(request.POST)
    if not form.is_valid():
        return render(request, "orders/detail.html", _page(order, note_form=form), status=422)
    text = form.cleaned_data["text"]
    return _decide(
        request,
        order,
        done=_("Note added."),
        act=lambda: actions.add_note(order=order, text=text, by=request.user, at=timezone.now()),
    )


@require_POST
@member_required
def cancel(request: MemberRequest, order_id: str) -> HttpResponse:
    """Ask Amazon to cancel; the page shows the outcome with the next sync."""
    order = _order(request, order_id)
    return _decide(
        request,
        order,
        done=_("Amazon has been asked to cancel. The outcome shows here with the next sync."),
        act=lambda: actions.request_cancel(
            order=order, client=client_for(request.seller), by=request.user, at=timezone.now()
        ),
    )


@require_POST
@member_required
def release(request: MemberRequest, order_id: str) -> HttpResponse:
    """Ask Amazon to ship a held order now."""
    order = _order(request, order_id)
    return _decide(
        request,
        order,
        done=_("Amazon has been asked to ship the order."),
        act=lambda: actions.release_hold(
            order=order, client=client_for(request.seller), by=request.user, at=timezone.now()
        ),
    )


@require_POST
@member_required
def record_resolution(request: MemberRequest, order_id: str) -> HttpResponse:
    """Record the refund or replacement the customer got."""
    order, form = _order(request, order_id), ResolutionForm(request.POST)
    if not form.is_valid():
        return render(request, "orders/detail.html", _page(order, resolution_form=form), status=422)
    return _decide(
        request,
        order,
        done=_("Recorded how it was made right with the customer."),
        act=lambda: actions.record_resolution(
            order=order, by=request.user, at=timezone.now(), **form.cleaned_data
        ),
    )


@require_POST
@member_required
def judge_removal(request: MemberRequest, order_id: str) -> HttpResponse:
    """Mark or clear "looks like a removal"."""
    order, form = _order(request, order_id), RemovalForm(request.POST)
    if not form.is_valid():
        return render(request, "orders/detail.html", _page(order, removal_form=form), status=422)
    return _decide(
        request,
        order,
        done=_("Your judgement is recorded."),
        act=lambda: actions.judge_removal(
            order=order, by=request.user, at=timezone.now(), **form.cleaned_data
        ),
    )
