"""What units cost: which SKUs have no cost yet, and entering it by hand, from a CSV or from an invoice."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from history.actions import Refusal
from inventory.models import Product, SourcingCost
from orders.csvfile import download, lines
from reimbursements.actions.costs import record_invoice, set_costs
from reimbursements.costs_file import HEADING, CostRow, Unreadable, read_costs, read_invoice
from reimbursements.forms_costs import CostFileForm, CostForm, InvoiceForm
from reimbursements.models import Invoice
from sellers.access import MemberRequest, member_required

SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def costs(request: MemberRequest) -> HttpResponse:
    """The page of costs; POST takes one of its three forms, told apart by `what`."""
    if request.method != "POST":
        return _draw(request)
    what = request.POST.get("what", "")
    what = what if what in _WAYS else "hand"
    form_type, take = _WAYS[what]
    form = form_type(request.POST, request.FILES)
    if form.is_valid():
        try:
            count = take(request, form.cleaned_data)
        except Unreadable as bad:
            for problem in bad.problems[:SHOWN]:
                form.add_error(None, problem)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            said = ngettext("%(count)d cost saved.", "%(count)d costs saved.", count) % {"count": count}
            messages.success(request, said)
            return redirect("claims:costs")
    return _draw(request, status=422, **{f"{what}_form": form})


@require_safe
@member_required
def cost_template(request: MemberRequest) -> HttpResponseBase:
    """A CSV with the heading and every SKU that has no cost yet, ready to be filled in."""
    today = timezone.now().astimezone(request.seller.zone).date()
    rows = [
        (product.sku, "", product.marketplace.currency, today.isoformat())
        for product in _without(request).select_related("marketplace")[:5000]
    ]
    return download("\ufeff" + lines([HEADING, *rows]), "sourcing-costs", today)


@require_safe
@member_required
def invoice_file(request: MemberRequest, invoice_id: int) -> HttpResponseBase:
    """The paper of one invoice, always to keep and never shown in place."""
    invoice = get_object_or_404(Invoice.objects.for_seller(request.seller), pk=invoice_id)
    try:
        content = invoice.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        content, content_type=invoice.content_type, as_attachment=True, filename=invoice.file_name
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _draw(request: MemberRequest, *, status: int = 200, **given: Any) -> HttpResponse:
    today = timezone.now().astimezone(request.seller.zone).date()
    currency = request.seller.marketplace.currency
    recent = SourcingCost.objects.for_seller(request.seller).select_related("product")
    context = {
        "currency": currency,
        "without": list(_without(request)[: SHOWN + 1]),
        "shown": SHOWN,
        "recent": recent.prefetch_related("invoice_lines__invoice").order_by("-id")[:SHOWN],
        "hand_form": CostForm(initial={"currency": currency, "valid_from": today}),
        "file_form": CostFileForm(),
        "invoice_form": InvoiceForm(initial={"currency": currency, "issued_on": today}),
        "heading": ",".join(HEADING),
        **given,
    }
    return render(request, "reimbursements/costs.html", context, status=status)


def _without(request: MemberRequest) -> Any:
    """Products without a cost in their own currency, those with stock first."""
    has = SourcingCost.objects.filter(product=OuterRef("pk"))
    rows = Product.objects.for_seller(request.seller).filter(~Exists(has))
    return rows.order_by("-fulfillable", "sku", "id")


def _by_hand(request: MemberRequest, told: dict[str, Any]) -> int:
    row = CostRow(1, told["sku"], told["amount"], told["currency"].upper(), told["valid_from"])
    return set_costs(seller=request.seller, rows=[row], by=request.user, at=timezone.now())


def _from_file(request: MemberRequest, told: dict[str, Any]) -> int:
    now = timezone.now()
    try:
        text = told["file"].read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(_("The file is not in UTF-8. Save it as “CSV UTF-8”; nothing was saved.")) from error
    today = now.astimezone(request.seller.zone).date()
    rows = read_costs(text, currency=request.seller.marketplace.currency, today=today)
    return set_costs(seller=request.seller, rows=rows, by=request.user, at=now)


def _from_invoice(request: MemberRequest, told: dict[str, Any]) -> int:
    rows = read_invoice(told["lines"])
    record_invoice(
        seller=request.seller,
        supplier=told["supplier"],
        number=told["number"],
        issued_on=told["issued_on"],
        currency=told["currency"].upper(),
        rows=rows,
        upload=told["file"],
        by=request.user,
        at=timezone.now(),
    )
    return len(rows)


_WAYS: dict[str, tuple[type[forms.Form], Callable[[MemberRequest, dict[str, Any]], int]]] = {
    "hand": (CostForm, _by_hand),
    "file": (CostFileForm, _from_file),
    "invoice": (InvoiceForm, _from_invoice),
}
