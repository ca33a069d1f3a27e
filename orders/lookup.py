"""Many orders at once: a pasted list of ids, and what became of each."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.cache import cache
from django.db.models import F, Window
from django.db.models.functions import DenseRank
from django.utils.translation import gettext as _

from orders.badges import Badge, badge_of
from orders.csvfile import BOM, lines, moment_cell
from orders.exporting import channel
from orders.models import Order, OrderIdentifier
from orders.parcels import parcel_badge
from orders.search import fold
from sellers.models import Seller

LIMIT = 500
PER_ID = 10  # orders shown for one id: a case or a displayed id may stand for several
KEPT = 7 * 24 * 3600  # seconds for which a pasted list can be opened again
_BETWEEN = re.compile(r"[\r\n\t,;，；\u2028\u2029]+")
_KEY = re.compile(r"[0-9a-f]{24}")
_KINDS = OrderIdentifier.Kind
# Names that mean one order; a customer, a SKU or a postcode would find many
KINDS = (_KINDS.ORDER, _KINDS.DISPLAYED, _KINDS.TRACKING, _KINDS.RMA, _KINDS.CLAIM, _KINDS.CASE)


@dataclass(frozen=True)
class Row:
    """One line of the answer: what was typed, and one parcel of the order it means; no order when nothing does."""

    typed: str
    first: bool  # the first row for what was typed
    order: Order | None = None
    found_as: str = ""
    parcel: Any = None  # the room above has its type; nothing before shipping
    badge: Badge | None = None
    zone: ZoneInfo | None = None
    cut: bool = False  # more orders go by this name than are shown

    @property
    def estimate(self) -> datetime | None:
        """The parcel's latest estimate, before shipping the order's."""
        told = self.parcel or self.order
        return told.latest_estimate if told else None

    @property
    def tracking(self) -> str:
        return self.parcel.tracking_number if self.parcel else ""


def parse(text: str) -> list[str]:
    """The ids of a pasted list, as typed, each once: apart by line, comma, semicolon or tab; spaces belong to an id."""
    parts = (part.strip().strip('"').strip() for part in _BETWEEN.split(text))
    ids: dict[str, str] = {}
    for part in parts:
        if part:
            ids.setdefault(fold(part), part)
    return list(ids.values())


def keep(seller: Seller, ids: Sequence[str]) -> str:
    """Remember a list for the seller's team; returns its key."""
    key = key_of(ids)
    cache.set(_place(seller, key), list(ids), KEPT)
    return key


def key_of(ids: Sequence[str]) -> str:
    """What a list is kept under: the same for the same list."""
    return hashlib.sha256("\n".join(ids).encode()).hexdigest()[:24]


def kept(seller: Seller, key: str) -> list[str] | None:
    """A remembered list; nothing when it is too old, or another seller's."""
    return cache.get(_place(seller, key)) if _KEY.fullmatch(key) else None


def _place(seller: Seller, key: str) -> str:
    return f"orders:lookup:{seller.pk}:{key}"


def look_up(seller: Seller, ids: Sequence[str], now: datetime) -> list[Row]:
    """A row per parcel for each id in the order typed; two questions to the database whatever the length."""
    found = _found(seller, [fold(each) for each in ids])
    return [row for typed in ids for row in _rows(typed, found[fold(typed)], seller, now)]


def _found(seller: Seller, wanted: Sequence[str]) -> dict[str, list[OrderIdentifier]]:
    place = Window(DenseRank(), partition_by=F("folded"), order_by=F("order_id").desc())
    names = (
        OrderIdentifier.objects.for_seller(seller)
        .filter(folded__in=wanted, kind__in=KINDS)
        .annotate(place=place)
        .filter(place__lte=PER_ID + 1)
        .select_related("order__marketplace")
        .prefetch_related("order__packages")
        .order_by("-order_id", "id")
    )
    found: dict[str, list[OrderIdentifier]] = defaultdict(list)
    for name in names:
        found[name.folded].append(name)
    return found


def _rows(typed: str, names: Sequence[OrderIdentifier], seller: Seller, now: datetime) -> Iterator[Row]:
    if not names:
        yield Row(typed, True)
        return
    by_order: dict[int, list[OrderIdentifier]] = defaultdict(list)
    for name in names:
        by_order[name.order_id].append(name)
    first, cut = True, len(by_order) > PER_ID
    for same in list(by_order.values())[:PER_ID]:
        order, found_as = same[0].order, str(_KINDS(same[0].kind).label)
        zone = (order.marketplace or seller.marketplace).zone
        whole = badge_of(order, now=now, zone=zone)
        for parcel in _meant(same) or [None]:
            badge = parcel_badge(parcel, now=now, zone=zone) if parcel else whole
            yield Row(typed, first, order, found_as, parcel, badge, zone, cut and first)
            first = False


def _meant(names: Sequence[OrderIdentifier]) -> list[Any]:
    """The parcels that are meant: the one whose number was typed, else all of the order, oldest first."""
    parcels = sorted(names[0].order.packages.all(), key=lambda parcel: parcel.pk)
    if any(name.kind != _KINDS.TRACKING for name in names):
        return parcels
    own = [
        parcel
        for parcel in parcels
        if names[0].folded in (fold(parcel.tracking_number), fold(parcel.amazon_tracking_number))
    ]
    return own or parcels


def tracking_numbers(rows: Sequence[Row]) -> list[str]:
    """Every tracking number of the answer once, in its order."""
    return list(dict.fromkeys(row.tracking for row in rows if row.tracking))


def lookup_file(rows: Sequence[Row]) -> str:
    """The answer as a file."""
    head = (
        _("As typed"),
        _("Found as"),
        _("Order ID"),
        _("Fulfillment"),
        _("Status"),
        _("Carrier"),
        _("Tracking number"),
        _("Swiship link"),
        _("Latest estimate"),
        _("Delivered"),
        _("Time zone"),
    )
    return BOM + lines([head, *(_line(row) for row in rows)])


def _line(row: Row) -> Sequence[object]:
    if row.order is None or row.badge is None or row.zone is None:
        return (row.typed, _("Not found"), *[""] * 9)
    parcel = row.parcel
    return (
        row.typed,
        row.found_as,
        row.order.seller_order_id,
        channel(),
        row.badge.word,
        parcel.carrier if parcel else "",
        row.tracking,
        parcel.swiship_url if parcel else "",
        moment_cell(row.estimate, row.zone),
        moment_cell(parcel.delivered_at if parcel else None, row.zone),
        row.zone.key,
    )
