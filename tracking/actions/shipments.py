"""Amazon reports a shipment: its items and packages are stored as told, and each package's promise with
them.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from amazon import shapes
from amazon.links import swiship_link
from history.actions import record
from history.models import Source
from orders.actions import add_identifiers
from orders.models import Order, OrderIdentifier, OrderItem
from tracking import photos
from tracking.actions.estimates import accepted, add_estimates
from tracking.actions.locking import lock_order, write
from tracking.actions.news import note_estimate, settle
from tracking.actions.summary import sum_up
from tracking.models import Estimate, Package, Shipment, ShipmentItem
from tracking.rules import RuleBook


@transaction.atomic
def record_shipment(
    *, order: Order, told: shapes.Shipment, at: datetime, book: RuleBook | None = None
) -> Shipment:
    """Store a shipment, its items and its packages as Amazon reports them; safe to run twice and in any
    order.

    A package's first promise is the order's, as it was accepted (else the package's, else the shipment's
    own); later estimates are kept as a history. A new package is due for a look at once.
    """
    order = lock_order(order.pk)
    shipment = _shipment(order, told)
    known = {package.package_number: package for package in shipment.packages.all()}
    packages = [_package(shipment, one, known.get(one.package_number), at) for one in told.packages]
    _record_items(shipment, told.items, packages)
    if packages:
        rules = book or RuleBook.load()
        for package, one in zip(packages, told.packages, strict=True):
            _promise(package, one, told, at, rules)
        numbers = [
            name for package in packages for name in (package.tracking_number, package.amazon_tracking_number)
        ]
        add_identifiers(
            order=order, names={OrderIdentifier.Kind.TRACKING: [name for name in numbers if name]}
        )
        sum_up(order)
    return shipment


def _shipment(order: Order, told: shapes.Shipment) -> Shipment:
    fields = {
        "fulfillment_center": told.fulfillment_center_id[:20],
        "status_told": told.status[:40],
        "shipping_date": told.shipping_date,
        "estimated_arrival": told.estimated_arrival_date,
        "notes": list(told.shipping_notes),
    }
    told_fields = {name: value for name, value in fields.items() if value not in (None, "", [])}
    shipment, is_new = Shipment.objects.get_or_create(
        order=order,
        amazon_shipment_id=told.amazon_shipment_id[:60],
        defaults={"seller_id": order.seller_id, **told_fields},
    )
    shipment.order = order
    changed = (
        {}
        if is_new
        else {key: value for key, value in told_fields.items() if getattr(shipment, key) != value}
    )
    if changed:
        Shipment.objects.filter(pk=shipment.pk).update(**changed)
        for name, value in changed.items():
            setattr(shipment, name, value)
    return shipment


def _package(shipment: Shipment, told: shapes.Package, known: Package | None, at: datetime) -> Package:
    """The package with what Amazon says of it; a new one is looked at as soon as somebody has time."""
    wanted = {name: value for name, value in _as_told(shipment, told).items() if value}
    if known is None:
        known = Package.objects.create(
            seller_id=shipment.seller_id,
            order=shipment.order,
            shipment=shipment,
            package_number=told.package_number,
            next_poll_at=at,
            **wanted,
        )
        _note_new(known, at)
    known.order, known.shipment = shipment.order, shipment
    if known.swiship_url and known.tracking_number == told.tracking_number[:100]:
        wanted.pop(
            "swiship_url", None
        )  # Amazon's own link, once told by tracking, is better than one built here
    write(known, wanted)
    _ask_for_photo(known, told)
    return known


def _as_told(shipment: Shipment, told: shapes.Package) -> dict[str, object]:
    number = told.tracking_number[:100]
    return {
        "carrier_code": told.carrier_code[:60],
        "tracking_number": number,
        "amazon_tracking_number": told.amazon_fulfillment_tracking_number[:100],
        "swiship_url": swiship_link("", number, marketplace_id=shipment.order.marketplace_id or "")[:500],
        "shipped_at": shipment.shipping_date if shipment.has_shipped else None,
        "drop_off": _drop_off(told)[:60],
    }


def _drop_off(told: shapes.Package) -> str:
    place = told.delivery_information.drop_off_location if told.delivery_information else None
    return place.type if place else ""


def _ask_for_photo(package: Package, told: shapes.Package) -> None:
    """Proof of delivery is fetched at once: Amazon's address of it works for one hour."""
    documents = told.delivery_information.delivery_document_list if told.delivery_information else ()
    urls = [document.url for document in documents if document.url]
    if urls and not package.delivery_photo:
        photos.fetch_soon(package.pk, urls[0])


def _note_new(package: Package, at: datetime) -> None:
    data = {"parcel": str(package), "carrier": package.carrier_code, "number": package.tracking_number}
    when = package.shipped_at or at
    record(package, verb="parcel_shipped", by=None, at=when, source=Source.AMAZON, data=data)


def _promise(
    package: Package, one: shapes.Package, told: shapes.Shipment, at: datetime, rules: RuleBook
) -> None:
    """Estimates of every origin, then what follows for the claim window."""
    origins = Estimate.Origin
    if not package.estimates.exists():
        first = add_estimates(
            package, accepted(package.order), at=package.order.received_at or package.order.ordered_at
        )
        write(package, first)
    news = [(origins.SHIPMENT, told.estimated_arrival_date), (origins.PACKAGE, one.estimated_arrival_date)]
    before = write(package, add_estimates(package, news, at=at))
    events = list(package.events.values_list("at", "code"))
    settle(package, events, at=at, book=rules, has_looked=package.last_polled_at is not None)
    if before.get("latest_estimate"):
        note_estimate(package, before["latest_estimate"], at=at)


def _record_items(
    shipment: Shipment, told: Sequence[shapes.ShipmentItem], packages: Sequence[Package]
) -> None:
    """Which units are in which package; a line that was not packed yet moves into its package when it is."""
    lines = {item.seller_item_id: item for item in OrderItem.objects.filter(order_id=shipment.order_id)}
    boxes = {package.package_number: package for package in packages}
    rows = {
        (row.order_item_id, row.package_number, row.serial_number): row
        for row in (_item(shipment, one, lines, boxes) for one in told)
        if row
    }
    stored = {(row.order_item_id, row.package_number, row.serial_number): row for row in shipment.items.all()}
    gone = [row.pk for key, row in stored.items() if key not in rows] if rows else []
    fresh = [row for key, row in rows.items() if _differs(stored.get(key), row)]
    if gone:
        ShipmentItem.objects.filter(pk__in=gone).delete()
    if fresh:
        ShipmentItem.objects.bulk_create(
            fresh,
            update_conflicts=True,
            unique_fields=["shipment", "order_item", "package_number", "serial_number"],
            update_fields=["quantity", "package"],
        )


def _item(
    shipment: Shipment, told: shapes.ShipmentItem, lines: dict[str, OrderItem], boxes: dict[int, Package]
) -> ShipmentItem | None:
    line = lines.get(told.seller_fulfillment_order_item_id[:50])
    if line is None:  # the order's own report brings the line; the next sync finds it
        return None
    return ShipmentItem(
        seller_id=shipment.seller_id,
        shipment=shipment,
        order_item=line,
        package=boxes.get(told.package_number),
        package_number=told.package_number,
        quantity=max(told.quantity, 0),
        serial_number=told.serial_number[:100],
    )


def _differs(stored: ShipmentItem | None, told: ShipmentItem) -> bool:
    return stored is None or (stored.quantity, stored.package_id) != (told.quantity, told.package_id)
