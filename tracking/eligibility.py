"""When a parcel counts as lost: a question about dates, answered without a database and without a clock.

Amazon's help page on Multi-Channel Fulfillment: a parcel that was not delivered within seven days after the
estimated delivery date may be claimed as lost, unless the carrier marked it delivered; the claim must be
filed within 90 days of the promised delivery date. Days are calendar days in the marketplace's time zone.
"""

import enum
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo


@dataclass(frozen=True)
class Rule:
    """The lost rule of one marketplace: days, days, hours."""

    wait_days: int
    file_within_days: int
    quiet_hours: int


@dataclass(frozen=True)
class Window:
    """The first day a lost claim may be opened and the last day it may be filed; empty while no estimate is
    known.
    """

    opens_on: date | None
    closes_on: date | None


class Answer(enum.Enum):
    YES = "yes"
    NO = "no"
    NOT_YET = "not_yet"


class Reason(enum.Enum):
    """Why a parcel may be claimed as lost, or why not."""

    NOT_SHIPPED = "not_shipped"
    DELIVERED = "delivered"
    COMING_BACK = "coming_back"
    NO_ESTIMATE = "no_estimate"
    WAITING = "waiting"
    CLOSED = "closed"
    WAITED = "waited"


@dataclass(frozen=True)
class Facts:
    """What decides about one parcel."""

    shipped: bool
    delivered: bool
    coming_back: bool
    window: Window


@dataclass(frozen=True)
class Verdict:
    """Whether a lost claim may be opened today; `until` is the first day for NOT_YET and the last day for
    YES.
    """

    answer: Answer
    reason: Reason
    until: date | None = None


def window(latest_estimate: date | None, first_promise: date | None, rule: Rule) -> Window:
    """The claim window of a parcel: opens the day after the waiting days, counted from the latest estimate.

    The end is counted from the first promise, because Amazon counts it from the promised date; without one
    from the latest estimate.
    """
    if latest_estimate is None:
        return Window(None, None)
    promised = first_promise or latest_estimate
    return Window(
        opens_on=latest_estimate + timedelta(days=rule.wait_days + 1),
        closes_on=promised + timedelta(days=rule.file_within_days),
    )


def judge(facts: Facts, today: date) -> Verdict:
    """Whether a lost claim may be opened on that day in the marketplace's zone."""
    if facts.delivered:
        return Verdict(Answer.NO, Reason.DELIVERED)
    if facts.coming_back:
        return Verdict(Answer.NO, Reason.COMING_BACK)
    if not facts.shipped:
        return Verdict(Answer.NO, Reason.NOT_SHIPPED)
    return _judge_dates(facts.window, today)


def _judge_dates(window: Window, today: date) -> Verdict:
    if window.opens_on is None or window.closes_on is None:
        return Verdict(Answer.NO, Reason.NO_ESTIMATE)
    if today > window.closes_on or window.opens_on > window.closes_on:
        return Verdict(Answer.NO, Reason.CLOSED, window.closes_on)
    if today < window.opens_on:
        return Verdict(Answer.NOT_YET, Reason.WAITING, window.opens_on)
    return Verdict(Answer.YES, Reason.WAITED, window.closes_on)


def local_day(moment: datetime | None, zone: tzinfo) -> date | None:
    """The calendar day of a moment in a zone."""
    return None if moment is None else moment.astimezone(zone).date()
