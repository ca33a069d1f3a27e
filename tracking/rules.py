"""Which lost rule is in force where and when: the rows of LostRule, read once for a batch of work."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from orders.models import Order
from tracking.eligibility import Rule, Window, local_day, window
from tracking.models import LostRule, Package

NO_RULE_YET = Rule(wait_days=7, file_within_days=90, quiet_hours=24)  # only if every row has been deleted


@dataclass(frozen=True)
class RuleBook:
    """Every dated rule; a marketplace's own row comes before the one for all."""

    rows: tuple[LostRule, ...]

    @classmethod
    def load(cls) -> "RuleBook":
        return cls(tuple(LostRule.objects.all()))

    def in_force(self, marketplace_id: str | None, day: date) -> Rule:
        """The rule of a marketplace on a day."""
        valid = [
            row
            for row in self.rows
            if row.valid_from <= day and (row.valid_to is None or day <= row.valid_to)
        ]
        row = _newest(row for row in valid if row.marketplace_id == marketplace_id) or _newest(
            row for row in valid if row.marketplace_id is None
        )
        return NO_RULE_YET if row is None else Rule(row.wait_days, row.file_within_days, row.quiet_hours)


def _newest(rows: Iterable[LostRule]) -> LostRule | None:
    return max(rows, key=lambda row: row.valid_from, default=None)


def zone_of(order: Order) -> ZoneInfo:
    """The zone in which the order's days begin and end."""
    return ZoneInfo(order.zone_name)


def marketplace_of(order: Order) -> str:
    """The marketplace whose rules and days count for an order."""
    return order.marketplace_id or order.seller.marketplace_id


def window_of(
    order: Order, *, latest_estimate: datetime | None, first_promise: datetime | None, book: RuleBook
) -> Window:
    """A parcel's claim window in its marketplace's calendar, by the rule in force on the day of the
    estimate.
    """
    zone = zone_of(order)
    day = local_day(latest_estimate, zone)
    if day is None:
        return Window(None, None)
    rule = book.in_force(marketplace_of(order), day)
    return window(day, local_day(first_promise, zone), rule)


def quiet_until(package: Package, book: RuleBook) -> datetime | None:
    """Until when a shipped parcel without tracking is normal."""
    if package.shipped_at is None:
        return None
    rule = book.in_force(marketplace_of(package.order), package.shipped_at.date())
    return package.shipped_at + timedelta(hours=rule.quiet_hours)
