"""The lost-eligible flag of one parcel: set and dropped as its facts change, with a line in the history."""

from datetime import datetime

from history.actions import record
from history.models import Source
from tracking.eligibility import Answer, Facts, Reason, Verdict, Window, judge
from tracking.models import Package
from tracking.rules import zone_of


def verdict_of(package: Package, *, at: datetime) -> Verdict:
    """Whether a lost claim may be opened for the parcel at that time."""
    today = at.astimezone(zone_of(package.order)).date()
    return judge(facts_of(package), today)


def facts_of(package: Package) -> Facts:
    """What decides about the parcel, read from its row."""
    return Facts(
        shipped=package.shipped_at is not None or package.last_event_at is not None,
        delivered=package.delivered_at is not None,
        coming_back=package.returning_at is not None,
        window=Window(package.lost_opens_on, package.lost_closes_on),
    )


def flag_after(package: Package, *, at: datetime) -> datetime | None:
    """Since when the parcel is lost-eligible; empty when it is not."""
    if verdict_of(package, at=at).answer is not Answer.YES:
        return None
    return package.lost_eligible_since or at


def note_flag(package: Package, before: datetime | None, *, at: datetime) -> None:
    """Write into the history that the flag was set or dropped, and why."""
    now = package.lost_eligible_since
    if (before is None) == (now is None):
        return
    reason = verdict_of(package, at=at).reason
    verb = "lost_eligible" if now else "lost_eligible_dropped"
    record(package, verb=verb, by=None, at=at, source=Source.PORTAL, data=note_data(package, reason))


def note_data(package: Package, reason: Reason) -> dict[str, str]:
    """What the history's sentence is filled with."""
    return {
        "parcel": str(package),
        "reason": reason.value,
        "estimate": package.latest_estimate.isoformat() if package.latest_estimate else "",
    }
