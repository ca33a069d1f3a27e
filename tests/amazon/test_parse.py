from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from amazon import Unavailable, shapes
from amazon.parse import listed, moment, read, timestamp, write

Payload = Callable[[str], Any]


def test_an_order_as_seen_in_the_wild_is_read_with_its_oddities(payload: Payload) -> None:
    detail = read(shapes.OrderDetail, payload("order_delivered_as_seen")["payload"])
    assert detail.order.seller_fulfillment_order_id == "SHOP/1001 #2"
    assert detail.order.marketplace_id == "31060"
    assert detail.order.status == "COMPLETE_PARTIALLED"
    assert detail.order.extra == {"primeUpgraded": False}
    assert detail.order.destination_address is not None
    assert detail.order.destination_address.extra == {"email": "ada@example.com"}
    assert detail.return_items == ()
    (item,) = detail.items
    assert (item.quantity, item.cancelled_quantity, item.unfulfillable_quantity) == (2, 1, 0)
    assert item.per_unit_declared_value == shapes.Money(currency_code="USD", value=Decimal("18.1"))
    package = detail.shipments[0].packages[0]
    assert package.estimated_arrival_date == datetime(2026, 11, 6, 4, tzinfo=UTC)
    assert package.delivery_information is not None
    assert package.delivery_information.drop_off_location is not None
    assert package.delivery_information.drop_off_location.attributes == {"neighborName": "Bo"}


def test_what_cannot_be_read_is_kept_beside_the_rest(payload: Payload) -> None:
    detail = read(shapes.OrderDetail, payload("order_delivered_as_seen")["payload"])
    assert detail.items[0].estimated_arrival_date is None
    assert detail.items[0].extra == {"estimatedArrivalDate": "soon"}
    assert detail.extra == {"fulfillmentOrderItems": [{"sellerSku": "NO-ID", "quantity": 1}]}


@pytest.mark.parametrize(
    "told", [{}, {"fulfillmentOrder": {}}, {"fulfillmentOrder": None}, {"fulfillmentOrder": []}]
)
def test_an_order_without_its_id_is_no_order(told: dict[str, Any]) -> None:
    with pytest.raises(Unavailable) as refused:
        read(shapes.OrderDetail, told, "getFulfillmentOrder")
    assert refused.value.code == "UnreadableAnswer"
    assert refused.value.operation == "getFulfillmentOrder"


@pytest.mark.parametrize("told", [None, "", {}, "text", 5, [None, 5, "text", {"sellerSku": "A"}]])
def test_a_list_of_nonsense_is_empty(told: object) -> None:
    assert listed(shapes.OrderItem, {"items": told}, "items") == ()


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("3", 3),
        (Decimal("3.0"), 3),
        (3, 3),
        ("3.5", 0),
        (True, 0),
        ("1e999999999", 0),
        ("NaN", 0),
        ([], 0),
        (None, 0),
    ],
)
def test_counts_are_whole_numbers_of_ordinary_size(told: object, expected: int) -> None:
    item = read(shapes.OrderItem, {"sellerFulfillmentOrderItemId": "1", "quantity": told})
    assert item.quantity == expected
    assert item.extra == ({} if told is None or expected else {"quantity": told})


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2026-11-05T18:30:00Z", datetime(2026, 11, 5, 18, 30, tzinfo=UTC)),
        ("2026-11-05T18:30:00.250Z", datetime(2026, 11, 5, 18, 30, 0, 250000, tzinfo=UTC)),
        ("2026-11-05T18:30:00+09:00", datetime(2026, 11, 5, 9, 30, tzinfo=UTC)),
        ("2026-11-05T18:30:00", datetime(2026, 11, 5, 18, 30, tzinfo=UTC)),
        ("2026-11-05", datetime(2026, 11, 5, tzinfo=UTC)),
    ],
)
def test_times_are_aware_and_in_utc(told: str, expected: datetime) -> None:
    assert moment(told) == expected
    assert moment(told).tzinfo is UTC


@pytest.mark.parametrize("told", ["", "soon", "0001-01-01T00:00:00+14:00", "2026-13-01", 5, None])
def test_what_is_no_time_is_said_to_be_none(told: object) -> None:
    with pytest.raises(ValueError, match="A time was expected"):
        moment(told)


def test_a_time_is_written_in_utc_and_never_without_a_zone() -> None:
    pacific = timezone(timedelta(hours=-8))
    assert timestamp(datetime(2026, 11, 5, 20, tzinfo=pacific)) == "2026-11-06T04:00:00Z"
    with pytest.raises(ValueError, match="needs a zone"):
        timestamp(datetime(2026, 11, 5, 20))  # noqa: DTZ001


def test_blank_fields_are_not_written_but_zeros_and_required_ones_are() -> None:
    change = shapes.OrderChange(
        items=(shapes.OrderChangeItem(seller_fulfillment_order_item_id="1", quantity=0),)
    )
    assert write(change) == {"items": [{"sellerFulfillmentOrderItemId": "1", "quantity": 0}]}
    money = shapes.Money(currency_code="JPY", value=Decimal("1E+3"))
    assert write(money) == {"currencyCode": "JPY", "value": "1000"}


def test_buyers_and_secrets_are_not_in_a_repr(payload: Payload) -> None:
    shown = repr(read(shapes.OrderDetail, payload("order_delivered_as_seen")["payload"]))
    for private in ("Ada", "Elm", "48084", "ada@example.com", "4711", "p.jpg", "Bo"):
        assert private not in shown
    assert "TBA123456789012" in shown
