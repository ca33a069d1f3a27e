"""Claims whose next step is the seller's."""

from collections.abc import Callable, Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from mcf_portal.work.items import WorkItem
from mcf_portal.work.moment import MOST, Moment
from reimbursements.models import Claim, ClaimStatus, ClaimStep, StepKind

CLAIM_WORK: dict[str, tuple[str, str, Callable[[], str], Callable[[], str]]] = {
    ClaimStatus.DRAFT: (
        "act",
        "camera",
        lambda: _("Complete the claim and submit it"),
        lambda: _("Open claim"),
    ),
    ClaimStatus.MORE_ASKED: (
        "warn",
        "circle-alert",
        lambda: _("The reviewer asks for more"),
        lambda: _("Add proof"),
    ),
    ClaimStatus.APPROVED: ("act", "send", lambda: _("File the claim with Amazon"), lambda: _("Open claim")),
}


STEP_WORK: dict[str, tuple[str, str, Callable[[], str], Callable[[], str]]] = {
    StepKind.CHASE: (
        "warn",
        "hourglass",
        lambda: _("Amazon is silent: ask again in the case"),
        lambda: _("Open letter"),
    ),
    StepKind.ANSWER: ("bad", "inbox", lambda: _("Amazon asks: an answer is due"), lambda: _("Answer")),
    StepKind.APPEAL: (
        "bad",
        "circle-x",
        lambda: _("Amazon denied the claim: appeal or accept"),
        lambda: _("Open claim"),
    ),
    StepKind.REVALUATION: (
        "warn",
        "scale",
        lambda: _("Paid less than expected: dispute or accept"),
        lambda: _("Compare"),
    ),
    StepKind.CONTEST: (
        "bad",
        "undo-2",
        lambda: _("Amazon took the money back: contest or accept"),
        lambda: _("Open claim"),
    ),
}


def claims(at: Moment) -> Iterator[WorkItem]:
    """Claims whose next step is the seller's."""
    rows = Claim.objects.for_seller(at.seller).filter(status__in=list(CLAIM_WORK))
    for claim in rows.select_related("order").order_by("closes_on", "id")[:MOST]:
        tone, icon, title, verb = CLAIM_WORK[claim.status]
        before_filing = claim.status in (ClaimStatus.DRAFT, ClaimStatus.MORE_ASKED, ClaimStatus.APPROVED)
        yield WorkItem(
            tab="claims",
            tone=tone,
            icon=icon,
            title=title(),
            about=f"{claim.number} · {claim.order}",
            url=reverse("claims:detail", args=[claim.number]),
            verb=verb(),
            due=claim.closes_on if before_filing else None,
            low=claim.expected_low,
            high=claim.expected_high,
            currency=claim.currency,
        )


def case_steps(at: Moment) -> Iterator[WorkItem]:
    """Steps of cases with Amazon; asking again only once the days of silence have passed."""
    rows = (
        ClaimStep.objects.for_seller(at.seller).open().filter(~Q(kind=StepKind.CHASE) | Q(due_on__lte=at.today))
    )
    for step in rows.select_related("claim__order").order_by("due_on", "id")[:MOST]:
        tone, icon, title, verb = STEP_WORK[step.kind]
        yield WorkItem(
            tab="claims",
            tone=tone,
            icon=icon,
            title=title(),
            about=f"{step.claim.number} · {step.claim.order}",
            url=reverse("claims:detail", args=[step.claim.number]) + "#case",
            verb=verb(),
            due=step.due_on,
            low=step.claim.expected_low,
            high=step.claim.expected_high,
            currency=step.claim.currency,
        )
