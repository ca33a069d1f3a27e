"""Manage Orders: which orders are shown for an address, and how many each tab holds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.db.models import Count, Min, Q
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from orders.finding.columns import SORTS, USUAL, chosen
from orders.finding.conditions import narrowed
from orders.finding.filters import NO_FILTERS, Filters
from orders.finding.matching import FEW, Found, exact, matching
from orders.finding.urgent import midnight
from orders.models import Order, OrderQuerySet, Stage
from orders.models.orders import step_needed
from sellers.models import Seller

CAP = 1000  # a tab counts up to here and then says "1,000+": counting further would cost more than the page
FOUND = FEW  # what a search of other rooms reads at once
FRAMES: dict[str, Promise] = {
    "7": _("last 7 days"),
    "30": _("last 30 days"),
    "90": _("last 90 days"),
    "all": _("all time"),
}
TABS: dict[str, Promise] = {
    "all": _("All"),
    "step": _("Needs a step"),
    **{stage.value: stage.label for stage in Stage},
}


@dataclass(frozen=True)
class Question:
    """What the address asks for; unknown words fall back to the default."""

    tab: str = "all"
    days: str = "7"
    text: str = ""
    filters: Filters = NO_FILTERS
    sort: str = "newest"
    columns: tuple[str, ...] = USUAL
    view: str = ""  # the saved view it was opened by

    @classmethod
    def from_address(cls, asked: QueryDict) -> "Question":
        tab, days = asked.get("tab", "all"), asked.get("days", "7")
        return cls(
            tab=tab if tab in TABS else "all",
            days=days if days in FRAMES else "7",
            text=asked.get("q", "").strip()[:200],
            filters=Filters.from_address(asked),
            sort=sort if (sort := asked.get("sort", "newest")) in SORTS else "newest",
            columns=chosen(asked.getlist("col")),
            view=view if (view := asked.get("view", "")).isascii() and view.isdigit() else "",
        )

    def address(self, path: str, **changes: Any) -> str:
        """The page that answers the same question, or one with some of its parts changed."""
        asked = replace(self, **changes)
        pairs = [("tab", asked.tab), ("days", asked.days), *([("q", asked.text)] if asked.text else [])]
        pairs += asked.filters.pairs()
        pairs += [("sort", asked.sort)] if asked.sort != "newest" else []
        pairs += [("col", key) for key in asked.columns] if asked.columns != USUAL else []
        pairs += [("view", asked.view)] if asked.view else []
        return f"{path}?{urlencode(pairs)}"

    @property
    def kept(self) -> str:
        """What a saved view keeps of it."""
        return self.address("", view="").removeprefix("?")

    @property
    def period(self) -> str:
        """The time frame that holds: a search, named days of order and what is urgent look at all time."""
        return "all" if self.text or self.filters.say_when_ordered or self.sort == "next" else self.days


@dataclass(frozen=True)
class Tab:
    """One tab with its count, capped, and when the oldest order counted was ordered."""

    key: str
    label: Promise | str
    count: int
    oldest: datetime | None = None

    @property
    def shown(self) -> str:
        return f"{CAP:,}+" if self.count > CAP else f"{self.count:,}"


def orders_for(
    seller: Seller, question: Question, now: datetime, found: Found | None = None
) -> OrderQuerySet:
    """The seller's orders that answer the question. A search looks at all time, else it would hide what it seeks.

    `found`: what `within` gave, where it was asked before.
    """
    rows = (found or within(seller, question, now)).rows
    condition = _tab(question.tab, seller, now)
    return rows.filter(condition) if condition else rows


def exact_match(seller: Seller, text: str) -> Order | None:
    """The one order that goes by exactly this name, if there is exactly one; then the search opens it."""
    orders = exact(seller, text)
    return orders[0] if len(orders) == 1 else None


def within(seller: Seller, question: Question, now: datetime) -> Found:
    """The orders of all tabs that answer the question."""
    rows = narrowed(Order.objects.for_seller(seller), question.filters, seller, now)
    if question.text:
        return matching(rows, seller, question.text)
    if question.period == "all":
        return Found(rows)
    return Found(rows.ordered_since(now - timedelta(days=int(question.period))))


def count_tabs(seller: Seller, question: Question, now: datetime, found: Found | None = None) -> list[Tab]:
    """How many orders each tab holds for the same question, counted up to the cap in one statement, and since when
    the oldest of those counted waits.
    """
    rows = (found or within(seller, question, now)).rows
    conditions = {key: _tab(key, seller, now) for key in TABS}
    counts = _in_one_go(rows, conditions) if question.text else _one_by_one(rows, conditions)
    return [Tab(key, TABS[key], *counts[key]) for key in TABS]


Counted = tuple[int, datetime | None]


def _in_one_go(rows: OrderQuerySet, conditions: dict[str, Q]) -> dict[str, Counted]:
    """For the few orders of a search, which are cheaper read once than counted eight times."""
    wanted: dict[str, Any] = {}
    for key, condition in conditions.items():
        only = condition or Q(pk__isnull=False)
        wanted |= {f"n_{key}": Count("pk", filter=only), f"t_{key}": Min("ordered_at", filter=only)}
    told = rows.order_by().aggregate(**wanted)
    return {key: (told[f"n_{key}"], told[f"t_{key}"]) for key in conditions}


def _one_by_one(rows: OrderQuerySet, conditions: dict[str, Q]) -> dict[str, Counted]:
    """Each condition read no further than the cap, by its own index."""
    return count_capped({key: rows.filter(condition) for key, condition in conditions.items()})


def count_capped(asked: Mapping[str, OrderQuerySet]) -> dict[str, Counted]:
    """How many rows each holds, up to the cap, and the oldest time of order among those; in one statement."""
    parts: list[str] = []
    values: list[Any] = []
    for number, rows in enumerate(asked.values()):
        sql, params = rows.order_by().values("ordered_at")[: CAP + 1].query.sql_with_params()
        # The ORM's own SQL, values apart
        parts.append(f"(SELECT count(*), min(ordered_at) FROM ({sql}) AS rows) AS counted{number}")  # noqa: S608
        values.extend(params)
    if not parts:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {' CROSS JOIN '.join(parts)}", values)  # noqa: S608
        told = cursor.fetchone() or ()
    return dict(zip(asked, zip(told[::2], told[1::2], strict=True), strict=True))


def _tab(tab: str, seller: Seller, now: datetime) -> Q:
    """What a tab asks for; empty for all orders."""
    if tab == "all":
        return Q()
    if tab == "step":
        return step_needed(now, midnight(seller, now))
    return Q(stage=tab)
