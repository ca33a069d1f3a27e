"""The clock of an inquiry: it counts the seller's answering hours only, and stands while somebody else is waited for.

Pure: hours, moments and seconds in, moments and seconds out.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from sellers.workdays import add_work_hours, add_workdays, work_hours_between

HOUR = 3600


@dataclass(frozen=True, kw_only=True)
class Hours:
    """When somebody answers: on working days of a country but for one's own days off, from one time to another."""

    zone: ZoneInfo
    country: str
    opens: time
    closes: time
    closed: frozenset[date] = frozenset()

    def after(self, start: datetime, seconds: int) -> datetime:
        """The moment when so much working time has passed since `start`."""
        hours = Decimal(seconds) / HOUR
        return add_work_hours(start, hours, self.zone, self.country, self.opens, self.closes, self.closed)

    def left(self, now: datetime, due: datetime) -> int:
        """Seconds of working time until `due`; 0 once it has passed."""
        if due <= now:
            return 0
        hours = work_hours_between(now, due, self.zone, self.country, self.opens, self.closes, self.closed)
        return int(hours * HOUR)

    def day(self, moment: datetime) -> date:
        """The calendar day where the seller's people sit."""
        return moment.astimezone(self.zone).date()

    def workday_after(self, day: date, count: int) -> date:
        """The `count`-th working day after a day; one's own days off are passed over."""
        found = add_workdays(day, count, self.country)
        while found in self.closed:
            found = add_workdays(found, 1, self.country)
        return found

    def opening(self, day: date) -> datetime:
        """When the seller opens on a day."""
        return datetime.combine(day, self.opens, self.zone)
