"""Each filter of Manage Orders as a condition that an index serves.

Values with several parts (carriers of an order, its channel features) are stored as one text; the few texts that occur
at a seller are looked up first, so that the condition is an equality.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q

from orders.finding.filters import Filters
from orders.finding.options import carrier_texts, feature_texts
from orders.models import Order, OrderItem, OrderQuerySet, ParcelState, Stage
from sellers.models import Seller

OPEN = (Stage.PENDING, Stage.UNSHIPPED, Stage.SHIPPED)
PART = ", "  # between the carriers or the features of one order


def narrowed(rows: OrderQuerySet, filters: Filters, seller: Seller, now: datetime) -> OrderQuerySet:
    """The rows that pass every filter."""
    for key, values in filters:
        rows = rows.filter(_CONDITIONS[key](key, values, seller, now))
    return rows


Condition = Callable[[str, tuple[str, ...], Seller, datetime], Q]
_COLUMNS = {"stage": "stage", "parcel": "parcel_state", "country": "country", "marketplace": "marketplace"}
_MOMENTS = {"ordered": "ordered_at", "estimate": "latest_estimate", "delivered": "delivered_at"}


def _any_of(key: str, values: tuple[str, ...], seller: Seller, now: datetime) -> Q:
    return Q(**{f"{_COLUMNS[key]}__in": values})


def _carrier(key: str, values: tuple[str, ...], seller: Seller, now: datetime) -> Q:
    return Q(carriers__in=_containing(carrier_texts(seller), values))


def _feature(key: str, values: tuple[str, ...], seller: Seller, now: datetime) -> Q:
    return Q(feature_names__in=_containing(feature_texts(seller), values))


def _containing(texts: list[str], wanted: tuple[str, ...]) -> list[str]:
    return [text for text in texts if set(text.split(PART)) & set(wanted)]


def _from(key: str, values: tuple[str, ...], seller: Seller, now: datetime) -> Q:
    return Q(**{f"{_moment(key)}__gte": _midnight(date.fromisoformat(values[0]), seller)})


def _until(key: str, values: tuple[str, ...], seller: Seller, now: datetime) -> Q:
    """Including the day itself."""
    day = date.fromisoformat(values[0])
    if day == date.max:
        return Q(**{f"{_moment(key)}__isnull": False})
    return Q(**{f"{_moment(key)}__lt": _midnight(day + timedelta(days=1), seller)})


def _moment(key: str) -> str:
    return _MOMENTS[key.partition("_")[0]]


def _midnight(day: date, seller: Seller) -> datetime:
    return datetime.combine(day, time.min, tzinfo=seller.zone)


def _late(key: str, values: tuple[str, ...], seller: Seller, now: datetime) -> Q:
    """So many calendar days past the latest estimate, and neither delivered nor come back."""
    today = now.astimezone(seller.zone).date()
    before = _midnight(today - timedelta(days=int(values[0]) - 1), seller)
    return Q(stage__in=OPEN, latest_estimate__lt=before) & ~Q(parcel_state=ParcelState.RETURNED)


def _lost(key: str, values: tuple[str, ...], seller: Seller, now: datetime) -> Q:
    return Q(lost_eligible=values[0] == "yes")


def _related(relation: str) -> Condition:
    """Whether a room above keeps something for the order, asked by the relation's name."""

    def condition(key: str, values: tuple[str, ...], seller: Seller, now: datetime) -> Q:
        model: Any = Order._meta.get_field(relation).related_model
        held = _held(model, seller)
        return Q(held) if values[0] == "yes" else Q(~held)

    return condition


def _held(model: type[Model], seller: Seller) -> Exists:
    rows: Any = model._default_manager
    return Exists(rows.filter(seller=seller, order_id=OuterRef("pk")))


def _unfulfillable(key: str, values: tuple[str, ...], seller: Seller, now: datetime) -> Q:
    lines = OrderItem.objects.for_seller(seller).filter(unfulfillable__gt=0)
    if values[0] == "no":
        return ~Q(stage=Stage.UNFULFILLABLE) & Q(~Exists(lines.filter(order_id=OuterRef("pk"))))
    whole = Order.objects.for_seller(seller).filter(stage=Stage.UNFULFILLABLE)
    return Q(pk__in=whole.values("pk").union(lines.values("order_id"), all=True))


_CONDITIONS: Mapping[str, Condition] = {
    **dict.fromkeys(_COLUMNS, _any_of),
    **{f"{name}_from": _from for name in _MOMENTS},
    **{f"{name}_to": _until for name in _MOMENTS},
    "carrier": _carrier,
    "feature": _feature,
    "late": _late,
    "lost": _lost,
    "return": _related("returns"),
    "claim": _related("claims"),
    "unfulfillable": _unfulfillable,
}
