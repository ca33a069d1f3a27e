"""Amazon tells an order: it is stored as told, never refused, and the same telling twice changes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from amazon import shapes
from history.actions import record
from history.models import Source
from inventory.models import Product
from orders.actions.removals import look_for_removal
from orders.actions.summary import add_identifiers
from orders.models import Order, OrderIdentifier, OrderItem, Stage
from orders.search import name_parts
from orders.statuses import stage_of
from sellers.models import Marketplace, Seller


@transaction.atomic
def record_order(*, seller: Seller, told: shapes.OrderDetail, at: datetime) -> Order:
    """Store an order and its items as Amazon tells them, never refusing; safe to run twice and in any order.

    Words unknown to us are kept as they came. A changed status goes into history. Names it can be found by are kept.
    A line Amazon no longer mentions stays. `first_promise` is set once (earliest known estimate), never moved.
    """
    fields = {**_as_told(seller, told.order), **_dates(told.items)}
    order, is_new = Order.objects.select_for_update().get_or_create(
        seller=seller,
        seller_order_id=told.order.seller_fulfillment_order_id,
        defaults={
            **fields,
            "ordered_at": fields.get("ordered_at") or told.order.received_date or at,
            "stage": stage_of(told.order.status, parcels=0, delivered=0, now=Stage.PENDING),
            "first_promise": fields.get("latest_estimate"),
            "synced_at": at,
        },
    )
    before = "" if is_new else order.status_told
    if not is_new:
        _take_over(order, fields, at=at)
    _note_status(order, before=before, at=at)
    items = _record_items(order, told.items)
    _describe_lines(order, items)
    if is_new:
        look_for_removal(order, items, at=at)
    _keep_names(order, told.order, told.items, items)
    return order


def _as_told(seller: Seller, told: shapes.Order) -> dict[str, Any]:
    """Our columns from Amazon's fields; what Amazon left out is left out, so that it erases nothing."""
    marketplace = Marketplace.objects.filter(pk=told.marketplace_id).first() or seller.marketplace
    fields = {
        "marketplace": marketplace,
        "marketplace_told": told.marketplace_id[:40],
        "displayable_order_id": told.displayable_order_id[:40] or told.seller_fulfillment_order_id,
        "ordered_at": told.displayable_order_date,
        "comment": told.displayable_order_comment,
        "received_at": told.received_date,
        "status_told": told.status[:40],
        "status_updated_at": told.status_updated_date,
        "shipping_speed": told.shipping_speed_category[:30],
        "fulfillment_action": told.fulfillment_action[:20],
        "fulfillment_policy": told.fulfillment_policy[:30],
        "features": [
            {"name": one.feature_name, "policy": one.feature_fulfillment_policy}
            for one in told.feature_constraints
        ],
        "feature_names": feature_names(one.feature_name for one in told.feature_constraints),
        "notification_emails": list(told.notification_emails),
        "extra": _plain(told.extra),
        **_destination(told.destination_address),
    }
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def feature_names(names: Iterable[str]) -> str:
    """The channel features of an order as one text, each once and in the order of the alphabet."""
    return ", ".join(sorted({name for name in names if name}))[:200]


def _plain(value: Any) -> Any:
    """What JSON in the database can hold: an amount inside fields that we have no column for becomes its digits."""
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return str(value) if isinstance(value, Decimal) else value


def _destination(address: shapes.Address | None) -> dict[str, str]:
    if address is None:
        return {}
    return {
        "recipient": address.name[:100],
        "address_line1": address.address_line_1[:200],
        "address_line2": address.address_line_2[:200],
        "address_line3": address.address_line_3[:200],
        "city": address.city[:100],
        "state": address.state_or_region[:100],
        "district": address.district_or_county[:100],
        "postal_code": address.postal_code[:30],
        "country": address.country_code[:2],
        "phone": address.phone[:40],
    }


def _dates(items: Sequence[shapes.OrderItem]) -> dict[str, datetime]:
    """The order's estimates are those of its slowest line."""
    ships = [item.estimated_ship_date for item in items if item.estimated_ship_date]
    arrivals = [item.estimated_arrival_date for item in items if item.estimated_arrival_date]
    return {
        **({"estimated_ship": max(ships)} if ships else {}),
        **({"latest_estimate": max(arrivals)} if arrivals else {}),
    }


def _take_over(order: Order, fields: Mapping[str, Any], *, at: datetime) -> None:
    """Write what differs from the row; an older telling than the one stored changes nothing of it."""
    newest = fields.get("status_updated_at")
    if newest and order.status_updated_at and newest < order.status_updated_at:
        return
    wanted = dict(fields)
    if order.parcels:
        wanted.pop("latest_estimate", None)  # the parcels know better than the item by now
    if order.first_promise is None and "latest_estimate" in wanted:
        wanted["first_promise"] = wanted["latest_estimate"]
    wanted["stage"] = stage_of(
        str(wanted.get("status_told", order.status_told)),
        parcels=order.parcels,
        delivered=order.parcels_delivered,
        now=Stage(order.stage),
    )
    changed = {name: value for name, value in wanted.items() if getattr(order, name) != value}
    if changed:
        Order.objects.filter(pk=order.pk).update(**changed, synced_at=at)
        for name, value in changed.items():
            setattr(order, name, value)


def _note_status(order: Order, *, before: str, at: datetime) -> None:
    """A new order and each new word of Amazon's go on the order's line of time, at the time Amazon gives."""
    if not before:
        record(
            order,
            verb="order_received",
            by=None,
            at=order.received_at or order.ordered_at,
            source=Source.AMAZON,
        )
    if before != order.status_told:
        when = order.status_updated_at or at
        status = order.status_told
        record(
            order, verb="order_status", by=None, at=when, source=Source.AMAZON, before=before, after=status
        )


def _record_items(order: Order, told: Sequence[shapes.OrderItem]) -> list[OrderItem]:
    """Insert or update the order's lines in one statement; a line Amazon no longer mentions stays."""
    skus = {item.seller_sku for item in told}
    products = {
        product.sku: product
        for product in Product.objects.for_seller(order.seller_id).filter(
            sku__in=skus, marketplace_id=order.marketplace_id
        )
    }
    rows = [_item_row(order, item, products.get(item.seller_sku)) for item in told]
    known = {row.seller_item_id: row for row in order.items.all()}
    fresh = [row for row in rows if not _same_line(known.get(row.seller_item_id), row)]
    if fresh:
        OrderItem.objects.bulk_create(
            fresh,
            update_conflicts=True,
            unique_fields=["order", "seller_item_id"],
            update_fields=list(_LINE_FIELDS),
        )
    return rows


_LINE_FIELDS = (
    "sku",
    "fnsku",
    "product",
    "title",
    "quantity",
    "cancelled",
    "unfulfillable",
    "disposition",
    "estimated_ship",
    "estimated_arrival",
    "unit_price",
    "currency",
)


def _same_line(stored: OrderItem | None, told: OrderItem) -> bool:
    columns = ["product_id" if name == "product" else name for name in _LINE_FIELDS]
    return stored is not None and all(getattr(stored, name) == getattr(told, name) for name in columns)


def _item_row(order: Order, item: shapes.OrderItem, product: Product | None) -> OrderItem:
    price = item.per_unit_price
    return OrderItem(
        seller_id=order.seller_id,
        order=order,
        seller_item_id=item.seller_fulfillment_order_item_id[:50],
        sku=item.seller_sku[:50],
        fnsku=item.fulfillment_network_sku[:20] or (product.fnsku if product else ""),
        product=product,
        title=(product.title if product else "")[:500],
        quantity=max(item.quantity, 0),
        cancelled=max(item.cancelled_quantity, 0),
        unfulfillable=max(item.unfulfillable_quantity, 0),
        disposition=item.order_item_disposition[:30],
        estimated_ship=item.estimated_ship_date,
        estimated_arrival=item.estimated_arrival_date,
        unit_price=price.value if price else None,
        currency=price.currency_code[:3] if price else "",
    )


def _describe_lines(order: Order, items: Sequence[OrderItem]) -> None:
    """The first line's name and how many there are, for the list."""
    if not items:
        return
    first = items[0].title or items[0].sku
    if (order.first_item, order.lines) != (first, len(items)):
        Order.objects.filter(pk=order.pk).update(first_item=first, lines=len(items))
        order.first_item, order.lines = first, len(items)


def _keep_names(
    order: Order, told: shapes.Order, items: Sequence[shapes.OrderItem], lines: Sequence[OrderItem]
) -> None:
    kinds = OrderIdentifier.Kind
    add_identifiers(
        order=order,
        names={
            kinds.ORDER: [order.seller_order_id],
            kinds.DISPLAYED: [order.displayable_order_id],
            kinds.NAME: sorted(name_parts(order.recipient)),
            kinds.SKU: sorted(
                {value for item in items for value in (item.seller_sku, item.fulfillment_network_sku)}
                | {row.product.asin for row in lines if row.product}
            ),
            kinds.POSTCODE: [order.postal_code],
            kinds.EMAIL: list(told.notification_emails),
        },
    )
