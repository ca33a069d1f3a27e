"""What people decide on a claim's page."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from history.actions import Refusal
from reimbursements import actions
from reimbursements.forms import DenialForm, FilingForm, LetterForm, ReasonForm, SubmitForm
from reimbursements.models import Claim
from reimbursements.views.reading import claim_of, draw
from sellers.access import MemberRequest, member_required


@require_POST
@member_required
def submit(request: MemberRequest, number: str) -> HttpResponse:
    """Hand the claim to the reviewers."""
    claim, form = claim_of(request, number), SubmitForm(request.POST)
    if not form.is_valid():
        return draw(request, claim, status=422, submit_form=form)
    return _decide(
        request,
        claim,
        _("Submitted for review."),
        lambda at: actions.submit(claim=claim, by=request.user, at=at, **form.cleaned_data),
    )


@require_POST
@member_required
def withdraw(request: MemberRequest, number: str) -> HttpResponse:
    """Give the claim up."""
    claim, form = claim_of(request, number), ReasonForm(request.POST, prefix="withdraw")
    if not form.is_valid():
        return draw(request, claim, status=422, withdraw_form=form)
    reason = form.cleaned_data["reason"]
    return _decide(
        request,
        claim,
        _("The claim is withdrawn. Nothing has been sent to Amazon."),
        lambda at: actions.withdraw(claim=claim, reason=reason, by=request.user, at=at),
    )


@require_POST
@member_required
def reopen(request: MemberRequest, number: str) -> HttpResponse:
    """Take a refused claim up again."""
    claim = claim_of(request, number)
    return _decide(
        request,
        claim,
        _("The claim is a draft again."),
        lambda at: actions.reopen(claim=claim, by=request.user, at=at),
    )


@require_POST
@member_required
def record_filing(request: MemberRequest, number: str) -> HttpResponse:
    """Note under which case the claim was filed with Amazon."""
    claim, form = claim_of(request, number), FilingForm(request.POST)
    if not form.is_valid():
        return draw(request, claim, status=422, filing_form=form)
    return _decide(
        request,
        claim,
        _("The filing is recorded. Payments will be matched to this case."),
        lambda at: actions.record_filing(claim=claim, by=request.user, at=at, **form.cleaned_data),
    )


@require_POST
@member_required
def record_denial(request: MemberRequest, number: str) -> HttpResponse:
    """Note Amazon's no."""
    claim, form = claim_of(request, number), DenialForm(request.POST, prefix="denial")
    if not form.is_valid():
        return draw(request, claim, status=422, denial_form=form)
    return _decide(
        request,
        claim,
        _("Amazon's answer is recorded."),
        lambda at: actions.record_denial(claim=claim, by=request.user, at=at, **form.cleaned_data),
    )


@require_POST
@member_required
def record_letter(request: MemberRequest, number: str) -> HttpResponse:
    """Keep a letter of the case."""
    claim, form = claim_of(request, number), LetterForm(request.POST, request.FILES, prefix="letter")
    if not form.is_valid():
        return draw(request, claim, status=422, letter_form=form)
    told = dict(form.cleaned_data)
    upload = told.pop("file")
    try:
        actions.record_letter(claim=claim, upload=upload, by=request.user, at=timezone.now(), **told)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return draw(request, claim, status=422, letter_form=form)
    messages.success(request, _("The letter is kept with the claim."))
    return redirect(f"{redirect('claims:detail', claim.number).url}#case")


@require_POST
@member_required
def leave_step(request: MemberRequest, number: str) -> HttpResponse:
    """Accept what Amazon decided."""
    claim, form = claim_of(request, number), ReasonForm(request.POST, prefix="leave")
    step = claim.case_steps.open().first()
    if not form.is_valid():
        return draw(request, claim, status=422, leave_form=form)
    if step is None:
        messages.error(request, _("No step of this case is open. Nothing was changed."))
        return redirect("claims:detail", claim.number)
    reason = form.cleaned_data["reason"]
    return _decide(
        request,
        claim,
        _("Accepted. The claim leaves the work queue."),
        lambda at: actions.leave_step(step=step, reason=reason, by=request.user, at=at),
    )


def _decide(request: MemberRequest, claim: Claim, done: str, act: Callable[..., None]) -> HttpResponse:
    """Run one action; say on the claim's page what happened, or what stood in its way."""
    try:
        act(timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("claims:detail", claim.number)
