"""The list of returns: the question in its address, its tabs, what each holds and how many."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from returns.grading import GRADES
from returns.models import Return, ReturnAuthorization, ReturnItem, ReturnItemQuerySet, ReturnStatus
from sellers.models import Seller

TABS: dict[str, tuple[Promise, frozenset[str]]] = {
    "asked": (_("Being asked"), frozenset({ReturnStatus.SUBMITTED, ReturnStatus.ASKING})),
    "open": (_("Coming back"), frozenset({ReturnStatus.AUTHORISED, ReturnStatus.PARTLY_REFUSED})),
    "stuck": (_("Refused or not sent"), frozenset({ReturnStatus.REFUSED, ReturnStatus.FAILED})),
    "done": (_("Processed or withdrawn"), frozenset({ReturnStatus.CLOSED, ReturnStatus.WITHDRAWN})),
    "elsewhere": (_("Made in Seller Central"), frozenset()),
}
# Days since the return was asked for: more than, and at most
AGES: dict[str, tuple[Promise, int, int | None]] = {
    "week": (_("up to 7 days old"), 0, 7),
    "month": (_("8 to 30 days old"), 7, 30),
    "quarter": (_("31 to 90 days old"), 30, 90),
    "older": (_("over 90 days old"), 90, None),
}
WAITING = "waiting"  # no condition yet
CONDITIONS: dict[str, Promise | str] = {WAITING: _("Not judged yet")} | {
    word: grade.label for word, grade in GRADES.items()
}


@dataclass(frozen=True)
class Question:
    """What the address asks for; unknown words ask for nothing."""

    tab: str = ""
    reason: str = ""
    sku: str = ""
    condition: str = ""
    age: str = ""

    @classmethod
    def from_address(cls, asked: QueryDict) -> "Question":
        tab, condition, age = (asked.get(name, "") for name in ("tab", "condition", "age"))
        return cls(
            tab=tab if tab in TABS else "",
            reason=asked.get("reason", "").strip()[:60],
            sku=asked.get("sku", "").strip()[:50],
            condition=condition if condition in CONDITIONS else "",
            age=age if age in AGES else "",
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether more is asked than a tab."""
        return bool(self.reason or self.sku or self.condition or self.age)

    def address(self, path: str, **changes: str) -> str:
        """Another page that answers the same question, some of it changed; empty parts are left out."""
        asked = {"tab": self.tab, "reason": self.reason, "sku": self.sku}
        asked |= {"condition": self.condition, "age": self.age} | changes
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"{path}?{query}" if query else path


def units_of(seller: Seller, question: Question) -> ReturnItemQuerySet:
    """The units that answer the question's words about units: reason, SKU (or how it begins) and condition."""
    units = ReturnItem.objects.for_seller(seller)
    if question.reason:
        units = units.filter(reason_code=question.reason)
    if question.sku:
        units = units.filter(order_item__sku__istartswith=question.sku)
    if question.condition == WAITING:
        units = units.filter(received_condition="")
    elif question.condition:
        units = units.filter(received_condition__iexact=question.condition)
    return units


def rows_of(seller: Seller, question: Question, now: datetime) -> QuerySet[Return]:
    """The returns that answer the question, with all that the list shows of them."""
    rows = _of_tab(_matching(seller, question, now), question.tab)
    return rows.select_related("order__marketplace", "order__seller__marketplace").prefetch_related(
        "items__order_item__product", "items__authorization"
    )


def _of_tab(rows: QuerySet[Return], tab: str) -> QuerySet[Return]:
    return rows.filter(status__in=TABS[tab][1]) if tab in TABS else rows


def _matching(seller: Seller, question: Question, now: datetime) -> QuerySet[Return]:
    rows = Return.objects.for_seller(seller).filter(_aged(question.age, now))
    if question.reason or question.sku or question.condition:
        rows = rows.filter(Exists(units_of(seller, question).filter(customer_return=OuterRef("pk"))))
    return rows


def _aged(age: str, now: datetime, column: str = "created_at") -> Q:
    if age not in AGES:
        return Q()
    _label, over, most = AGES[age]
    asked = Q(**{f"{column}__lt": now - timedelta(days=over)}) if over else Q()
    return asked & Q(**{f"{column}__gte": now - timedelta(days=most)}) if most else asked


def elsewhere(seller: Seller, question: Question, now: datetime) -> QuerySet[ReturnAuthorization]:
    """RMAs of returns that were not made here."""
    units = units_of(seller, question).filter(customer_return=None, authorization=OuterRef("pk"))
    papers = ReturnAuthorization.objects.for_seller(seller).filter(Exists(units), _aged(question.age, now))
    return papers.select_related("order__marketplace", "order__seller__marketplace").prefetch_related(
        "items__order_item__product"
    )


def units_for_file(seller: Seller, question: Question, now: datetime) -> ReturnItemQuerySet:
    """Each unit of the returns under the tab that itself answers the question, newest return first."""
    units = units_of(seller, question)
    if question.tab == "elsewhere":
        papers = elsewhere(seller, question, now).order_by().values("pk")
        units = units.filter(customer_return=None, authorization__in=papers)
        return units.order_by("-authorization__created_at", "-authorization_id", "id")
    rows = _of_tab(_matching(seller, question, now), question.tab).values("pk")
    return units.filter(customer_return__in=rows).order_by(
        "-customer_return__created_at", "-customer_return_id", "id"
    )


def count_tabs(seller: Seller, question: Question, now: datetime) -> dict[str, int]:
    """How many returns each tab holds for the same question; zero stays."""
    rows = _matching(seller, question, now).values("status").annotate(count=Count("id"))
    by_status = {row["status"]: row["count"] for row in rows}
    counts = {
        key: sum(by_status.get(status, 0) for status in statuses) for key, (_label, statuses) in TABS.items()
    }
    counts["elsewhere"] = elsewhere(seller, question, now).count()
    return counts


def reasons_in_use(seller: Seller) -> list[str]:
    """The reasons that any unit of the seller's came back for."""
    codes: Iterable[Any] = (
        ReturnItem.objects.for_seller(seller).order_by().values_list("reason_code", flat=True)
    )
    return sorted(code for code in set(codes.distinct()) if code)  # type: ignore[attr-defined]
