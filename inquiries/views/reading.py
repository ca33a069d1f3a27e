"""The queue of inquiries, one inquiry's page, and the files in it."""

from datetime import datetime
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from inquiries.actions.timing import hours_of
from inquiries.badges import CHANNELS, badge_of, left_text, mail_badge
from inquiries.forms import CaseForm, MoveForm, NoteForm, OwnerForm, ReceivedForm
from inquiries.listing import Desk, Question, count_tabs, page_of
from inquiries.models import Attachment, Direction, Inquiry, MailStatus, Message, State
from inquiries.views.keys import fresh_key
from reimbursements.models import Claim
from sellers.access import MemberRequest, member_required

SHOWN = 200  # messages on a page; who needs more reads the order's line of time
_TROUBLE = (MailStatus.FAILED, MailStatus.UNCERTAIN)


@require_safe
@member_required
def inquiry_list(request: MemberRequest) -> HttpResponse:
    """The queue by due time; one question in the address."""
    now = timezone.now()
    desk, question = Desk(request.seller, request.user, now), Question.from_address(request.GET)
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    page = page_of(desk, question, after=after, before=before)
    tabs = count_tabs(desk, question.text)
    context = {
        "question": question,
        "tabs": [
            {
                "label": tab.label,
                "url": _address(request, tab=tab.key, after=None, before=None),
                "count": tab.shown,
                "current": tab.key == question.tab,
                "hot": tab.key == "due" and tab.count,
            }
            for tab in tabs
        ],
        "rows": _rows(request, list(page), now),
        "zone": request.seller.zone,
        "sooner_url": _address(request, before=page.newer, after=None) if page.newer else "",
        "later_url": _address(request, after=page.older, before=None) if page.older else "",
        "has_any": any(tab.count for tab in tabs),
    }
    template = "inquiries/list.html"
    part = getattr(request, "htmx", None) and request.htmx.target == "inquiries"  # type: ignore[attr-defined]
    return render(request, f"{template}#inquiries" if part else template, context)


def _rows(request: MemberRequest, page: list[Inquiry], now: datetime) -> list[dict[str, Any]]:
    _row, hours = hours_of(request.seller)
    return [
        {
            "inquiry": one,
            "badge": badge_of(one, now=now),
            "left": left_text(one, hours, now=now),
            "icon": CHANNELS[one.channel],
            "late": one.is_active and one.next_at is not None and one.next_at < now,
        }
        for one in page
    ]


def _address(request: HttpRequest, **changes: str | None) -> str:
    """This page's address with some of its questions changed; None takes one out."""
    query = request.GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"{request.path}?{query.urlencode()}" if query else request.path


@require_safe
@member_required
def inquiry_detail(request: MemberRequest, number: str) -> HttpResponse:
    """One inquiry: what was said, whose turn it is and by when."""
    return draw(request, inquiry_of(request, number))


def inquiry_of(request: MemberRequest, number: str) -> Inquiry:
    """The seller's own inquiry of that number."""
    rows = Inquiry.objects.for_seller(request.seller).select_related(
        "owner", "opened_by", "seller__marketplace", "order__marketplace", "order__seller__marketplace"
    )
    return get_object_or_404(rows, number=number)


def draw(request: MemberRequest, inquiry: Inquiry, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The inquiry's page, with forms that came back."""
    now, seller = timezone.now(), request.seller
    row, hours = hours_of(seller)
    said = _messages(inquiry)
    context = {
        "inquiry": inquiry,
        "order": inquiry.order,
        "zone": seller.zone,
        "hours": row,
        "badge": badge_of(inquiry, now=now),
        "left": left_text(inquiry, hours, now=now),
        "messages_said": [_said(message) for message in said],
        "more": len(said) == SHOWN,
        "moves": {str(State(to)): to for to in Inquiry.TRANSITIONS[State(inquiry.status)]},
        "received_form": ReceivedForm(
            seller=seller, initial={"submission_key": fresh_key(), "channel": inquiry.channel}
        ),
        "note_form": NoteForm(seller=seller, initial={"submission_key": fresh_key()}),
        "owner_form": OwnerForm(seller=seller, initial={"owner": str(inquiry.owner_id or "")}),
        "move_form": MoveForm(),
        "case_form": CaseForm(initial={"case_id": inquiry.case_id}),
        "claims": _claims(inquiry),
        **forms,
    }
    return render(request, "inquiries/detail.html", context, status=status)


def _messages(inquiry: Inquiry) -> list[Message]:
    """The newest ones, in the order in which they were said."""
    rows = inquiry.messages.select_related("by", "mail").prefetch_related("attachments")
    return list(reversed(rows.order_by("-said_at", "-id")[:SHOWN]))


def _said(message: Message) -> dict[str, Any]:
    mail = getattr(message, "mail", None)
    return {
        "message": message,
        "icon": CHANNELS.get(message.channel, "square-pen"),
        "is_note": message.direction == Direction.NOTE,
        "is_received": message.direction == Direction.RECEIVED,
        "mail": mail,
        "badge": mail_badge(mail.status) if mail else None,
        "in_trouble": mail is not None and mail.status in _TROUBLE and mail.settled_at is None,
    }


def _claims(inquiry: Inquiry) -> list[Claim]:
    """Claims that were filed under the same case: their letters belong to it too."""
    if not inquiry.case_id:
        return []
    return list(Claim.objects.for_seller(inquiry.seller_id).filter(case_id=inquiry.case_id)[:10])


@require_safe
@member_required
def attachment(request: MemberRequest, number: str, file_id: int) -> HttpResponseBase:
    """One file of the seller's own inquiry, shown by the browser as nothing but what it is."""
    mine = Attachment.objects.for_seller(request.seller)
    file = get_object_or_404(mine, pk=file_id, message__inquiry__number=number)
    try:
        content = file.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    is_picture = file.content_type.startswith("image/")
    response = FileResponse(
        content, content_type=file.content_type, as_attachment=not is_picture, filename=file.name
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, max-age=3600"
    return response
