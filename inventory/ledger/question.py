"""What the address of the Daily Inventory History asks for, and the rows that answer it, a page at a time."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.http import QueryDict
from django.utils.dateparse import parse_date

from inventory.models import LedgerDay, LedgerDayQuerySet, LedgerMovement, LedgerMovementQuerySet
from sellers.models import Seller

SIZE = 50
DEFAULT_DAYS = 14
MOST_DAYS = 92  # of all SKUs at once
MOST_DAYS_OF_ONE = 550  # of one SKU: all that Amazon keeps
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 1, 1)  # nobody can count beyond the calendar's ends
ORDER = ("-date", "msku", "location", "disposition", "pk")


@dataclass(frozen=True)
class Question:
    """The filters of both pages of the ledger; nonsense falls back to the default."""

    sku: str
    disposition: str
    location: str
    since: date
    until: date
    only: str  # "": all rows; "check": those in question

    @classmethod
    def from_address(cls, asked: QueryDict, *, newest: date, disposition: str = "SELLABLE") -> "Question":
        sku = _text(asked, "sku")[:50]
        until = min(max(_day(asked.get("until"), newest), FIRST_DAY), LAST_DAY)
        first = until - timedelta(days=DEFAULT_DAYS - 1)
        widest = until - timedelta(days=MOST_DAYS_OF_ONE if sku else MOST_DAYS)
        return cls(
            sku=sku,
            disposition=_text(asked, "disposition", disposition)[:40],
            location=_text(asked, "location")[:20],
            since=max(_day(asked.get("since"), first), widest),
            until=until,
            only="check" if asked.get("only") == "check" else "",
        )

    def where(self) -> Q:
        """What both kinds of rows are filtered by."""
        found = Q(date__range=(self.since, self.until))
        for name in ("disposition", "location"):
            if getattr(self, name):
                found &= Q(**{name: getattr(self, name)})
        return found & Q(msku=self.sku) if self.sku else found


def _text(asked: QueryDict, name: str, otherwise: str = "") -> str:
    """A word of the address; the database takes no NUL."""
    return asked.get(name, otherwise).replace("\0", "").strip()


def _day(text: str | None, otherwise: date) -> date:
    try:
        return parse_date(text or "") or otherwise
    except ValueError:
        return otherwise


def days_for(seller: Seller, question: Question) -> LedgerDayQuerySet:
    """The rows that answer, newest first."""
    rows = LedgerDay.objects.for_seller(seller).filter(question.where())
    return (rows.in_question() if question.only else rows).order_by(*ORDER)


def movements_for(seller: Seller, question: Question) -> LedgerMovementQuerySet:
    """The movements that answer, newest first."""
    rows = LedgerMovement.objects.for_seller(seller).filter(question.where())
    return (rows.exclude(unreconciled=0) if question.only else rows).order_by("-date", "-pk")


@dataclass(frozen=True)
class DayPage:
    """One page of rows and the key under which the next begins ("" at the end)."""

    rows: list[LedgerDay]
    after: str


def day_page(rows: LedgerDayQuerySet, *, after: str = "", size: int = SIZE) -> DayPage:
    """The rows behind a key: first what is left of its day, then the days before it."""
    key = _read(after)
    found = list(_beyond(rows, key)[: size + 1]) if key else []
    if len(found) <= size:
        older = rows.filter(date__lt=key[0]) if key else rows
        found += older[: size + 1 - len(found)]
    return DayPage(found[:size], _write(found[size - 1]) if len(found) > size else "")


Key = tuple[date, str, str, str, int]


def _beyond(rows: LedgerDayQuerySet, key: Key) -> LedgerDayQuerySet:
    day, msku, location, disposition, pk = key
    same = Q(msku=msku, location=location, disposition=disposition, pk__gt=pk)
    later = (
        Q(msku__gt=msku)
        | Q(msku=msku, location__gt=location)
        | Q(msku=msku, location=location, disposition__gt=disposition)
    )
    return rows.filter(date=day).filter(same | later)


def _write(row: LedgerDay) -> str:
    return "~".join((row.date.isoformat(), row.location, row.disposition, str(row.pk), row.msku))


def _read(key: str) -> Key | None:
    """The place a key names; None for what is no key."""
    parts = key.split("~", 4)
    if len(parts) < 5 or not parts[3].isdecimal() or len(parts[3]) > 18 or "\0" in key:
        return None
    day = _day(parts[0], FIRST_DAY)
    return day, parts[4], parts[1], parts[2], int(parts[3])


@dataclass(frozen=True)
class MovementPage:
    """One page of movements and the key under which the next begins ("" at the end)."""

    rows: list[LedgerMovement]
    after: str


def movement_page(rows: LedgerMovementQuerySet, *, after: str = "", size: int = SIZE) -> MovementPage:
    """The movements behind a key."""
    day, _line, number = after.partition("~")
    if number.isdecimal() and len(number) < 19:
        at = _day(day, FIRST_DAY)
        rows = rows.filter(Q(date__lt=at) | Q(date=at, pk__lt=int(number)), date__lte=at)
    found = list(rows[: size + 1])
    last = found[size - 1] if len(found) > size else None
    return MovementPage(found[:size], f"{last.date}~{last.pk}" if last else "")
