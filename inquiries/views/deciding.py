"""What people decide on an inquiry's page: POST, one action, back to the page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from history.actions import Refusal, SomeoneWasFirst
from inquiries import actions
from inquiries.forms import CaseForm, MoveForm, NoteForm, OwnerForm, ReceivedForm
from inquiries.models import HELD, Inquiry, ReplyMail, State
from inquiries.views.reading import draw, inquiry_of
from sellers.access import MemberRequest, member_required


def _decide(
    request: MemberRequest, inquiry: Inquiry, *, done: str, act: Callable[[], object]
) -> HttpResponse:
    """Run one action; say what happened, or what stood in its way, on the inquiry's page."""
    try:
        act()
    except SomeoneWasFirst as first:
        messages.error(request, str(first))
        return draw(request, inquiry_of(request, inquiry.number), status=409)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("inquiries:detail", inquiry.number)


@require_POST
@member_required
def receive(request: MemberRequest, number: str) -> HttpResponse:
    """Write down what came in."""
    inquiry = inquiry_of(request, number)
    form = ReceivedForm(request.POST, request.FILES, seller=request.seller)
    if not form.is_valid():
        return draw(request, inquiry, status=422, received_form=form)
    told = _told(form)
    return _decide(
        request,
        inquiry,
        done=_("Written down."),
        act=lambda: actions.record_received(inquiry=inquiry, by=request.user, at=timezone.now(), **told),
    )


@require_POST
@member_required
def note(request: MemberRequest, number: str) -> HttpResponse:
    """A note among colleagues."""
    inquiry = inquiry_of(request, number)
    form = NoteForm(request.POST, request.FILES, seller=request.seller)
    if not form.is_valid():
        return draw(request, inquiry, status=422, note_form=form)
    told = _told(form)
    return _decide(
        request,
        inquiry,
        done=_("Note added."),
        act=lambda: actions.add_note(inquiry=inquiry, by=request.user, at=timezone.now(), **told),
    )


def _told(form: Any) -> dict[str, Any]:
    told = dict(form.cleaned_data)
    told["files"] = told.pop("attachments")
    return told


@require_POST
@member_required
def assign(request: MemberRequest, number: str) -> HttpResponse:
    """Give it to somebody, take it, or give it back; `was` is who had it when the page was drawn."""
    inquiry = inquiry_of(request, number)
    form = OwnerForm(request.POST, seller=request.seller)
    if not form.is_valid():
        return draw(request, inquiry, status=422, owner_form=form)
    owner = form.cleaned_data["owner"]
    return _decide(
        request,
        inquiry,
        done=_("%(person)s sees to it.") % {"person": owner} if owner else _("It is nobody’s now."),
        act=lambda: actions.assign(
            inquiry=inquiry,
            owner=owner,
            was=request.POST.get("was", ""),
            by=request.user,
            at=timezone.now(),
        ),
    )


@require_POST
@member_required
def move(request: MemberRequest, number: str) -> HttpResponse:
    """On hold, on again, closed, reopened."""
    inquiry = inquiry_of(request, number)
    form = MoveForm(request.POST)
    if not form.is_valid():
        return draw(request, inquiry, status=422, move_form=form)
    to = form.cleaned_data["to"]
    return _decide(
        request,
        inquiry,
        done=_("The inquiry is now: %(state)s.") % {"state": State(to).label},
        act=lambda: _move(request, inquiry, to, form),
    )


def _move(request: MemberRequest, inquiry: Inquiry, to: str, form: MoveForm) -> None:
    who: dict[str, Any] = {"inquiry": inquiry, "by": request.user, "at": timezone.now()}
    reason = form.cleaned_data["reason"]
    if to in HELD:
        actions.hold(state=to, until=form.cleaned_data["until"], reason=reason, **who)
    elif to == State.OPEN:
        actions.resume(**who)
    elif to == State.REOPENED:
        actions.reopen(reason=reason, **who)
    elif to == State.CLOSED:
        actions.close(reason=reason, **who)
    else:
        raise Refusal(_("An inquiry is answered by a reply. Write one; nothing was changed."))


@require_POST
@member_required
def set_case(request: MemberRequest, number: str) -> HttpResponse:
    """The case ID of Seller Support."""
    inquiry = inquiry_of(request, number)
    form = CaseForm(request.POST)
    if not form.is_valid():
        return draw(request, inquiry, status=422, case_form=form)
    return _decide(
        request,
        inquiry,
        done=_("The case ID is kept; the order is found by it."),
        act=lambda: actions.set_case_id(
            inquiry=inquiry, case_id=form.cleaned_data["case_id"], by=request.user, at=timezone.now()
        ),
    )


@require_POST
@member_required
def settle(request: MemberRequest, number: str, mail_id: int) -> HttpResponse:
    """Somebody has seen to a reply that did not arrive."""
    mine = ReplyMail.objects.for_seller(request.seller).select_related("message__inquiry")
    mail = get_object_or_404(mine, pk=mail_id, message__inquiry__number=number)
    return _decide(
        request,
        mail.message.inquiry,
        done=_("It is off the work queue."),
        act=lambda: actions.settle_mail(mail=mail, by=request.user, at=timezone.now()),
    )
