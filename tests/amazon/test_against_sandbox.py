"""The client against the simulated Amazon, a process of its own that speaks the whole wire format."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from amazon import Client, Connection, Refused, Throttled, Unauthorized, Unavailable, shapes
from amazon.swiship import Swiship
from amazon.transport import Http
from tracking.carriers.ups import Ups

TOKENS = {"halden": "Atzr|demo-halden", "revoked": "Atzr|demo-revoked", "norole": "Atzr|demo-norole"}

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def client_of(sandbox: Any, account: str = "halden") -> Client:
    connection = Connection(
        endpoint=sandbox.base_url,
        lwa_endpoint=f"{sandbox.base_url}/auth/o2/token",
        client_id="demo-client",
        client_secret="demo-secret",
        refresh_token=TOKENS[account],
        marketplace_ids=("ATVPDKIKX0DER",),
    )
    return Client(connection, max_wait=10, http=Http(connect_timeout=2, read_timeout=2))


@pytest.fixture
def seller(sandbox: Any) -> Client:
    sandbox.unthrottle()
    return client_of(sandbox)


def tracked(seller: Client, order_id: str) -> shapes.PackageTracking:
    package = seller.fulfillment.get_order(order_id).shipments[0].packages[0]
    return seller.fulfillment.package_tracking(package.package_number)


def test_every_order_is_listed_once_over_all_pages_and_read_in_full(seller: Client) -> None:
    ids = [
        order.seller_fulfillment_order_id for order in seller.fulfillment.list_orders(updated_after=LONG_AGO)
    ]
    assert len(ids) == len(set(ids)) > 40
    assert {"HG-20447", "A/B #1", "订单-20416"} <= set(ids)
    for order_id in ("HG-20447", "A/B #1", "订单-20416"):
        assert seller.fulfillment.get_order(order_id).order.seller_fulfillment_order_id == order_id


def test_orders_updated_since_are_fewer(seller: Client) -> None:
    since = datetime.now(UTC) - timedelta(days=3)
    recent = list(seller.fulfillment.list_orders(updated_after=since))
    assert all(order.status_updated_date is not None for order in recent)
    assert 0 < len(recent) < len(list(seller.fulfillment.list_orders(updated_after=LONG_AGO)))


def test_a_parcel_is_tracked_by_amazon_swiship_and_ups(sandbox: Any, seller: Client) -> None:
    told = tracked(seller, "HG-20422")
    swiship = Swiship(f"{sandbox.base_url}/swiship").track(told.tracking_number)
    ups = Ups(f"{sandbox.base_url}/ups", "demo-client", "demo-secret").track(told.tracking_number)
    assert {told.current_status, swiship.current_status, ups.current_status} == {"DELIVERED"}
    happened = [event.event_date for event in told.events]
    assert [event.event_date for event in swiship.events] == happened
    assert [event.event_date for event in ups.events] == happened
    assert [event.event_code for event in swiship.events] == [event.event_code for event in told.events]
    assert ups.events[-1].event_code == "EVENT_301"
    assert ups.signed_for_by


def test_numbers_nobody_knows_are_refused(sandbox: Any) -> None:
    for source in (
        Swiship(f"{sandbox.base_url}/swiship"),
        Ups(f"{sandbox.base_url}/ups", "demo-client", "demo-secret"),
    ):
        with pytest.raises(Refused) as refused:
            source.track("1Z5R89390357567127")
        assert refused.value.status == 404


def test_values_no_model_knows_arrive_as_they_are(seller: Client) -> None:
    detail = seller.fulfillment.get_order("HG-20432")
    assert detail.order.status
    assert tracked(seller, "HG-20432").events


def test_a_return_is_created_and_read_back(seller: Client) -> None:
    detail = seller.fulfillment.get_order("HG-20447")
    shipment, item = detail.shipments[0], detail.items[0]
    reasons = seller.fulfillment.return_reasons(item.seller_sku, order_id="HG-20447", language="en-US")
    unit = shapes.NewReturnItem(
        seller_return_item_id="test-unit-1",
        seller_fulfillment_order_item_id=item.seller_fulfillment_order_item_id,
        amazon_shipment_id=shipment.amazon_shipment_id,
        return_reason_code=reasons[0].return_reason_code,
        return_comment="Handle broken",
    )
    result = seller.fulfillment.create_return("HG-20447", [unit])
    assert [found.seller_return_item_id for found in result.return_items] == ["test-unit-1"]
    assert result.return_authorizations[0].return_to_address is not None
    again = seller.fulfillment.get_order("HG-20447")
    assert "test-unit-1" in [found.seller_return_item_id for found in again.return_items]


def test_refusals_come_with_amazons_own_reason(seller: Client) -> None:
    with pytest.raises(Refused) as unknown:
        seller.fulfillment.get_order("NO-SUCH-ORDER")
    assert unknown.value.is_unknown_order
    with pytest.raises(Refused) as too_late:
        seller.fulfillment.cancel_order("HG-20460")
    assert too_late.value.status == 400
    assert too_late.value.request_id


def test_a_planned_order_can_be_cancelled(seller: Client) -> None:
    seller.fulfillment.cancel_order("HG-20461")
    assert seller.fulfillment.get_order("HG-20461").order.status == "Cancelled"


@pytest.mark.parametrize("account", ["revoked", "norole"])
def test_a_missing_permission_means_reconnect(sandbox: Any, account: str) -> None:
    with pytest.raises(Unauthorized):
        client_of(sandbox, account).check()


@pytest.mark.parametrize(
    ("kind", "times", "error"),
    [
        ("429", 1, Throttled),
        ("500", 1, Unavailable),
        ("503_html", 5, Unavailable),
        ("timeout", 1, Unavailable),
        ("cut_off", 1, Unavailable),
        ("404_html", 1, Refused),
    ],
)
def test_failures_are_told_apart(
    sandbox: Any, seller: Client, kind: str, times: int, error: type[Exception]
) -> None:
    sandbox.fail("getFulfillmentOrder", kind, times=times, seconds=3)
    with pytest.raises(error) as caught:
        seller.fulfillment.get_order("HG-20447")
    assert type(caught.value) is error


@pytest.mark.parametrize("kind", ["401", "403", "unknown_enum", "missing_fields"])
def test_what_can_be_got_over_is(sandbox: Any, seller: Client, kind: str) -> None:
    sandbox.fail("getFulfillmentOrder", kind)
    detail = seller.fulfillment.get_order("HG-20447")
    assert detail.order.seller_fulfillment_order_id == "HG-20447"
    assert detail.shipments[0].packages[0].package_number


def test_all_stock_is_read_over_pages(seller: Client) -> None:
    stock = seller.inventory.summaries()
    assert len({summary.seller_sku for summary in stock}) == len(stock) > 5
    assert all(summary.inventory_details is not None for summary in stock)


def test_a_report_is_made_and_read(sandbox: Any, seller: Client) -> None:
    end = datetime.now(UTC)
    report_id = seller.reports.create("GET_FBA_REIMBURSEMENTS_DATA", start=end - timedelta(days=60), end=end)
    said = []
    while (report := seller.reports.get(report_id)).processing_status != "DONE" and len(said) < 9:
        said.append(report.processing_status)
        sandbox.advance(hours=1)
    assert set(said) <= {"IN_QUEUE", "IN_PROGRESS"}
    text = seller.reports.download(seller.reports.document(report.report_document_id)).text
    assert text.splitlines()[0].split("\t")[:2] == ["approval-date", "reimbursement-id"]


def test_a_preview_and_an_order_are_made(seller: Client) -> None:
    address = shapes.Address(
        name="Ada",
        address_line_1="1 Elm St",
        city="Troy",
        state_or_region="MI",
        postal_code="48084",
        country_code="US",
    )
    sku = next(found.seller_sku for found in seller.inventory.summaries() if found.total_quantity > 5)
    item = shapes.PreviewRequestItem(seller_sku=sku, quantity=1, seller_fulfillment_order_item_id="line-1")
    previews = seller.fulfillment.preview(address, [item])
    assert any(preview.is_fulfillable for preview in previews)
    order = shapes.NewOrder(
        seller_fulfillment_order_id="TEST/1 +",
        displayable_order_id="TEST-1",
        displayable_order_date=datetime.now(UTC),
        displayable_order_comment="Thank you",
        shipping_speed_category="Standard",
        destination_address=address,
        items=(shapes.NewOrderItem(seller_sku=sku, seller_fulfillment_order_item_id="line-1", quantity=1),),
    )
    seller.fulfillment.create_order(order)
    with pytest.raises(Refused) as twice:
        seller.fulfillment.create_order(order)
    assert twice.value.is_duplicate


def test_the_rate_is_kept_so_that_amazon_never_says_no(sandbox: Any) -> None:
    seller = client_of(sandbox)
    for _ in range(33):
        seller.fulfillment.get_order("HG-20447")
    assert seller.fulfillment.get_order("HG-20447").order.seller_fulfillment_order_id == "HG-20447"
