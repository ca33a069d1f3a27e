"""One order that can't be fulfilled: the cause with its facts, what to do, the text for the customer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from history.actions import Refusal
from orders import actions
from orders.unfulfillable.facts import Setback
from orders.unfulfillable.forms import SettleForm
from orders.unfulfillable.letters import letter_of
from orders.unfulfillable.listing import LABELS, OPEN, kind_of
from orders.unfulfillable.views.showing import cause_shown, other_skus, setback_for, steps_shown
from sellers.access import MemberRequest, member_required
from sellers.connections import client_for


@require_safe
@member_required
def setback_page(request: MemberRequest, order_id: str) -> HttpResponse:
    """One order that can't be fulfilled: the cause with its facts, what to do, the text for the customer."""
    return _page(request, setback_for(request, order_id))


def _page(request: MemberRequest, setback: Setback, form: SettleForm | None = None) -> HttpResponse:
    order = setback.order
    steps = steps_shown(setback, other_skus([order]))
    context = {
        "order": order,
        "zone": (order.marketplace or order.seller.marketplace).zone,
        "kind": LABELS[kind_of(order)],
        "is_open": order.stage in OPEN,
        "cause": cause_shown(setback) if setback.cause else None,
        "others": [cause_shown(setback, n) for n in range(1, len(setback.findings))],
        "steps": steps,
        "primary": next((step for step in steps if step["url"]), None),
        "lines": setback.lines,
        "letter": letter_of(setback),
        "preview": getattr(order, "preview", None),
        "settlement": getattr(order, "settlement", None),
        "resolutions": list(order.resolutions.all()),
        "form": form or SettleForm(),
    }
    return render(request, "orders/unfulfillable_order.html", context, status=422 if form else 200)


@require_POST
@member_required
def ask(request: MemberRequest, order_id: str) -> HttpResponse:
    """Ask Amazon for a preview of the order and keep its answer."""
    order = setback_for(request, order_id).order
    try:
        actions.ask_preview(order=order, client=client_for(request.seller), at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Amazon’s answer is kept."))
    return redirect("orders:setback", order.seller_order_id)


@require_POST
@member_required
def settle(request: MemberRequest, order_id: str) -> HttpResponse:
    """Say that the order is dealt with."""
    setback, form = setback_for(request, order_id), SettleForm(request.POST)
    if not form.is_valid():
        return _page(request, setback, form)
    cause = setback.cause.cause if setback.cause else ""
    try:
        actions.settle(
            order=setback.order, cause=cause, by=request.user, at=timezone.now(), **form.cleaned_data
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The order has left the inbox."))
    return redirect("orders:unfulfillable")


@require_POST
@member_required
def reopen(request: MemberRequest, order_id: str) -> HttpResponse:
    """Put an order back into the inbox."""
    order = setback_for(request, order_id).order
    try:
        actions.reopen(order=order, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The order is in the inbox again."))
    return redirect("orders:setback", order.seller_order_id)
