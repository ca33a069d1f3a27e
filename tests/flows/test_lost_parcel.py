"""The story of a lost parcel: it is polled by a real worker, becomes lost-eligible, and turns up after all."""

import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from orders.models import Order, ParcelState
from sandbox.scenarios import order_id
from sellers.connections import client_for
from sellers.models import Seller
from sync.orders import record_told
from tests.factories import PASSWORD, make_member, make_seller
from tracking import tasks
from tracking.models import Package

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.slow]


@pytest.fixture
def seller(transactional_db: None, sandbox: Any) -> Seller:
    """Halden Goods, whose Amazon is the sandbox."""
    sandbox.unthrottle()
    return make_seller(connected=sandbox.base_url)


def read_order(seller: Seller, name: str) -> Order:
    """The order as Amazon tells it now, stored."""
    client = client_for(seller)
    assert client is not None
    return record_told(seller=seller, told=client.fulfillment.get_order(name), at=timezone.now())


def wait_for(found: Callable[[], Any], seconds: float = 30) -> None:
    """Until it is so, or the test fails."""
    deadline = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < deadline, "It did not come to that in time."
        time.sleep(0.1)


def sign_in(page: Any, portal: str, seller: Seller) -> None:
    email = make_member(seller).email
    page.goto(f"{portal}/accounts/login/")
    page.get_by_label("E-mail", exact=False).first.fill(email)
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("form button[type=submit]").last.click()
    page.wait_for_url(lambda url: "login" not in url)


@pytest.mark.usefixtures("celery_worker_process")
def test_a_parcel_is_lost_and_then_delivered_late(
    seller: Seller, sandbox: Any, live_portal: str, page: Any
) -> None:
    name = order_id("lost_then_delivered")
    order = read_order(seller, name)
    tasks.poll_due_packages.delay()
    wait_for(
        lambda: Package.objects.filter(
            lost_eligible_since__isnull=False, last_polled_at__isnull=False
        ).exists()
    )

    sign_in(page, live_portal, seller)
    page.goto(f"{live_portal}/orders/{name}/")
    callout = page.locator("#next")
    assert "is eligible for a lost claim" in callout.inner_text()
    assert "File by" in callout.inner_text()
    assert page.get_by_role("link", name="Open lost claim").first.is_visible()
    page.get_by_role("button", name="Make the customer’s page").click()
    link = page.get_by_role("link", name="Open", exact=False).and_(page.locator("[href*='/track/']"))
    customers_page = f"{live_portal}{link.get_attribute('href')}"
    page.goto(customers_page)
    assert page.locator("h1").inner_text() == "Your parcel is missing."

    sandbox.advance(days=3)
    Package.objects.update(next_poll_at=timezone.now())
    tasks.poll_due_packages.delay()
    wait_for(lambda: Package.objects.filter(state=ParcelState.DELIVERED, lost_eligible_since=None).exists())
    order.refresh_from_db()
    assert (order.lost_eligible, order.lost_closes_on) == (False, None)
    page.goto(customers_page)
    assert page.locator("h1").inner_text() == "Your order has arrived."
    page.goto(f"{live_portal}/orders/{name}/")
    assert "can't be claimed as lost" in page.locator("#next").inner_text()
    assert "is no longer lost-eligible" in page.locator("#history").inner_text()


@pytest.mark.usefixtures("celery_worker_process")
def test_the_daily_sweep_flags_what_became_lost_overnight(seller: Seller, sandbox: Any) -> None:
    order = read_order(seller, order_id("almost_lost"))
    assert order.lost_eligible is False
    package = order.packages.get()
    assert package.lost_opens_on is not None
    Package.objects.update(
        lost_opens_on=datetime.now(seller.zone).date()
    )  # as it stands when the night has passed
    tasks.flag_lost_eligible.delay()
    wait_for(lambda: Order.objects.get().lost_eligible)
    assert Package.objects.get().lost_eligible_since is not None
