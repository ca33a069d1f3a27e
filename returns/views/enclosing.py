"""Photographs of a unit shown to who may see them; the shop's label added to an RMA or taken away."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from returns import actions
from returns.labels import MAX_BYTES, BadLabel
from returns.models import Return, ReturnAuthorization, ReturnLabel, ReturnPhoto
from returns.sheets import find
from sellers.access import MemberRequest, member_required

_WHY = {
    "empty": gettext_lazy("it is empty. Choose another file."),
    "size": gettext_lazy("it is larger than 5 MB. Choose a smaller file."),
    "format": gettext_lazy("it is no PDF, PNG or JPEG. Save it as one of these."),
    "broken": gettext_lazy("it is cut off or damaged. Download it again from the carrier."),
    "locked": gettext_lazy("it is locked with a password. Print it to a new PDF and choose that."),
    "long": gettext_lazy("it has more than 4 pages. Keep the pages with the label only."),
    "pixels": gettext_lazy("it has more than 50 million pixels. Choose a smaller picture."),
}


@require_safe
@member_required
def photo(request: MemberRequest, rma: str, photo_id: int) -> HttpResponseBase:
    """One photograph of the seller's own returns; `?size=small` gives the small picture."""
    found = get_object_or_404(
        ReturnPhoto.objects.for_seller(request.seller), pk=photo_id, unit__customer_return__number=rma
    )
    small = request.GET.get("size") == "small"
    try:
        content = (found.thumbnail if small else found.file).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    answer = FileResponse(
        content, content_type="image/jpeg" if small else found.content_type, filename=found.name
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


@require_POST
@member_required
def label(request: MemberRequest, rma: str) -> HttpResponse:
    """Add the shop's label to an RMA, put another in its place, or take it away."""
    paper = get_object_or_404(
        ReturnAuthorization.objects.for_seller(request.seller).select_related("order"), authorization_id=rma
    )
    upload = request.FILES.get("label")
    if "remove" in request.POST:
        _remove(request, paper)
    elif "given" in request.POST:
        _hand(request, paper)
    elif upload is None:
        messages.error(request, _("Choose the label’s file first. Nothing was changed."))
    elif take_label(request, paper, upload):
        messages.success(request, _("The label is part of the paper now. Print or send the RMA again."))
    return redirect("returns:detail", rma)


def take_label(
    request: MemberRequest, owner: Return | ReturnAuthorization, upload: UploadedFile[Any]
) -> bool:
    """Keep a label, or say why it can't be; the return and its RMA stand either way."""
    name = upload.name or _("unnamed file")
    try:
        content = upload.read(MAX_BYTES + 1)
        actions.add_label(owner=owner, name=name, content=content, by=request.user, at=timezone.now())
    except BadLabel as bad:
        text = _("The label %(file)s was not added: %(why)s The return stands without it.")
        messages.error(request, text % {"file": name, "why": _WHY[bad.code]})
        return False
    return True


def _hand(request: MemberRequest, paper: ReturnAuthorization) -> None:
    """The label given with the form is the one for this RMA."""
    sheet = find(request.seller, paper.authorization_id)
    own = sheet.customer_return if sheet else None
    rows = ReturnLabel.objects.for_seller(request.seller)
    given = rows.filter(customer_return=own).first() if own else None
    if given is None:
        messages.error(request, _("That label was given to an RMA already. Nothing was changed."))
        return
    actions.hand_label(label=given, paper=paper, by=request.user, at=timezone.now())
    messages.success(request, _("The label is part of the paper now. Print or send the RMA again."))


def _remove(request: MemberRequest, paper: ReturnAuthorization) -> None:
    sheet = find(request.seller, paper.authorization_id)
    own = sheet.customer_return if sheet else None
    rows = ReturnLabel.objects.for_seller(request.seller)
    found = rows.filter(authorization=paper).first() or (
        rows.filter(customer_return=own).first() if own else None
    )
    if found is not None:
        actions.remove_label(label=found, by=request.user, at=timezone.now())
        messages.success(request, _("The label was taken away. The RMA is complete without it."))
