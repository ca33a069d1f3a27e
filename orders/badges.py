"""How an order's state is shown in one badge and one next step: colour only where a person should look.

Pure: the order's summary fields, the present moment and the zone of its marketplace.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amazon.words import canonical
from orders.guidance import HOLD_DAYS
from orders.models import Order, ParcelState, Stage
from orders.statuses import word

QUIET = timedelta(hours=24)
DAYS_LATE_BEFORE_LOST = 7


@dataclass(frozen=True)
class Badge:
    """Tone and icon of the look, the word, and the fact it stands on."""

    tone: str
    icon: str
    word: str
    fact: str = ""


@dataclass(frozen=True)
class NextStep:
    """What the reader does next, and by when; no words when nothing is due."""

    words: str
    due: date | None = None
    urgent: bool = False


PARCEL_BADGES: dict[str, tuple[str, str]] = {
    ParcelState.SHIPPED: ("neutral", "truck"),
    ParcelState.IN_TRANSIT: ("neutral", "truck"),
    ParcelState.OUT_FOR_DELIVERY: ("neutral", "truck"),
    ParcelState.ATTEMPTED: ("warn", "triangle-alert"),
    ParcelState.PICKUP: ("neutral", "map-pin"),
    ParcelState.HELD: ("warn", "triangle-alert"),
    ParcelState.DELAYED: ("warn", "clock"),
    ParcelState.DAMAGED: ("bad", "triangle-alert"),
    ParcelState.LOST_BY_CARRIER: ("bad", "package-x"),
    ParcelState.RETURNING: ("warn", "undo-2"),
    ParcelState.RETURNED: ("neutral", "undo-2"),
    ParcelState.DELIVERED: ("good", "package-check"),
    ParcelState.UNKNOWN: ("neutral", "info"),
}


def badge_of(order: Order, *, now: datetime, zone: ZoneInfo) -> Badge:
    """The order's badge: the parcel in most trouble speaks for all."""
    if order.lost_eligible:
        return Badge("bad", "package-x", _("Lost-eligible"), _parcels(order))
    if order.stage == Stage.CANCELLED:
        return Badge("neutral", "circle-x", _("Cancelled"))
    if order.stage == Stage.UNFULFILLABLE:
        return Badge("bad", "ban", str(word(order.status_told).label))
    if order.stage in (Stage.PENDING, Stage.UNSHIPPED):
        return _before_shipping(order, now=now, zone=zone)
    return _on_the_way(order, now=now, zone=zone)


def _before_shipping(order: Order, *, now: datetime, zone: ZoneInfo) -> Badge:
    told = str(word(order.status_told).label)
    if _days_past(order.latest_estimate, now, zone) > 0:
        return Badge("bad", "octagon-alert", _("Not shipped, overdue"), told)
    return Badge("neutral", "hourglass", told, _("Not shipped yet"))


def _on_the_way(order: Order, *, now: datetime, zone: ZoneInfo) -> Badge:
    tone, icon = PARCEL_BADGES.get(order.parcel_state, ("neutral", "truck"))
    label = (
        str(ParcelState(order.parcel_state).label)
        if order.parcel_state in ParcelState.values
        else _("Shipped")
    )
    if order.stage == Stage.DELIVERED:
        return Badge("good", "package-check", _("Delivered"), _parcels(order))
    if tone != "neutral" and order.parcel_state != ParcelState.DELAYED:
        return Badge(tone, icon, label, _parcels(order))
    late = _days_past(order.latest_estimate, now, zone)
    if late > 0 and order.parcel_state != ParcelState.RETURNED:
        fact = ngettext("%(days)d day past the estimate", "%(days)d days past the estimate", late)
        return Badge("warn", "clock", _("Late"), fact % {"days": late})
    if _is_silent(order, now):
        return Badge("warn", "package-search", _("No scans"), _shipped_ago(now - (order.shipped_at or now)))
    return Badge(tone, icon, label, _parcels(order))


def _shipped_ago(silence: timedelta) -> str:
    """Hours while they are few, days after that."""
    hours = int(silence.total_seconds() // 3600)
    if hours < 72:
        fact = ngettext("Shipped %(hours)d hour ago", "Shipped %(hours)d hours ago", hours)
        return fact % {"hours": hours}
    return _("Shipped %(days)d days ago") % {"days": silence.days}


def _is_silent(order: Order, now: datetime) -> bool:
    """Shipped for more than a day without one scan."""
    return order.last_news_at is None and order.shipped_at is not None and now - order.shipped_at > QUIET


def _parcels(order: Order) -> str:
    if order.parcels > 1:
        said = _("%(delivered)d of %(parcels)d delivered") % {
            "delivered": order.parcels_delivered,
            "parcels": order.parcels,
        }
        return f"{said} · {order.carriers}" if order.carriers else said
    return order.carriers


def next_step_of(order: Order, *, now: datetime, zone: ZoneInfo) -> NextStep:
    """What to do next about an order, in the words of its page's button."""
    today = now.astimezone(zone).date()
    if order.lost_eligible:
        return NextStep(_("Open lost claim"), order.lost_closes_on, urgent=True)
    if order.stage == Stage.UNFULFILLABLE:
        return NextStep(_("Tell the customer, check stock"), urgent=True)
    late = _days_past(order.latest_estimate, now, zone)
    if order.stage in (Stage.PENDING, Stage.UNSHIPPED):
        return (
            NextStep(_("Contact Seller Support"), today, urgent=True)
            if late > 0
            else _unless_held(order, zone)
        )
    if order.stage != Stage.SHIPPED or order.parcel_state == ParcelState.RETURNED:
        return NextStep("")
    if order.parcel_state == ParcelState.DAMAGED:
        return NextStep(_("Open damage claim"), urgent=True)
    if _is_silent(order, now):
        return NextStep(_("Chase the carrier"), today, urgent=True)
    if late > 0 and order.latest_estimate and order.parcel_state != ParcelState.RETURNING:
        opens = order.latest_estimate.astimezone(zone).date() + timedelta(days=DAYS_LATE_BEFORE_LOST + 1)
        return NextStep(_("Lost claim opens"), opens)
    return NextStep("")


def _unless_held(order: Order, zone: ZoneInfo) -> NextStep:
    """Nothing is due before shipping, unless Amazon waits for the seller's word."""
    if canonical(order.fulfillment_action) != "hold" or order.cancel_requested_at:
        return NextStep("")
    ends = order.ordered_at.astimezone(zone).date() + timedelta(days=HOLD_DAYS)
    return NextStep(_("On hold until you release it"), ends)


def _days_past(estimate: datetime | None, now: datetime, zone: ZoneInfo) -> int:
    """Calendar days since the estimate, in the marketplace's zone; 0 on the day itself and before."""
    if estimate is None:
        return 0
    return max((now.astimezone(zone).date() - estimate.astimezone(zone).date()).days, 0)
