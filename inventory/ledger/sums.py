"""The ledger summed up: per day for the plot, per reason for the movements, and what happened on which day."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inventory.ledger.checks import DaySum, every_day, signed
from inventory.ledger.codes import Meaning, explain
from inventory.ledger.question import Question
from inventory.models import HazmatCase, LedgerDay, LedgerMovementQuerySet, Product, Restock
from sellers.models import Seller

ALL = ("starting", *LedgerDay.MOVEMENTS, "ending")
FEW = ("starting", "ending", "unknown_events")  # what the index by day holds, so that no row is read
Event = tuple[date, str]
_REMARKABLE = {
    "receipts": gettext_lazy("Received: %(units)s"),
    "vendor_returns": gettext_lazy("Taken out: %(units)s"),
    "found": gettext_lazy("Found: %(units)s"),
    "lost": gettext_lazy("Lost: %(units)s"),
    "damaged": gettext_lazy("Damaged: %(units)s"),
    "disposed": gettext_lazy("Disposed of: %(units)s"),
    "other_events": gettext_lazy("Other adjustments: %(units)s"),
}


def days_of(seller: Seller, question: Question, *, newest: date) -> list[DaySum]:
    """Each day of the span with all its shelves together, oldest first; every column when it is about one SKU."""
    names = ALL if question.sku else FEW
    rows = LedgerDay.objects.for_seller(seller).filter(question.where()).order_by("date").values("date")
    told: Any = rows.annotate(**{f"sum_{name}": Sum(name) for name in (*names, "off_by")})
    sums = [
        DaySum(row["date"], {name: row[f"sum_{name}"] for name in names}, off_by=row["sum_off_by"])
        for row in told
    ]
    return every_day(sums, until=min(question.until, newest))


def total_of(days: Sequence[DaySum]) -> DaySum | None:
    """A span in one line: the first day's start, all movements, the last day's end."""
    told = [day for day in days if day.moved]
    if not told:
        return None
    sums: dict[str, int] = {name: sum(day.moved[name] for day in told) for name in told[0].moved}
    ends = {"starting": told[0].moved["starting"], "ending": told[-1].moved["ending"]}
    return DaySum(told[-1].date, sums | ends)


@dataclass(frozen=True)
class ReasonSum:
    """All movements of a span with one reason."""

    event_type: str
    reason: str
    meaning: Meaning
    times: int
    units: int
    unreconciled: int


def reasons_of(rows: LedgerMovementQuerySet) -> list[ReasonSum]:
    """What moved, by event and code, the most frequent first."""
    told = (
        rows.order_by()
        .values("event_type", "reason")
        .annotate(times=Count("pk"), units=Sum("quantity"), open=Sum("unreconciled"))
    )
    found = [
        ReasonSum(
            row["event_type"],
            row["reason"],
            explain(row["event_type"], row["reason"]),
            row["times"],
            row["units"],
            row["open"],
        )
        for row in told
    ]
    return sorted(found, key=lambda one: (one.meaning.known, -one.times, one.event_type, one.reason))


def events_of(seller: Seller, question: Question, days: Sequence[DaySum]) -> list[Event]:
    """What happened to one SKU, for its plot: arrivals, losses and findings, restocks, hazmat reviews, open questions."""
    found = [(day.date, words) for day in days for words in _words_of(day)]
    if question.sku:
        found += _restocks(seller, question) + _reviews(seller, question)
    return sorted(found, key=lambda event: event[0])


def _words_of(day: DaySum) -> list[str]:
    """What is remarkable about one day: rare movements, and whatever is wrong."""
    moved = day.moved
    words = [
        str(text) % {"units": signed(moved[name])} for name, text in _REMARKABLE.items() if moved.get(name)
    ]
    return words + [str(problem.word) for problem in day.problems]


def _restocks(seller: Seller, question: Question) -> list[Event]:
    zone, units = seller.zone, defaultdict[date, int](int)
    span = (question.since, question.until)
    for at, quantity in (
        Restock.objects.for_seller(seller)
        .filter(sku=question.sku, reversed_at=None, at__date__range=span)
        .values_list("at", "quantity")
    ):
        units[at.astimezone(zone).date()] += quantity
    return [
        (day, _("Returned units restocked: %(units)d") % {"units": count}) for day, count in units.items()
    ]


def _reviews(seller: Seller, question: Question) -> list[Event]:
    zone = seller.zone
    found: list[Event] = []
    for case in HazmatCase.objects.for_seller(seller).filter(product__sku=question.sku):
        found.append((case.opened_at.astimezone(zone).date(), _("Hazmat review opened")))
        if case.closed_at:
            words = _("Hazmat review closed: %(state)s") % {"state": case.get_status_display()}
            found.append((case.closed_at.astimezone(zone).date(), words))
    for product in Product.objects.for_seller(seller).filter(sku=question.sku, hazmat_since__isnull=False):
        if product.hazmat_since:
            words = _("Reclassified: %(state)s") % {"state": product.get_hazmat_display()}
            found.append((product.hazmat_since.astimezone(zone).date(), words))
    return [event for event in found if question.since <= event[0] <= question.until]
