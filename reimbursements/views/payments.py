"""Amazon's payments: the list, and one row with what a person says of it."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from history.actions import Refusal
from orders.paging import newest_first
from reimbursements import actions
from reimbursements.explanations import explain
from reimbursements.forms import ExplainForm
from reimbursements.models import Claim, Reimbursement
from sellers.access import MemberRequest, member_required


@require_safe
@member_required
def payment_list(request: MemberRequest) -> HttpResponse:
    """What Amazon paid and took back, each row matched or explained."""
    rows = Reimbursement.objects.for_seller(request.seller).select_related(
        "claim", "order", "seller__marketplace"
    )
    match = request.GET.get("match", "")
    wanted = rows.filter(match=match) if match in Reimbursement.Match.values else rows
    page = newest_first(
        wanted,
        by="approved_at",
        older_than=request.GET.get("older", ""),
        newer_than=request.GET.get("newer", ""),
    )
    context = {
        "rows": [{"payment": row, "explanation": explain(row)} for row in page],
        "tabs": _match_tabs(request, rows, match),
        "match": match,
        "zone": request.seller.marketplace.timezone,
        "newer": page.newer,
        "older": page.older,
    }
    return render(request, "reimbursements/payments.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def payment(request: MemberRequest, payment_id: int) -> HttpResponse:
    """One row of the report; POST keeps what a person says of it."""
    row = _row_of(request, payment_id)
    claims = Claim.objects.for_seller(request.seller)
    if request.method != "POST":
        return _draw(request, row, ExplainForm(claims=claims, initial=_told(row)))
    form = ExplainForm(request.POST, claims=claims)
    if not form.is_valid():
        return _draw(request, row, form, status=422)
    try:
        actions.explain_payment(row=row, by=request.user, at=timezone.now(), **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _draw(request, _row_of(request, payment_id), form, status=409)
    messages.success(request, _("Kept what you said of this payment."))
    return redirect("claims:payment", row.pk)


@require_POST
@member_required
def unexplain(request: MemberRequest, payment_id: int) -> HttpResponse:
    """Take back what a person said of a payment."""
    row = _row_of(request, payment_id)
    try:
        actions.unexplain_payment(row=row, by=request.user, at=timezone.now())
        messages.success(request, _("Taken back. The payment is matched by the report alone again."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("claims:payment", row.pk)


def _row_of(request: MemberRequest, payment_id: int) -> Reimbursement:
    rows = Reimbursement.objects.for_seller(request.seller)
    return get_object_or_404(
        rows.select_related("claim", "claim_by_hand", "order", "explained_by", "seller"), pk=payment_id
    )


def _told(row: Reimbursement) -> dict[str, str]:
    return {"words": row.explanation, "claim": row.claim_by_hand.number if row.claim_by_hand else ""}


def _draw(
    request: MemberRequest, row: Reimbursement, form: ExplainForm, *, status: int = 200
) -> HttpResponse:
    mine = Reimbursement.objects.for_seller(request.seller)
    context = {
        "payment": row,
        "explanation": explain(row),
        "form": form,
        "may_explain": not row.claim_id or row.claim_id == row.claim_by_hand_id,
        "taken_back_by": mine.filter(original_id=row.reimbursement_id).order_by("approved_at")[:20],
        "takes_back": mine.filter(reimbursement_id=row.original_id)[:20] if row.original_id else (),
        "items": row.order.items.filter(sku=row.sku)[:5] if row.order else (),
        "claims": row.order.claims.order_by("-id")[:10] if row.order else (),
        "zone": request.seller.marketplace.timezone,
    }
    return render(request, "reimbursements/payment.html", context, status=status)


def _match_tabs(request: HttpRequest, rows: QuerySet[Reimbursement], current: str) -> list[dict[str, Any]]:
    counts = dict(rows.order_by().values_list("match").annotate(count=Count("id")))
    tabs = [{"label": _("All"), "url": request.path, "count": sum(counts.values()), "current": not current}]
    for value, label in Reimbursement.Match.choices:
        hot = value in (Reimbursement.Match.UNCLAIMED, Reimbursement.Match.UNEXPLAINED)
        url = f"{request.path}?match={value}"
        tabs.append(
            {
                "label": label,
                "url": url,
                "count": counts.get(value, 0),
                "current": value == current,
                "hot": hot,
            }
        )
    return tabs
