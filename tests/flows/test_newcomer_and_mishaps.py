"""A newcomer finds the way; and what happens to one seller, or to a worker, harms nobody and nothing else."""

import os
import signal
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from django.utils import timezone

from orders.models import Order, OrderItem
from reimbursements.models import Reimbursement
from returns.models import Return, ReturnStatus
from sandbox.scenarios import NORDLICHT, REFRESH_TOKENS, REVOKED, order_id
from sellers.models import AmazonConnection, Role
from sync import tasks
from sync.models import Cursor, Feed, ReportImport, Run
from tests import factories
from tests.flows.story import Story, said, submit, wait_for
from tests.plugins.processes import running_worker
from tracking.models import Package, Shipment

REPORTS = "/reports/2021-06-30"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def test_a_newcomer_serves_a_customer_without_javascript(story: Story) -> None:
    story.begin("delivered", "in_transit")
    story.sync()
    newcomer = story.member(Role.SUPPORT)
    number = story.order("delivered").packages.get().tracking_number
    page = story.page_of(java_script_enabled=False)
    page.goto(story.portal)
    page.get_by_label("E-mail address").fill(newcomer.email)
    page.get_by_label("Password").fill(factories.PASSWORD)
    submit(page, "Sign in", within="body")

    page.locator("#q").fill(number)
    page.locator("#q").press("Enter")
    page.wait_for_url(f"**/orders/{order_id('delivered')}/")
    page.get_by_role("link", name="Create Customer Return").first.click()
    submit(page, "Submit")
    assert "Nothing has been sent to Amazon." in page.inner_text("#errors")
    page.get_by_label("Return", exact=True).select_option("1")
    page.get_by_label("Return Reason").select_option("CR-UNWANTED_ITEM")
    submit(page, "Submit")
    page.wait_for_url("**/returns/RET-000001/")
    authorised = Return.objects.filter(status=ReturnStatus.AUTHORISED)
    wait_for(authorised.exists, "the worker had the return authorised")
    page.reload()
    assert "The slip must be inside the parcel" in said(page)

    submit(page, "简体中文", within="header")
    assert page.get_attribute("html", "lang") == "zh-Hans"
    assert "退货" in page.inner_text("h1")
    assert page.url.endswith("/returns/RET-000001/")


def report_file(story: Story, kind: str) -> dict[str, Any]:
    """A report as the seller downloads it from Seller Central, ready to be uploaded."""
    now = datetime.fromisoformat(story.sandbox.state()["now"])
    span = {"dataStartTime": (now - timedelta(days=30)).isoformat(), "dataEndTime": now.isoformat()}
    asked = {"reportType": kind, "marketplaceIds": [factories.US], **span}
    number = story.sandbox.call("POST", f"{REPORTS}/reports", json=asked).json()["reportId"]
    story.sandbox.call("GET", f"{REPORTS}/reports/{number}")
    document = story.sandbox.call("GET", f"{REPORTS}/reports/{number}").json()["reportDocumentId"]
    url = story.sandbox.call("GET", f"{REPORTS}/documents/{document}").json()["url"]
    return {"name": f"{kind}.txt", "mimeType": "text/plain", "buffer": requests.get(url, timeout=10).content}


def test_a_seller_without_credentials_uploads_reports_and_swiship_tells_the_rest(story: Story) -> None:
    story.begin("lost", "in_transit", "paid_full")
    story.seller = factories.make_seller("Paper Goods")
    page = story.page_of(story.member())
    page.goto(f"{story.portal}/settings/reports/")
    shipments = report_file(story, "GET_AMAZON_FULFILLED_SHIPMENTS_DATA_GENERAL")
    for file in (shipments, report_file(story, "GET_FBA_REIMBURSEMENTS_DATA"), shipments):
        page.locator("main input[type=file]").set_input_files(file)
        submit(page, "Import the file")
        assert "The file was taken and is being read." in said(page)
    busy = ReportImport.objects.exclude(status__in=(ReportImport.Status.DONE, ReportImport.Status.FAILED))
    wait_for(lambda: not busy.exists(), "the files were read")
    assert {(one.status, one.unreadable_count) for one in ReportImport.objects.all()} == {("done", 0)}
    assert (Order.objects.count(), Package.objects.count(), Reimbursement.objects.count()) == (2, 2, 6)

    story.poll()
    story.open_order(page, "lost")
    assert "is eligible for a lost claim" in page.inner_text("#next")
    assert "Swiship" in page.inner_text("#parcels .events")
    page.get_by_role("link", name="Create Customer Return").first.click()
    assert "The portal is not connected to Amazon" in said(page)
    assert page.get_by_role("button", name="Submit", exact=True).get_attribute("aria-disabled") == "true"


def test_one_sellers_refused_credentials_are_that_sellers_alone(story: Story) -> None:
    story.begin("delivered")
    unlucky = factories.make_seller(
        "Unlucky Goods", connected=story.sandbox.base_url, token=REFRESH_TOKENS[REVOKED]
    )
    tasks.sync_all_orders.delay()
    ended = Run.objects.filter(feed=Feed.ORDERS).exclude(finished_at=None)
    wait_for(lambda: ended.count() == 2, "both sellers had their turn")
    assert (ended.get(seller=story.seller).error, story.order("delivered").parcels) == ("", 1)
    assert ended.get(seller=unlucky).error != ""
    assert not Order.objects.filter(seller=unlucky).exists()

    page = story.page_of(factories.make_member(unlucky))
    foreign = page.goto(f"{story.portal}/orders/{order_id('delivered')}/")
    assert foreign.status == 404
    page.goto(f"{story.portal}/settings/amazon/")
    assert AmazonConnection.objects.get(seller=unlucky).last_error != ""
    story.sync()  # and the next turn comes for the other one


def rows_of(seller: Any) -> dict[str, list[Any]]:
    """What a sync has left, without when."""
    return {
        "orders": list(
            Order.objects.filter(seller=seller)
            .order_by("seller_order_id")
            .values_list("seller_order_id", "status_told", "stage", "lines", "parcels")
        ),
        "items": list(
            OrderItem.objects.filter(seller=seller)
            .order_by("order__seller_order_id", "seller_item_id")
            .values_list("order__seller_order_id", "seller_item_id", "sku", "quantity")
        ),
        "shipments": sorted(
            Shipment.objects.filter(seller=seller).values_list("amazon_shipment_id", flat=True)
        ),
        "packages": sorted(Package.objects.filter(seller=seller).values_list("package_number", flat=True)),
    }


def test_a_worker_killed_in_the_middle_of_a_sync_leaves_the_same_rows(told: Story, tmp_path: Path) -> None:
    told.sandbox.reset()
    told.sandbox.unthrottle()
    told.rested()
    given = {
        "connected": told.sandbox.base_url,
        "token": REFRESH_TOKENS[NORDLICHT],
        "marketplace": factories.DE,
    }
    seller = factories.make_seller("Nordlicht Handel", **given)
    orders = Order.objects.filter(seller=seller)
    told.seller = seller
    told.sandbox.fail(r"/fulfillmentOrders/NH-5010$", "timeout", seconds=20)
    with running_worker(tmp_path / "first.log") as worker:
        tasks.sync_all_orders.delay()
        wait_for(lambda: orders.count() >= 3, "some orders came in")
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
    told.sandbox.heal()
    began = timezone.now()
    stored = orders.count()
    placed = told.sandbox.state()["orders"][NORDLICHT]
    assert 3 <= stored < placed

    with running_worker(tmp_path / "second.log"):
        told.sync()
        again = rows_of(seller)
        told.quiet_down()
        cut_off = Run.objects.filter(seller=seller, feed=Feed.ORDERS).earliest("started_at")
        assert cut_off.started_at < began
        assert cut_off.finished_at is not None  # taken up and ended, not left behind
        assert len(again["orders"]) == placed
        Cursor.objects.all().delete()  # everything once more, from the beginning
        told.rested()
        told.sync()
        told.quiet_down()
    assert rows_of(seller) == again
    names = [name for name, *_rest in again["orders"]]
    assert len(names) == len(set(names))
