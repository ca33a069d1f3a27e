"""Opening a claim from an order: choose what went wrong and which units; one click from the flag for lost."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from history.actions import Refusal
from orders.models import Order
from reimbursements import actions
from reimbursements.book import Book
from reimbursements.forms import ReportForm
from reimbursements.models import Claim, ClaimKind
from reimbursements.models.rules import LOST_KINDS
from reimbursements.offers import offers_of, together
from sellers.access import MemberRequest, member_required
from tracking.models import Package

MOST_UNITS = 10_000


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new_claim(request: MemberRequest, order_id: str) -> HttpResponse:
    """What may be claimed of this order and what not and why; POST opens the claim that was chosen."""
    rows = Order.objects.for_seller(request.seller).select_related("seller__marketplace", "marketplace")
    order = get_object_or_404(rows, seller_order_id=order_id)
    if request.method != "POST":
        return _draw(request, order)
    try:
        claim = _open(request, order)
    except actions.AlreadyClaimed as already:
        messages.info(request, str(already))
        return redirect("claims:detail", already.claim.number)
    except Refusal as refusal:
        return _draw(request, order, problem=str(refusal), status=422)
    messages.success(request, _("%(claim)s is open as a draft.") % {"claim": claim.number})
    return redirect("claims:detail", claim.number)


def _draw(request: MemberRequest, order: Order, *, problem: str = "", status: int = 200) -> HttpResponse:
    book = Book.read(order, at=timezone.now())
    context = {
        "order": order,
        "offers": offers_of(book),
        "together": [group for group in together(book) if len(group.offers) > 1],
        "report_form": ReportForm(request.POST if problem else None, initial={"reported_on": book.today}),
        "problem": problem,
        "today": book.today,
    }
    return render(request, "reimbursements/new.html", context, status=status)


def _open(request: MemberRequest, order: Order) -> Claim:
    """One action call for what was chosen. Raises Refusal when nothing sensible was."""
    kind, by, at = request.POST.get("kind", ""), request.user, timezone.now()
    if kind == ClaimKind.DAMAGED_RETURN:
        chosen = [int(pk) for pk in request.POST.getlist("return_item") if _is_id(pk)]
        return actions.open_return_claim(
            return_items=list(order.return_items.filter(pk__in=chosen)), by=by, at=at
        )
    package, *also = _packages(request, order)
    if kind in LOST_KINDS:
        return actions.open_lost_claim(package=package, also=also, by=by, at=at)
    return actions.open_reported_claim(
        kind=kind,
        package=package,
        quantities=_quantities(request.POST),
        by=by,
        at=at,
        report=_report(request.POST),
    )


def _report(posted: Any) -> actions.Report:
    """What the customer reported, and when; today where no day is given."""
    form = ReportForm(posted)
    if not form.is_valid():
        raise Refusal(
            _(
                "Give the day of the customer's report as a date, its words in 4,000 letters. No claim was opened."
            )
        )
    return actions.Report(form.cleaned_data["reported_on"], form.cleaned_data["reported"])


def _packages(request: MemberRequest, order: Order) -> list[Package]:
    asked = {int(pk) for pk in request.POST.getlist("package") if _is_id(pk)}
    found = list(order.packages.select_related("order").filter(pk__in=asked).order_by("pk"))
    if not found or len(found) < len(asked):
        raise Refusal(_("Choose a parcel of this order. No claim was opened."))
    return found


def _quantities(posted: Any) -> dict[int, int]:
    """Units by order item id from fields named `units-<id>`."""
    wanted: dict[int, int] = {}
    for name, told in posted.items():
        prefix, _dash, pk = name.partition("-")
        if prefix != "units" or not _is_id(pk):
            continue
        if not _is_id(told) or int(told) > MOST_UNITS:
            raise Refusal(_("Give the number of units as a whole number. No claim was opened."))
        wanted[int(pk)] = int(told)
    return wanted


def _is_id(text: str) -> bool:
    return text.isdecimal() and len(text) <= 18
