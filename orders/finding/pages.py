"""Manage Orders: one question in the address, and its orders."""

from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from orders import paging
from orders.finding.drawing import around
from orders.finding.matching import Found, exact
from orders.finding.rows import row_of, with_parts
from orders.finding.urgent import SIZE, ranked
from orders.listing import Question, orders_for, within
from orders.models import OrderView
from sellers.access import MemberRequest, member_required

PAGING = ("older", "newer", "start")
SAME = 10  # orders that go by exactly what was typed, which stand first


@require_safe
@member_required
def order_list(request: MemberRequest) -> HttpResponse:
    """Manage Orders: an exact id opens its order, no question at all the view that opens first for the role."""
    now, seller = timezone.now(), request.seller
    question = Question.from_address(request.GET)
    if _has_blanks(request) and not getattr(request, "htmx", None):
        return redirect(_clean(request, question))
    views = list(OrderView.objects.for_seller(seller).visible_to(request.user).select_related("owner"))
    opens = _opens_first(request, views) if not request.GET else None
    if opens:
        return redirect(f"{reverse('orders:list')}?{opens.address}&view={opens.pk}")
    same = exact(seller, question.text, most=SAME) if question.text else []
    if len(same) == 1 and not question.filters and not request.GET.get("tab"):
        return redirect("orders:detail", same[0].seller_order_id)
    found = within(seller, question, now)
    shown = (
        _urgent(request, question, found, now)
        if question.sort == "next"
        else _by_time(request, question, found, now, [order.pk for order in same])
    )
    answer = render(request, _template(request), shown | around(request, question, now, found, views))
    if getattr(request, "htmx", None):
        answer["HX-Push-Url"] = _clean(request, question)  # without the empty fields of the form
    return answer


def _by_time(
    request: MemberRequest, question: Question, found: Found, now: datetime, same: list[int]
) -> dict[str, Any]:
    rows = with_parts(orders_for(request.seller, question, now, found), question.columns)
    page = paging.newest_first(
        rows.exclude(pk__in=same) if same else rows,
        by="ordered_at",
        older_than=request.GET.get("older", ""),
        newer_than=request.GET.get("newer", ""),
        oldest_first=question.sort == "oldest",
    )
    is_first = not (page.older if question.sort == "oldest" else page.newer)
    first = list(rows.filter(pk__in=same).newest_first()) if same and is_first else []
    older = {"url": _paged(question, "older", page.older), "label": _("Older")}
    newer = {"url": _paged(question, "newer", page.newer), "label": _("Newer")}
    back, onward = (older, newer) if question.sort == "oldest" else (newer, older)
    return {"rows": [row_of(order, now) for order in (*first, *page)], "back": back, "onward": onward}


def _urgent(request: MemberRequest, question: Question, found: Found, now: datetime) -> dict[str, Any]:
    """What needs a step, by score; pages are counted, since there are few."""
    typed = request.GET.get("start", "")
    start = min(int(typed), 10_000) if typed.isascii() and typed.isdigit() else 0
    rows = with_parts(orders_for(request.seller, question, now, found), question.columns)
    page = ranked(rows, request.seller, now, start=start)
    before = str(max(start - SIZE, 0)) if start else ""
    after = str(start + SIZE) if start + SIZE < page.total else ""
    return {
        "rows": [row_of(order, now, score) for order, score in page.rows],
        "back": {"url": _paged(question, "start", before), "label": _("Previous")},
        "onward": {"url": _paged(question, "start", after), "label": _("Next")},
        "is_ranked": True,
        "is_weighed_in_part": page.is_cut,
    }


def _opens_first(request: MemberRequest, views: list[OrderView]) -> OrderView | None:
    role = request.membership.role
    return next((view for view in views if view.is_shared and role in view.default_for), None)


def _template(request: Any) -> str:
    """The list alone when HTMX asks for it, the whole page otherwise."""
    page = "orders/list.html"
    return f"{page}#orders" if getattr(request, "htmx", None) and request.htmx.target == "orders" else page


def _has_blanks(request: MemberRequest) -> bool:
    """Whether a form sent its empty fields along, which would be an address that nobody can read."""
    return any(not value for _name, values in request.GET.lists() for value in values)


def _paged(question: Question, name: str, key: str) -> str:
    """The neighbouring page; "" at an end."""
    return f"{question.address(reverse('orders:list'))}&{name}={quote(key, safe='')}" if key else ""


def _clean(request: MemberRequest, question: Question) -> str:
    keys = [f"&{name}={quote(request.GET[name], safe='')}" for name in PAGING if request.GET.get(name)]
    return question.address(reverse("orders:list")) + "".join(keys)
