"""Claims whose next step is the seller's."""

from collections.abc import Callable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from mcf_portal.work.items import WorkItem
from mcf_portal.work.moment import MOST, Moment
from reimbursements.models import Claim, ClaimStatus

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
    ClaimStatus.SHORT_PAID: (
        "warn",
        "scale",
        lambda: _("Paid less than expected: dispute or accept"),
        lambda: _("Compare"),
    ),
    ClaimStatus.DENIED: (
        "bad",
        "circle-x",
        lambda: _("Amazon denied the claim: appeal or accept"),
        lambda: _("Open claim"),
    ),
    ClaimStatus.REVERSED: ("bad", "undo-2", lambda: _("Amazon took the money back"), lambda: _("Open claim")),
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
