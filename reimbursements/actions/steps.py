"""The step of a case follows what happened: a letter, a decision, money. One is open at a time."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from history.actions import Refusal, change_status, record
from reimbursements.book import day_in, today_for
from reimbursements.clocks import Days, Letter, Next, next_step
from reimbursements.filing_rules import filing_rule_of
from reimbursements.models import Claim, ClaimStatus, ClaimStep, LetterKind, StepKind, StepStatus
from sellers.models import User

WITH_AMAZON = (ClaimStatus.FILED, ClaimStatus.DENIED, ClaimStatus.SHORT_PAID, ClaimStatus.REVERSED)
MAY_BE_LEFT = (StepKind.APPEAL, StepKind.REVALUATION, StepKind.CONTEST)


@transaction.atomic
def follow(*, claim: Claim, at: datetime, by: User | None = None) -> ClaimStep | None:
    """Put the step in place that is next now: the one before is done when a person moved it, else left.

    Safe to run at any time and twice.
    """
    locked = Claim.objects.select_for_update(of=("self",)).select_related("order", "rule").get(pk=claim.pk)
    wanted = _wanted(locked, at)
    current = locked.case_steps.open().first()
    if current and wanted and (current.kind, current.since) == (wanted.kind, wanted.since):
        if current.due_on != wanted.due_on:
            ClaimStep.objects.filter(pk=current.pk).update(due_on=wanted.due_on)
        return current
    if current:
        _end(current, StepStatus.DONE if by else StepStatus.DROPPED, by, at)
    if wanted is None:
        return None
    return ClaimStep.objects.create(
        seller_id=locked.seller_id,
        claim=locked,
        kind=wanted.kind,
        since=wanted.since,
        due_on=wanted.due_on,
    )


@transaction.atomic
def leave_step(*, step: ClaimStep, reason: str, by: User, at: datetime) -> None:
    """Give up an appeal, a re-valuation or a protest: what Amazon decided is accepted. Raises Refusal for others."""
    if step.kind not in MAY_BE_LEFT:
        raise Refusal(_("This step ends when a letter is recorded. Nothing was changed."))
    reason = reason.strip()
    if not reason:
        raise Refusal(_("Say why it is accepted; it is kept in the history. Nothing was changed."))
    _end(step, StepStatus.DROPPED, by, at)
    record(step.claim, verb="step_left", by=by, at=at, after=step.kind, reason=reason[:4000])


def follow_all(*, at: datetime) -> int:
    """Put the step in place for every claim that should have one and has none, and end those that have outlived
    their claim; says how many. Costs as much as there are such claims.
    """
    is_open = ClaimStep.objects.open().filter(claim=OuterRef("pk"))
    without = Claim.objects.filter(~Exists(is_open), status__in=WITH_AMAZON)
    outlived = Claim.objects.filter(Exists(is_open)).exclude(status__in=WITH_AMAZON)
    found = [*without.iterator(chunk_size=500), *outlived.iterator(chunk_size=500)]
    return sum(follow(claim=claim, at=at) is not None for claim in found)


def _end(step: ClaimStep, to: StepStatus, by: User | None, at: datetime) -> None:
    change_status(step, to, by=by, at=at, also={"ended_at": at, "ended_by": by})


def _wanted(claim: Claim, at: datetime) -> Next | None:
    today = today_for(claim.order, at)
    rule = filing_rule_of(claim, today)
    days = Days(
        silent=rule.silent_days if rule else None,
        answer=rule.answer_days if rule else None,
        appeal=rule.appeal_days if rule else None,
        dispute=claim.rule.dispute_days,
    )
    letters = [Letter(one.kind, one.on, one.answer_by) for one in claim.letters.all()]
    told = next_step(
        status=claim.status, decided_on=_decided_on(claim, letters) or today, letters=letters, days=days
    )
    return None if told is None or _was_left(claim, told) else told


def _decided_on(claim: Claim, letters: list[Letter]) -> date | None:
    if claim.status == ClaimStatus.FILED:
        return claim.filed_on
    if claim.status == ClaimStatus.DENIED:
        return max((one.on for one in letters if one.kind == LetterKind.DENIAL), default=None)
    last = claim.reimbursements.order_by("-approved_at").first()
    return day_in(claim.order, last.approved_at) if last else None


def _was_left(claim: Claim, told: Next) -> bool:
    """Whether a person accepted exactly this."""
    left = claim.case_steps.filter(kind=told.kind, status=StepStatus.DROPPED, ended_by__isnull=False)
    return told.kind in MAY_BE_LEFT and left.filter(since=told.since).exists()
