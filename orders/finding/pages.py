"""Manage Orders: one question in the address, its orders, and every way to ask another."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from orders import paging
from orders.finding.filters import NO_FILTERS, SPECS
from orders.finding.matching import NEWEST, Found, exact
from orders.finding.options import Options, options_for
from orders.finding.rows import row_of
from orders.finding.words import words_of
from orders.listing import FRAMES, Question, count_tabs, orders_for, within
from orders.models import ParcelState, Stage
from sellers.access import MemberRequest, member_required

PAGING = ("older", "newer")
SAME = 10  # orders that go by exactly what was typed, which stand first


@require_safe
@member_required
def order_list(request: MemberRequest) -> HttpResponse:
    """Manage Orders: one question in the address, its orders newest first; an exact id opens its order."""
    now, seller = timezone.now(), request.seller
    question = Question.from_address(request.GET)
    if _has_blanks(request) and not getattr(request, "htmx", None):
        return redirect(_clean(request, question))
    same = exact(seller, question.text, most=SAME) if question.text else []
    if len(same) == 1 and not question.filters and not request.GET.get("tab"):
        return redirect("orders:detail", same[0].seller_order_id)
    found = within(seller, question, now)
    rows = orders_for(seller, question, now, found).select_related("marketplace")
    page = paging.newest_first(
        rows.exclude(pk__in=[order.pk for order in same]) if same else rows,
        by="ordered_at",
        older_than=request.GET.get("older", ""),
        newer_than=request.GET.get("newer", ""),
    )
    first = (
        list(rows.filter(pk__in=[order.pk for order in same]).newest_first())
        if same and not page.newer
        else []
    )
    context = {
        "rows": [row_of(order, now) for order in (*first, *page)],
        "newer_url": _paged(question, newer=page.newer),
        "older_url": _paged(question, older=page.older),
        **_around(request, question, now, found),
    }
    answer = render(request, _template(request), context)
    if getattr(request, "htmx", None):
        answer["HX-Push-Url"] = _clean(request, question)  # without the empty fields of the form
    return answer


def _has_blanks(request: MemberRequest) -> bool:
    """Whether a form sent its empty fields along, which would be an address that nobody can read."""
    return any(not value for _name, values in request.GET.lists() for value in values)


def _template(request: Any) -> str:
    """The list alone when HTMX asks for it, the whole page otherwise."""
    page = "orders/list.html"
    return f"{page}#orders" if getattr(request, "htmx", None) and request.htmx.target == "orders" else page


def _around(request: MemberRequest, question: Question, now: datetime, found: Found) -> dict[str, Any]:
    """Tabs, filters and what they say, whatever the page."""
    path, options = reverse("orders:list"), options_for(request.seller)
    return {
        "question": question,
        "frame": FRAMES[question.period],
        "frames": list(FRAMES.items()),
        "tabs": _tabs(request, question, now, found),
        "is_cut": found.is_cut,
        "newest": NEWEST,
        "fields": _fields(question, options),
        "chips": _chips(question, options),
        "clear_url": question.address(path, filters=NO_FILTERS, text=""),
        "wider_url": question.address(path, days="all", tab="all", filters=NO_FILTERS),
        "export_url": question.address(reverse("orders:export")),
        "bulk_actions": [{"label": _("Create returns"), "icon": "undo-2"}],
    }


def _paged(question: Question, **key: str) -> str:
    """The neighbouring page; "" at an end."""
    ((name, value),) = key.items()
    return f"{question.address(reverse('orders:list'))}&{name}={_quoted(value)}" if value else ""


def _quoted(key: str) -> str:
    return key.replace("+", "%2B").replace(":", "%3A")


def _clean(request: MemberRequest, question: Question) -> str:
    keys = [f"&{name}={_quoted(request.GET[name])}" for name in PAGING if request.GET.get(name)]
    return question.address(reverse("orders:list")) + "".join(keys)


def _tabs(request: MemberRequest, question: Question, now: datetime, found: Found) -> list[dict[str, Any]]:
    path = reverse("orders:list")
    return [
        {
            "label": tab.label,
            "url": question.address(path, tab=tab.key),
            "count": tab.shown,
            "current": tab.key == question.tab,
            "hot": tab.key == "step" and tab.count,
        }
        for tab in count_tabs(request.seller, question, now, found)
    ]


def _chips(question: Question, options: Options) -> list[dict[str, Any]]:
    """What is asked for, said back in words with a way out each."""
    path = reverse("orders:list")
    chips: list[dict[str, Any]] = []
    if question.text:
        chips.append(
            {"name": _("Found by"), "value": question.text, "remove": question.address(path, text="")}
        )
    for word in words_of(question.filters, options):
        left = question.filters.without(word.key, word.value)
        chips.append(
            {
                "name": word.name,
                "value": word.text,
                "day": word.day,
                "remove": question.address(path, filters=left),
            }
        )
    return chips


def _fields(question: Question, options: Options) -> dict[str, Any]:
    """The form behind "Filters": groups of boxes, dates, and questions with yes or no."""
    offered = {
        "stage": Stage.choices,
        "parcel": ParcelState.choices,
        "carrier": options.carrier,
        "country": options.country,
        "marketplace": options.marketplace,
        "feature": options.feature,
    }
    of = question.filters.of
    return {
        "groups": [_group(key, choices, of(key)) for key, choices in offered.items()],
        "days": [
            {"key": key, "label": SPECS[key].label, "value": "".join(of(key))}
            for key in SPECS
            if key.endswith(("_from", "_to"))
        ],
        "late": "".join(of("late")),
        "questions": [
            {"key": key, "label": SPECS[key].label, "value": "".join(of(key))}
            for key in ("lost", "return", "claim", "unfulfillable")
        ],
    }


def _group(key: str, choices: Any, chosen: tuple[str, ...]) -> dict[str, Any]:
    """One group of boxes; a chosen value stays in it even when nothing else has it."""
    known = {value for value, _label in choices}
    every = [*choices, *((value, value) for value in chosen if value not in known)]
    return {
        "key": key,
        "label": SPECS[key].label,
        "choices": [(value, label, value in chosen) for value, label in every],
    }
