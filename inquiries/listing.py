"""The queue of inquiries: its tabs, what each holds, and how one is found."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db import connection
from django.db.models import Q
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inquiries.models import HELD, Inquiry, InquiryQuerySet
from inquiries.paging import soonest_first
from orders.listing import CAP, FOUND, Tab
from orders.models import OrderIdentifier
from orders.paging import Page, newest_first
from orders.search import END, fold
from sellers.models import Seller, User

TABS: dict[str, Promise] = {
    "open": _("Open"),
    "mine": _("Mine"),
    "unassigned": _("Unassigned"),
    "due": _("Due today"),
    "hold": _("On hold"),
    "all": _("All"),
}


@dataclass(frozen=True)
class Question:
    """What the address asks for; unknown words fall back to the default. A search without a tab looks everywhere."""

    tab: str
    text: str

    @classmethod
    def from_address(cls, asked: QueryDict) -> "Question":
        text = asked.get("q", "").strip()[:200]
        tab = asked.get("tab", "all" if text else "open")
        return cls(tab=tab if tab in TABS else "open", text=text)


@dataclass(frozen=True)
class Desk:
    """Whose queue it is, at which moment."""

    seller: Seller
    user: User
    now: datetime

    @property
    def tonight(self) -> datetime:
        """When today ends where the seller is."""
        tomorrow = self.now.astimezone(self.seller.zone).date() + timedelta(days=1)
        return datetime.combine(tomorrow, time.min, tzinfo=self.seller.zone)


def page_of(desk: Desk, question: Question, *, after: str, before: str) -> Page[Inquiry]:
    """One page: by due time, under All the newest first."""
    rows = rows_of(desk, question.tab, question.text).select_related("order", "owner", "seller__marketplace")
    if question.tab == "all":
        return newest_first(rows, by="opened_at", older_than=after, newer_than=before)
    return soonest_first(rows, after=after, before=before)


def rows_of(desk: Desk, tab: str, text: str = "") -> InquiryQuerySet:
    """The inquiries of a tab that a search finds."""
    rows = Inquiry.objects.for_seller(desk.seller)
    if text:
        rows = rows.filter(_named(desk.seller, text))
    if tab == "mine":
        return rows.active().filter(owner=desk.user)
    if tab == "unassigned":
        return rows.active().filter(owner=None)
    if tab == "due":
        return rows.due_before(desk.tonight)
    if tab == "hold":
        return rows.filter(status__in=HELD)
    return rows if tab == "all" else rows.active()


def _named(seller: Seller, text: str) -> Q:
    """By the beginning of its number, case ID, customer or e-mail, or of any name its order goes by."""
    folded = fold(text)
    orders = OrderIdentifier.objects.for_seller(seller).filter(folded__gte=folded, folded__lt=folded + END)
    return (
        Q(number__istartswith=text)
        | _begins("folded_case", folded)
        | _begins("folded_name", folded)
        | _begins("folded_email", folded)
        | Q(order_id__in=orders.values("order_id").distinct()[:FOUND])
    )


def _begins(column: str, folded: str) -> Q:
    return Q(**{f"{column}__gte": folded, f"{column}__lt": folded + END})


def count_tabs(desk: Desk, text: str = "") -> list[Tab]:
    """How many inquiries each tab holds, counted up to the cap in one statement."""
    parts: list[str] = []
    values: list[Any] = []
    for key in TABS:
        held = rows_of(desk, key, text).order_by().values("pk")[: CAP + 1]
        sql, params = held.query.sql_with_params()
        parts.append(f"(SELECT count(*) FROM ({sql}) AS counted)")  # noqa: S608 - the ORM's own SQL, values apart
        values.extend(params)
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(parts), values)
        counts = cursor.fetchone() or ()
    return [Tab(key, label, count) for (key, label), count in zip(TABS.items(), counts, strict=True)]
