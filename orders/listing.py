"""Manage Orders: which orders are shown for an address, and how many each tab holds."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from orders.models import Order, OrderIdentifier, OrderQuerySet, Stage
from orders.search import END, fold
from sellers.models import Seller

CAP = 1000  # a tab counts up to here and then says "1,000+": counting further would cost more than the page
FOUND = 2000  # orders a search looks at; a prefix that matches more is no search
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

    tab: str
    days: str
    text: str

    @classmethod
    def from_address(cls, asked: QueryDict) -> "Question":
        tab, days = asked.get("tab", "all"), asked.get("days", "7")
        return cls(
            tab=tab if tab in TABS else "all",
            days=days if days in FRAMES else "7",
            text=asked.get("q", "").strip()[:200],
        )

    def address(self, path: str) -> str:
        """Another page that answers the same question."""
        asked = {"tab": self.tab, "days": self.days} | ({"q": self.text} if self.text else {})
        return f"{path}?{urlencode(asked)}"


@dataclass(frozen=True)
class Tab:
    """One tab with its count, capped."""

    key: str
    label: Promise
    count: int

    @property
    def shown(self) -> str:
        return f"{CAP:,}+" if self.count > CAP else f"{self.count:,}"


def orders_for(seller: Seller, question: Question, now: datetime) -> OrderQuerySet:
    """The seller's orders that answer the question. A search looks at all time, else it would hide what it seeks."""
    rows = _within(seller, question, now)
    return _of_tab(rows, question.tab, seller, now)


def exact_match(seller: Seller, text: str) -> Order | None:
    """The one order that goes by exactly this name, if there is exactly one; then the search opens it."""
    orders = Order.objects.for_seller(seller).filter(
        pk__in=OrderIdentifier.objects.for_seller(seller)
        .filter(folded=fold(text))
        .exclude(
            kind__in=[OrderIdentifier.Kind.NAME, OrderIdentifier.Kind.SKU, OrderIdentifier.Kind.POSTCODE]
        )
        .values("order_id")
    )[:2]
    return orders[0] if len(orders) == 1 else None


def count_tabs(seller: Seller, question: Question, now: datetime) -> list[Tab]:
    """How many orders each tab holds for the same question, counted up to the cap in one statement."""
    rows = _within(seller, question, now)
    parts: list[str] = []
    values: list[Any] = []
    for key in TABS:
        held = _of_tab(rows, key, seller, now).order_by().values("pk")[: CAP + 1]
        sql, params = held.query.sql_with_params()
        parts.append(f"(SELECT count(*) FROM ({sql}) AS counted)")  # noqa: S608 - the ORM's own SQL, values apart
        values.extend(params)
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(parts), values)
        counts = cursor.fetchone() or ()
    return [Tab(key, label, count) for (key, label), count in zip(TABS.items(), counts, strict=True)]


def _within(seller: Seller, question: Question, now: datetime) -> OrderQuerySet:
    rows = Order.objects.for_seller(seller)
    if question.text:
        folded = fold(question.text)
        named = OrderIdentifier.objects.for_seller(seller).filter(folded__gte=folded, folded__lt=folded + END)
        return rows.filter(pk__in=named.values("order_id").distinct()[:FOUND])
    if question.days == "all":
        return rows
    return rows.ordered_since(now - timedelta(days=int(question.days)))


def _of_tab(rows: OrderQuerySet, tab: str, seller: Seller, now: datetime) -> OrderQuerySet:
    if tab == "all":
        return rows
    if tab == "step":
        today = now.astimezone(seller.zone).date()
        return rows.needing_a_step(now, datetime.combine(today, time.min, tzinfo=seller.zone))
    return rows.filter(stage=tab)
