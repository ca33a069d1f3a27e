"""Send RMA to the customer: the address, the language, a note, and the ready text to read before it goes."""

import secrets
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_supported_language_variant
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from history.actions import Refusal
from returns import actions
from returns.forms import MailForm
from returns.letters import letter
from returns.models import ReturnMethod, ReturnRequest, RmaMail
from returns.papers import label_of
from returns.sheets import Sheet, find
from returns.tasks import send_soon
from sellers.access import MemberRequest, member_required


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def send_rma(request: MemberRequest, rma: str) -> HttpResponse:
    """The form, and the mail it asks for; the same submit twice makes one mail."""
    sheet = find(request.seller, rma)
    if sheet is None:
        raise Http404
    form = MailForm(request.POST) if request.method == "POST" else MailForm(initial=_initial(sheet))
    if request.method == "POST" and form.is_valid():
        mail = _ask(request, sheet, form)
        if mail is not None:
            messages.success(request, _("The RMA is being sent to %(to)s.") % {"to": mail.to})
            return redirect("returns:detail", sheet.name)
    return render(request, "returns/send.html", _page(sheet, form), status=422 if form.is_bound else 200)


def _initial(sheet: Sheet) -> dict[str, Any]:
    """The address and language of the last mail, else the address the customer asked from, or the order's."""
    last = next(iter(sheet.mails), None)
    addresses = [last.to] if last else [*_asked_from(sheet), *sheet.order.notification_emails]
    return {
        "submission_key": secrets.token_urlsafe(24),
        "to": addresses[0] if addresses else "",
        "language": last.language if last else _spoken(sheet.language),
    }


def _asked_from(sheet: Sheet) -> list[str]:
    own = sheet.customer_return
    asked = ReturnRequest.objects.filter(customer_return=own).exclude(email="") if own else None
    return list(asked.order_by("-id").values_list("email", flat=True)[:1]) if asked is not None else []


def _spoken(language: str) -> str:
    try:
        return get_supported_language_variant(language)
    except LookupError:
        return settings.LANGUAGE_CODE


def _ask(request: MemberRequest, sheet: Sheet, form: MailForm) -> RmaMail | None:
    try:
        mail = actions.ask_mail(
            sheet=sheet,
            origin=request.build_absolute_uri("/").rstrip("/"),
            by=request.user,
            at=timezone.now(),
            **form.cleaned_data,
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return None
    send_soon(mail)
    return mail


def _lacks_label(sheet: Sheet) -> bool:
    """A label was promised, and an RMA goes out without one."""
    own = sheet.customer_return
    if own is None or own.method != ReturnMethod.LABEL:
        return False
    return any(label_of(paper, sheet) is None for paper in sheet.papers)


def _page(sheet: Sheet, form: MailForm) -> dict[str, Any]:
    chosen = form["language"].value()
    texts = [
        {"code": code, "name": name, "letter": letter(sheet, language=code), "open": code == chosen}
        for code, name in settings.LANGUAGES
    ]
    return {
        "sheet": sheet,
        "order": sheet.order,
        "zone": sheet.order.zone_name,
        "form": form,
        "texts": texts,
        "lacks_label": _lacks_label(sheet),
        "sender": sheet.order.seller.support_email,
    }
