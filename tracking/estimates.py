"""The history of a parcel's estimate for people: the first promise, each change, and which clock uses which."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracking.eligibility import local_day
from tracking.models import Estimate, Package
from tracking.words import day_text


@dataclass(frozen=True)
class EstimateRow:
    """One promise in the table of promises; the newest stands first."""

    day: date
    change: str
    learned_at: datetime
    origin: str
    is_newest: bool
    clocks: str = ""  # which clock counts from it


def estimate_rows(stored: Sequence[Estimate], zone: ZoneInfo) -> list[EstimateRow]:
    """The changes of the estimate: what repeats is left out, and of one moment only the most exact
    origin counts.
    """
    exact = {one.learned_at: one for one in sorted(stored, key=lambda one: _EXACTNESS.index(one.origin))}
    rows: list[EstimateRow] = []
    for estimate in sorted(exact.values(), key=lambda one: one.learned_at):
        day = estimate.estimate.astimezone(zone).date()
        if rows and rows[-1].day == day:
            continue
        change = _change((day - rows[-1].day).days) if rows else _("First promise")
        origin = str(Estimate.Origin(estimate.origin).label)
        rows.append(EstimateRow(day, change, estimate.learned_at, origin, is_newest=False))
    return [replace(row, is_newest=number == 0) for number, row in enumerate(reversed(rows))]


_EXACTNESS = ("item", "shipment", "package", "tracking")


def _change(days: int) -> str:
    if days > 0:
        return ngettext("%(count)d day later", "%(count)d days later", days) % {"count": days}
    return ngettext("%(count)d day earlier", "%(count)d days earlier", -days) % {"count": -days}


def with_clocks(
    rows: Sequence[EstimateRow], package: Package, today: date, zone: ZoneInfo
) -> list[EstimateRow]:
    """The same rows; those from which a clock of the lost rule counts say which, and until when.

    The waiting days count from the latest estimate, the days to file from the first promise.
    """
    latest, promise = local_day(package.latest_estimate, zone), local_day(package.first_promise, zone)
    marked: list[EstimateRow] = []
    for number, row in enumerate(rows):
        clocks = []
        if row.is_newest and row.day == latest and package.lost_opens_on:
            clocks.append(_("Lost claim from %(day)s") % {"day": day_text(package.lost_opens_on, today)})
        if number == len(rows) - 1 and row.day == promise and package.lost_closes_on:
            clocks.append(
                _("Claim to be filed by %(day)s") % {"day": day_text(package.lost_closes_on, today)}
            )
        marked.append(replace(row, clocks=" · ".join(clocks)))
    return marked
