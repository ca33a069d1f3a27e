"""What people record of a dangerous goods review: one action each, then back to the case."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from history.actions import Refusal
from inventory import actions
from inventory.hazmat.forms import AnswerForm, BrandForm, DocumentForm, RequestedForm, SubmissionForm
from inventory.models import HazmatCase, HazmatDocument
from inventory.removal_forms import CaseRemovalForm
from inventory.views.hazmat import case_of, draw
from sellers.access import MemberRequest, member_required


def _decide(
    request: MemberRequest,
    case: HazmatCase,
    name: str,
    form: Form,
    done: str,
    act: Callable[[dict[str, Any]], object],
) -> HttpResponse:
    """Run one action; a form that is wrong and an action that is refused come back with the reason."""
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect("inventory:hazmat_case", case.pk)
    return draw(request, case_of(request, case.pk), status=422, **{name: form})


@require_POST
@member_required
def hazmat_requested(request: MemberRequest, case_id: int) -> HttpResponse:
    """Record that Amazon asked for documents, or correct the day."""
    case = case_of(request, case_id)
    return _decide(
        request,
        case,
        "requested_form",
        RequestedForm(request.POST),
        _("The day is recorded, and the last day for documents with it."),
        lambda data: actions.ask_for_documents(case=case, by=request.user, at=timezone.now(), **data),
    )


@require_POST
@member_required
def hazmat_brand(request: MemberRequest, case_id: int) -> HttpResponse:
    """Enter the brand that papers are compared with."""
    case = case_of(request, case_id)
    return _decide(
        request,
        case,
        "brand_form",
        BrandForm(request.POST),
        _("The brand is saved, and the documents are compared with it."),
        lambda data: actions.set_brand(case=case, by=request.user, at=timezone.now(), **data),
    )


@require_POST
@member_required
def hazmat_add_document(request: MemberRequest, case_id: int) -> HttpResponse:
    """Take in a paper and check it."""
    case = case_of(request, case_id)
    return _decide(
        request,
        case,
        "document_form",
        DocumentForm(request.POST, request.FILES),
        _("The document was added and checked. Nothing has been sent to Amazon."),
        lambda data: actions.add_document(
            case=case, kind=data["kind"], upload=data["file"], by=request.user, at=timezone.now()
        ),
    )


@require_POST
@member_required
def hazmat_submit(request: MemberRequest, case_id: int) -> HttpResponse:
    """Record that the papers were sent."""
    case = case_of(request, case_id)
    return _decide(
        request,
        case,
        "submission_form",
        SubmissionForm(request.POST),
        _("Recorded as sent. The clock has stopped."),
        lambda data: actions.record_submission(case=case, by=request.user, at=timezone.now(), **data),
    )


@require_POST
@member_required
def hazmat_answer(request: MemberRequest, case_id: int) -> HttpResponse:
    """Record what Amazon decided."""
    case = case_of(request, case_id)
    return _decide(
        request,
        case,
        "answer_form",
        AnswerForm(request.POST, case=case),
        _("Amazon’s answer is recorded."),
        lambda data: actions.record_answer(case=case, by=request.user, at=timezone.now(), **data),
    )


@require_POST
@member_required
def hazmat_removal(request: MemberRequest, case_id: int) -> HttpResponse:
    """Note the removal order by which the stock leaves."""
    case = case_of(request, case_id)

    def note(data: dict[str, Any]) -> None:
        at = timezone.now()
        removal = actions.note_removal(
            seller=request.seller,
            removal_id=data["removal_id"],
            note="",
            order_id=None,
            by=request.user,
            at=at,
        )
        actions.link_removal(case=case, removal=removal, by=request.user, at=at)

    done = _("The removal order is noted. Amazon’s report fills in what becomes of it.")
    return _decide(request, case, "removal_form", CaseRemovalForm(request.POST), done, note)


@require_safe
@member_required
def hazmat_document(request: MemberRequest, case_id: int, document_id: int) -> HttpResponseBase:
    """One paper, as it came: to look at, or to upload in Seller Central."""
    document = _document(request, case_id, document_id)
    try:
        content = document.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        content, content_type="application/pdf", as_attachment=True, filename=document.name
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, max-age=3600"
    return response


@require_POST
@member_required
def hazmat_remove_document(request: MemberRequest, case_id: int, document_id: int) -> HttpResponse:
    """Take a paper off again, until it was sent."""
    document = _document(request, case_id, document_id)
    try:
        actions.remove_document(document=document, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(file)s was taken off.") % {"file": document.name})
    return redirect("inventory:hazmat_case", case_id)


def _document(request: MemberRequest, case_id: int, document_id: int) -> HazmatDocument:
    mine = HazmatDocument.objects.for_seller(request.seller).select_related("case")
    return get_object_or_404(mine, pk=document_id, case_id=case_id)
