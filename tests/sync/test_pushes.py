"""Amazon's notifications: who may bring them, what is read of them, and that push and poll leave the same rows."""

import copy
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amazon import shapes
from amazon.errors import Throttled
from history.models import Change
from orders.models import Order
from sellers.models import Role, Seller
from sync import pushes, tasks
from sync.locks import only_one
from sync.models import Feed, Push, PushKey
from sync.notices import NotANotice, read
from sync.orders import read_one
from tests.factories import PASSWORD, make_member, make_seller
from tests.tracking import told
from tracking.models import Package, Shipment

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
SCHEMA = Path(__file__).parents[3] / "shared" / "sp-api-models" / "FulfillmentOrderStatusNotification.json"


def notification(order_id: str = "HG-1", number: str = "n1", status: str = "COMPLETE") -> dict[str, Any]:
    said = {
        "SellerId": "A3TH9S8BH6GOGM",
        "EventType": "Order",
        "StatusUpdatedDateTime": "2026-11-23T16:00:00.000Z",
        "SellerFulfillmentOrderId": order_id,
        "FulfillmentOrderStatus": status,
    }
    return {
        "NotificationVersion": "1.0",
        "NotificationType": "FULFILLMENT_ORDER_STATUS",
        "PayloadVersion": "1.0",
        "EventTime": "2026-11-23T16:00:00.000Z",
        "Payload": {"FulfillmentOrderStatusNotification": said},
        "NotificationMetadata": {"NotificationId": number},
    }


# --- reading
# --------------------------------------------------------------------------------------------------------
def test_amazons_own_example_is_read() -> None:
    if not SCHEMA.exists():
        pytest.skip("Amazon's schemas are not beside the project")
    (example,) = json.loads(SCHEMA.read_text())["examples"]
    (notice,) = read(example)
    assert (notice.notification_id, notice.order_id, notice.status_told) == (
        "d0e9e693-c3ad-4373-979f-ed4ec98dd746",
        "SFOID2345",
        "PROCESSED",
    )
    assert notice.at == datetime(2020, 7, 13, 19, 42, 4, 284000, tzinfo=UTC)


@pytest.mark.parametrize(
    "body",
    [
        notification(),
        {"detail-type": "FULFILLMENT_ORDER_STATUS", "detail": notification()},
        {"Records": [{"body": json.dumps(notification())}]},
        {"Records": [{"body": json.dumps({"detail": notification()})}]},
    ],
)
def test_every_envelope_is_opened(body: dict[str, Any]) -> None:
    assert [notice.order_id for notice in read(body)] == ["HG-1"]


def test_other_kinds_are_left_out() -> None:
    other = notification() | {"NotificationType": "REPORT_PROCESSING_FINISHED"}
    records = [{"body": json.dumps(one)} for one in (other, notification())]
    assert len(read({"Records": records})) == 1
    assert read(other) == []


def without(*path: str) -> dict[str, Any]:
    told = copy.deepcopy(notification())
    inside = told
    for name in path[:-1]:
        inside = inside[name]
    del inside[path[-1]]
    return told


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        "x",
        None,
        {"Records": []},
        {"Records": [None]},
        {"Records": [{"body": "{"}]},
        {"Records": [{"body": json.dumps(notification())}] * 101},
        without("NotificationMetadata"),
        without("Payload", "FulfillmentOrderStatusNotification", "SellerFulfillmentOrderId"),
        notification(order_id=""),
        notification(order_id="x" * 41),
        notification(order_id="a\0b"),
    ],
)
def test_what_is_no_notification_is_refused(body: Any) -> None:
    with pytest.raises(NotANotice):
        read(body)


# --- arriving
# --------------------------------------------------------------------------------------------------------
@pytest.fixture
def seller(db: None) -> Seller:
    return make_seller()


@pytest.fixture
def secret(seller: Seller) -> str:
    return pushes.make_key(seller=seller, by=make_member(seller, Role.SELLER), at=NOW)


def bring(client: Client, body: Any, secret: str) -> tuple[int, dict[str, Any]]:
    answer = client.post(
        "/hooks/amazon/",
        body if isinstance(body, str) else json.dumps(body),
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}"},
    )
    return answer.status_code, answer.json()


def test_a_notification_is_kept_once_for_the_seller_of_the_secret(
    client: Client, seller: Seller, secret: str
) -> None:
    make_seller("Other")
    assert bring(client, notification(), secret) == (200, {"notices": 1, "noted": 1})
    assert bring(client, notification(), secret) == (200, {"notices": 1, "noted": 0})
    kept = Push.objects.get()
    assert (kept.seller, kept.order_id, kept.status_told, kept.read_at) == (seller, "HG-1", "COMPLETE", None)


@pytest.mark.parametrize("wrong", ["", "x", "Bearer"])
def test_without_the_secret_nothing_is_kept(client: Client, secret: str, wrong: str) -> None:
    assert bring(client, notification(), wrong)[0] == 401
    assert not Push.objects.exists()


def test_a_new_secret_ends_the_one_before(client: Client, seller: Seller, secret: str) -> None:
    pushes.make_key(seller=seller, by=make_member(seller, Role.SELLER), at=NOW)
    assert bring(client, notification(), secret)[0] == 401
    assert secret not in repr(list(PushKey.objects.values()))


@pytest.mark.parametrize("body", ["{", "[]", '{"a": 1}', "[" * 5000])
def test_what_cannot_be_read_is_refused(client: Client, secret: str, body: str) -> None:
    assert bring(client, body, secret)[0] == 400
    assert not Push.objects.exists()


def test_the_secret_is_shown_once(client: Client, seller: Seller) -> None:
    client.login(email=make_member(seller, Role.SELLER).email, password=PASSWORD)
    page = client.post("/settings/notifications/", follow=True).content.decode()
    (shown,) = [
        word
        for word in page.replace("<", " ").replace(">", " ").replace('"', " ").split()
        if PushKey.objects.filter(digest=pushes.digest_of(word)).exists()
    ][:1]
    assert bring(Client(), notification("HG-7"), shown)[0] == 200
    page = client.get("/settings/notifications/").content.decode()
    assert (shown in page, "HG-7" in page, "Waits for its turn" in page) == (False, True, True)
    assert Change.objects.filter(verb="push_key").count() == 1


# --- push meets poll
# --------------------------------------------------------------------------------------------------------
def stories() -> list[shapes.OrderDetail]:
    """What Amazon answers as time passes: accepted, shipped in one parcel, then in two, then delivered."""
    order = shapes.Order(
        seller_fulfillment_order_id="HG-1",
        displayable_order_id="HG-1",
        displayable_order_date=NOW - timedelta(days=20),
        received_date=NOW - timedelta(days=20),
        status_updated_date=NOW - timedelta(days=20),
        status="RECEIVED",
    )
    shipped = told.shipment([told.package(1)])
    both = told.shipment([told.package(1), told.package(2, "TBA318840275915")])
    late = replace(both, estimated_arrival_date=told.ESTIMATE + 3 * told.DAY)

    def at(number: int, status: str, *shipments: shapes.Shipment) -> shapes.OrderDetail:
        moved = replace(order, status=status, status_updated_date=NOW - timedelta(days=20 - number))
        return shapes.OrderDetail(order=moved, shipments=shipments)

    return [at(0, "RECEIVED"), at(1, "PROCESSING", shipped), at(2, "COMPLETE", both), at(3, "COMPLETE", late)]


class Amazon:
    """Amazon as a client sees it, at one moment of the story; every question is counted."""

    def __init__(self) -> None:
        self.moment, self.asked, self.story = 0, 0, stories()
        self.fulfillment = SimpleNamespace(get_order=self.get_order)

    def get_order(self, order_id: str) -> shapes.OrderDetail:
        self.asked += 1
        return self.story[self.moment]


class World:
    """One seller, Amazon, and a clock that goes on with every step."""

    def __init__(self, seller: Seller) -> None:
        self.seller, self.amazon, self.now = seller, Amazon(), NOW

    def clock(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def push(self, number: int) -> None:
        notices = read(notification(number=f"n{number}", status="ANYTHING"))
        pushes.note_pushes(seller_id=self.seller.pk, notices=notices, at=self.clock())

    def read_pushed(self) -> None:
        client: Any = self.amazon
        pushes.read_pushed(seller=self.seller, client=client, clock=self.clock)

    def poll(self) -> None:
        client: Any = self.amazon
        assert read_one(self.seller, client, "HG-1", self.clock) == ""

    def rows(self) -> tuple[Any, ...]:
        """What is stored of the order, but for when we learned it and database ids."""
        order = Order.objects.values_list("status_told", "stage", "status_updated_at", "first_promise").get()
        shipments = Shipment.objects.values_list("amazon_shipment_id", "status_told", "estimated_arrival")
        fields = ("package_number", "tracking_number", "state", "first_promise", "latest_estimate")
        packages = Package.objects.order_by("package_number").values_list(*fields, "lost_opens_on")
        return (order, *shipments, *packages)


# At each moment of the story Amazon is heard at least once, by push or by poll, and then in any mixture again;
# few numbers, so that many notices are told again, also later ones and in any order
STEP = st.one_of(
    st.tuples(st.just("push"), st.integers(1, 4)), st.tuples(st.sampled_from(["read", "poll"]), st.just(0))
)
MOMENTS = st.tuples(*[st.tuples(st.booleans(), st.lists(STEP, max_size=4))] * 4)


@pytest.mark.django_db
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moments=MOMENTS)
def test_any_order_and_repetition_of_pushes_and_polls_leaves_the_same_rows(
    seller: Seller, moments: tuple[tuple[bool, list[tuple[str, int]]], ...]
) -> None:
    ends = {told_in(World(seller), moments), told_in(World(seller), ((False, []),) * 4)}
    assert len(ends) == 1


def told_in(world: World, moments: tuple[tuple[bool, list[tuple[str, int]]], ...]) -> tuple[Any, ...]:
    """The rows after the whole story, heard in that way; nothing of it stays."""
    with transaction.atomic():
        for moment, (by_push, steps) in enumerate(moments):
            world.amazon.moment = moment
            world.push(100 + moment)
            world.read_pushed() if by_push else world.poll()
            for step, number in steps:
                if step == "push":
                    world.push(number)
                else:
                    world.poll() if step == "poll" else world.read_pushed()
        world.read_pushed()
        rows = world.rows()
        assert not Push.objects.filter(read_at=None).exists()
        transaction.set_rollback(True)
    return rows


@pytest.mark.django_db
def test_many_notices_of_one_order_are_one_question(seller: Seller) -> None:
    world = World(seller)
    for number in range(5):
        world.push(number)
    world.read_pushed()
    assert (world.amazon.asked, Push.objects.filter(read_at=None).count()) == (1, 0)


@pytest.mark.django_db
def test_a_notice_waits_while_amazon_is_busy(seller: Seller, monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(seller)
    world.push(1)

    def busy(order_id: str) -> shapes.OrderDetail:
        raise Throttled("Busy.", retry_after=60)

    world.amazon.fulfillment.get_order = busy
    world.read_pushed()
    assert Push.objects.get().read_at is None
    assert pushes.waiting(seller) == ["HG-1"]


@pytest.mark.slow
@pytest.mark.django_db
def test_over_http_a_notice_reads_the_order_and_its_parcels(sandbox: Any) -> None:
    sandbox.unthrottle()
    seller = make_seller(connected=sandbox.base_url)
    notices = read(notification("HG-20447"))
    pushes.note_pushes(seller_id=seller.pk, notices=notices, at=datetime.now(UTC))
    tasks.read_pushed_orders(seller.pk)
    assert Push.objects.get().read_at is not None
    assert Order.objects.get(seller_order_id="HG-20447").packages.count() == 1
    with only_one(Feed.ORDERS, seller.pk) as mine:
        assert mine  # the lock was given back
