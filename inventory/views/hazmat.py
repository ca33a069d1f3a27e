"""Dangerous goods reviews: the list, one case with its clock and papers, and what people record of it."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from history.actions import Refusal
from inventory import actions
from inventory.hazmat import meanings
from inventory.hazmat.blocked import blocked_by
from inventory.hazmat.checking import findings_of
from inventory.hazmat.clock import clock_of
from inventory.hazmat.findings import told
from inventory.hazmat.forms import (
    AnswerForm,
    BrandForm,
    DocumentForm,
    OpenCaseForm,
    RequestedForm,
    SubmissionForm,
)
from inventory.hazmat.steps import STANDINGS, badge_of, stages
from inventory.models import HazmatCase, HazmatDocument, Product
from inventory.models.hazmat import CLOSED
from inventory.removal_forms import CaseRemovalForm
from sellers.access import MemberRequest, member_required

MOST_CASES = 200


@require_safe
@member_required
def hazmat_list(request: MemberRequest) -> HttpResponse:
    """Reviews by their last day for documents; closed ones under a tab of their own."""
    closed = request.GET.get("tab") == "closed"
    mine = HazmatCase.objects.for_seller(request.seller).select_related("product__marketplace")
    found = (
        mine.filter(status__in=CLOSED).order_by("-opened_at", "-id")
        if closed
        else mine.still_open().by_deadline()
    )
    cases = list(found[: MOST_CASES + 1])
    context = {
        "rows": [_row(case, timezone.now()) for case in cases[:MOST_CASES]],
        "more": len(cases) > MOST_CASES,
        "closed": closed,
        "tabs": [
            {"label": _("Open"), "url": "?", "count": mine.still_open().count(), "current": not closed},
            {
                "label": _("Closed"),
                "url": "?tab=closed",
                "count": mine.filter(status__in=CLOSED).count(),
                "current": closed,
            },
        ],
    }
    return render(request, "inventory/hazmat_list.html", context)


def _row(case: HazmatCase, now: datetime) -> dict[str, Any]:
    tone, icon = badge_of(case.status)
    today = now.astimezone(case.product.marketplace.zone).date()
    return {"case": case, "tone": tone, "icon": icon, "today": today}


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def hazmat_open(request: MemberRequest, product_id: int) -> HttpResponse:
    """Open a product's review; where one is open already, that is shown instead."""
    products = Product.objects.for_seller(request.seller).select_related("marketplace")
    product = get_object_or_404(products, pk=product_id)
    there = product.hazmat_cases.still_open().first()
    if there is not None:
        return redirect("inventory:hazmat_case", there.pk)
    now = timezone.now()
    start = {"status": "requested", "requested_on": now.astimezone(product.marketplace.zone).date()}
    form = OpenCaseForm(request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            case = actions.open_case(product=product, by=request.user, at=now, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The review is open."))
            return redirect("inventory:hazmat_case", case.pk)
    context = {"product": product, "form": form, "blocked": blocked_by(product, now=now)}
    return render(request, "inventory/hazmat_open.html", context, status=422 if form.errors else 200)


@require_safe
@member_required
def hazmat_case(request: MemberRequest, case_id: int) -> HttpResponse:
    """One review: what it means, the clock, the papers with their checks, what it holds back, its history."""
    return draw(request, case_of(request, case_id))


def case_of(request: MemberRequest, case_id: int) -> HazmatCase:
    mine = HazmatCase.objects.for_seller(request.seller).select_related(
        "product__marketplace", "removal", "opened_by"
    )
    return get_object_or_404(mine, pk=case_id)


def draw(request: MemberRequest, case: HazmatCase, *, status: int = 200, **forms: Form) -> HttpResponse:
    now = timezone.now()
    market = case.product.marketplace
    today = now.astimezone(market.zone).date()
    papers = [_paper(paper, case, now) for paper in case.documents.select_related("added_by")]
    tone, icon = badge_of(case.status)
    context = {
        "case": case,
        "product": case.product,
        "zone": market.zone,
        "today": today,
        "tone": tone,
        "icon": icon,
        "standing": STANDINGS[case.status],
        "stages": stages(
            case.status, requested=case.requested_on is not None, submitted=case.submitted_at is not None
        ),
        "clock": clock_of(case.requested_on, case.due_on, today=today, country=market.code),
        "papers": papers,
        "to_send": [paper for paper in papers if paper["document"].sent_at is None],
        "failing": any(paper["failing"] for paper in papers if paper["document"].sent_at is None),
        "blocked": blocked_by(case.product, now=now),
        "codes": list(zip(case.codes, meanings(case.codes), strict=True)),
        **_forms(case, today),
        **forms,
    }
    return render(request, "inventory/hazmat_case.html", context, status=status)


def _forms(case: HazmatCase, today: Any) -> dict[str, Form]:
    return {
        "requested_form": RequestedForm(initial={"requested_on": case.requested_on or today}),
        "brand_form": BrandForm(initial={"brand": case.brand}),
        "document_form": DocumentForm(initial={"kind": "sheet"}),
        "submission_form": SubmissionForm(initial={"case_id": case.case_id}),
        "answer_form": AnswerForm(case=case),
        "removal_form": CaseRemovalForm(),
    }


def _paper(document: HazmatDocument, case: HazmatCase, now: datetime) -> dict[str, Any]:
    lines = [told(finding) for finding in findings_of(document, case, at=now)]
    return {
        "document": document,
        "open": [line for line in lines if line.state != "done"],
        "passed": [line for line in lines if line.state == "done"],
        "failing": sum(line.state == "missing" for line in lines),
        "advised": sum(line.state == "advised" for line in lines),
    }
