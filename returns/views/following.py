"""What follows a return: the numbers of parcels on their way back, and what has to be asked."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from history.actions import Refusal
from returns import actions
from returns.follow_forms import AnswerForm, ArrivalForm, LaterForm, ParcelForm
from returns.following import Asked, Journey, page_of, support_text_of
from returns.models import ReturnParcel, ReturnQuestion
from returns.sheets import find
from sellers.access import MemberRequest, member_required


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def parcel_new(request: MemberRequest, rma: str) -> HttpResponse:
    """Enter the number of a parcel on its way back; the same number twice makes one parcel."""
    sheet = find(request.seller, rma)
    if sheet is None:
        raise Http404
    form = ParcelForm(_sent(request), papers=sheet.papers)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_return_parcel(
                order=sheet.order,
                authorization=form.cleaned_data["rma"],
                tracking_number=form.cleaned_data["tracking_number"],
                carrier=form.cleaned_data["carrier"],
                by=request.user,
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.add_error("tracking_number", str(refusal))
        else:
            messages.success(request, _("The parcel is followed from now on."))
            return redirect("returns:detail", sheet.name)
    context = {"sheet": sheet, "order": sheet.order, "zone": sheet.order.zone_name, "form": form}
    return render(request, "returns/parcel_new.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def parcel_arrived(request: MemberRequest, parcel_id: int) -> HttpResponse:
    """Enter by hand that a parcel arrived at Amazon."""
    parcel = _parcel(request, parcel_id)
    form = ArrivalForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            day = form.cleaned_data["arrived_on"]
            actions.note_arrival(parcel=parcel, on=day, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error("arrived_on", str(refusal))
        else:
            messages.success(request, _("The arrival is noted."))
            return redirect(_page_of_parcel(parcel))
    context = {
        "journey": Journey(parcel),
        "order": parcel.order,
        "zone": parcel.order.zone_name,
        "form": form,
        "back": _page_of_parcel(parcel),
    }
    return render(request, "returns/parcel_arrived.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def parcel_forget(request: MemberRequest, parcel_id: int) -> HttpResponse:
    """Take a number away that was entered by mistake."""
    parcel = _parcel(request, parcel_id)
    back = _page_of_parcel(parcel)
    try:
        actions.forget_return_parcel(parcel=parcel, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The number was taken away."))
    return redirect(back)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def question(request: MemberRequest, question_id: int) -> HttpResponse:
    """One question: what it means, what to do, the text for Seller Support; answered or put off here."""
    row = _question(request, question_id)
    data = _sent(request)
    later = "later" in request.POST
    answer_form = AnswerForm(None if later else data, question=row)
    later_form = LaterForm(data if later else None)
    form = later_form if later else answer_form
    if request.method == "POST" and form.is_valid() and _decide(request, row, form):
        return redirect(page_of(row.order, row.item, row.authorization))
    context = _question_page(row) | {"answer_form": answer_form, "later_form": later_form, "form": form}
    return render(request, "returns/question.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def question_reopen(request: MemberRequest, question_id: int) -> HttpResponse:
    """Ask an answered question again."""
    row = _question(request, question_id)
    try:
        actions.reopen_question(question=row, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("returns:question", row.pk)


def _sent(request: MemberRequest) -> QueryDict | None:
    """What was sent, even when that is nothing."""
    return request.POST if request.method == "POST" else None


def _decide(request: MemberRequest, row: ReturnQuestion, form: AnswerForm | LaterForm) -> bool:
    """Whether it was done; the form says why not."""
    said = form.cleaned_data
    try:
        if isinstance(form, LaterForm):
            actions.remind_later(question=row, on=said["remind_on"], by=request.user, at=timezone.now())
            messages.success(request, _("The question comes up again on that day."))
        else:
            actions.answer_question(question=row, by=request.user, at=timezone.now(), **said)
            messages.success(request, _("The answer is saved."))
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _question_page(row: ReturnQuestion) -> dict[str, Any]:
    return {
        "asked": Asked(row),
        "question": row,
        "order": row.order,
        "zone": row.order.zone_name,
        "support": support_text_of(row),
        "back": page_of(row.order, row.item, row.authorization),
    }


def _question(request: MemberRequest, question_id: int) -> ReturnQuestion:
    rows = ReturnQuestion.objects.for_seller(request.seller).select_related(
        "order__marketplace",
        "order__seller__marketplace",
        "authorization",
        "item__order_item",
        "item__customer_return",
        "parcel",
        "answered_by",
    )
    return get_object_or_404(rows, pk=question_id)


def _parcel(request: MemberRequest, parcel_id: int) -> ReturnParcel:
    rows = ReturnParcel.objects.for_seller(request.seller).select_related(
        "order__marketplace", "order__seller__marketplace", "authorization"
    )
    return get_object_or_404(rows, pk=parcel_id)


def _page_of_parcel(parcel: ReturnParcel) -> str:
    return page_of(parcel.order, None, parcel.authorization or parcel.order.return_authorizations.first())
