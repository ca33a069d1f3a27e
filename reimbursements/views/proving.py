"""Proofs of a claim: added, replaced, shown to who may see them, removed."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from history.actions import Refusal
from reimbursements import actions
from reimbursements.forms import EvidenceForm, ReplaceForm
from reimbursements.models import Claim, Evidence
from reimbursements.tasks import check_soon
from reimbursements.views.reading import claim_of, draw
from sellers.access import MemberRequest, member_required


@require_POST
@member_required
def add_evidence(request: MemberRequest, number: str) -> HttpResponse:
    """Take in each file by itself: a refused one is named with its reason, the others stay.

    A program that sends the files one by one is answered in JSON: how many were added, and the refusals.
    """
    claim = claim_of(request, number)
    form = EvidenceForm(request.POST, request.FILES)
    added = _take(request, claim, form) if form.is_valid() else 0
    problems = [str(error) for errors in form.errors.values() for error in errors]
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"added": added, "refusals": problems}, status=422 if problems else 200)
    if problems:
        return draw(request, claim_of(request, number), status=422, evidence_form=form, evidence_added=added)
    done = ngettext(
        "%(count)d file added; it is being checked.", "%(count)d files added; they are being checked.", added
    )
    messages.success(request, done % {"count": added})
    return redirect(f"{_address(claim)}#papers")


def _take(request: MemberRequest, claim: Claim, form: EvidenceForm) -> int:
    """Each file by itself; refusals go onto the form."""
    added, at, kind = 0, timezone.now(), form.cleaned_data["kind"]
    uploads: list[UploadedFile[Any]] = form.cleaned_data["files"]
    refusals = []
    for upload in uploads:
        try:
            check_soon(actions.add_evidence(claim=claim, kind=kind, upload=upload, by=request.user, at=at))
            added += 1
        except Refusal as refusal:
            refusals.append(str(refusal))
    for told in refusals:
        form.add_error("files", told)
    return added


@require_POST
@member_required
def replace_evidence(request: MemberRequest, number: str, evidence_id: int) -> HttpResponse:
    """Another file in the place of one; the first stays when the new one is refused."""
    old, form = _file(request, number, evidence_id), ReplaceForm(request.POST, request.FILES)
    try:
        if not form.is_valid():
            raise Refusal(_("Choose a file to put in its place. Nothing was changed."))
        check_soon(
            actions.replace_evidence(
                evidence=old, upload=form.cleaned_data["file"], by=request.user, at=timezone.now()
            )
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(file)s was replaced.") % {"file": old.name})
    return redirect(f"{_address(old.claim)}#papers")


@require_POST
@member_required
def remove_evidence(request: MemberRequest, number: str, evidence_id: int) -> HttpResponse:
    """Take a proof away again, until it was submitted."""
    file = _file(request, number, evidence_id)
    try:
        actions.remove_evidence(evidence=file, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(file)s was removed.") % {"file": file.name})
    return redirect(f"{_address(file.claim)}#papers")


@require_safe
@member_required
def evidence(request: MemberRequest, number: str, evidence_id: int) -> HttpResponseBase:
    """One proof of the seller's own claim; `?size=small` gives the small picture."""
    return serve(_file(request, number, evidence_id), small=request.GET.get("size") == "small")


def serve(file: Evidence, *, small: bool = False) -> HttpResponseBase:
    """A stored proof, shown by the browser as nothing but what it is."""
    if not file.is_ready:  # what waits in quarantine is shown to nobody
        raise Http404
    stored = file.thumbnail if small and file.thumbnail else file.file
    try:
        content = stored.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    is_picture = file.content_type.startswith("image/")
    kind = "image/jpeg" if small and is_picture else file.content_type
    response = FileResponse(content, content_type=kind, as_attachment=not is_picture, filename=file.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _file(request: MemberRequest, number: str, evidence_id: int) -> Evidence:
    mine = Evidence.objects.for_seller(request.seller).select_related("claim")
    return get_object_or_404(mine, pk=evidence_id, claim__number=number)


def _address(claim: Claim) -> str:
    return redirect("claims:detail", claim.number).url
