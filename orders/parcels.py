"""One parcel in one word, for lists: read from the parcel's own row, without its events.

Pure. The room above owns the parcel and its page; here is only what a row of a list or a file says of it.
"""

from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from orders.badges import PARCEL_BADGES, QUIET, Badge
from orders.models import ParcelState

_STILL_EXPECTED = frozenset(
    {
        ParcelState.SHIPPED,
        ParcelState.IN_TRANSIT,
        ParcelState.OUT_FOR_DELIVERY,
        ParcelState.DELAYED,
        ParcelState.UNKNOWN,
    }
)


class ParcelRow(Protocol):
    """What is read of a parcel; the room above has the row."""

    @property
    def state(self) -> str: ...
    @property
    def status_told(self) -> str: ...
    @property
    def shipped_at(self) -> datetime | None: ...
    @property
    def latest_estimate(self) -> datetime | None: ...
    @property
    def delivered_at(self) -> datetime | None: ...
    @property
    def last_event_at(self) -> datetime | None: ...
    @property
    def quiet_until(self) -> datetime | None: ...
    @property
    def lost_closes_on(self) -> date | None: ...
    @property
    def lost_eligible_since(self) -> datetime | None: ...


def parcel_badge(parcel: ParcelRow, *, now: datetime, zone: ZoneInfo) -> Badge:
    """The word of the parcel's card: what may be claimed and what is late come before the carrier's word."""
    today = now.astimezone(zone).date()
    if parcel.lost_eligible_since and parcel.delivered_at is None:
        return Badge("bad", "package-x", _("Lost-eligible"))
    if parcel.state in _STILL_EXPECTED and not (parcel.lost_closes_on and today > parcel.lost_closes_on):
        if parcel.latest_estimate and parcel.latest_estimate.astimezone(zone).date() < today:
            return Badge("warn", "clock", _("Late"))
        if _is_silent(parcel, now):
            return Badge("warn", "package-search", _("No scans"))
    tone, icon = PARCEL_BADGES.get(parcel.state, PARCEL_BADGES[ParcelState.UNKNOWN])
    return Badge(tone, icon, _word(parcel))


def _word(parcel: ParcelRow) -> str:
    if parcel.state in PARCEL_BADGES and parcel.state != ParcelState.UNKNOWN:
        return str(ParcelState(parcel.state).label)
    return parcel.status_told or _("Not known")


def _is_silent(parcel: ParcelRow, now: datetime) -> bool:
    """No event although the hours in which that is normal are over."""
    until = parcel.quiet_until or (parcel.shipped_at + QUIET if parcel.shipped_at else None)
    return parcel.last_event_at is None and until is not None and now > until
