"""The customer's own page, the button that makes it, and the proof of delivery."""

from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from orders.models import Order
from sellers.access import MemberRequest, member_required
from sellers.tenancy import acting_for, acting_for_everyone
from tracking import actions
from tracking.carriers.numbers import recognise
from tracking.customer import customer_order
from tracking.forms import CarrierForm
from tracking.models import FOR_ORDER_PAGE, CustomerLink, Package
from tracking.rules import zone_of


@require_safe
def customer_page(request: HttpRequest, token: str) -> HttpResponse:
    """The order as its customer follows it: public, unguessable, closed after a while, never indexed."""
    now = timezone.now()
    with acting_for_everyone():  # nobody is signed in: the token alone says whose page it is
        link = CustomerLink.objects.filter(token=token).first()
    if link is None:
        raise Http404(_("There is no such page."))
    if link.expires_at <= now:
        return private(render(request, "tracking/customer_closed.html", status=410))
    with acting_for(link.seller_id):
        return private(_drawn(request, link, now))


def _drawn(request: HttpRequest, link: CustomerLink, now: datetime) -> HttpResponse:
    order = (
        Order.objects.for_seller(link.seller_id)
        .select_related("marketplace", "seller__marketplace")
        .prefetch_related(*FOR_ORDER_PAGE)
        .get(pk=link.order_id)
    )
    page = customer_order(order, now)
    context = {"page": page, "order": order, "link": link, "zone": zone_of(order), "now": now}
    with translation.override(spoken_language(request, order)):
        return render(request, "tracking/customer.html", context | {"shop_name": order.seller.name})


def spoken_language(request: HttpRequest, order: Order) -> str:
    """The customer's language: chosen or the browser's; where neither is known, the marketplace's."""
    if "HTTP_ACCEPT_LANGUAGE" in request.META or settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
        return translation.get_language() or settings.LANGUAGE_CODE
    marketplace = order.marketplace or order.seller.marketplace
    return marketplace.spoken_language


def private(response: HttpResponse) -> HttpResponse:
    """Not for search engines, not for caches, and the address is told to no other site."""
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Cache-Control"] = "private, no-store"
    # "no-referrer" would take the origin from forms too, and they would be refused
    response["Referrer-Policy"] = "same-origin"
    return response


@require_POST
@member_required
def open_link(request: MemberRequest, order_id: str) -> HttpResponse:
    """Make the customer's page of an order, or keep the one that is still open."""
    order = get_object_or_404(Order.objects.for_seller(request.seller), seller_order_id=order_id)
    actions.open_customer_link(order=order, by=request.user, at=timezone.now())
    messages.success(request, _("The customer’s page is open. Copy its link and send it to the customer."))
    return redirect("orders:detail", order.seller_order_id)


@require_safe
@member_required
def delivery_photo(request: MemberRequest, package_id: int) -> HttpResponseBase:
    """The proof of delivery, for members of the seller only."""
    package = get_object_or_404(Package.objects.for_seller(request.seller), pk=package_id)
    if not package.delivery_photo:
        raise Http404(_("There is no photograph of this delivery."))
    response = FileResponse(package.delivery_photo.open("rb"), content_type="image/jpeg")
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=3600"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def carrier(request: MemberRequest, package_id: int) -> HttpResponse:
    """Name the carrier of a parcel, with what its number looks like beside."""
    mine = Package.objects.for_seller(request.seller).select_related("order")
    package = get_object_or_404(mine, pk=package_id)
    given = request.POST if request.method == "POST" else None
    form = CarrierForm(given, package=package, initial={"carrier": package.carrier_override})
    if given is not None and form.is_valid():
        chosen = form.cleaned_data["carrier"]
        if actions.name_carrier(package=package, carrier=chosen, by=request.user, at=timezone.now()):
            messages.success(request, _("Carrier saved. The portal asks for its tracking next."))
        return redirect("orders:detail", package.order.seller_order_id)
    guesses = recognise(package.tracking_number)
    page = {"form": form, "package": package, "order": package.order, "guesses": guesses}
    return render(request, "tracking/carrier.html", page, status=422 if form.errors else 200)
