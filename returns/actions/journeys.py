"""A parcel on its way back: its number is entered, the carriers tell of it, it arrives."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

import orders.actions
from amazon import shapes
from history.actions import Refusal, record
from history.models import Source
from orders.models import Order, OrderIdentifier
from returns.actions.questioning import look_into
from returns.models import ReturnAuthorization, ReturnParcel, ReturnParcelScan
from returns.units import lock_order
from sellers.models import User
from tracking import pace
from tracking.carriers.numbers import recognise
from tracking.conclusions import Conclusion, conclude
from tracking.models import EventSource, ParcelState
from tracking.told import new_events

MOST_PARCELS = 20
_NUMBER = re.compile(r"[0-9A-Z][0-9A-Z./_-]{4,58}[0-9A-Z]")


@transaction.atomic
def record_return_parcel(
    *,
    order: Order,
    authorization: ReturnAuthorization | None,
    tracking_number: str,
    carrier: str = "",
    by: User | None,
    at: datetime,
) -> ReturnParcel:
    """Keep the number of a parcel on its way back and begin to follow it; `by` is empty when the customer entered it.

    The same number again gives the parcel already known. Raises Refusal for what is no number, for the number of a
    parcel that went to the customer, and beyond 20 parcels.
    """
    number = "".join(tracking_number.split()).upper()
    lock_order(order)
    known = ReturnParcel.objects.filter(order=order, tracking_number=number).first()
    if known is not None:
        return known
    _check(order, number)
    parcel = ReturnParcel.objects.create(
        seller_id=order.seller_id,
        order=order,
        authorization=authorization,
        tracking_number=number,
        carrier_code=carrier or _likely_carrier(number),
        entered_by=by,
        entered_at=at,
        next_poll_at=at,
    )
    orders.actions.add_identifiers(order=order, names={OrderIdentifier.Kind.TRACKING: [number]})
    source = Source.PERSON if by else Source.CUSTOMER
    record(parcel, verb="return_parcel", by=by, at=at, source=source, after=number)
    look_into(order=order, at=at)
    return parcel


@transaction.atomic
def forget_return_parcel(*, parcel: ReturnParcel, by: User, at: datetime) -> None:
    """Take a number away that was entered by mistake. Refused once a carrier has told of the parcel."""
    order = lock_order(parcel.order)
    if parcel.events.exists():
        raise Refusal(_("The carrier knows this parcel, so its number stays. Nothing was changed."))
    record(parcel, verb="return_parcel_forgotten", by=by, at=at, before=parcel.tracking_number)
    parcel.delete()
    look_into(order=order, at=at)


@transaction.atomic
def note_arrival(*, parcel: ReturnParcel, on: date, by: User, at: datetime) -> None:
    """Enter by hand that a parcel arrived at Amazon. Raises Refusal for a day to come, or before it was sent."""
    zone = ZoneInfo(parcel.order.zone_name)
    first = parcel.entered_at.astimezone(zone).date() - timedelta(days=60)
    if not first <= on <= at.astimezone(zone).date():
        raise Refusal(
            _(
                "The parcel can't have arrived on that day. Enter the day the carrier names. Nothing was saved."
            )
        )
    order = lock_order(parcel.order)
    arrived = min(datetime.combine(on, time(12), zone), at)
    _write(
        parcel,
        {
            "delivered_at": arrived,
            "state": ParcelState.DELIVERED,
            "arrival_by_hand": True,
            "next_poll_at": None,
        },
    )
    record(parcel, verb="return_parcel_arrived", by=by, at=at, after=parcel.tracking_number)
    look_into(order=order, at=at)


@transaction.atomic
def record_journey(
    *, parcel: ReturnParcel, told: shapes.PackageTracking, source: EventSource, at: datetime
) -> None:
    """Store what one source says of a parcel on its way back: append-only, the same in any order."""
    order = lock_order(parcel.order)
    parcel = ReturnParcel.objects.select_for_update(of=("self",)).get(pk=parcel.pk)
    stored = list(parcel.events.all())
    mine = {"seller_id": parcel.seller_id, "parcel": parcel}
    fresh = new_events(stored, told.events, source, at, lambda row: ReturnParcelScan(**mine, **row))
    ReturnParcelScan.objects.bulk_create(fresh, ignore_conflicts=True)
    was = parcel.state
    status = told.current_status[:60] or parcel.status_told
    concluded = conclude([(scan.at, scan.code) for scan in (*stored, *fresh)], status)
    _write(parcel, _words(parcel, told, status) | _facts(parcel, concluded, at))
    _write(parcel, _schedule(parcel, at))
    if parcel.state != was:
        by_whom = Source.CARRIER if source.is_carrier else Source.AMAZON
        data = {"number": parcel.tracking_number}
        when = parcel.last_event_at or at
        record(
            parcel,
            verb="return_parcel_state",
            by=None,
            at=when,
            source=by_whom,
            before=was,
            after=parcel.state,
            data=data,
        )
        look_into(order=order, at=at)


def note_silence(
    *, parcel: ReturnParcel, error: str, permanent: bool, at: datetime, wait: timedelta | None = None
) -> None:
    """Nobody could tell of the parcel: look again later. `wait` when it was through no fault of the parcel's."""
    spread = pace.spread_of(parcel.pk)
    if wait is not None:
        _write(parcel, {"next_poll_at": at + wait * (1 + spread)})
        return
    failures = min(parcel.poll_failures + 1, 32_000)
    later = pace.after_failure(failures, at, permanent=permanent, spread=spread)
    old = at - parcel.entered_at > timedelta(days=120)
    _write(
        parcel,
        {
            "last_polled_at": at,
            "poll_failures": failures,
            "poll_error": error[:300],
            "next_poll_at": None if old else later,
        },
    )


def _check(order: Order, number: str) -> None:
    if not _NUMBER.fullmatch(number):
        raise Refusal(
            _(
                "This is no tracking number: 6 to 60 letters and digits, as on the carrier’s receipt. Nothing was saved."
            )
        )
    if order.packages.filter(tracking_number__iexact=number).exists():
        raise Refusal(
            _(
                "This is the number of the parcel that went to the customer. Enter the one that comes back. "
                "Nothing was saved."
            )
        )
    if order.return_parcels.count() >= MOST_PARCELS:
        raise Refusal(_("There are 20 parcels on this order already. Nothing was saved."))


def _likely_carrier(number: str) -> str:
    guesses = [guess for guess in recognise(number) if guess.certainty != "doubtful"]
    return guesses[0].carrier if guesses else ""


def _words(parcel: ReturnParcel, told: shapes.PackageTracking, status: str) -> dict[str, object]:
    words: dict[str, object] = {
        "status_told": status,
        "status_description": told.current_status_description[:300],
        "carrier_code": parcel.carrier_code or told.carrier_code[:60],
        "estimate": told.estimated_arrival_date,
    }
    return {name: value for name, value in words.items() if value}


def _facts(parcel: ReturnParcel, concluded: Conclusion, at: datetime) -> dict[str, object]:
    """Where it is; an arrival entered by hand stands until the carrier itself tells one."""
    arrived = concluded.delivered_at
    if arrived is None and concluded.state is ParcelState.DELIVERED:  # only a status says so
        arrived = parcel.delivered_at or at
    lost = concluded.lost_at or (at if concluded.state is ParcelState.LOST_BY_CARRIER else None)
    by_hand = parcel.arrival_by_hand and arrived is None
    return {
        "state": ParcelState.DELIVERED if by_hand else concluded.state,
        "delivered_at": parcel.delivered_at if by_hand else arrived,
        "arrival_by_hand": by_hand,
        "damaged_at": concluded.damaged_at or parcel.damaged_at,
        "lost_told_at": None if arrived else (parcel.lost_told_at or lost),
        "last_event_at": concluded.last_event_at or parcel.last_event_at,
    }


def _schedule(parcel: ReturnParcel, at: datetime) -> dict[str, object]:
    facts = pace.Facts(
        state=ParcelState(parcel.state),
        shipped_at=parcel.entered_at,
        latest_estimate=parcel.estimate,
        last_event_at=parcel.last_event_at,
    )
    following = pace.next_look(facts, at, spread=pace.spread_of(parcel.pk))
    return {"last_polled_at": at, "poll_failures": 0, "poll_error": "", "next_poll_at": following}


def _write(parcel: ReturnParcel, values: dict[str, object]) -> None:
    changed = [name for name, value in values.items() if getattr(parcel, name) != value]
    for name in changed:
        setattr(parcel, name, values[name])
    if changed:
        parcel.save(update_fields=changed)
