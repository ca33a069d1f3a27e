"""What customers ask for: the list, one request with its photographs, and the decision."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from history.actions import Refusal
from orders import paging
from returns import actions
from returns.badges import answer_badge, request_badge
from returns.drafts import draft_for
from returns.models import NOT_ARRIVED, Return, ReturnRequest, ReturnRequestPhoto, ReturnStatus
from returns.selfservice.deciding import AnswerForm, ApproveForm, RefuseForm
from returns.selfservice.words import reason_words
from returns.stances import Wanted, objections, stances_of
from returns.tasks import answer_soon, ask_soon
from sellers.access import MemberRequest, member_required
from sellers.connections import hasty_client_for


@require_safe
@member_required
def request_list(request: MemberRequest) -> HttpResponse:
    """Requests of customers, newest first; those that wait by themselves under their own tab."""
    rows = ReturnRequest.objects.for_seller(request.seller)
    waiting = rows.open().count()
    only_open = request.GET.get("tab") == "open"
    shown = rows.open() if only_open else rows
    shown = shown.select_related("order__marketplace", "order__seller__marketplace")
    page = paging.newest_first(
        shown.prefetch_related("lines__order_item__product", "photos"),
        by="asked_at",
        older_than=request.GET.get("older", ""),
        newer_than=request.GET.get("newer", ""),
    )
    start = f"?tab={'open' if only_open else ''}&"
    context = {
        "rows": [
            {"asked": asked, "badge": request_badge(asked), "zone": asked.order.zone_name} for asked in page
        ],
        "only_open": only_open,
        "tabs": [
            {"label": _("All"), "url": "?", "count": None, "current": not only_open},
            {
                "label": _("Waiting for you"),
                "url": "?tab=open",
                "count": waiting,
                "current": only_open,
                "hot": bool(waiting),
            },
        ],
        "newer_url": f"{start}newer={page.newer}" if page.newer else "",
        "older_url": f"{start}older={page.older}" if page.older else "",
    }
    return render(request, "returns/requests.html", context)


@require_safe
@member_required
def request_detail(request: MemberRequest, number: str) -> HttpResponse:
    """What the customer asks for, in the customer's words, with the ways to decide."""
    return _draw(request, _asked(request, number))


@require_POST
@member_required
def request_approve(request: MemberRequest, number: str) -> HttpResponse:
    """Make the return, as asked or as changed."""
    asked = _asked(request, number)
    if "with" in request.POST:
        return _answer_with(request, asked)
    form = _approval(request, asked, request.POST)
    if not form.is_valid():
        return _draw(request, asked, approval=form)
    made = _approve(request, asked, form)
    if made is None:
        return _draw(request, _asked(request, number), approval=form)
    messages.success(request, _("Approved. Amazon is being asked for the RMA."))
    return redirect("returns:detail", made.number)


def _answer_with(request: MemberRequest, asked: ReturnRequest) -> HttpResponse:
    """The return that was made for the order meanwhile is the answer."""
    made = get_object_or_404(_meanwhile(asked), number=request.POST["with"].replace("\0", ""))
    try:
        actions.answer_with(asked=asked, made=made, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("returns:request", asked.number)
    answer_soon(asked)
    messages.success(request, _("Approved. The customer is told."))
    return redirect("returns:detail", made.number)


def _meanwhile(asked: ReturnRequest) -> QuerySet[Return]:
    """Returns made for the order in another way since the customer asked."""
    rows = Return.objects.filter(order=asked.order, created_at__gte=asked.asked_at, request=None)
    return rows.exclude(status__in=[ReturnStatus.WITHDRAWN, ReturnStatus.REFUSED])


def _approve(request: MemberRequest, asked: ReturnRequest, form: ApproveForm) -> Return | None:
    try:
        made = actions.approve_request(
            asked=asked,
            lines=form.asked(),
            answer=form.cleaned_data["answer"],
            language=form.cleaned_data["language"],
            override=form.cleaned_data["override"],
            by=request.user,
            at=timezone.now(),
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return None
    ask_soon(made)
    answer_soon(asked)
    return made


@require_POST
@member_required
def request_refuse(request: MemberRequest, number: str) -> HttpResponse:
    """Say no, with the reason the customer reads."""
    asked = _asked(request, number)
    form = RefuseForm(request.POST)
    if not form.is_valid():
        return _draw(request, asked, refusal=form)
    try:
        answer = form.cleaned_data["why"]
        actions.refuse_request(asked=asked, answer=answer, by=request.user, at=timezone.now())
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _draw(request, _asked(request, number), refusal=form)
    answer_soon(asked)
    messages.success(request, _("Refused. The customer reads why on the page of the return."))
    return redirect("returns:request", asked.number)


@require_POST
@member_required
def request_answer(request: MemberRequest, number: str) -> HttpResponse:
    """The answer that did not arrive: sent again, or known in another way."""
    asked = _asked(request, number)
    if request.POST.get("outcome") == "known":
        actions.answer_known(asked=asked, by=request.user, at=timezone.now())
        messages.success(request, _("Noted: the customer knows the answer."))
        return redirect("returns:request", asked.number)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _draw(request, asked, again=form)
    try:
        email = form.cleaned_data["to"]
        actions.answer_again(asked=asked, email=email, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        asked.refresh_from_db()
        answer_soon(asked)
        messages.success(request, _("The answer is being sent to %(to)s.") % {"to": email})
    return redirect("returns:request", asked.number)


@require_safe
@member_required
def request_photo(request: MemberRequest, number: str, photo_id: int) -> HttpResponseBase:
    """One photograph of the customer's; `?size=small` gives the small one."""
    mine = ReturnRequestPhoto.objects.for_seller(request.seller)
    photo = get_object_or_404(mine, pk=photo_id, request__number=number)
    small = request.GET.get("size") == "small"
    try:
        content = (photo.thumbnail if small else photo.file).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    kind = "image/jpeg" if small else photo.content_type
    response = FileResponse(content, content_type=kind, filename=photo.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _asked(request: MemberRequest, number: str) -> ReturnRequest:
    rows = ReturnRequest.objects.for_seller(request.seller).select_related(
        "order__marketplace", "order__seller__marketplace", "decided_by", "customer_return"
    )
    return get_object_or_404(rows.prefetch_related("lines__order_item__product", "photos"), number=number)


def _approval(request: MemberRequest, asked: ReturnRequest, data: Any = None) -> ApproveForm:
    draft = draft_for(
        order=asked.order,
        language=get_language() or "en",
        client=hasty_client_for(request.seller),
        at=timezone.now(),
    )
    return ApproveForm(data, asked=asked, lines=draft.lines)


def _objections(asked: ReturnRequest) -> list[str]:
    """What the seller's own policy holds against the request as it stands."""
    lines = list(asked.lines.all())
    stances = stances_of(asked.order, [line.order_item for line in lines], at=timezone.now())
    has_photos = bool(asked.photos.all())
    return objections((Wanted(line.order_item_id, line.reason_code, has_photos) for line in lines), stances)


def _draw(
    request: MemberRequest,
    asked: ReturnRequest,
    *,
    approval: ApproveForm | None = None,
    refusal: RefuseForm | None = None,
    again: AnswerForm | None = None,
) -> HttpResponse:
    context = {
        "asked": asked,
        "order": asked.order,
        "zone": asked.order.zone_name,
        "language_name": dict(settings.LANGUAGES).get(asked.language, asked.language),
        "badge": request_badge(asked),
        "mail_badge": answer_badge(asked),
        "is_missing": asked.mail_status in NOT_ARRIVED,
        "lines": [{"line": line, "reason": reason_words(line.reason_code)} for line in asked.lines.all()],
        "photos": asked.photos.all(),
        "approval": (approval or _approval(request, asked)) if asked.is_open else None,
        "meanwhile": _meanwhile(asked) if asked.is_open else (),
        "objections": _objections(asked) if asked.is_open else [],
        "refusal": (refusal or RefuseForm()) if asked.is_open else None,
        "again": again or AnswerForm(initial={"to": asked.email}),
    }
    status = 422 if approval or refusal or again else 200
    return render(request, "returns/request.html", context, status=status)
