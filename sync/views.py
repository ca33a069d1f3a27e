"""Report files: hand one in, see what became of each."""

from typing import cast

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from history.actions import Refusal
from sellers.access import MemberRequest, seller_role_required
from sync import imports, tasks
from sync.forms import ReportForm
from sync.models import ReportImport

SHOWN = 50
BUSY = (ReportImport.Status.WAITING, ReportImport.Status.READING)


@require_http_methods(["GET", "POST"])
@seller_role_required
def reports(request: MemberRequest) -> HttpResponseBase:
    """The files handed in or fetched, newest first, and a form for another."""
    form = ReportForm(request.POST, request.FILES) if request.method == "POST" else ReportForm()
    if request.method == "POST" and form.is_valid():
        file = cast("UploadedFile[bytes]", form.cleaned_data["file"])
        try:
            taken = imports.accept(
                seller=request.seller,
                name=file.name or "",
                content=file.read(),
                by=request.user,
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.add_error("file", str(refusal))
        else:
            tasks.import_file.delay_on_commit(taken.pk)
            messages.success(request, _("The file was taken and is being read."))
            return redirect("sync:reports")
    files = list(
        ReportImport.objects.for_seller(request.seller).select_related("by").order_by("-created_at")[:SHOWN]
    )
    context = {
        "form": form,
        "files": files,
        "busy": any(file.status in BUSY for file in files),
        "zone": request.seller.zone,
        "place": "reports",
    }
    fragment = "#imports" if request.headers.get("HX-Target") == "imports" and not form.is_bound else ""
    return render(request, f"sync/reports.html{fragment}", context, status=422 if form.is_bound else 200)


@require_GET
@seller_role_required
def report(request: MemberRequest, pk: int) -> HttpResponseBase:
    """One file: what was taken, and each line that could not be read."""
    found = get_object_or_404(ReportImport.objects.for_seller(request.seller).select_related("by"), pk=pk)
    context = {"file": found, "busy": found.status in BUSY, "zone": request.seller.zone, "place": "reports"}
    return render(request, "sync/report.html", context)
