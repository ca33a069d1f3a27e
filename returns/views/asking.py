"""The customer asks for a return on the tracking page's address; no account, the address alone opens it."""

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from history.actions import Refusal
from orders.models import Order
from returns import actions
from returns.models import ReturnRequest, ReturnSettings
from returns.selfservice.form import AskForm
from returns.selfservice.limits import is_too_often
from returns.selfservice.offer import Offer, offer_for
from returns.selfservice.standing import standings
from sellers.tenancy import acting_for, acting_for_everyone
from tracking.models import CustomerLink
from tracking.rules import zone_of
from tracking.views import private, spoken_language

Answer = Callable[[HttpRequest, CustomerLink, Order, datetime], HttpResponse]


def _on_page(request: HttpRequest, token: str, answer: Answer) -> HttpResponse:
    """The answer for the order whose customer has this address, in the customer's language."""
    now = timezone.now()
    with acting_for_everyone():  # nobody is signed in: the token alone says whose page it is
        link = CustomerLink.objects.filter(token=token).first()
    if link is None:
        raise Http404(_("There is no such page."))
    if link.expires_at <= now:
        return private(render(request, "tracking/customer_closed.html", status=410))
    with acting_for(link.seller_id):
        rows = Order.objects.for_seller(link.seller_id).select_related("marketplace", "seller__marketplace")
        order = rows.get(pk=link.order_id)
        if not _is_offered(order):
            raise Http404(_("There is no such page."))
        with translation.override(spoken_language(request, order)):
            if request.method == "POST" and is_too_often(token):
                return private(render(request, "returns/ask_too_often.html", {"link": link}, status=429))
            return private(answer(request, link, order, now))


def _is_offered(order: Order) -> bool:
    """A seller who switches self-service off still shows what became of earlier requests."""
    offered = ReturnSettings.objects.of(order.seller_id).self_service
    return offered or ReturnRequest.objects.filter(order=order).exists()


@require_http_methods(["GET", "HEAD", "POST"])
def ask_return(request: HttpRequest, token: str) -> HttpResponse:
    """What may come back, the form, and what became of earlier requests."""
    return _on_page(request, token, _ask)


@require_POST
def take_back(request: HttpRequest, token: str) -> HttpResponse:
    """The customer no longer wants to send anything back."""
    return _on_page(request, token, _take_back)


def _ask(request: HttpRequest, link: CustomerLink, order: Order, now: datetime) -> HttpResponse:
    offer = offer_for(order, now)
    form = _form(request, order, offer)
    if request.method == "POST" and form.is_valid() and _keep(request, order, form, now):
        return redirect("returns:ask", link.token)
    status = 422 if request.method == "POST" else 200
    return render(request, "returns/ask.html", _page(link, order, offer, form, now), status=status)


def _form(request: HttpRequest, order: Order, offer: Offer) -> AskForm:
    zone = (order.marketplace or order.seller.marketplace).zone
    if request.method == "POST":
        return AskForm(request.POST, request.FILES, offer=offer, zone=zone)
    initial: dict[str, Any] = {"submission_key": secrets.token_urlsafe(24)}
    open_lines = [line for line in offer.lines if line.is_open]
    if sum(line.returnable for line in open_lines) == 1:  # nothing else can be meant
        initial[f"quantity_{open_lines[0].pk}"] = 1
    return AskForm(offer=offer, zone=zone, initial=initial)


def _keep(request: HttpRequest, order: Order, form: AskForm, now: datetime) -> bool:
    if not ReturnSettings.objects.of(order.seller_id).self_service:
        form.add_error(
            None, _("The shop takes no requests here any more. Write to it instead. Nothing was sent.")
        )
        return False
    try:
        actions.ask_return(
            order=order,
            wishes=form.wishes(),
            words=form.cleaned_data["words"],
            email=form.cleaned_data["email"],
            pictures=form.cleaned_data["photos"],
            language=translation.get_language() or "en",
            origin=request.build_absolute_uri("/").rstrip("/"),
            submission_key=form.cleaned_data["submission_key"],
            at=now,
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _take_back(request: HttpRequest, link: CustomerLink, order: Order, now: datetime) -> HttpResponse:
    asked = ReturnRequest.objects.filter(order=order).open().first()
    if asked is not None:
        actions.take_back(asked=asked, at=now)
    return redirect("returns:ask", link.token)


def _page(link: CustomerLink, order: Order, offer: Offer, form: AskForm, now: datetime) -> dict[str, Any]:
    earlier = standings(order, now)
    return {
        "link": link,
        "order": order,
        "zone": zone_of(order),
        "shop_name": order.seller.name,
        "offer": offer,
        "form": form,
        "rows": list(form.rows()),
        "earlier": earlier,
        "may_ask": offer.is_open
        and not any(one.asked.is_open for one in earlier)
        and ReturnSettings.objects.of(order.seller_id).self_service,
    }
