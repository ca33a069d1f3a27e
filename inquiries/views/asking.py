"""An inquiry begins: written down as it was told, or as a case that is filed with Seller Support."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from history.actions import Refusal
from inquiries import actions
from inquiries.actions import Opening
from inquiries.forms import FilingForm, OpeningForm
from inquiries.models import Channel, Direction, Inquiry, Kind
from inquiries.support import CAUSES, Offer, letter_for, offers
from inquiries.support.wording import WORDINGS
from inquiries.texts import LANGUAGES, spoken_in
from inquiries.views.keys import fresh_key
from inquiries.views.writing import order_of
from orders.models import Order
from sellers.access import MemberRequest, member_required


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new(request: MemberRequest) -> HttpResponse:
    """Write an inquiry down, as it was told."""
    if request.method == "POST":
        form = OpeningForm(request.POST, request.FILES, seller=request.seller)
        made = _open(request, form) if form.is_valid() else None
        if made is not None:
            messages.success(request, _("%(number)s is opened.") % {"number": made.number})
            return redirect(made)
    else:
        form = OpeningForm(seller=request.seller, initial=_initial(request))
    status = 422 if form.is_bound else 200
    return render(request, "inquiries/new.html", {"form": form, "zone": request.seller.zone}, status=status)


def _initial(request: MemberRequest) -> dict[str, Any]:
    """About the order whose page one comes from, in its customer's language, for oneself."""
    asked = request.GET.get("order", "")
    order = Order.objects.for_seller(request.seller).filter(seller_order_id=asked).first() if asked else None
    emails = order.notification_emails if order else []
    return {
        "submission_key": fresh_key(),
        "kind": Kind.QUESTION,
        "channel": Channel.EMAIL,
        "order": order.seller_order_id if order else "",
        "customer_name": order.recipient if order else "",
        "customer_email": emails[0] if emails else "",
        "language": spoken_in(order.country if order else request.seller.marketplace.code),
        "owner": str(request.user.pk),
    }


def _open(request: MemberRequest, form: OpeningForm) -> Inquiry | None:
    told = dict(form.cleaned_data)
    told["files"] = told.pop("attachments")
    is_case = told["kind"] == Kind.CASE
    opening = Opening(
        **told | {"kind": Kind(told["kind"])}, direction=Direction.SENT if is_case else Direction.RECEIVED
    )
    try:
        return actions.open_inquiry(
            seller=request.seller, opening=opening, by=request.user, at=timezone.now()
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def support(request: MemberRequest, order_id: str) -> HttpResponse:
    """Contact Seller Support: the prepared text, and the case ID once a person has filed it."""
    order, now = order_of(request, order_id), timezone.now()
    offered = offers(order, now)
    asked = request.POST.get("cause") or request.GET.get("cause", "")
    offer = next((one for one in offered if one.key == asked and one.applies), offered[0])
    language = request.POST.get("language") or request.GET.get("language", "en")
    language = language if language in WORDINGS else "en"
    if request.method == "POST":
        form = FilingForm(request.POST)
        made = _file(request, order, form) if form.is_valid() else None
        if made is not None:
            messages.success(
                request, _("Case %(case)s is kept; it waits for Amazon.") % {"case": made.case_id}
            )
            return redirect(made)
    else:
        form = _prepared(order, offer, language)
    context = {
        "order": order,
        "form": form,
        "offer": offer,
        "offers": [(one, _address(request, one.key, language)) for one in offered if one.applies],
        "closed": [one.cause for one in offered if not one.applies],
        "languages": [(code, LANGUAGES[code].name, _address(request, offer.key, code)) for code in WORDINGS],
        "language": language,
        "open_cases": _open_cases(request, order),
    }
    return render(request, "inquiries/support.html", context, status=422 if form.is_bound else 200)


def _prepared(order: Order, offer: Offer, language: str) -> FilingForm:
    letter = letter_for(order, offer.key, language=language, now=timezone.now(), package_id=offer.package_id)
    return FilingForm(
        initial={
            "submission_key": fresh_key(),
            "cause": offer.key,
            "language": language,
            "subject": letter.subject,
            "text": letter.text,
        }
    )


def _file(request: MemberRequest, order: Order, form: FilingForm) -> Inquiry | None:
    told = form.cleaned_data
    opening = Opening(
        kind=Kind.CASE,
        channel=Channel.SELLER_CENTRAL,
        subject=told["subject"],
        text=told["text"],
        order=order,
        direction=Direction.SENT,
        case_id=told["case_id"],
        cause=told["cause"] if told["cause"] in CAUSES else "other",
        language=told["language"],
        owner=request.user,
        submission_key=told["submission_key"],
    )
    try:
        return actions.open_inquiry(
            seller=request.seller, opening=opening, by=request.user, at=timezone.now()
        )
    except Refusal as refusal:
        form.add_error("case_id", str(refusal))
        return None


def _address(request: MemberRequest, cause: str, language: str) -> str:
    return f"{request.path}?{urlencode({'cause': cause, 'language': language})}"


def _open_cases(request: MemberRequest, order: Order) -> list[Inquiry]:
    rows = Inquiry.objects.for_seller(request.seller).active()
    return list(rows.filter(order=order, kind=Kind.CASE).order_by("-opened_at")[:5])
