"""Claims whose next step is the seller's."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from django.db.models import Exists, F, Max, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from mcf_portal.work.items import WorkItem
from mcf_portal.work.moment import MOST, Moment
from reimbursements.models import (
    Claim,
    ClaimStatus,
    ClaimStep,
    ClaimUnit,
    DeadlineWarning,
    Reimbursement,
    StepKind,
)
from reimbursements.models.claims import RELEASED
from reimbursements.models.filing import WARNINGS

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
    given = Max("warnings__number", filter=Q(warnings__step=None, warnings__last_day=F("closes_on")))
    rows = Claim.objects.for_seller(at.seller).filter(status__in=list(CLAIM_WORK)).annotate(warned=given)
    for claim in rows.select_related("order").order_by("closes_on", "id")[:MOST]:
        tone, icon, title, verb = CLAIM_WORK[claim.status]
        warned: int | None = getattr(claim, "warned")  # noqa: B009 - an annotation, no field
        before_filing = claim.status in (ClaimStatus.DRAFT, ClaimStatus.MORE_ASKED, ClaimStatus.APPROVED)
        yield WorkItem(
            tab="claims",
            tone=_urgency(warned, tone),
            icon=icon,
            title=title(),
            about=_about(f"{claim.number} · {claim.order}", warned),
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
        ClaimStep.objects.for_seller(at.seller)
        .open()
        .filter(~Q(kind=StepKind.CHASE) | Q(due_on__lte=at.today))
        .annotate(warned=Max("warnings__number", filter=Q(warnings__last_day=F("due_on"))))
    )
    for step in rows.select_related("claim__order").order_by("due_on", "id")[:MOST]:
        tone, icon, title, verb = STEP_WORK[step.kind]
        warned: int | None = getattr(step, "warned")  # noqa: B009 - an annotation, no field
        yield WorkItem(
            tab="claims",
            tone=_urgency(warned, tone),
            icon=icon,
            title=title(),
            about=_about(f"{step.claim.number} · {step.claim.order}", warned),
            url=reverse("claims:detail", args=[step.claim.number]) + "#case",
            verb=verb(),
            due=step.due_on,
            low=step.claim.expected_low,
            high=step.claim.expected_high,
            currency=step.claim.currency,
        )


def last_days(at: Moment) -> Iterator[WorkItem]:
    """What may be claimed, was warned of for the last time, and is still not claimed."""
    rows = DeadlineWarning.objects.for_seller(at.seller).filter(
        claim=None,
        number=WARNINGS,
        last_day__gte=at.today,
        day__gte=at.today - timedelta(days=60),
    )
    units = ClaimUnit.objects.exclude(claim__status__in=RELEASED)
    of_parcel = units.filter(package__isnull=False, package=OuterRef("package"))
    of_return = units.filter(return_item__isnull=False, return_item=OuterRef("return_item"))
    free = rows.filter(~Exists(of_parcel), ~Exists(of_return))
    for warning in free.select_related("order").order_by("last_day", "id")[:MOST]:
        yield WorkItem(
            tab="claims",
            tone="bad",
            icon="calendar-clock",
            title=_("Last warning: claim it before its window closes"),
            about=str(warning.order),
            url=reverse("orders:detail", args=[warning.order.seller_order_id]) + "#claims",
            verb=_("Open order"),
            due=warning.last_day,
        )


def unexplained(at: Moment) -> Iterator[WorkItem]:
    """Payments of Amazon's that nothing explains."""
    rows = Reimbursement.objects.for_seller(at.seller).filter(match=Reimbursement.Match.UNEXPLAINED)
    for row in rows.order_by("-approved_at", "-id")[:MOST]:
        yield WorkItem(
            tab="claims",
            tone="warn",
            icon="banknote",
            title=_("Explain a payment that no claim and no order matches"),
            about=f"{row.reimbursement_id} · {row.sku}",
            url=reverse("claims:payment", args=[row.pk]) + "#explain",
            verb=_("Explain"),
        )


def _urgency(warned: int | None, tone: str) -> str:
    """The more warnings were given, the louder; the last one is red."""
    if not warned or tone == "bad":
        return tone
    return "bad" if warned >= WARNINGS else "warn"


def _about(what: str, warned: int | None) -> str:
    if not warned:
        return what
    return _("%(what)s · warning %(number)d of 3") % {"what": what, "number": warned}
