"""What each state does to an inquiry's clock: the columns that go with a move."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.dateparse import parse_date

from history.actions import change_status
from inquiries.clock import HOUR, Hours
from inquiries.models import Inquiry, Kind, ServiceHours, State
from sellers.models import Seller, User

_STOPPED: dict[str, Any] = {"due_at": None, "seconds_left": None, "follow_up_on": None, "next_at": None}


def hours_of(seller: Seller) -> tuple[ServiceHours, Hours]:
    """The seller's answering hours: as they are kept, and as the clock counts them."""
    row = ServiceHours.objects.of(seller)
    days = (parse_date(day) for day in row.closed_days)
    return row, Hours(
        zone=ZoneInfo(row.timezone),
        country=row.country,
        opens=row.opens,
        closes=row.closes,
        closed=frozenset(day for day in days if day),
    )


def whole(inquiry: Inquiry, row: ServiceHours) -> int:
    """Seconds of working time for a whole answer."""
    return (row.case_hours if inquiry.kind == Kind.CASE else row.question_hours) * HOUR


def started(inquiry: Inquiry, *, at: datetime, seconds: int | None = None) -> dict[str, Any]:
    """The clock runs from now, for what was left or for a whole answer."""
    row, hours = hours_of(inquiry.seller)
    due = hours.after(at, whole(inquiry, row) if seconds is None else seconds)
    return _STOPPED | {"due_at": due, "next_at": due}


def stopped() -> dict[str, Any]:
    """Nothing more is due."""
    return dict(_STOPPED)


def held(inquiry: Inquiry, *, until: date | None, at: datetime) -> dict[str, Any]:
    """The clock stands and what is left is kept; somebody looks again on a day, by the opening of the seller."""
    row, hours = hours_of(inquiry.seller)
    day = until or hours.workday_after(hours.day(at), row.wait_days)
    return _STOPPED | {
        "seconds_left": left(inquiry, hours, row, at),
        "follow_up_on": day,
        "next_at": max(hours.opening(day), at + timedelta(minutes=1)),
    }


def left(inquiry: Inquiry, hours: Hours, row: ServiceHours, at: datetime) -> int:
    """What is left of the working time: as kept while it stands, reckoned while it runs, whole when answered."""
    if inquiry.seconds_left is not None:
        return inquiry.seconds_left
    if inquiry.due_at is not None:
        return hours.left(at, inquiry.due_at)
    return whole(inquiry, row)


def move(
    inquiry: Inquiry, to: State, *, by: User | None, at: datetime, also: dict[str, Any], reason: str = ""
) -> None:
    """Move the state together with its clock."""
    change_status(inquiry, to, by=by, at=at, reason=reason, also=also)
