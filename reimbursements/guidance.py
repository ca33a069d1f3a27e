"""What the state of a claim means and what to do next, in plain sentences. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from reimbursements.checklist import Line, State
from reimbursements.models.claims import BEFORE_FILING, ClaimStatus
from reimbursements.words import Reason, Text


@dataclass(frozen=True)
class Situation:
    """What the advice stands on."""

    status: str
    closes_on: date
    today: date
    window_published: bool = True
    lines: Sequence[Line] = ()
    stopped_by: Reason | None = None  # why it may no longer be made, while it is still with us
    review_reason: str = ""
    denial_reason: str = ""
    case_id: str = ""
    short_by: Decimal = Decimal(0)
    dispute_until: date | None = None
    inventory: int = 0


@dataclass(frozen=True)
class Advice:
    """One callout: tone and icon, the headline, what it means, what to do."""

    tone: str
    icon: str
    title: Text | Reason
    meaning: Text | Reason
    steps: tuple[Text | Reason, ...] = ()
    due: date | None = None


def advise(at: Situation) -> Advice:
    """The one callout at the top of a claim's page."""
    if at.stopped_by and at.status in BEFORE_FILING:
        return Advice(
            "bad",
            "ban",
            _("This claim can no longer be made"),
            at.stopped_by,
            (_("Withdraw the claim. Nothing has been sent to Amazon."),),
        )
    return _ADVICE[at.status](at)


def _draft(at: Situation) -> Advice:
    missing = [line for line in at.lines if line.state is State.MISSING]
    if not missing:
        meaning = _("Nothing blocks it. What is advised makes a refusal by Amazon less likely.")
        submit: Text = _("Submit it for review.")
        steps = (*_steps(at.lines), submit)
        return Advice("act", "send", _("Ready to submit for review"), meaning, steps, at.closes_on)
    title = Reason(
        "missing",
        ngettext_lazy(
            "One thing stands in the way of submitting",
            "%(count)d things stand in the way of submitting",
            "count",
        ),
        {"count": len(missing)},
    )
    meaning = _("Amazon's list asks for what is marked below, so the claim is held until it is here.")
    return Advice("warn", "triangle-alert", title, meaning, _steps(at.lines), at.closes_on)


def _steps(lines: Sequence[Line]) -> tuple[Reason, ...]:
    """What blocks, each by itself; what is only advised, in one sentence."""
    blocks = [
        Reason(line.key, _("%(proof)s: %(detail)s"), {"proof": line.title, "detail": line.detail})
        for line in lines
        if line.state is State.MISSING
    ]
    advised = [str(line.title) for line in lines if line.state is State.ADVISED]
    named = {"proofs": _(", ").join(advised)}
    text = _("Advised, but you can submit without: %(proofs)s.")
    return (*blocks, *([Reason("advised", text, named)] if advised else []))


def _more_asked(at: Situation) -> Advice:
    asked = Reason("asked", _("“%(reason)s”"), {"reason": at.review_reason})
    return Advice(
        "warn", "circle-alert", _("The reviewer asks for more"), asked, _steps(at.lines), at.closes_on
    )


def _in_review(at: Situation) -> Advice:
    meaning = _(
        "An admin who did not open it checks the proofs, the rule and the amount. What was sent is frozen."
    )
    return Advice(
        "neutral", "eye", _("With the reviewers"), meaning, (_("Nothing to do for now."),), at.closes_on
    )


def _refused(at: Situation) -> Advice:
    meaning = Reason("refused", _("“%(reason)s”"), {"reason": at.review_reason})
    steps = (_("If you can better it, take it up again as a draft. Nothing has been sent to Amazon."),)
    return Advice("bad", "circle-x", _("The reviewer refused the claim"), meaning, steps)


def _approved(at: Situation) -> Advice:
    meaning = _(
        "Amazon has no way to file a claim by program. The text and proofs "
        "below are ready for Seller Support."
    )
    steps = (
        _("In Seller Central open Help, then Get support, and choose Multi-Channel Fulfillment."),
        _("Paste the text, attach the files, send it."),
        _("Record the case ID here."),
    )
    return Advice("act", "send", _("Approved: file it with Amazon"), meaning, steps, at.closes_on)


def _filed(at: Situation) -> Advice:
    meaning = Reason(
        "filed",
        _(
            "Seller Support has it as case %(case)s. Payments are read from "
            "Amazon's report once a day and matched."
        ),
        {"case": at.case_id},
    )
    steps = (_("If Amazon says no, record its answer here."),)
    return Advice("neutral", "hourglass", _("With Amazon"), meaning, steps)


def _paid(at: Situation) -> Advice:
    meaning = _(
        "Amazon's report shows the reimbursement below. It reaches your "
        "account within about five business days."
    )
    return Advice("good", "circle-check", _("Paid by Amazon"), meaning)


def _short(at: Situation) -> Advice:
    meaning = _("Amazon's report shows less than the least expected, even by the lower basis.")
    steps = (
        _("Compare Amazon's amount per unit with your sourcing cost."),
        _("Ask Seller Support for a re-evaluation in the same case, with an invoice that shows your cost."),
    )
    return Advice("warn", "scale", _("Paid less than expected"), meaning, steps, at.dispute_until)


def _denied(at: Situation) -> Advice:
    meaning = Reason("denied", _("“%(reason)s”"), {"reason": at.denial_reason})
    steps = (
        _("Answer in the same case with what Amazon says is missing."),
        _("Record the filing again: the claim is then with Amazon once more."),
    )
    return Advice("bad", "circle-x", _("Amazon denied the claim"), meaning, steps)


def _reversed(at: Situation) -> Advice:
    meaning = _("Amazon took the reimbursement back, as it may when the unit is found or was paid in error.")
    steps = (
        _("Check your inventory for the unit. If it is not there, ask Seller Support in the same case."),
    )
    return Advice("bad", "undo-2", _("Amazon took the money back"), meaning, steps)


def _withdrawn(at: Situation) -> Advice:
    meaning = _(
        "It was given up before it was filed. Its units may be claimed again while the window is open."
    )
    return Advice("neutral", "circle-minus", _("Withdrawn"), meaning)


def _expired(at: Situation) -> Advice:
    meaning = Reason(
        "expired", _("It was not filed by %(day)s. Amazon refuses later claims."), {"day": at.closes_on}
    )
    return Advice("neutral", "clock", _("Not filed in time"), meaning)


def _missed(at: Situation) -> Advice:
    meaning = Reason(
        "missed",
        _("Nobody opened a claim by %(day)s, the last day to file. It is kept so that the loss is counted."),
        {"day": at.closes_on},
    )
    steps = (_("To miss no other, let the portal open drafts by itself: see the list of claims."),)
    return Advice("neutral", "calendar-clock", _("Missed: no claim was opened in time"), meaning, steps)


_ADVICE: dict[str, Callable[[Situation], Advice]] = {
    ClaimStatus.DRAFT: _draft,
    ClaimStatus.IN_REVIEW: _in_review,
    ClaimStatus.MORE_ASKED: _more_asked,
    ClaimStatus.REFUSED: _refused,
    ClaimStatus.APPROVED: _approved,
    ClaimStatus.FILED: _filed,
    ClaimStatus.PAID: _paid,
    ClaimStatus.SHORT_PAID: _short,
    ClaimStatus.DENIED: _denied,
    ClaimStatus.REVERSED: _reversed,
    ClaimStatus.WITHDRAWN: _withdrawn,
    ClaimStatus.EXPIRED: _expired,
    ClaimStatus.MISSED: _missed,
}
