"""The packet as files: at once when it is small, else made by a worker and fetched when it is ready."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from history.actions import Refusal
from reimbursements import actions
from reimbursements.book import today_for
from reimbursements.models import Claim, ClaimLetter, PacketState
from reimbursements.tasks import make_soon
from reimbursements.views.reading import claim_of
from sellers.access import MemberRequest, member_required

_TYPES = {"pdf": "application/pdf", "zip": "application/zip"}


@require_safe
@member_required
def packet(request: MemberRequest, number: str, kind: str) -> HttpResponseBase:
    """The packet of a submitted claim as PDF or ZIP."""
    claim = claim_of(request, number)
    try:
        content = _content(claim, kind)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("claims:detail", claim.number)
    if content is None:
        messages.info(request, _("The packet is being made. It is offered below when it is ready."))
        return redirect(f"{redirect('claims:detail', claim.number).url}#packet")
    response = HttpResponse(content, content_type=_TYPES[kind])
    response["Content-Disposition"] = content_disposition_header(True, f"{claim.number}.{kind}") or ""
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
@member_required
def letter_file(request: MemberRequest, number: str, letter_id: int) -> HttpResponseBase:
    """The file of one letter, always to keep and never shown in place."""
    mine = ClaimLetter.objects.for_seller(request.seller).exclude(file="")
    letter = get_object_or_404(mine, pk=letter_id, claim__number=number)
    try:
        content = letter.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        content, content_type=letter.content_type, as_attachment=True, filename=letter.file_name
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _content(claim: Claim, kind: str) -> bytes | None:
    """The bytes; nothing while a worker makes them."""
    now = timezone.now()
    if not actions.is_large(claim):
        pdf, zipped = actions.build(claim, day=today_for(claim.order, now))
        return pdf if kind == "pdf" else zipped
    stored, is_new = actions.ask_packet(claim=claim, at=now)
    if is_new:
        make_soon(stored)
    if stored.state != PacketState.READY:
        return None
    with (stored.pdf if kind == "pdf" else stored.bundle).open("rb") as file:
        return bytes(file.read())
