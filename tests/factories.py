"""Builders of consistent rows for every test: plain writes, one function per noun, a trait per status.

Times are UTC. Whatever isn't given is a plain, healthy example: an order of one unit, ordered on NOW, to Ann Baker.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from inventory.models import HazmatCase, Product, SourcingCost
from orders.models import Order, OrderIdentifier, OrderItem, Stage
from sellers.models import AmazonConnection, Marketplace, Membership, Role, Seller, User
from tracking.models import Estimate, EventSource, Package, ParcelState, Shipment, ShipmentItem, TrackingEvent

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
PASSWORD = "demo-portal-2026"
TOKEN = "Atzr|demo-halden"
US, DE = "ATVPDKIKX0DER", "A1PA6795UKMFR9"
_number = count(1)


def make_marketplace(marketplace_id: str = US) -> Marketplace:
    """A marketplace of the seed migration."""
    return Marketplace.objects.get(pk=marketplace_id)


def make_user(email: str = "", *, password: str = PASSWORD, **fields: Any) -> User:
    """A person who belongs to no seller."""
    return User.objects.create_user(email or f"person{next(_number)}@example.com", password, **fields)


def make_admin(email: str = "", **fields: Any) -> User:
    """A Django-staff superuser."""
    return make_user(email or f"admin{next(_number)}@example.com", is_staff=True, is_superuser=True, **fields)


def make_seller(
    name: str = "Halden Goods",
    *,
    connected: str | None = None,
    marketplace: str = US,
    token: str = TOKEN,
) -> Seller:
    """A seller; `connected` is the base address of the Amazon (or sandbox) it is connected to."""
    seller = Seller.objects.create(
        name=name, marketplace=make_marketplace(marketplace), support_email="help@example.com"
    )
    if connected:
        make_connection(seller, connected, token=token)
    return seller


def make_connection(seller: Seller, base_url: str, *, token: str = TOKEN, **fields: Any) -> AmazonConnection:
    """The connection with the sandbox's demo application."""
    given = {"client_id": "demo-client", "client_secret": "demo-secret", "refresh_token": token}
    lwa = f"{base_url}/auth/o2/token"
    return AmazonConnection.objects.create(
        seller=seller, endpoint=base_url, lwa_endpoint=lwa, **(given | fields)
    )


def make_member(seller: Seller, role: str = Role.SELLER, email: str = "", **fields: Any) -> User:
    """A person who works for the seller in that role."""
    user = make_user(email, **fields)
    Membership.objects.create(user=user, seller=seller, role=role)
    return user


def make_product(
    seller: Seller, sku: str = "HG-MUG-01", *, cost: str | None = None, **fields: Any
) -> Product:
    """A product with stock; `cost` adds its sourcing cost in the marketplace's currency."""
    given: dict[str, Any] = {"marketplace": seller.marketplace, "title": f"Product {sku}", "fulfillable": 25}
    given |= {"fnsku": f"X00{sku}"[:20], "asin": f"B0{sku}"[:20], "updated_at": NOW}
    product = Product.objects.create(seller=seller, sku=sku, **(given | fields))
    if cost is not None:
        make_sourcing_cost(product, cost)
    return product


def make_sourcing_cost(product: Product, amount: str, *, valid_from: date = date(2025, 1, 1)) -> SourcingCost:
    currency = product.marketplace.currency
    given = {"amount": Decimal(amount), "currency": currency, "valid_from": valid_from}
    return SourcingCost.objects.create(seller=product.seller, product=product, **given)


def make_hazmat_case(product: Product, *, status: str = "requested", **fields: Any) -> HazmatCase:
    """An open dangerous goods review; while documents are requested with its clock, due in two weeks."""
    given: dict[str, Any] = {"opened_at": NOW, "codes": ["FBA_INB_0009"]}
    if status == "requested":
        given |= {"requested_on": NOW.date(), "due_on": NOW.date() + timedelta(days=21)}
    return HazmatCase.objects.create(
        seller=product.seller, product=product, status=status, **(given | fields)
    )


# --- orders ------------------------------------------------------------------------------------------------------
STAGES = {
    "New": Stage.PENDING,
    "Received": Stage.PENDING,
    "Planning": Stage.PENDING,
    "Processing": Stage.UNSHIPPED,
    "Complete": Stage.SHIPPED,
    "CompletePartialled": Stage.SHIPPED,
    "Cancelled": Stage.CANCELLED,
    "Unfulfillable": Stage.UNFULFILLABLE,
    "Invalid": Stage.UNFULFILLABLE,
}
ADDRESS = {
    "recipient": "Ann Baker",
    "address_line1": "12 Mill Lane",
    "city": "Troy",
    "state": "MI",
    "postal_code": "48084",
    "country": "US",
}


def make_order(
    seller: Seller,
    seller_order_id: str = "",
    *,
    status: str = "Received",
    ordered_at: datetime = NOW,
    items: Iterable[tuple[str, int]] = (("HG-MUG-01", 1),),
    **fields: Any,
) -> Order:
    """An order as Amazon reports it in that status (its own word), with its lines and the names it is found by."""
    name = seller_order_id or f"T-{next(_number):05}"
    given: dict[str, Any] = ADDRESS | {
        "marketplace": seller.marketplace,
        "marketplace_told": seller.marketplace_id,
        "displayable_order_id": name,
        "ordered_at": ordered_at,
        "received_at": ordered_at,
        "status_told": status,
        "status_updated_at": ordered_at,
        "stage": STAGES.get(status, Stage.PENDING),
        "shipping_speed": "Standard",
        "estimated_ship": ordered_at + timedelta(days=1),
        "first_promise": ordered_at + timedelta(days=4),
        "latest_estimate": ordered_at + timedelta(days=4),
        "synced_at": ordered_at,
    }
    order = Order.objects.create(seller=seller, seller_order_id=name, **(given | fields))
    for sku, quantity in items:
        make_order_item(order, sku, quantity)
    _identify(order)
    return order


def make_order_item(order: Order, sku: str, quantity: int = 1, **fields: Any) -> OrderItem:
    """One more line of the order; linked to its product when there is one."""
    line = order.items.count() + 1
    product = Product.objects.for_seller(order.seller).filter(sku=sku).first()
    given: dict[str, Any] = {"seller_item_id": f"{order.seller_order_id}-{line}"[:50], "product": product}
    given |= {
        "title": product.title if product else f"Product {sku}",
        "currency": order.seller.marketplace.currency,
    }
    given |= {"unit_price": Decimal("19.99"), "estimated_ship": order.estimated_ship}
    given |= {"estimated_arrival": order.latest_estimate}
    item = OrderItem.objects.create(
        seller=order.seller, order=order, sku=sku, quantity=quantity, **(given | fields)
    )
    if line == 1:
        order.first_item = item.name
    order.lines = line
    order.save(update_fields=["first_item", "lines"])
    return item


def _identify(order: Order) -> None:
    kinds = OrderIdentifier.Kind
    names = {
        kinds.ORDER: [order.seller_order_id],
        kinds.DISPLAYED: [order.displayable_order_id],
        kinds.NAME: [order.recipient],
        kinds.SKU: [item.sku for item in order.items.all()],
        kinds.POSTCODE: [order.postal_code],
    }
    identify(order, names)


def identify(order: Order, names: dict[Any, list[str]]) -> None:
    """Let the order be found by these names."""
    from orders.actions import add_identifiers

    add_identifiers(
        order=order, names={kind: [value for value in values if value] for kind, values in names.items()}
    )


# --- parcels -----------------------------------------------------------------------------------------------------
def make_shipment(
    order: Order, *, status: str = "SHIPPED", shipped_at: datetime | None = None, **fields: Any
) -> Shipment:
    """A shipment of all the order's lines that carries no package yet."""
    given: dict[str, Any] = {"amazon_shipment_id": f"D{next(_number):07}", "fulfillment_center": "MDW2"}
    given |= {"status_told": status, "shipping_date": shipped_at or order.estimated_ship}
    given |= {"estimated_arrival": order.latest_estimate}
    shipment = Shipment.objects.create(seller=order.seller, order=order, **(given | fields))
    for item in order.items.all():
        ShipmentItem.objects.create(
            seller=order.seller, shipment=shipment, order_item=item, quantity=item.quantity, package_number=0
        )
    return shipment


def make_package(
    order: Order,
    *,
    shipment: Shipment | None = None,
    shipped_at: datetime = NOW - timedelta(days=3),
    first_promise: datetime | None = NOW + timedelta(days=1),
    latest_estimate: datetime | None = None,
    delivered_at: datetime | None = None,
    lost_eligible: bool = False,
    **fields: Any,
) -> Package:
    """A parcel on its way; with `delivered_at` delivered, with `lost_eligible` past its window and flagged.

    `latest_estimate` is the first promise when not given. The claim window follows from it: 7 days after, for 90 days.
    """
    shipment = shipment or make_shipment(order, shipped_at=shipped_at)
    latest = latest_estimate or first_promise
    number = next(_number) + 5_000_000
    given: dict[str, Any] = {
        "package_number": number,
        "carrier_code": "USPS",
        "tracking_number": f"94001{number:017}",
        "shipped_at": shipped_at,
        "first_promise": first_promise,
        "latest_estimate": latest,
        "delivered_at": delivered_at,
        "state": ParcelState.DELIVERED if delivered_at else ParcelState.IN_TRANSIT,
        "next_poll_at": None if delivered_at else shipped_at,
        **_window(order, first_promise, latest),
    }
    if lost_eligible and latest:
        given["lost_eligible_since"] = latest + timedelta(days=8)
    package = Package.objects.create(seller=order.seller, order=order, shipment=shipment, **(given | fields))
    shipment.items.update(package=package, package_number=package.package_number)
    _remember(package, first_promise, latest)
    _sum_up(order, package)
    return package


def _window(order: Order, promise: datetime | None, latest: datetime | None) -> dict[str, date | None]:
    zone = order.seller.zone
    opens = latest.astimezone(zone).date() + timedelta(days=8) if latest else None
    closes = promise.astimezone(zone).date() + timedelta(days=90) if promise else None
    return {"lost_opens_on": opens, "lost_closes_on": closes}


def _remember(package: Package, promise: datetime | None, latest: datetime | None) -> None:
    told = [promise] if promise else []
    told += [latest] if latest and latest != promise else []
    for number, estimate in enumerate(told):
        learned = (package.shipped_at or NOW) + timedelta(hours=number)
        Estimate.objects.create(
            seller=package.seller,
            package=package,
            estimate=estimate,
            origin=Estimate.Origin.PACKAGE,
            learned_at=learned,
        )


def _sum_up(order: Order, package: Package) -> None:
    packages = list(order.packages.all())
    delivered = [found.delivered_at for found in packages if found.delivered_at]
    order.parcels, order.parcels_delivered = len(packages), len(delivered)
    order.parcel_state, order.carriers = package.state, package.carrier_code
    order.lost_eligible = any(found.lost_eligible_since for found in packages)
    order.shipped_at = min(found.shipped_at for found in packages if found.shipped_at)
    order.first_promise, order.latest_estimate = package.first_promise, package.latest_estimate
    all_in = len(delivered) == len(packages)
    order.delivered_at = max(delivered) if all_in else None
    order.stage = Stage.DELIVERED if all_in else Stage.SHIPPED
    order.save()
    identify(order, {OrderIdentifier.Kind.TRACKING: [package.tracking_number]})


def make_event(package: Package, *, at: datetime, code: str = "EVENT_201", **fields: Any) -> TrackingEvent:
    """One thing Amazon said about the parcel."""
    given: dict[str, Any] = {"source": EventSource.AMAZON, "description": "Arrival scan.", "learned_at": at}
    event = TrackingEvent.objects.create(
        seller=package.seller, package=package, at=at, code=code, **(given | fields)
    )
    package.last_event_at = max(at, package.last_event_at or at)
    package.save(update_fields=["last_event_at"])
    return event


# --- traits ------------------------------------------------------------------------------------------------------
def make_shipped_order(seller: Seller, seller_order_id: str = "", **fields: Any) -> Order:
    """An order with one parcel on its way, well before its estimate."""
    order = make_order(
        seller, seller_order_id, status="Complete", ordered_at=NOW - timedelta(days=4), **fields
    )
    make_package(order)
    return order


def make_delivered_order(seller: Seller, seller_order_id: str = "", **fields: Any) -> Order:
    """An order whose one parcel was delivered yesterday, in time."""
    order = make_order(
        seller, seller_order_id, status="Complete", ordered_at=NOW - timedelta(days=4), **fields
    )
    package = make_package(order, delivered_at=NOW - timedelta(days=1))
    make_event(package, at=NOW - timedelta(days=1), code="EVENT_301", description="Delivered.")
    return order


def make_lost_order(seller: Seller, seller_order_id: str = "", **fields: Any) -> Order:
    """An order whose one parcel has been lost-eligible for some days: estimate 12 days ago, never delivered."""
    order = make_order(
        seller, seller_order_id, status="Complete", ordered_at=NOW - timedelta(days=18), **fields
    )
    promise = NOW - timedelta(days=12)
    package = make_package(
        order, shipped_at=NOW - timedelta(days=16), first_promise=promise, lost_eligible=True
    )
    make_event(package, at=NOW - timedelta(days=14))
    return order


# --- inquiries ---------------------------------------------------------------------------------------------------
def make_inquiry(
    seller: Seller, by: User, *, at: datetime = NOW, order: Order | None = None, **told: Any
) -> Any:
    """A customer's question of that moment, to nobody in particular; with `kind` a Seller Support case."""
    from inquiries.actions import Opening, open_inquiry
    from inquiries.models import Kind

    given: dict[str, Any] = {"kind": Kind.QUESTION, "channel": "email", "subject": "Where is my parcel?"}
    given |= {"text": "It should be here by now.", "submission_key": f"key-{next(_number)}", "order": order}
    return open_inquiry(seller=seller, opening=Opening(**(given | told)), by=by, at=at)
