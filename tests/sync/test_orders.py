"""Orders come in over real HTTP from the simulated Amazon: everything once, whatever happens on the way."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from amazon import Client
from history.models import Change
from orders.models import Order, OrderItem, Stage
from returns.models import ReturnItem
from sellers.connections import client_for, client_of
from sellers.models import AmazonCall, AmazonConnection, Seller
from sellers.tenancy import acting_for
from sync.locks import only_one
from sync.models import Cursor, Feed, Run
from sync.orders import read_orders
from sync.tasks import sync_all_orders, sync_seller_orders
from tests.factories import DE, make_connection, make_seller
from tracking.models import Package, Shipment, ShipmentItem

pytestmark = pytest.mark.django_db


class NoLimit:
    """A bucket that is always full, so that tests about other things needn't wait for their turn."""

    def take(self, key: str, *, rate: float, burst: int) -> float:
        return 0.0


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def nordlicht(sandbox: Any) -> Seller:
    sandbox.unthrottle()
    return make_seller(
        "Nordlicht Handel", connected=sandbox.base_url, marketplace=DE, token="Atzr|demo-nordlicht"
    )


def unhurried(seller: Seller) -> Client:
    client = client_of(AmazonConnection.objects.get(seller=seller))
    client.caller._bucket = NoLimit()
    return client


def read(seller: Seller, clock: Callable[[], datetime] = now, until: datetime | None = None) -> Run:
    with acting_for(seller.pk):
        run = read_orders(seller=seller, client=unhurried(seller), clock=clock, until=until)
    assert run is not None
    return run


def rows() -> dict[str, list[Any]]:
    """Everything the sync writes, by what makes a row itself."""
    return {
        "orders": sorted(Order.objects.values_list("seller_order_id", "status_told", "stage", "parcels")),
        "items": sorted(
            OrderItem.objects.values_list("order__seller_order_id", "seller_item_id", "quantity")
        ),
        "shipments": sorted(Shipment.objects.values_list("amazon_shipment_id", "status_told")),
        "packages": sorted(Package.objects.values_list("package_number", "tracking_number")),
        "units": sorted(
            ShipmentItem.objects.values_list("shipment__amazon_shipment_id", "package_number", "quantity")
        ),
        "returns": sorted(ReturnItem.objects.values_list("seller_return_item_id", "status_told")),
        "history": sorted(Change.objects.values_list("subject_type", "subject_id", "verb", "after")),
    }


def test_everything_comes_in_and_the_run_says_so(nordlicht: Seller, sandbox: Any) -> None:
    run = read(nordlicht)
    expected = sandbox.state()["orders"]["nordlicht"]
    assert (run.total, run.done, run.failed, run.error) == (expected, expected, 0, "")
    assert Order.objects.count() == expected
    delivered = Order.objects.get(seller_order_id="NH-5101")
    assert (delivered.stage, delivered.parcels, delivered.items.count() > 0) == (Stage.SHIPPED, 1, True)
    assert Cursor.objects.get(feed=Feed.ORDERS).read_up_to == run.started_at


def test_read_twice_leaves_the_same_rows(nordlicht: Seller) -> None:
    read(nordlicht)
    before = rows()
    Cursor.objects.all().delete()
    read(nordlicht)
    assert rows() == before


def test_the_second_pass_reads_only_what_changed(nordlicht: Seller) -> None:
    read(nordlicht)
    assert (read(nordlicht).total or 0) < 5


def test_cut_short_and_continued_it_reads_each_order_once(nordlicht: Seller, sandbox: Any) -> None:
    ticks = iter(range(10_000))
    start = now()

    def clock() -> datetime:
        return start + timedelta(seconds=next(ticks))

    first = read(nordlicht, clock, until=start + timedelta(seconds=16))
    assert (first.finished_at, Cursor.objects.count()) == (None, 0)
    assert 0 < first.done < (first.total or 0)
    second = read(nordlicht)
    assert (second.pk, second.done) == (first.pk, second.total)
    asked = sandbox.state()["requests"]["nordlicht"]["getFulfillmentOrder"]
    assert asked == Order.objects.count() == second.total


def test_killed_half_way_it_leaves_the_same_rows_as_undisturbed(nordlicht: Seller) -> None:
    calls = iter(range(10_000))

    def dies() -> datetime:
        if next(calls) > 12:
            raise KeyboardInterrupt
        return now()

    with pytest.raises(KeyboardInterrupt):
        read(nordlicht, dies)
    assert 0 < Order.objects.count() < 25
    read(nordlicht)
    killed = rows()
    assert Run.objects.count() == 1
    Cursor.objects.all().delete()
    read(nordlicht)
    assert rows() == killed


def test_amazon_away_pauses_the_pass_and_keeps_the_cursor(nordlicht: Seller, sandbox: Any) -> None:
    sandbox.fail("getFulfillmentOrder", "503_html", times=0)
    run = read(nordlicht)
    assert (run.finished_at, Order.objects.count(), Cursor.objects.count()) == (None, 0, 0)
    assert "503" in run.error
    sandbox.heal()
    again = read(nordlicht)
    assert (again.pk, again.error, again.done) == (run.pk, "", again.total)


def test_refused_credentials_stop_the_seller_until_somebody_reconnects(sandbox: Any) -> None:
    seller = make_seller("Revoked", connected=sandbox.base_url, token="Atzr|demo-revoked")
    run = read(seller)
    link = AmazonConnection.objects.get(seller=seller)
    assert (link.needs_reconnect, link.last_outcome, run.done) == (True, "unauthorized", 0)
    assert run.error != ""
    assert client_for(seller) is None
    assert Change.objects.get(verb="amazon_refused").seller_id == seller.pk


def test_one_order_amazon_will_not_give_keeps_no_other_waiting(nordlicht: Seller, sandbox: Any) -> None:
    sandbox.fail("NH-5102", "404_html", times=0)
    run = read(nordlicht)
    assert (run.failed, run.done) == (1, (run.total or 0) - 1)
    assert "NH-5102" in run.error
    assert run.finished_at is not None


def test_an_order_that_could_not_be_read_is_asked_for_again_by_the_next_pass(
    nordlicht: Seller, sandbox: Any
) -> None:
    sandbox.fail("NH-5102", "404_html", times=0)
    assert read(nordlicht).unread == ["NH-5102"]
    sandbox.heal()
    later = read(nordlicht)
    assert (later.failed, later.unread) == (0, [])
    assert Order.objects.filter(seller_order_id="NH-5102").exists()


@pytest.mark.parametrize("kind", ["unknown_enum", "capital_enums", "missing_fields", "null_fields"])
def test_odd_answers_are_stored_as_told(nordlicht: Seller, sandbox: Any, kind: str) -> None:
    sandbox.fail("getFulfillmentOrder", kind, times=0)
    run = read(nordlicht)
    assert (run.failed, run.error, Order.objects.count()) == (0, "", run.total)


def test_a_second_reader_of_the_same_seller_steps_back(nordlicht: Seller) -> None:
    # The lock belongs to a connection, so the first reader is another one
    with connection.copy().cursor() as other:
        other.execute("SELECT pg_advisory_lock(%s, %s)", keys(nordlicht))
        with only_one(Feed.ORDERS, nordlicht.pk) as mine:
            assert mine is False
        with acting_for(nordlicht.pk):
            assert read_orders(seller=nordlicht, client=unhurried(nordlicht), clock=now) is None
        other.connection.close()
    assert Run.objects.count() == 0


def keys(seller: Seller) -> list[int]:
    import zlib

    from sync.locks import _signed

    return [_signed(zlib.crc32(b"sync:orders")), seller.pk]


def test_every_call_is_recorded_without_secrets(nordlicht: Seller) -> None:
    read(nordlicht)
    call = AmazonCall.objects.filter(operation="getFulfillmentOrder").first()
    assert call is not None
    assert (call.status, call.outcome, call.seller_id) == (200, "ok", nordlicht.pk)
    told = " ".join(str(value) for values in AmazonCall.objects.values_list() for value in values)
    assert "demo-secret" not in told
    assert "Atz" not in told


# --- tasks and the command ---------------------------------------------------------------------------------------
def test_the_task_reads_one_seller(nordlicht: Seller, sandbox: Any) -> None:
    sync_seller_orders(nordlicht.pk)
    assert Order.objects.count() == sandbox.state()["orders"]["nordlicht"]


def test_one_sellers_failure_is_that_sellers(nordlicht: Seller, sandbox: Any) -> None:
    broken = make_seller("Broken", connected=sandbox.base_url, token="Atzr|demo-revoked")
    said = StringIO()
    with pytest.raises(CommandError, match="1 of 2 sellers could not be read"):
        call_command("sync_orders", stdout=said)
    assert Order.objects.for_seller(nordlicht).count() == sandbox.state()["orders"]["nordlicht"]
    assert Order.objects.for_seller(broken).count() == 0


def test_the_command_prints_what_it_read(nordlicht: Seller, sandbox: Any) -> None:
    said = StringIO()
    call_command("sync_orders", "--seller", str(nordlicht.pk), stdout=said)
    count = sandbox.state()["orders"]["nordlicht"]
    assert said.getvalue().splitlines() == [
        "Nordlicht Handel: reading orders ...",
        f"Nordlicht Handel: {count} of {count} orders read",
    ]


@pytest.mark.parametrize("connected", [True, False])
def test_the_command_refuses_a_seller_it_cannot_read(connected: bool) -> None:
    seller = make_seller()
    if connected:
        make_connection(seller, "http://127.0.0.1:9", enabled=False)
    with pytest.raises(CommandError, match="is not connected to Amazon"):
        call_command("sync_orders", "--seller", str(seller.pk))
    with pytest.raises(CommandError, match="There is no seller 999999"):
        call_command("sync_orders", "--seller", "999999")
    assert Run.objects.count() == 0


def test_without_sellers_the_command_says_what_to_do() -> None:
    said = StringIO()
    call_command("sync_orders", stdout=said)
    assert "Connect one on the page Settings" in said.getvalue()


def test_switched_off_sellers_are_not_queued() -> None:
    make_connection(make_seller(), "http://127.0.0.1:9", enabled=False)
    sync_all_orders()  # would reach for the queue, which a test has not
    assert Run.objects.count() == 0
