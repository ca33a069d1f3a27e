"""Amazon's customer-returns report: each unit in it is matched to the unit of a return, or kept as one nobody asked for.

The report names no return item. Where Amazon's API tells of a unit it has an id of its own, so a line of the report is
matched to it by order, SKU and condition; what matches nothing becomes a unit of the order, so that its condition and
its stock are known to sellers without the API as well.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from amazon import shapes
from amazon.words import same
from history.actions import Refusal, record
from history.models import Source
from orders.models import Order, OrderIdentifier, OrderItem
from orders.search import fold
from returns.actions.reporting import FROM_REPORT, record_return_status
from returns.models import Match, ReportedUnit, ReturnItem
from returns.units import lock_order
from sellers.models import AmazonConnection, Seller, User

# What customers bought on Amazon itself: 3-7-7 digits. MCF orders have the shop's own id, or one such as S01-…
_AMAZONS_OWN = re.compile(r"\d{3}-\d{7}-\d{7}")


@dataclass(frozen=True)
class ReportLine:
    """So many units of one product that came back for one order, in the report's words."""

    order_id: str
    sku: str
    quantity: int
    at: datetime
    centre: str
    disposition: str
    condition: str  # the disposition in the words of Amazon's API
    reason: str = ""
    status: str = ""
    plate: str = ""
    comment: str = ""
    fnsku: str = ""
    title: str = ""

    @property
    def said(self) -> str:
        """What tells a unit from others of its order and SKU: its licence plate, else when and where it came."""
        return self.plate or f"{self.at.isoformat()} {self.centre}"


@dataclass(frozen=True)
class _Unit:
    """One unit of a line; `number` tells it from those of which the report says the very same."""

    line: ReportLine
    number: int

    @property
    def name(self) -> str:
        """The same unit has the same name in every file."""
        return _digest(f"{self.line.order_id} {self.line.sku} {self.line.said} {self.number}")

    def item_id(self, order: Order) -> str:
        """The id of the unit in its order, where no API gives it one."""
        return FROM_REPORT + _digest(f"{order.pk} {self.line.sku} {self.line.said} {self.number}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _units(lines: Iterable[ReportLine]) -> Iterator[_Unit]:
    told = Counter[tuple[str, str]]()
    for line in lines:
        for _one in range(line.quantity):
            yield _Unit(line, told[line.sku, line.said])
            told[line.sku, line.said] += 1


def record_reported_units(*, seller: Seller, lines: Sequence[ReportLine], at: datetime) -> int:
    """Take in lines of the report; the same lines again leave the same rows. Returns how many lines were about MCF orders.

    Lines of Amazon's own orders are passed over: their returns are Amazon's business.
    """
    orders = _orders(seller, {line.order_id for line in lines})
    ours = [line for line in lines if line.order_id in orders or not _AMAZONS_OWN.fullmatch(line.order_id)]
    by_order: dict[str, list[ReportLine]] = {}
    for line in ours:
        by_order.setdefault(line.order_id, []).append(line)
    connected = AmazonConnection.objects.usable().filter(seller=seller).exists()
    for order_id, found in by_order.items():
        order = orders.get(order_id)
        if order is None:
            _keep_strangers(seller, found, at)
        else:
            _record_order(order, found, at, connected=connected)
    return len(ours)


def match_again(*, seller: Seller, at: datetime) -> int:
    """Match units of orders that the portal had not read when the report came; returns how many it knows now."""
    strangers = ReportedUnit.objects.for_seller(seller).filter(match=Match.UNKNOWN_ORDER).order_by("id")
    known = _orders(seller, set(strangers.values_list("order_told", flat=True)))
    rows = list(strangers.filter(order_told__in=known))
    record_reported_units(seller=seller, lines=[_line(row) for row in rows], at=at)
    return len(rows)


def _line(row: ReportedUnit) -> ReportLine:
    return ReportLine(
        order_id=row.order_told,
        sku=row.sku,
        quantity=1,
        at=row.returned_at,
        centre=row.fulfillment_center,
        disposition=row.disposition,
        condition=row.condition,
        reason=row.reason,
        status=row.status_told,
        plate=row.plate,
        comment=row.comment,
        fnsku=row.fnsku,
        title=row.title,
    )


@transaction.atomic
def note_looked_at(*, unit: ReportedUnit, note: str, by: User, at: datetime) -> None:
    """Somebody knows what a unit is that nobody asked for. Raises Refusal without words, or when it is matched."""
    if not note:
        raise Refusal(_("Say in a few words what it is. Nothing was saved."))
    if unit.match == Match.MATCHED:
        raise Refusal(_("This unit is on a return meanwhile. Reload the page; nothing was changed."))
    unit.looked_at, unit.looked_by, unit.note = at, by, note
    unit.save(update_fields=["looked_at", "looked_by", "note"])
    record(unit, verb="reported_unit_looked_at", by=by, at=at, after=unit.sku, reason=note)


def _orders(seller: Seller, names: set[str]) -> dict[str, Order]:
    """Our orders by the ids of the report, which may be the shop's own or the displayed one."""
    kinds = (OrderIdentifier.Kind.ORDER, OrderIdentifier.Kind.DISPLAYED)
    found = OrderIdentifier.objects.for_seller(seller).filter(kind__in=kinds, value__in=names)
    found = found.filter(folded__in={fold(name) for name in names})  # the column that has the index
    rows = found.select_related("order").order_by("-kind", "-order_id")
    return {row.value: row.order for row in rows}


def _keep_strangers(seller: Seller, lines: Sequence[ReportLine], at: datetime) -> None:
    """Units of orders that the portal has not read: kept, and matched once it has."""
    for unit in _units(lines):
        values = _columns(unit, at) | {"match": Match.UNKNOWN_ORDER}
        ReportedUnit.objects.get_or_create(seller=seller, name=unit.name, defaults=values)


# --- one order ---------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class _Shelf:
    """An order's units by id, those no line is matched to, and the lines' rows by name."""

    items: dict[str, ReturnItem]
    free: list[ReturnItem]
    rows: dict[str, ReportedUnit]

    def take(self, line: ReportLine) -> ReturnItem | None:
        """The unit the line is about: of the same condition first, then one that was not judged yet."""
        mine = [item for item in self.free if item.order_item.sku == line.sku]
        same_word = [item for item in mine if same(item.received_condition, line.condition)]
        waiting = [item for item in mine if not item.received_condition]
        found = next(iter([*same_word, *waiting, *mine]), None)
        if found is not None:
            self.free.remove(found)
        return found


@transaction.atomic
def _record_order(order: Order, lines: Sequence[ReportLine], at: datetime, *, connected: bool) -> None:
    lock_order(order)
    by_sku = {item.sku: item for item in order.items.all()}
    units = list(_units(lines))
    shelf = _shelf(order, [unit.name for unit in units])
    rows = [_row(order, unit, shelf, at) for unit in units]
    news = [
        _news(order, unit, row, by_sku[unit.line.sku])
        for unit, row in zip(units, rows, strict=True)
        if unit.line.sku in by_sku and _is_news(row, connected=connected)
    ]
    record_return_status(order=order, items=news, authorizations=(), at=at)
    made = {item.seller_return_item_id: item for item in order.return_items.all()}
    for unit, row in zip(units, rows, strict=True):
        _match(order, row, row.item or made.get(unit.item_id(order)), known=unit.line.sku in by_sku)


def _shelf(order: Order, names: Sequence[str]) -> _Shelf:
    rows = ReportedUnit.objects.for_seller(order.seller_id).filter(name__in=names).select_related("item")
    items = list(
        order.return_items.filter(told_at__isnull=False)
        .select_related("order_item", "reported")
        .order_by("id")
    )
    free = [
        item
        for item in items
        if not item.seller_return_item_id.startswith(FROM_REPORT) and not hasattr(item, "reported")
    ]
    return _Shelf({item.seller_return_item_id: item for item in items}, free, {row.name: row for row in rows})


def _row(order: Order, unit: _Unit, shelf: _Shelf, at: datetime) -> ReportedUnit:
    """The unit's row, up to date with the line: Amazon may correct a line in a later file."""
    row = shelf.rows.get(unit.name)
    if row is None:
        row = ReportedUnit(
            seller_id=order.seller_id, name=unit.name, match=Match.UNASKED, **_columns(unit, at)
        )
    row.order = order
    row.disposition, row.condition = unit.line.disposition, unit.line.condition
    row.status_told = unit.line.status[:60]
    if row.item is None:
        row.item = shelf.items.get(unit.item_id(order)) or shelf.take(unit.line)
    row.save()
    return row


def _is_news(row: ReportedUnit, *, connected: bool) -> bool:
    """Where Amazon's API is asked about the unit anyway, a report that lags behind has nothing to say."""
    return not connected or row.item is None or row.item.seller_return_item_id.startswith(FROM_REPORT)


def _news(order: Order, unit: _Unit, row: ReportedUnit, product: OrderItem) -> shapes.ReturnItem:
    line = unit.line
    return shapes.ReturnItem(
        seller_return_item_id=row.item.seller_return_item_id if row.item else unit.item_id(order),
        seller_fulfillment_order_item_id=product.seller_item_id,
        seller_return_reason_code=line.reason,
        return_comment=line.comment,
        status="Processed",
        status_changed_date=line.at,
        return_received_condition=line.condition,
        fulfillment_center_id=line.centre,
    )


def _match(order: Order, row: ReportedUnit, item: ReturnItem | None, *, known: bool) -> None:
    """Say whether somebody asked for the unit, and which unit of the order it is."""
    is_new = row.item_id is None
    row.item = item
    if item is None:
        row.match = Match.UNASKED if known else Match.UNKNOWN_ITEM
    else:
        asked = item.authorization_id is not None or item.customer_return_id is not None
        row.match = Match.MATCHED if asked else Match.UNASKED
    row.save(update_fields=["item", "match"])
    if is_new and row.match == Match.UNASKED:
        record(row, verb="unit_unasked", by=None, at=row.learned_at, source=Source.AMAZON, after=row.sku)


def _columns(unit: _Unit, at: datetime) -> dict[str, Any]:
    line = unit.line
    return {
        "order_told": line.order_id,
        "sku": line.sku,
        "fnsku": line.fnsku,
        "title": line.title[:300],
        "returned_at": line.at,
        "fulfillment_center": line.centre,
        "disposition": line.disposition,
        "condition": line.condition,
        "reason": line.reason,
        "status_told": line.status[:60],
        "plate": line.plate,
        "comment": line.comment,
        "learned_at": at,
    }
