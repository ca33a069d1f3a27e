"""Stock and reports come in over real HTTP, step by step, and without counting anything twice."""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from inventory.models import Hazmat, LedgerDay, LedgerMovement, Product, RemovalOrder, RemovalShipment
from orders.models import Order, OrderItem
from reimbursements.models import Reimbursement
from returns.actions import record_told
from returns.models import ReturnItem
from sellers.models import AmazonConnection, Seller
from sellers.tenancy import acting_for
from sync.inventory import in_question, read_inventory
from sync.models import Cursor, Feed, ReportImport, Run
from sync.reports import EVERY, PLANS, advance_reports
from sync.tasks import advance_seller_reports, sync_seller_inventory
from sync.templatetags.sync import READ_BY_API, standings
from tests.factories import make_order, make_product, make_seller
from tests.sync.test_orders import now, unhurried

pytestmark = pytest.mark.django_db


@pytest.fixture
def halden(sandbox: Any) -> Seller:
    sandbox.unthrottle()
    return make_seller(connected=sandbox.base_url)


def advance(seller: Seller, at: datetime | None = None) -> list[str]:
    with acting_for(seller.pk):
        return advance_reports(seller=seller, client=unhurried(seller), clock=lambda: at or now())


def stock(seller: Seller) -> Run:
    with acting_for(seller.pk):
        run = read_inventory(seller=seller, client=unhurried(seller), clock=now)
    assert run is not None
    return run


# --- stock -----------------------------------------------------------------------------------------------------------
def test_every_product_comes_in_with_its_stock(halden: Seller) -> None:
    run = stock(halden)
    assert (run.error, run.done, run.total) == ("", run.total, run.done)
    mug = Product.objects.get(sku="HG-MUG-12-FOR")
    assert (mug.title, mug.asin != "", mug.fnsku != "", mug.fulfillable > 0) == (
        "Enamel camp mug, 12 oz, forest",
        True,
        True,
        True,
    )
    assert Cursor.objects.get(feed=Feed.INVENTORY).read_up_to == run.started_at


def test_a_product_amazon_could_not_send_is_asked_about(halden: Seller, sandbox: Any) -> None:
    with acting_for(halden.pk):
        record_told(seller=halden, told=unhurried(halden).fulfillment.get_order("HG-20448"), at=now())
    stock(halden)
    OrderItem.objects.update(product=Product.objects.get(sku="HG-LNT-OIL"))
    stock(halden)
    oil = Product.objects.get(sku="HG-LNT-OIL")
    assert (oil.hazmat, oil.hazmat_codes) == (Hazmat.UNDER_REVIEW, ["FBA_INB_0014"])


def test_only_products_in_question_are_asked_about() -> None:
    seller = make_seller()
    make_product(seller, "PLAIN")
    make_product(seller, "STUCK")
    make_product(seller, "FLAGGED", hazmat=Hazmat.UNDER_REVIEW)
    make_product(seller, "BROKEN", unfulfillable=2)
    make_product(seller, "NAMELESS", unfulfillable=2, asin="")
    make_order(seller, status="Unfulfillable", items=[("STUCK", 1)])
    make_order(seller, status="Complete", items=[("PLAIN", 1)])
    assert sorted(in_question(seller).values_list("sku", flat=True)) == ["BROKEN", "FLAGGED", "STUCK"]


def test_amazon_away_ends_the_run_and_keeps_the_cursor(halden: Seller, sandbox: Any) -> None:
    sandbox.fail("getInventorySummaries", "500", times=0)
    run = stock(halden)
    assert "500" in run.error
    assert (Product.objects.count(), Cursor.objects.count()) == (0, 0)


# --- reports ---------------------------------------------------------------------------------------------------------
def test_reports_are_asked_for_awaited_and_read(halden: Seller) -> None:
    assert advance(halden) == [f"{plan.feed}: asked" for plan in PLANS]
    assert advance(halden) == [f"{plan.feed}: IN_PROGRESS" for plan in PLANS]
    said = advance(halden)
    assert said[0] == "reimbursements: 8 of 8 rows"
    assert said[2:4] == ["ledger: no data, ledger: asked", "ledger_detail: no data, ledger_detail: asked"]
    while set(said) != {f"{plan.feed}: nothing due" for plan in PLANS}:
        said = advance(halden)
    assert Reimbursement.objects.count() == 8
    assert LedgerDay.objects.dates("date", "day").count() == 120
    assert LedgerMovement.objects.count() > 1000
    assert {cursor.read_up_to == cursor.report_asked_at for cursor in Cursor.objects.all()} == {True}
    assert sorted(RemovalOrder.objects.values_list("removal_id", "closed")) == [
        ("RM-BOARD-2", True),
        ("RM-SPRING-7", False),
        ("RM-THROW-0", True),
        ("RM-THROW-1", True),
    ]
    assert RemovalShipment.objects.count() == 2
    assert [file.status for file in ReportImport.objects.all()] == ["done"] * len(PLANS)


def test_a_long_ledger_is_asked_for_half_a_year_at_a_time_the_oldest_first(halden: Seller) -> None:
    spans, began = [], now()
    for look in range(7):
        advance(halden, began + timedelta(seconds=look * 300))
        cursor = Cursor.objects.get(feed=Feed.LEDGER)
        spans.append((round((began - cursor.read_up_to) / timedelta(days=1)), bool(cursor.report_id)))
    assert spans == [(540, True), (540, True), (360, True), (360, True), (180, True), (180, True), (0, False)]
    days = LedgerDay.objects.order_by("date").values_list("date", flat=True).distinct()
    assert [(later - earlier).days for earlier, later in pairwise(days)] == [1] * 119


def test_the_next_day_a_report_is_asked_for_again_and_leaves_the_same_rows(halden: Seller) -> None:
    for _look in range(3):
        advance(halden)
    before = sorted(Reimbursement.objects.values_list("reimbursement_id", "amount_total"))
    later = now() + EVERY + timedelta(minutes=1)
    for _look in range(3):
        advance(halden, later)
    assert sorted(Reimbursement.objects.values_list("reimbursement_id", "amount_total")) == before


def test_a_report_without_rows_moves_the_cursor(sandbox: Any) -> None:
    sandbox.unthrottle()
    seller = make_seller(
        connected=sandbox.base_url, marketplace="A1PA6795UKMFR9", token="Atzr|demo-nordlicht"
    )
    for _look in range(3):
        said = advance(seller)
    assert said[0] == "reimbursements: no data"
    assert Cursor.objects.get(feed=Feed.REIMBURSEMENTS).report_id == ""
    assert Reimbursement.objects.count() == 0


def test_returns_the_api_told_of_are_not_counted_twice(halden: Seller) -> None:
    with acting_for(halden.pk):
        client = unhurried(halden)
        for order_id in ("HG-20388", "HG-20389"):
            record_told(seller=halden, told=client.fulfillment.get_order(order_id), at=now())
    before = sorted(ReturnItem.objects.values_list("seller_return_item_id", "received_condition"))
    for _look in range(3):
        advance(halden)
    assert sorted(ReturnItem.objects.values_list("seller_return_item_id", "received_condition")) == before


def test_refused_credentials_are_kept_on_the_connection(sandbox: Any) -> None:
    seller = make_seller(connected=sandbox.base_url, token="Atzr|demo-revoked")
    advance(seller)
    assert AmazonConnection.objects.get(seller=seller).needs_reconnect is True


def test_amazon_away_asks_again_next_time(halden: Seller, sandbox: Any) -> None:
    sandbox.fail("createReport", "503_html", times=len(PLANS))
    advance(halden)
    assert [cursor.report_id for cursor in Cursor.objects.all()] == [""] * len(PLANS)
    assert advance(halden) == [f"{plan.feed}: asked" for plan in PLANS]


def test_tasks_do_the_same(halden: Seller) -> None:
    sync_seller_inventory(halden.pk)
    for _look in range(3):
        advance_seller_reports(halden.pk)
    assert (Product.objects.count() > 0, Reimbursement.objects.count()) == (True, 8)


def test_a_task_for_a_seller_who_disconnected_does_nothing(halden: Seller) -> None:
    AmazonConnection.objects.update(enabled=False)
    sync_seller_inventory(halden.pk)
    advance_seller_reports(halden.pk)
    assert (Product.objects.count(), Order.objects.count(), Run.objects.count()) == (0, 0, 0)


def test_the_standing_of_each_feed(halden: Seller) -> None:
    stock(halden)
    found = {one.name: one for one in standings(halden)}
    assert [one.is_running for one in found.values()] == [False] * len(READ_BY_API)
    assert found[Feed.INVENTORY.label].run is not None
    assert found[Feed.ORDERS.label].cursor is None
