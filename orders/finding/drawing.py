"""What stands round the orders: tabs, saved views, filters and what they say."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from orders.finding.columns import COLUMNS, SORTS, USUAL
from orders.finding.filters import NO_FILTERS, SPECS
from orders.finding.matching import NEWEST, Found
from orders.finding.options import Options, options_for
from orders.finding.urgent import midnight
from orders.finding.words import words_of
from orders.listing import CAP, FRAMES, Question, Tab, count_capped, count_tabs, orders_for
from orders.models import OrderQuerySet, OrderView, ParcelState, Stage
from sellers.access import MemberRequest
from sellers.models import Seller

OPEN_TABS = ("step", "pending", "unshipped")  # whose oldest order is worth a word


def around(
    request: MemberRequest, question: Question, now: datetime, found: Found, views: Sequence[OrderView]
) -> dict[str, Any]:
    """The context of the page, whatever its orders."""
    path, options = reverse("orders:list"), options_for(request.seller)
    return {
        "question": question,
        "frame": FRAMES[question.period],
        "frames": list(FRAMES.items()),
        "sorts": list(SORTS.items()),
        "tabs": _tabs(request.seller, question, now, found),
        "views": _views(request.seller, question, now, views),
        "view": _view(request, question, views),
        "save_url": question.address(reverse("orders:views"), view=""),
        "fields": _fields(question, options),
        "chips": _chips(question, options),
        "usual": USUAL,
        "clear_url": question.address(path, filters=NO_FILTERS, text="", view=""),
        "wider_url": question.address(path, days="all", tab="all", filters=NO_FILTERS, view=""),
        "is_cut": found.is_cut,
        "newest": NEWEST,
        "export_url": question.address(reverse("orders:export")),
        "bulk_actions": [{"label": _("Create returns"), "icon": "undo-2"}],
    }


def _tabs(seller: Seller, question: Question, now: datetime, found: Found) -> list[dict[str, Any]]:
    path = reverse("orders:list")
    return [
        {
            "label": tab.label,
            "url": question.address(path, tab=tab.key),
            "count": tab.shown,
            "age": _age(tab, now) if tab.key in OPEN_TABS else "",
            "current": tab.key == question.tab,
            "hot": tab.key == "step" and tab.count,
        }
        for tab in count_tabs(seller, question, now, found)
    ]


def _age(tab: Tab, now: datetime) -> str:
    """How long the oldest order waits; at least so long where not all were counted."""
    if tab.oldest is None:
        return ""
    days = max((now - tab.oldest).days, 0)
    if tab.count > CAP:
        return ngettext("%(days)d day or more", "%(days)d days or more", days) % {"days": days}
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


def question_of(view: OrderView) -> Question:
    return Question.from_address(QueryDict(view.address))


def _views(
    seller: Seller, question: Question, now: datetime, views: Sequence[OrderView]
) -> list[dict[str, Any]]:
    """A tab for each view, counted up to the cap, with the age of its oldest order."""
    asked = {str(view.pk): _held(seller, question_of(view), now) for view in views}
    counts = count_capped(asked)
    return [
        _view_tab(view, question, Tab(str(view.pk), view.name, *counts[str(view.pk)]), now) for view in views
    ]


def _held(seller: Seller, kept: Question, now: datetime) -> OrderQuerySet:
    """The orders of a view: by score stand only those that need a step."""
    rows = orders_for(seller, kept, now)
    return rows.needing_a_step(now, midnight(seller, now)) if kept.sort == "next" else rows


def _view_tab(view: OrderView, question: Question, tab: Tab, now: datetime) -> dict[str, Any]:
    return {
        "label": view.name,
        "url": f"{reverse('orders:list')}?{view.address}&view={view.pk}",
        "count": tab.shown,
        "age": _age(tab, now),
        "current": tab.key == question.view,
    }


def _view(request: MemberRequest, question: Question, views: Sequence[OrderView]) -> dict[str, Any] | None:
    """The view the page was opened by: whether it was left since, and whether the reader may change it."""
    view = next((view for view in views if str(view.pk) == question.view), None)
    if view is None:
        return None
    may_change = view.may_be_changed_by(request.user, request.membership.role)
    is_left = question_of(view).kept != question.kept
    return {"row": view, "may_be_replaced": may_change and is_left, "address": question.kept}


def _chips(question: Question, options: Options) -> list[dict[str, Any]]:
    """What is asked for, said back in words with a way out each."""
    path = reverse("orders:list")
    found = {"name": _("Found by"), "value": question.text, "remove": question.address(path, text="")}
    said = [
        {
            "name": word.name,
            "value": word.text,
            "day": word.day,
            "remove": question.address(path, filters=question.filters.without(word.key, word.value)),
        }
        for word in words_of(question.filters, options)
    ]
    return [found, *said] if question.text else said


def _fields(question: Question, options: Options) -> dict[str, Any]:
    """The form behind "Filters": groups of boxes, dates, questions with yes or no, and the columns."""
    offered: dict[str, Any] = {
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
        "days": [_field(key, of(key)) for key in SPECS if key.endswith(("_from", "_to"))],
        "late": "".join(of("late")),
        "questions": [_field(key, of(key)) for key in ("lost", "return", "claim", "unfulfillable")],
        "columns": [(key, label, key in question.columns) for key, label in COLUMNS.items()],
    }


def _field(key: str, values: tuple[str, ...]) -> dict[str, Any]:
    return {"key": key, "label": SPECS[key].label, "value": "".join(values)}


def _group(key: str, choices: Any, chosen: tuple[str, ...]) -> dict[str, Any]:
    """One group of boxes; a chosen value stays in it even when nothing else has it."""
    known = {value for value, _label in choices}
    every = [*choices, *((value, value) for value in chosen if value not in known)]
    return {
        "key": key,
        "label": SPECS[key].label,
        "choices": [(value, label, value in chosen) for value, label in every],
    }
