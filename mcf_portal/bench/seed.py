"""A large database in seconds: one order of each kind is made by hand, and PostgreSQL multiplies it.

Rows are copied by `jsonb_populate_record`, so that a new column needs no change here. Triggers are off meanwhile:
what is measured is reading and the portal's own writing, not the seeding.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import connection

from orders.models import Order, OrderIdentifier, OrderItem, Stage
from sellers.models import Marketplace, Membership, Seller, User
from tracking.models import EventSource, Package, ParcelState, Shipment, ShipmentItem, TrackingEvent

SELLERS = 20  # the first has half of everything
TABLES = (
    "orders_order",
    "orders_orderitem",
    "orders_orderidentifier",
    "tracking_shipment",
    "tracking_package",
    "tracking_shipmentitem",
    "tracking_trackingevent",
)
LOST_SHARE = 100  # one parcel in so many is late enough to be flagged by the sweep


def fill(orders: int, *, now: datetime, only: Collection[str] = TABLES) -> User:
    """Write so many orders for 20 sellers, each with an item, a parcel and five events (or `only` some of these
    tables); returns a member of the big one.
    """
    sellers = _sellers()
    user = User.objects.create_user("bench@demo.test", "bench")
    Membership.objects.create(user=user, seller=sellers[0], role="seller")
    pattern = _pattern(sellers[0], now)
    with _without_triggers(), connection.cursor() as cursor:
        for table, changes, times in _copies():
            if table not in only:
                continue
            source = pattern[table]
            # Names of tables and fields are ours; the numbers are passed
            cursor.execute(
                f"""
                INSERT INTO {table}
                SELECT copy.*
                FROM {table} AS one, generate_series(1, %(orders)s) AS n, generate_series(1, {times}) AS k,
                    LATERAL jsonb_populate_record(one, {changes}) AS copy
                WHERE one.id = %(source)s
                """,  # noqa: S608
                {"orders": orders, "source": source, "first": sellers[0].pk, "now": now, **pattern},
            )
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), 10000000)")
        for table in reversed(TABLES):
            cursor.execute(f"DELETE FROM {table} WHERE id = %s", [pattern[table]])  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.in_atomic_block else "VACUUM ANALYZE")
    return user


def _sellers() -> list[Seller]:
    marketplace = Marketplace.objects.get(code="US")
    return [Seller.objects.create(name=f"Bench {n}", marketplace=marketplace) for n in range(SELLERS)]


def _pattern(seller: Seller, now: datetime) -> dict[str, int]:
    """One row of each table to copy from; their ids lie beyond all copies until they are removed."""
    far = 9_000_000
    order = Order.objects.create(
        id=far,
        seller=seller,
        marketplace=seller.marketplace,
        seller_order_id="pattern",
        displayable_order_id="pattern",
        ordered_at=now,
        status_told="Complete",
        recipient="Maria Alder",
        city="Portland",
        state="OR",
        country="US",
        first_item="Enamel camp mug, 12 oz, forest",
        lines=1,
        parcels=1,
        carriers="UPS",
        stage=Stage.SHIPPED,
        parcel_state=ParcelState.IN_TRANSIT,
        last_news_at=now,
    )
    shared = {"seller": seller, "id": far}
    item = OrderItem.objects.create(**shared, order=order, seller_item_id="1", sku="HG-MUG-12", quantity=1)
    shipment = Shipment.objects.create(**shared, order=order, amazon_shipment_id="S", status_told="SHIPPED")
    package = Package.objects.create(
        **shared, order=order, shipment=shipment, package_number=1, carrier_code="UPS"
    )
    ShipmentItem.objects.create(**shared, shipment=shipment, order_item=item, package=package, quantity=1)
    TrackingEvent.objects.create(
        **shared, package=package, source=EventSource.AMAZON, at=now, code="EVENT_201", learned_at=now
    )
    OrderIdentifier.objects.create(**shared, order=order, kind="order", value="pattern", folded="pattern")
    return dict.fromkeys(TABLES, far)


# What differs from copy to copy, in SQL
_SELLER = f"%(first)s + CASE WHEN n %% 2 = 0 THEN 0 ELSE 1 + (n / 2) %% {SELLERS - 1} END"
_ORDERED = "%(now)s::timestamptz - n * interval '5 minutes'"
_DELIVERED = f"CASE WHEN n > 1500 AND NOT n %% {LOST_SHARE} = 0 THEN {_ORDERED} + interval '3 days' END"
_PROMISED = (
    f"'first_promise', {_ORDERED} + interval '4 days', 'latest_estimate', {_ORDERED} + interval '4 days'"
)


def _copies() -> Iterator[tuple[str, str, int]]:
    """For each table: what differs from copy to copy, as JSON in SQL, and how many copies an order gets."""
    yield from _order_copies()
    yield from _parcel_copies()


def _order_copies() -> Iterator[tuple[str, str, int]]:
    yield (
        "orders_order",
        f"""jsonb_build_object('id', n, 'seller_id', {_SELLER}, 'seller_order_id', 'HG-' || n, {_PROMISED},
            'displayable_order_id', '#' || n, 'ordered_at', {_ORDERED}, 'shipped_at', {_ORDERED} + interval '1 day',
            'delivered_at', {_DELIVERED}, 'parcels_delivered', CASE WHEN {_DELIVERED} IS NULL THEN 0 ELSE 1 END,
            'stage', CASE WHEN {_DELIVERED} IS NULL THEN 'shipped' ELSE 'delivered' END,
            'parcel_state', CASE WHEN n %% 5000 = 2 THEN 'held' WHEN {_DELIVERED} IS NULL THEN 'in_transit'
                ELSE 'delivered' END,
            'carriers', (ARRAY['UPS', 'UPS, USPS', 'Amazon Logistics'])[1 + n %% 3],
            'feature_names', CASE WHEN n %% 2000 = 4 THEN 'BLOCK_AMZL' ELSE '' END,
            'country', CASE WHEN n %% 1000 = 6 THEN 'CA' ELSE 'US' END)""",
        1,
    )
    yield "orders_orderitem", f"jsonb_build_object('id', n, 'order_id', n, 'seller_id', {_SELLER})", 1
    yield (
        "orders_orderidentifier",
        f"""jsonb_build_object('id', n * 6 + k, 'order_id', n, 'seller_id', {_SELLER},
            'kind', (ARRAY['order', 'tracking', 'name', 'sku', 'name', 'name'])[k],
            'value', (ARRAY['HG-' || n, '1Z' || (1000000 + n), 'Maria Alder', 'HG-MUG-12', '王小明', '小明'])[k],
            'folded', (ARRAY['hg' || n, '1z' || (1000000 + n), 'name' || (n %% 5000), 'hgmug12', '王' || (n %% 5000) || '明',
                '明' || (n %% 5000)])[k])""",
        6,
    )


def _parcel_copies() -> Iterator[tuple[str, str, int]]:
    yield "tracking_shipment", f"jsonb_build_object('id', n, 'order_id', n, 'seller_id', {_SELLER})", 1
    yield (
        "tracking_package",
        f"""jsonb_build_object('id', n, 'order_id', n, 'seller_id', {_SELLER}, 'shipment_id', n, 'package_number', n,
            'tracking_number', '1Z' || (1000000 + n), 'shipped_at', {_ORDERED} + interval '1 day', {_PROMISED},
            'delivered_at', {_DELIVERED}, 'last_event_at', {_ORDERED} + interval '2 days',
            'state', CASE WHEN {_DELIVERED} IS NULL THEN 'in_transit' ELSE 'delivered' END,
            'lost_opens_on', ({_ORDERED} + interval '12 days')::date,
            'lost_closes_on', ({_ORDERED} + interval '94 days')::date)""",
        1,
    )
    yield (
        "tracking_shipmentitem",
        f"""jsonb_build_object('id', n, 'shipment_id', n, 'order_item_id', n, 'package_id', n, 'seller_id', {_SELLER},
            'package_number', n)""",
        1,
    )
    yield (
        "tracking_trackingevent",
        f"""jsonb_build_object('id', n * 5 + k, 'package_id', n, 'seller_id', {_SELLER},
            'at', {_ORDERED} + interval '1 day' + k * interval '4 hours')""",
        5,
    )


@contextmanager
def _without_triggers() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # nothing may be pending on a table that is altered
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def deep_key(orders: int, *, now: datetime, page: int) -> str:
    """The key of a page far down the big seller's list: he has every second order, one every ten minutes."""
    number = min(page * 100, orders - 200)
    return f"{(now - timedelta(minutes=5 * number)).isoformat()}_{number}"
