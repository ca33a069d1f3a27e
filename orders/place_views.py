"""Settings: addresses of the seller's own, by which an order is known for a removal."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from history.actions import Refusal
from orders.actions.removals import add_place, remove_place
from orders.models import OwnPlace
from orders.place_forms import PlaceForm
from sellers.access import MemberRequest, seller_role_required


@require_http_methods(["GET", "HEAD", "POST"])
@seller_role_required
def places(request: MemberRequest) -> HttpResponse:
    """The addresses entered, and a form for another."""
    form = PlaceForm(
        request.POST if request.method == "POST" else None,
        initial={"country": _country(request), "kind": OwnPlace.Kind.WAREHOUSE},
    )
    if request.method == "POST" and form.is_valid():
        try:
            _place, flagged = add_place(seller=request.seller, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _told(flagged))
            return redirect("orders:places")
    found = OwnPlace.objects.for_seller(request.seller)
    context = {"form": form, "places": found, "place": "places"}
    return render(request, "orders/places.html", context, status=422 if form.errors else 200)


def _country(request: MemberRequest) -> str:
    code = request.seller.marketplace.code
    return "GB" if code == "UK" else code


def _told(flagged: int) -> str:
    if not flagged:
        return _("The address is saved. No earlier order looks like a removal because of it.")
    return ngettext(
        "The address is saved. %(count)d earlier order looks like a removal now.",
        "The address is saved. %(count)d earlier orders look like removals now.",
        flagged,
    ) % {"count": flagged}


@require_POST
@seller_role_required
def place_remove(request: MemberRequest, place_id: int) -> HttpResponse:
    """Take an address off."""
    remove_place(place=get_object_or_404(OwnPlace.objects.for_seller(request.seller), pk=place_id))
    messages.success(
        request, _("The address was taken off. Orders flagged because of it stay so until you judge them.")
    )
    return redirect("orders:places")
