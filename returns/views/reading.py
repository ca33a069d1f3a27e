"""One return's page, and its paper."""

from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from history.telling import told
from returns import actions
from returns.badges import badge_of, mail_badge, unit_badge
from returns.grading import grade_of
from returns.guidance import advise
from returns.models import MailStatus, ReturnAuthorization, RmaMail
from returns.papers import address_lines, paper_for
from returns.reasons import labels_of
from returns.refusals import words_for
from returns.rma import draw
from returns.sheets import Sheet, find, history_of
from sellers.access import MemberRequest, member_required
from sellers.models import Seller


@require_safe
@member_required
def return_detail(request: MemberRequest, rma: str) -> HttpResponse:
    """One return: what its state means, each unit's status, its RMAs and history."""
    sheet = _found(request.seller, rma)
    part = "return-status"
    whole = "returns/detail.html"
    template = f"{whole}#{part}" if getattr(request, "htmx", None) and request.htmx.target == part else whole  # type: ignore[attr-defined]
    return render(request, template, _detail(sheet))


@require_safe
@member_required
def rma_pdf(request: MemberRequest, rma: str) -> HttpResponse:
    """The paper to print: two pages for each RMA, in the customer's language."""
    sheet = _found(request.seller, rma)
    papers = [paper for paper in sheet.papers if rma in (paper.authorization_id, paper.amazon_rma_id)]
    papers = papers or list(sheet.papers)
    if not papers:
        raise Http404
    answer = HttpResponse(draw([paper_for(paper, sheet) for paper in papers]), content_type="application/pdf")
    if request.method == "GET":
        actions.note_printed(papers=papers, by=request.user, at=timezone.now())
    answer["Content-Disposition"] = f'inline; filename="{_file_name(sheet.name)}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _found(seller: Seller, rma: str) -> Sheet:
    sheet = find(seller, rma)
    if sheet is None:
        raise Http404
    return sheet


def _file_name(name: str) -> str:
    return "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in "-_") else "-" for letter in name
    )


def _detail(sheet: Sheet) -> dict[str, Any]:
    labels = labels_of(
        [code for unit in sheet.units for code in (unit.reason_code, unit.amazon_reason_code) if code],
        seller_id=sheet.order.seller_id,
        language=get_language() or "en",
    )
    return {
        "sheet": sheet,
        "order": sheet.order,
        "zone": sheet.order.zone_name,
        "customer_return": sheet.customer_return,
        "badge": badge_of(sheet.customer_return) if sheet.customer_return else None,
        "advice": advise(sheet.customer_return, sheet.units),
        "units": [_unit(unit, labels) for unit in sheet.units],
        "papers": [_paper(paper, sheet) for paper in sheet.papers],
        "mails": [_mail(mail) for mail in sheet.mails],
        "stages": sheet.stages(),
        "events": told(history_of(sheet), ZoneInfo(sheet.order.zone_name)),
    }


def _mail(mail: RmaMail) -> dict[str, Any]:
    has_link = mail.status in (MailStatus.SENT, MailStatus.BOUNCED, MailStatus.UNCERTAIN)
    return {
        "mail": mail,
        "badge": mail_badge(mail),
        "is_open": has_link and mail.expires_at > timezone.now(),  # the link may go another way
        "may_come_back": mail.status in (MailStatus.SENT, MailStatus.UNCERTAIN),
        "may_arrive": mail.status in (MailStatus.BOUNCED, MailStatus.UNCERTAIN),
    }


def _paper(paper: ReturnAuthorization, sheet: Sheet) -> dict[str, Any]:
    return {
        "paper": paper,
        "authorization_id": paper.authorization_id,
        "address": address_lines(paper.return_to),
        "units": sum(unit.authorization_id == paper.pk for unit in sheet.units),
        "language": _language_name(sheet.language),
    }


def _language_name(code: str) -> str:
    """A language of ours in words; one we do not speak by its code."""
    names = dict(settings.LANGUAGES)
    return str(names.get(code) or names.get(code.split("-")[0]) or code)


def _unit(unit: Any, labels: Any) -> dict[str, Any]:
    return {
        "unit": unit,
        "badge": unit_badge(unit),
        "grade": grade_of(unit.received_condition),
        "reason": labels.get(unit.reason_code, ""),
        "amazon_reason": labels.get(unit.amazon_reason_code, ""),
        "same_reason": unit.amazon_reason_code == unit.reason_code,
        "refusal": words_for(unit.refusal_code, unit.refusal) if unit.is_refused else None,
    }
