"""Ordering again what can't come: corrected address, another SKU or another speed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from history.actions import Refusal
from orders import actions
from orders.unfulfillable.causes import Cause
from orders.unfulfillable.facts import Setback
from orders.unfulfillable.forms import AgainForm, first_values
from orders.unfulfillable.views.showing import cause_shown, choices_of, other_skus, setback_for
from sellers.access import MemberRequest, member_required
from sellers.connections import client_for


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def order_again(request: MemberRequest, order_id: str) -> HttpResponse:
    """Order again what can't come: corrected address, another SKU or another speed."""
    setback = setback_for(request, order_id)
    order = setback.order
    lines = _lines_of(setback)
    if request.method != "POST":
        return _again_page(request, setback, AgainForm(initial=first_values(order), lines=lines))
    form = AgainForm(request.POST, lines=lines)
    if form.is_valid():
        try:
            actions.order_again(
                order=order,
                again=form.again(order),
                client=client_for(request.seller),
                by=request.user,
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Ordered again. The new order appears here with the next sync."))
            return redirect("orders:detail", order.seller_order_id)
    return _again_page(request, setback, form)


def _again_page(request: MemberRequest, setback: Setback, form: AgainForm) -> HttpResponse:
    context = {
        "order": setback.order,
        "form": form,
        "cause": cause_shown(setback) if setback.cause else None,
        "fixes_address": bool(setback.cause and setback.cause.cause is Cause.BAD_ADDRESS),
        "names": [
            form[name]
            for name in (
                "recipient", "address_line1", "address_line2", "city", "state", "postal_code", "country", "phone",
            )
        ],
    }  # fmt: skip
    return render(request, "orders/unfulfillable_again.html", context, status=422 if form.errors else 200)


def _lines_of(setback: Setback) -> list[dict[str, Any]]:
    """The lines that lack units, each with the SKUs they could be taken from."""
    order, others = setback.order, other_skus([setback.order])
    found = []
    for item, line in setback.lines:
        if units := line.missing:
            stock = item.product.fulfillable if item.product else None
            choices = [(item.sku, _stock_words(item.sku, stock))]
            choices += [
                (one.sku, _stock_words(one.sku, one.fulfillable))
                for one in choices_of(order, item.product, others)
            ]
            found.append({"sku": item.sku, "name": item.name, "missing": units, "choices": choices})
    return found


def _stock_words(sku: str, units: int | None) -> str:
    if units is None:
        return sku
    return _("%(sku)s: %(units)d sellable") % {"sku": sku, "units": units}
