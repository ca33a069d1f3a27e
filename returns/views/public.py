"""The customer's page of a return: what to put where, and the papers. No account; the address alone opens it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from returns import actions
from returns.delivery import attachments, sheet_of
from returns.letters import parcels_of, steps
from returns.models import RmaMail
from returns.papers import address_lines
from returns.sheets import Sheet
from returns.standing import is_finished
from sellers.tenancy import acting_for, acting_for_everyone
from tracking.views import private


@require_safe
def rma_page(request: HttpRequest, token: str) -> HttpResponse:
    """What goes back, where to, and what belongs inside the parcel; private, closed after a while, never indexed."""
    mail, now = mail_of(token), timezone.now()
    with spoken(request, mail), acting_for(mail.seller_id):
        if mail.expires_at <= now:
            return private(render(request, "returns/public_closed.html", status=410))
        _note(request, mail, now)
        return private(render(request, "returns/public.html", _page(mail, sheet_of(mail))))


@require_safe
def rma_page_pdf(request: HttpRequest, token: str, number: int) -> HttpResponse:
    """The paper of one parcel, counted from 1, in the language of the mail."""
    mail, now = mail_of(token), timezone.now()
    if mail.expires_at <= now:
        with spoken(request, mail):
            return private(render(request, "returns/public_closed.html", status=410))
    with acting_for(mail.seller_id):
        papers = dict(enumerate(attachments(sheet_of(mail)), 1))
        if number not in papers:
            raise Http404(_("There is no such page."))
        _note(request, mail, now)
    name, pdf = papers[number]
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return private(answer)


def mail_of(token: str) -> RmaMail:
    """The mail whose private page that is; not found otherwise."""
    with acting_for_everyone():  # nobody is signed in: the token alone says whose page it is
        mail = RmaMail.objects.filter(token=token).select_related("seller__marketplace").first()
    if mail is None:
        raise Http404(_("There is no such page."))
    return mail


def _note(request: HttpRequest, mail: RmaMail, at: datetime) -> None:
    """The first look of somebody who is not signed in counts as the customer's."""
    if request.method == "GET" and not request.user.is_authenticated:
        actions.note_opened(mail=mail, at=at)


@contextmanager
def spoken(request: HttpRequest, mail: RmaMail) -> Iterator[None]:
    """The language chosen on the page itself, else that of the mail."""
    chosen = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
    with translation.override(translation.get_language() if chosen else mail.language):
        yield


def _page(mail: RmaMail, sheet: Sheet) -> dict[str, Any]:
    parcels = [
        {
            "number": one.number,
            "rma": one.rma,
            "lines": one.lines,
            "post_by": one.post_by,
            "address": address_lines(one.rma.return_to),
        }
        for one in parcels_of(sheet)
    ]
    return {
        "mail": mail,
        "order": sheet.order,
        "zone": sheet.order.zone_name,
        "shop_name": sheet.order.seller.name,
        "parcels": parcels,
        "steps": steps(),
        "finished": is_finished(sheet.units),
    }
