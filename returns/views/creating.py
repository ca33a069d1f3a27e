"""Create Customer Return: the five steps on one page."""

import secrets
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from history.actions import Refusal
from orders.models import Order
from returns import actions
from returns.drafts import Draft, draft_for
from returns.forms import ReturnForm
from returns.models import Return, ReturnMethod, ReturnRequest
from returns.tasks import ask_soon
from returns.views.enclosing import take_label
from sellers.access import MemberRequest, member_required
from sellers.connections import hasty_client_for


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new_return(request: MemberRequest, order_id: str) -> HttpResponse:
    """Number of each item, reason, comments, submit; the same submit twice leads to the same return."""
    rows = Order.objects.for_seller(request.seller).select_related("seller__marketplace", "marketplace")
    order = get_object_or_404(rows, seller_order_id=order_id)
    key = request.POST.get("submission_key", "").replace("\0", "")
    made = Return.objects.filter(order=order, submission_key=key).first() if key else None
    if made is not None:
        return redirect("returns:detail", made.number)
    client = hasty_client_for(request.seller)
    draft = draft_for(
        order=order,
        language=get_language() or "en",
        client=client,
        at=timezone.now(),
        may_override=actions.may_override(request.seller.pk, request.user),
    )
    form = _form(request, order, draft)
    if request.method == "POST" and client is not None and form.is_valid():
        customer_return = _submit(request, order, form)
        if customer_return is not None:
            messages.success(request, _("Return submitted. Amazon is being asked for the RMA."))
            return redirect("returns:detail", customer_return.number)
    context = _page(order, draft, form, connected=client is not None)
    return render(request, "returns/new.html", context, status=422 if request.method == "POST" else 200)


def _form(request: MemberRequest, order: Order, draft: Draft) -> ReturnForm:
    zone = ZoneInfo(order.zone_name)
    if request.method == "POST":
        return ReturnForm(request.POST, request.FILES, lines=draft.lines, zone=zone)
    marketplace = order.marketplace or order.seller.marketplace
    initial: dict[str, Any] = {
        "submission_key": secrets.token_urlsafe(24),
        "language": marketplace.spoken_language,
        "method": ReturnMethod.POSTAGE,
    }
    if draft.open_units == draft.plain_units == 1:  # nothing else can be meant
        initial |= {f"quantity_{line.pk}": 1 for line in draft.lines if line.is_open}
    return ReturnForm(lines=draft.lines, zone=zone, initial=initial)


def _submit(request: MemberRequest, order: Order, form: ReturnForm) -> Return | None:
    try:
        customer_return = actions.create_return(
            order=order,
            lines=form.asked(),
            comments="",
            submission_key=form.cleaned_data["submission_key"],
            language=form.cleaned_data["language"],
            by=request.user,
            at=timezone.now(),
            travel=form.travel,
            override=form.cleaned_data["override"],
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return None
    ask_soon(customer_return)
    label = form.cleaned_data["label"]
    if label and customer_return.method == ReturnMethod.LABEL:
        take_label(request, customer_return, label)
    return customer_return


def _page(order: Order, draft: Draft, form: ReturnForm, *, connected: bool) -> dict[str, Any]:
    return {
        "order": order,
        "zone": order.zone_name,
        "draft": draft,
        "form": form,
        "rows": list(form.rows()),
        "connected": connected,
        "may_submit": connected and draft.open_units > 0,
        "asked": ReturnRequest.objects.filter(order=order).open().first(),
        "files_lost": form.is_bound and bool(form.files),
    }
