"""A grading dispute: opened from the unit, prepared, filed with Seller Support, closed with Amazon's answer."""

from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from history.actions import Refusal
from returns import actions
from returns.actions.disputing import MOST_BYTES
from returns.disputes import DisputeFacts, letter
from returns.follow_forms import CaseForm, ObjectionForm, OutcomeForm
from returns.following import page_of
from returns.grading import grade_of
from returns.models import DisputePhoto, GradingDispute, ReturnItem
from returns.patience import patience_for
from sellers.access import MemberRequest, member_required

FORMS = {"argue": ObjectionForm, "file": CaseForm, "close": OutcomeForm}


@require_POST
@member_required
def dispute_open(request: MemberRequest, item_id: int) -> HttpResponse:
    """Begin to dispute the grade of one unit; again it leads to the same dispute."""
    rows = ReturnItem.objects.for_seller(request.seller).select_related(
        "order", "customer_return", "authorization"
    )
    item = get_object_or_404(rows, pk=item_id)
    try:
        dispute = actions.open_dispute(item=item, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(page_of(item.order, item, None))
    return redirect("returns:dispute", dispute.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def dispute(request: MemberRequest, dispute_id: int) -> HttpResponse:
    """The dispute: words and photographs, the text for Seller Support, the case, how it ended."""
    row = _dispute(request, dispute_id)
    asked = request.POST.get("step", "")
    if asked == "ask":
        return _asked_again(request, row)
    forms = {name: _form(name, row, request, asked) for name in FORMS}
    form = forms.get(asked)
    if form is not None and form.is_valid() and _done(request, row, asked, form):
        return redirect("returns:dispute", row.pk)
    context = _page(row) | {"forms": forms, "form": form}
    return render(request, "returns/dispute.html", context, status=422 if request.method == "POST" else 200)


@require_safe
@member_required
def dispute_photo(request: MemberRequest, photo_id: int) -> FileResponse:
    """A photograph of a dispute, for the seller's people only."""
    photo = get_object_or_404(DisputePhoto.objects.for_seller(request.seller), pk=photo_id)
    answer = FileResponse(photo.file.open("rb"))
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _form(name: str, row: GradingDispute, request: MemberRequest, asked: str) -> Any:
    kind = FORMS[name]
    if name == asked:
        return kind(request.POST, request.FILES)
    kept = {"argument": row.argument, "removal_order": row.removal_order, "unit_back_on": row.unit_back_on}
    return kind(initial=kept | {"case_id": row.case_id})


def _asked_again(request: MemberRequest, row: GradingDispute) -> HttpResponse:
    try:
        actions.note_asked_again(dispute=row, by=request.user, at=timezone.now())
        messages.success(request, _("Saved. You are reminded again in seven days."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("returns:dispute", row.pk)


def _done(request: MemberRequest, row: GradingDispute, asked: str, form: Any) -> bool:
    try:
        _do(request, row, asked, form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Saved."))
    return True


def _do(request: MemberRequest, row: GradingDispute, asked: str, said: dict[str, Any]) -> None:
    by, at = request.user, timezone.now()
    if asked == "file":
        actions.file_dispute(dispute=row, case_id=said["case_id"], by=by, at=at)
    elif asked == "close":
        actions.close_dispute(dispute=row, status=said["status"], outcome=said["outcome"], by=by, at=at)
    else:
        objection = actions.Objection(said["argument"], said["removal_order"], said["unit_back_on"])
        actions.argue(dispute=row, objection=objection, by=by, at=at)
        for photo in said["photos"]:
            content = photo.read(MOST_BYTES + 1)
            actions.add_dispute_photo(dispute=row, content=content, name=photo.name or "", by=by, at=at)


def _page(row: GradingDispute) -> dict[str, Any]:
    order, item = row.order, row.item
    zone = ZoneInfo(order.zone_name)
    graded = item.status_changed_at.astimezone(zone).date() if item.status_changed_at else None
    reported = getattr(item, "reported", None)
    facts = DisputeFacts(
        order_id=order.seller_order_id,
        sku=item.order_item.sku,
        fnsku=item.order_item.fnsku,
        rma=item.authorization.authorization_id if item.authorization else "",
        unit_id=item.seller_return_item_id,
        condition=row.condition,
        graded_on=graded,
        centre=item.fulfillment_center,
        plate=reported.plate if reported else "",
        argument=row.argument,
        removal_order=row.removal_order,
        unit_back_on=row.unit_back_on,
        photos=row.photos.count(),
    )
    return {
        "dispute": row,
        "item": item,
        "order": order,
        "zone": order.zone_name,
        "grade": grade_of(row.condition),
        "letter": letter(facts),
        "days": patience_for(order, timezone.now().astimezone(zone).date()).dispute,
        "back": page_of(order, item, None),
    }


def _dispute(request: MemberRequest, dispute_id: int) -> GradingDispute:
    rows = GradingDispute.objects.for_seller(request.seller).select_related(
        "order__marketplace",
        "order__seller__marketplace",
        "item__order_item",
        "item__authorization",
        "item__customer_return",
        "item__reported",
    )
    return get_object_or_404(rows.prefetch_related("photos"), pk=dispute_id)
