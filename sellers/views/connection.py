"""The connection to Amazon: enter, test, watch."""

from django.contrib import messages
from django.db import transaction
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sellers.access import MemberRequest, seller_role_required
from sellers.actions import connect_amazon, test_connection
from sellers.connections import client_of
from sellers.forms import ConnectionForm
from sellers.guidance import about_contact
from sellers.models import AmazonCall, AmazonConnection

CALLS_SHOWN = 20


@require_http_methods(["GET", "POST"])
@seller_role_required
def amazon(request: MemberRequest) -> HttpResponseBase:
    """The credentials (never shown again), what was read last, and the latest calls."""
    connection = AmazonConnection.objects.for_seller(request.seller).first()
    form = ConnectionForm(request.POST if request.method == "POST" else None, connection=connection)
    if request.method == "POST" and form.is_valid():
        connect_amazon(
            seller=request.seller, credentials=form.credentials, by=request.user, at=timezone.now()
        )
        messages.success(request, _("The connection is saved. Test it to see whether Amazon accepts it."))
        return redirect("sellers:amazon")
    context = {
        "form": form,
        "connection": connection,
        "advice": about_contact(connection.last_outcome) if connection else None,
        "calls": AmazonCall.objects.for_seller(request.seller).order_by("-at")[:CALLS_SHOWN],
        "zone": request.seller.zone,
        "place": "amazon",
    }
    return render(request, "sellers/amazon.html", context, status=422 if form.is_bound else 200)


@require_POST
@transaction.non_atomic_requests  # Amazon may take long to answer: no transaction waits for it
@seller_role_required
def amazon_test(request: MemberRequest) -> HttpResponseBase:
    """Calls Amazon now; the page then says what came of it."""
    mine = AmazonConnection.objects.for_seller(request.seller).select_related("seller")
    connection = get_object_or_404(mine)
    error = test_connection(connection=connection, client=client_of(connection), at=timezone.now())
    if error is None:
        messages.success(request, _("Amazon answered. The connection works."))
    return redirect("sellers:amazon")
