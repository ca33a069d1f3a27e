"""Amazon's own Python SDK drives the sandbox over real HTTP."""

from typing import Any

import pytest
from spapi import SPAPIClient, SPAPIConfig
from spapi.api.fulfillment_outbound_v2020_07_01.fba_outbound_api import FbaOutboundApi
from spapi.rest import ApiException

from sandbox.scenarios import CLIENT_ID, CLIENT_SECRET, HALDEN, REFRESH_TOKENS, SCENARIOS, order_id
from tests.sandbox.test_conformance import ADDRESS, ITEM, NEW, US
from tests.sandbox_process import SandboxProcess


@pytest.fixture
def api(sandbox: SandboxProcess) -> Any:
    config = SPAPIConfig(
        client_id=CLIENT_ID, client_secret=CLIENT_SECRET, refresh_token=REFRESH_TOKENS[HALDEN], region="NA"
    )
    token_url = f"{sandbox.base_url}/auth/o2/token"
    return FbaOutboundApi(SPAPIClient(config, oauth_endpoint=token_url, endpoint=sandbox.base_url).api_client)


def test_preview_create_get_ship_track(api: Any, sandbox: SandboxProcess) -> None:
    preview = api.get_fulfillment_preview(body={"marketplaceId": US, "address": ADDRESS, "items": [ITEM]})
    assert [p.is_fulfillable for p in preview.payload.fulfillment_previews] == [True, True]

    api.create_fulfillment_order(body=NEW)
    order = api.get_fulfillment_order("NEW-1").payload
    assert order.fulfillment_order.displayable_order_comment == "Thanks"
    assert [(i.seller_sku, i.quantity) for i in order.fulfillment_order_items] == [("HG-MUG-12-FOR", 2)]

    api.submit_fulfillment_order_status_update("NEW-1", body={"fulfillmentOrderStatus": "Complete"})
    sandbox.advance(hours=30)
    shipment = api.get_fulfillment_order("NEW-1").payload.fulfillment_shipments[0]
    assert shipment.fulfillment_shipment_status == "SHIPPED"
    tracking = api.get_package_tracking_details(
        shipment.fulfillment_shipment_package[0].package_number
    ).payload
    assert tracking.current_status == "IN_TRANSIT"
    assert [event.event_code for event in tracking.tracking_events][-1] == "EVENT_101"

    with pytest.raises(ApiException) as refused:
        api.cancel_fulfillment_order("NEW-1")
    assert refused.value.status == 400
    assert "OrderNotUpdatable" in str(refused.value.body)


def test_create_and_cancel(api: Any) -> None:
    api.create_fulfillment_order(body=NEW)
    api.cancel_fulfillment_order("NEW-1")

    order = api.get_fulfillment_order("NEW-1").payload
    assert order.fulfillment_order.fulfillment_order_status == "Cancelled"
    assert order.fulfillment_order_items[0].cancelled_quantity == 2


def test_the_list_is_paged_to_the_end(api: Any) -> None:
    found: list[str] = []
    answer = api.list_all_fulfillment_orders(query_start_date="2026-01-01T00:00:00Z").payload
    found += [order.seller_fulfillment_order_id for order in answer.fulfillment_orders]
    while answer.next_token:
        answer = api.list_all_fulfillment_orders(next_token=answer.next_token).payload
        found += [order.seller_fulfillment_order_id for order in answer.fulfillment_orders]

    assert len(found) == len(set(found)) == 129
    assert {s.order_id for s in SCENARIOS if s.account == HALDEN} <= set(found)


def test_return_reasons_and_return(api: Any) -> None:
    reasons = api.list_return_reason_codes(
        "HG-THR-OAT", seller_fulfillment_order_id=order_id("three_lines"), language="de-DE"
    )
    codes = {r.return_reason_code: r.translated_description for r in reasons.payload.reason_code_details}
    assert codes["CR-DEFECTIVE"] == "Defekt"
    assert "CR-MISSING_PARTS" not in codes

    shipments = api.get_fulfillment_order(order_id("three_lines")).payload.fulfillment_shipments
    items = [
        {
            "sellerReturnItemId": f"r-{number}",
            "sellerFulfillmentOrderItemId": item,
            "amazonShipmentId": shipments[place].amazon_shipment_id,
            "returnReasonCode": "CR-UNWANTED_ITEM",
        }
        for number, (item, place) in enumerate([("1", 0), ("2", 0), ("3", 1)])
    ]
    made = api.create_fulfillment_return(order_id("three_lines"), body={"items": items}).payload
    assert len(made.return_items) == 3
    assert sorted(a.fulfillment_center_id for a in made.return_authorizations) == ["IND9", "SMF3"]
    assert len({a.amazon_rma_id for a in made.return_authorizations}) == 2
