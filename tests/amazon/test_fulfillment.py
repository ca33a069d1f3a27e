from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from werkzeug.wrappers import Request, Response

from amazon import Client, Refused, Unavailable, shapes

Payload = Callable[[str], Any]
BASE = "/fba/outbound/2020-07-01"
ORDERS = f"{BASE}/fulfillmentOrders"


def page(*ids: str, token: str | None = "") -> dict[str, Any]:
    orders = [{"sellerFulfillmentOrderId": order_id} for order_id in ids]
    return {"payload": {"fulfillmentOrders": orders, "nextToken": token}}


def refusal(message: str) -> Response:
    body = f'{{"errors": [{{"code": "InvalidInput", "message": "{message}"}}]}}'
    return Response(body, 400, content_type="application/json")


def test_orders_are_paged_to_the_end_with_the_token_alone(amazon: Any, client: Client) -> None:
    amazon.answers(ORDERS, page("A", "B", token="t/1+="), page("C", token="t2"), page("D", token=None))
    since = datetime(2026, 11, 1, 8, tzinfo=UTC)
    found = [
        order.seller_fulfillment_order_id for order in client.fulfillment.list_orders(updated_after=since)
    ]
    assert found == ["A", "B", "C", "D"]
    assert [dict(request.args) for request in amazon.requests] == [
        {"queryStartDate": "2026-11-01T08:00:00Z"},
        {"nextToken": "t/1+="},
        {"nextToken": "t2"},
    ]


def test_without_a_start_date_amazon_chooses_the_window(amazon: Any, client: Client) -> None:
    amazon.answers(ORDERS, page("A"))
    assert [order.seller_fulfillment_order_id for order in client.fulfillment.list_orders()] == ["A"]
    assert dict(amazon.last.args) == {}


def test_an_empty_page_is_not_yet_the_end(amazon: Any, client: Client) -> None:
    amazon.answers(ORDERS, page(token="t1"), page("A", token="t2"), page("B"))
    assert [order.seller_fulfillment_order_id for order in client.fulfillment.list_orders()] == ["A", "B"]


def test_empty_pages_that_never_end_are_left(amazon: Any, client: Client) -> None:
    amazon.answers(ORDERS, page("A", token="t0"), *[page(token=f"t{n}") for n in range(1, 30)])
    assert [order.seller_fulfillment_order_id for order in client.fulfillment.list_orders()] == ["A"]
    assert len(amazon.requests) == 21


@pytest.mark.parametrize("tokens", [("t1", "t1", "t1"), ("t1", "t2", "t3")])
def test_a_list_that_gives_the_same_page_again_is_reported(amazon: Any, client: Client, tokens: Any) -> None:
    amazon.answers(ORDERS, *[page("A", "B", token=token) for token in tokens])
    with pytest.raises(Unavailable) as stuck:
        list(client.fulfillment.list_orders())
    assert stuck.value.code == "EndlessPages"
    assert len(amazon.requests) == 2


def test_an_order_without_an_id_does_not_stop_the_others(amazon: Any, client: Client, caplog: Any) -> None:
    told = page("A", "B")
    told["payload"]["fulfillmentOrders"].insert(1, {"fulfillmentOrderStatus": "Complete"})
    amazon.answers(ORDERS, told)
    assert [order.seller_fulfillment_order_id for order in client.fulfillment.list_orders()] == ["A", "B"]
    assert "1 orders without an id were left out" in caplog.text


@pytest.mark.parametrize(
    ("order_id", "raw"),
    [
        ("SHOP/1001 #2", "SHOP%2F1001%20%232"),
        ("1+1?x=&y", "1%2B1%3Fx%3D%26y"),
        ("100%2F", "100%252F"),
        ("訂單", "%E8%A8%82%E5%96%AE"),
        ("..%2F", "..%252F"),
    ],
)
def test_ids_in_paths_are_percent_encoded(amazon: Any, client: Client, order_id: str, raw: str) -> None:
    asked: list[str] = []

    def handler(request: Request) -> Response:
        asked.append(
            request.environ["RAW_URI"] if "RAW_URI" in request.environ else request.environ["REQUEST_URI"]
        )
        return Response('{"payload": {"fulfillmentOrder": {"sellerFulfillmentOrderId": "x"}}}')

    amazon.server.expect_request(f"{ORDERS}/{order_id}").respond_with_handler(handler)
    client.fulfillment.get_order(order_id)
    assert asked == [f"{ORDERS}/{raw}"]


@pytest.mark.parametrize("order_id", ["", ".", ".."])
def test_an_id_that_would_change_the_path_is_not_sent(amazon: Any, client: Client, order_id: str) -> None:
    with pytest.raises(ValueError, match="can't be part of an address"):
        client.fulfillment.cancel_order(order_id)
    assert amazon.requests == []


def test_an_order_is_read_in_full(amazon: Any, client: Client, payload: Payload) -> None:
    amazon.answers(f"{ORDERS}/FBATestOrder-1", payload("amazon/getFulfillmentOrder"))
    detail = client.fulfillment.get_order("FBATestOrder-1")
    assert detail.order.status == "PROCESSING"
    assert [item.seller_sku for item in detail.items] == [
        "PSMM-TEST-SKU-Jan-21_19_59_44-0738",
        "CR-47K6-H6QN",
    ]
    assert detail.shipments[0].status == "PENDING"


def test_an_unknown_order_is_a_400_and_known_as_one(amazon: Any, client: Client) -> None:
    amazon.answers(f"{ORDERS}/X", refusal("Requested order 'X' not found"))
    with pytest.raises(Refused) as refused:
        client.fulfillment.get_order("X")
    assert refused.value.is_unknown_order
    assert not refused.value.may_work_later
    assert (refused.value.status, refused.value.code) == (400, "InvalidInput")


def test_events_come_oldest_first_whichever_way_amazon_sends_them(
    amazon: Any, client: Client, payload: Payload
) -> None:
    newest_first = payload("amazon/getPackageTrackingDetails")
    oldest_first = payload("amazon/getPackageTrackingDetails")
    oldest_first["payload"]["trackingEvents"].reverse()
    amazon.answers(f"{BASE}/tracking", newest_first, oldest_first)
    first, second = (
        client.fulfillment.package_tracking(212794778),
        client.fulfillment.package_tracking(212794778),
    )
    assert first == second
    assert [event.event_code for event in first.events] == ["EVENT_206", "EVENT_301"]
    assert dict(amazon.last.args) == {"packageNumber": "212794778"}
    assert first.ship_to_address is not None
    assert first.ship_to_address.place == "Troy, MI, US"


def test_events_of_one_second_keep_their_order(amazon: Any, client: Client) -> None:
    times = ["2026-11-03T10:00:00Z", "2026-11-02T10:00:00Z", "2026-11-02T10:00:00Z"]
    codes = ["EVENT_301", "EVENT_202", "EVENT_201"]
    events = [{"eventDate": at, "eventCode": code} for at, code in zip(times, codes, strict=True)]
    amazon.answers(f"{BASE}/tracking", {"payload": {"packageNumber": 1, "trackingEvents": events}})
    found = client.fulfillment.package_tracking(1).events
    assert [event.event_code for event in found] == ["EVENT_201", "EVENT_202", "EVENT_301"]


def test_unknown_words_and_missing_descriptions_are_shown_as_they_came(amazon: Any, client: Client) -> None:
    events = [{"eventDate": "2026-11-02T10:00:00Z", "eventCode": "EVENT_636"}, {"eventCode": None}]
    told = {
        "packageNumber": 1,
        "currentStatus": "TELEPORTED",
        "shipToAddress": {"city": "Troy"},
        "trackingEvents": events,
    }
    amazon.answers(f"{BASE}/tracking", {"payload": told})
    tracking = client.fulfillment.package_tracking(1)
    assert (tracking.current_status, tracking.current_status_description) == ("TELEPORTED", "")
    assert [event.event_code for event in tracking.events] == ["", "EVENT_636"]


def test_reasons_are_asked_for_a_sku_in_a_language(amazon: Any, client: Client, payload: Payload) -> None:
    amazon.answers(f"{BASE}/returnReasonCodes", payload("amazon/listReturnReasonCodes"))
    reasons = client.fulfillment.return_reasons("MUG 1&2", order_id="A/1", language="zh-CN")
    assert len(reasons) == 12
    assert reasons[2] == shapes.ReasonCode(
        return_reason_code="CR-DEFECTIVE", description="Defective/Does not work properly"
    )
    expected = {"sellerSku": "MUG 1&2", "sellerFulfillmentOrderId": "A/1", "language": "zh-CN"}
    assert dict(amazon.last.args) == expected
    client.fulfillment.return_reasons("MUG")
    assert dict(amazon.last.args) == {"sellerSku": "MUG", "marketplaceId": "ATVPDKIKX0DER"}


def test_a_return_can_be_refused_in_part(amazon: Any, client: Client, payload: Payload) -> None:
    amazon.answers(f"{ORDERS}/A/return", payload("return_partly_refused"), method="PUT")
    items = [
        shapes.NewReturnItem(
            seller_return_item_id=f"r-{n}",
            seller_fulfillment_order_item_id="line-1",
            amazon_shipment_id="D1",
            return_reason_code="CR-DEFECTIVE",
            return_comment="Broken handle" if n == 1 else "",
        )
        for n in (1, 2)
    ]
    result = client.fulfillment.create_return("A", items)
    assert [item.seller_return_item_id for item in result.return_items] == ["r-1"]
    (invalid,) = result.invalid_return_items
    assert invalid.invalid_item_reason is not None
    assert invalid.invalid_item_reason.invalid_item_reason_code == "NoReturnableQuantity"
    assert result.return_authorizations[0].rma_page_url == "https://www.amazon.com/gp/orc/rml/D50WttPHRRMA"
    common = {
        "sellerFulfillmentOrderItemId": "line-1",
        "amazonShipmentId": "D1",
        "returnReasonCode": "CR-DEFECTIVE",
    }
    assert amazon.last.get_json() == {
        "items": [
            {"sellerReturnItemId": "r-1", **common, "returnComment": "Broken handle"},
            {"sellerReturnItemId": "r-2", **common},
        ]
    }


def test_a_cancel_sends_no_body_and_takes_an_empty_object_as_yes(amazon: Any, client: Client) -> None:
    amazon.answers(f"{ORDERS}/A/cancel", {}, method="PUT")
    client.fulfillment.cancel_order("A")
    assert amazon.last.get_data() == b""


def test_a_200_that_carries_errors_is_a_refusal(amazon: Any, client: Client) -> None:
    errors = [{"code": "InvalidInput", "message": "Reason: DuplicateCancelRequest."}]
    amazon.answers(f"{ORDERS}/A/cancel", {"errors": errors}, method="PUT")
    with pytest.raises(Refused) as refused:
        client.fulfillment.cancel_order("A")
    assert refused.value.is_duplicate
    assert (refused.value.status, refused.value.code) == (200, "InvalidInput")


def test_a_preview_tells_speeds_fees_and_dates(amazon: Any, client: Client, payload: Payload) -> None:
    amazon.answers(f"{ORDERS}/preview", payload("amazon/getFulfillmentPreview"), method="POST")
    address = shapes.Address(name="A", address_line_1="1 Elm St", postal_code="48084", country_code="US")
    item = shapes.PreviewRequestItem(
        seller_sku="MUG-1", quantity=1, seller_fulfillment_order_item_id="line-1"
    )
    (preview,) = client.fulfillment.preview(address, [item], speeds=["Standard"])
    assert preview.is_fulfillable is True
    assert preview.is_cod_capable is None
    assert preview.shipments[0].latest_arrival_date == datetime(2020, 2, 17, 18, 16, 16, tzinfo=UTC)
    assert amazon.last.get_json() == {
        "marketplaceId": "ATVPDKIKX0DER",
        "address": {"name": "A", "addressLine1": "1 Elm St", "postalCode": "48084", "countryCode": "US"},
        "items": [{"sellerSku": "MUG-1", "quantity": 1, "sellerFulfillmentOrderItemId": "line-1"}],
        "shippingSpeedCategories": ["Standard"],
    }
