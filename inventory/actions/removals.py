"""Removal orders: noted by a person when created, told by Amazon's reports as they go on."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from history.actions import Refusal, record
from history.models import Source
from inventory.models import Product, RemovalLine, RemovalOrder, RemovalShipment
from inventory.removals import is_closed
from sellers.models import Seller, User


@dataclass(frozen=True)
class ToldLine:
    """One line of the removal order report."""

    removal_id: str
    requested_at: datetime
    updated_at: datetime
    kind: str
    source: str
    speed: str
    status: str
    sku: str
    fnsku: str
    disposition: str
    requested: int
    cancelled: int
    disposed: int
    shipped: int
    in_process: int
    fee: Decimal | None
    currency: str


@dataclass(frozen=True)
class ToldShipment:
    """One line of the removal shipment report."""

    removal_id: str
    requested_at: datetime
    kind: str
    shipped_at: datetime
    sku: str
    fnsku: str
    disposition: str
    quantity: int
    carrier: str
    tracking_number: str


def note_removal(
    *, seller: Seller, removal_id: str, note: str, order_id: int | None, by: User, at: datetime
) -> RemovalOrder:
    """Note a removal order that a person created; one that is known already is taken as it is."""
    name = " ".join(removal_id.split())
    if not name:
        raise Refusal(_("Enter the ID of the removal order; nothing was saved."))
    removal, is_new = RemovalOrder.objects.get_or_create(
        seller=seller,
        removal_id=name,
        defaults={
            "requested_at": at,
            "noted_by": by,
            "noted_at": at,
            "note": note.strip(),
            "order_id": order_id,
        },
    )
    if is_new:
        record(removal, verb="removal_noted", by=by, at=at, after=name, reason=note.strip())
    elif order_id and removal.order_id is None:
        RemovalOrder.objects.filter(pk=removal.pk).update(order_id=order_id)
        removal.order_id = order_id
        record(removal, verb="removal_linked", by=by, at=at, after=name)
    return removal


@transaction.atomic
def record_removals(*, seller: Seller, lines: Iterable[ToldLine], at: datetime) -> int:
    """Store lines of the report; returns how many. Safe to run twice and in any order: older news changes nothing."""
    by_order: dict[str, list[ToldLine]] = defaultdict(list)
    for line in lines:
        by_order[line.removal_id].append(line)
    products = _products(seller, {line.sku for told in by_order.values() for line in told})
    for name in sorted(by_order):
        _record_one(seller, by_order[name], products, at)
    return sum(len(told) for told in by_order.values())


def _products(seller: Seller, skus: set[str]) -> dict[str, Product]:
    """The products by SKU; where one is sold in several marketplaces, that of the main one."""
    found = Product.objects.for_seller(seller).filter(sku__in=skus).order_by("id")
    main = {product.sku: product for product in found if product.marketplace_id == seller.marketplace_id}
    return {product.sku: product for product in found} | main


def _record_one(seller: Seller, told: Sequence[ToldLine], products: dict[str, Product], at: datetime) -> None:
    newest = max(told, key=lambda line: line.updated_at)
    removal, _new = RemovalOrder.objects.select_for_update().get_or_create(
        seller=seller, removal_id=newest.removal_id, defaults={"requested_at": newest.requested_at}
    )
    if removal.told_at is None or newest.updated_at >= removal.told_at:
        _take_over(removal, newest, at)
    known = {(line.sku, line.fnsku, line.disposition): line for line in removal.lines.all()}
    # Amazon restates a line at the end of a report; the youngest word about each stands
    fresh = {
        (line.sku, line.fnsku, line.disposition): line
        for line in sorted(told, key=lambda one: one.updated_at)
    }
    rows = [
        _row(removal, line, products.get(line.sku))
        for key, line in fresh.items()
        if key not in known or _is_news(known[key], line)
    ]
    RemovalLine.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["removal", "sku", "fnsku", "disposition"],
        update_fields=["product", *_COUNTS, "fee", "currency", "told_at"],
    )


_COUNTS = ("requested", "cancelled", "disposed", "shipped", "in_process")


def _is_news(line: RemovalLine, told: ToldLine) -> bool:
    return line.told_at is None or told.updated_at >= line.told_at


def _take_over(removal: RemovalOrder, told: ToldLine, at: datetime) -> None:
    """Amazon's words about the order itself; a first word and a changed status go into history."""
    before, first = removal.status_told, removal.told_at is None
    removal.kind_told, removal.source_told, removal.speed_told = told.kind, told.source, told.speed
    removal.status_told, removal.requested_at, removal.told_at = (
        told.status,
        told.requested_at,
        told.updated_at,
    )
    removal.closed = is_closed(told.status)
    removal.save()
    if first:
        after = removal.removal_id
        record(removal, verb="removal_told", by=None, at=at, source=Source.AMAZON, after=after)
    if before != told.status:
        record(
            removal,
            verb="removal_status",
            by=None,
            at=told.updated_at,
            source=Source.AMAZON,
            before=before,
            after=told.status,
            data={"removal": removal.removal_id},
        )


def _row(removal: RemovalOrder, told: ToldLine, product: Product | None) -> RemovalLine:
    return RemovalLine(
        seller_id=removal.seller_id,
        removal=removal,
        product=product,
        sku=told.sku,
        fnsku=told.fnsku,
        disposition=told.disposition,
        fee=told.fee,
        currency=told.currency,
        told_at=told.updated_at,
        **{name: getattr(told, name) for name in _COUNTS},
    )


@transaction.atomic
def record_removal_shipments(*, seller: Seller, shipments: Iterable[ToldShipment], at: datetime) -> int:
    """Store parcels of removal orders; an order not known yet is kept by its ID. Safe to run twice."""
    told = list(shipments)
    orders = _orders(seller, told)
    rows = {
        (
            orders[one.removal_id].pk,
            one.shipped_at,
            one.sku,
            one.fnsku,
            one.disposition,
            one.tracking_number,
        ): one
        for one in told
    }
    RemovalShipment.objects.bulk_create(
        [_parcel(orders[one.removal_id], one) for one in rows.values()],
        update_conflicts=True,
        unique_fields=["removal", "shipped_at", "sku", "fnsku", "disposition", "tracking_number"],
        update_fields=["quantity", "carrier"],
        batch_size=1000,
    )
    return len(told)


def _orders(seller: Seller, told: Sequence[ToldShipment]) -> dict[str, RemovalOrder]:
    first = {one.removal_id: one for one in told}
    return {
        name: RemovalOrder.objects.get_or_create(
            seller=seller,
            removal_id=name,
            defaults={"requested_at": one.requested_at, "kind_told": one.kind},
        )[0]
        for name, one in sorted(first.items())
    }


def _parcel(removal: RemovalOrder, told: ToldShipment) -> RemovalShipment:
    return RemovalShipment(
        seller_id=removal.seller_id,
        removal=removal,
        shipped_at=told.shipped_at,
        sku=told.sku,
        fnsku=told.fnsku,
        disposition=told.disposition,
        quantity=told.quantity,
        carrier=told.carrier,
        tracking_number=told.tracking_number,
    )
