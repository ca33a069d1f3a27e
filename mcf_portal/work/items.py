"""One thing to do, and how a day's things are put in groups."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TABS: dict[str, Promise] = {
    "all": _("Everything"),
    "late": _("Late and missing"),
    "returns": _("Returns"),
    "claims": _("Claims"),
    "unfulfillable": _("Unfulfillable"),
    "stock": _("Stock"),
    "inquiries": _("Inquiries"),
}


@dataclass(frozen=True, kw_only=True)
class WorkItem:
    """One thing that awaits a person: what to do, about what, by when, and what is at stake."""

    tab: str
    tone: str
    icon: str
    title: str
    about: str
    url: str
    verb: str
    due: date | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str = ""


@dataclass
class Group:
    """Items that are due about the same time."""

    label: Promise
    items: list[WorkItem] = field(default_factory=list)


def grouped(items: Iterable[WorkItem], *, today: date) -> list[Group]:
    """Items by deadline: overdue, today, this week, later; those without one come last. Empty groups are left out."""
    groups = [Group(_("Overdue")), Group(_("Today")), Group(_("This week")), Group(_("Later"))]
    for item in sorted(items, key=lambda item: (item.due or date.max, item.title, item.about)):
        groups[_place(item.due, today)].items.append(item)
    return [group for group in groups if group.items]


def _place(due: date | None, today: date) -> int:
    if due is None or due > today + timedelta(days=7):
        return 3
    if due > today:
        return 2
    return 1 if due == today else 0
