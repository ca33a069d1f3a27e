"""The customer tells the number of the parcel they posted, on the private page of their RMA."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from history.actions import Refusal
from returns import actions
from returns.delivery import sheet_of
from returns.follow_forms import ParcelForm
from returns.letters import parcels_of
from returns.models import ReturnAuthorization, RmaMail
from returns.views.public import mail_of, spoken
from sellers.tenancy import acting_for
from tracking.views import private


@require_http_methods(["GET", "HEAD", "POST"])
def rma_parcel(request: HttpRequest, token: str, number: int) -> HttpResponse:
    """Enter the tracking number of one parcel, counted from 1; then it shows on the page of the RMA."""
    mail, now = mail_of(token), timezone.now()
    with spoken(request, mail), acting_for(mail.seller_id):
        if mail.expires_at <= now:
            return private(render(request, "returns/public_closed.html", status=410))
        sheet = sheet_of(mail)
        rma = next((one.rma for one in parcels_of(sheet) if one.number == number), None)
        if rma is None:
            raise Http404(_("There is no such page."))
        form = ParcelForm(request.POST if request.method == "POST" else None, papers=[rma])
        if form.is_bound and form.is_valid() and _keep(mail, rma, form):
            return private(redirect("returns:rma_page", token))
        context = {"mail": mail, "order": sheet.order, "form": form, "rma": rma}
        status = 422 if form.is_bound else 200
        return private(render(request, "returns/public_parcel.html", context, status=status))


def _keep(mail: RmaMail, rma: ReturnAuthorization, form: ParcelForm) -> bool:
    try:
        actions.record_return_parcel(
            order=rma.order,
            authorization=rma,
            tracking_number=form.cleaned_data["tracking_number"],
            carrier=form.cleaned_data["carrier"],
            by=None,
            at=timezone.now(),
        )
    except Refusal:  # its words are for the seller's people
        why = _("This can’t be the number of your parcel. Compare it with the receipt. Nothing was saved.")
        form.add_error("tracking_number", why)
        return False
    return True
