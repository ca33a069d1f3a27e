"""The list of claims, and one claim."""

from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from orders.paging import newest_first
from reimbursements.forms import DenialForm, EvidenceForm, FilingForm, LetterForm, ReasonForm, SubmitForm
from reimbursements.models import Claim
from reimbursements.page import ClaimPage, for_page
from reimbursements.stages import BADGES, TABS, Tab, tab_named
from sellers.access import MemberRequest, member_required


def claim_of(request: MemberRequest, number: str) -> Claim:
    """The seller's claim of that number, or "not found"."""
    return get_object_or_404(for_page(Claim.objects.for_seller(request.seller)), number=number)


def draw(request: MemberRequest, claim: Claim, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The claim's page, with forms that came back in place of fresh ones."""
    now = timezone.now()
    page = ClaimPage.of(claim, at=now)
    context = {
        "page": page,
        "claim": claim,
        "order": claim.order,
        "zone": claim.order.zone_name,
        "today": page.today,
        "tone": page.badge[0],
        "badge_icon": page.badge[1],
        "evidence_form": EvidenceForm(initial={"kind": request.GET.get("kind") or page.next_proof}),
        "submit_form": SubmitForm(initial={"note": claim.note, "removal_override": claim.removal_override}),
        "withdraw_form": ReasonForm(prefix="withdraw"),
        "filing_form": FilingForm(initial={"filed_on": page.today, "case_id": claim.case_id}),
        "denial_form": DenialForm(prefix="denial", initial={"denied_on": page.today}),
        "letter_form": LetterForm(prefix="letter", initial={"kind": page.case.likely, "on": page.today}),
        "leave_form": ReasonForm(prefix="leave"),
        **forms,
    }
    return render(request, "reimbursements/detail.html", context, status=status)


@require_safe
@member_required
def claim_detail(request: MemberRequest, number: str) -> HttpResponse:
    """One claim: what to do next, proofs, amount, dates, packet and history."""
    return draw(request, claim_of(request, number))


@require_safe
@member_required
def claim_list(request: MemberRequest) -> HttpResponse:
    """The seller's claims by stage, newest first."""
    mine = Claim.objects.for_seller(request.seller)
    tab = tab_named(request.GET.get("stage", ""))
    wanted = mine.filter(status__in=tab.holds) if tab.holds else mine
    rows = wanted.select_related("order__marketplace", "order__seller__marketplace", "rule")
    page = newest_first(
        rows, by="opened_at", older_than=request.GET.get("older", ""), newer_than=request.GET.get("newer", "")
    )
    now = timezone.now()
    context = {
        "tab": tab,
        "tabs": _tabs(request, mine, tab),
        "rows": [_row(claim, now) for claim in page],
        "newer": page.newer,
        "older": page.older,
    }
    return render(request, "reimbursements/list.html", context)


def _tabs(request: HttpRequest, mine: QuerySet[Claim], current: Tab) -> list[dict[str, Any]]:
    counts = dict(mine.order_by().values_list("status").annotate(count=Count("id")))
    return [
        {
            "label": tab.label,
            "url": request.path if tab.key == "all" else f"{request.path}?stage={tab.key}",
            "count": sum(counts.get(status, 0) for status in tab.holds or counts),
            "current": tab == current,
            "hot": tab.hot,
        }
        for tab in TABS
    ]


def _row(claim: Claim, now: Any) -> dict[str, Any]:
    tone, icon = BADGES[claim.status]
    zone = claim.order.zone_name
    today = now.astimezone((claim.order.marketplace or claim.order.seller.marketplace).zone).date()
    return {
        "claim": claim,
        "tone": tone,
        "icon": icon,
        "zone": zone,
        "today": today,
        "open": claim.is_before_filing,
    }
