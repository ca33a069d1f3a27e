"""The unfulfillable inbox walked in a real browser, Amazon being the sandbox: from the queue to the order made again."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from orders.models import CustomerResolution, Order, OrderPreview, Settlement
from sandbox.scenarios import order_id
from sellers.connections import client_for
from sync.inventory import read_inventory
from sync.orders import read_orders
from sync.previews import preview_waiting
from tests import factories

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
KEYS = (
    "unfulfillable_damaged", "unfulfillable_hazmat", "partial", "invalid", "rescheduled", "centre_cancelled",
    "hold", "hold_no_stock", "hold_bad_address", "planned_hazmat", "delivered",
)  # fmt: skip
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 375, "height": 812}


@pytest.fixture
def portal(sandbox: Any, live_portal: str, page: Any) -> str:
    """A seller who has read Amazon's small world, and somebody of theirs signed in."""
    sandbox.reset(only=list(KEYS))
    sandbox.unthrottle()
    seller = factories.make_seller(connected=sandbox.base_url)
    client = client_for(seller, max_wait=30)
    assert client is not None
    read_inventory(seller=seller, client=client, clock=timezone.now)
    read_orders(seller=seller, client=client, clock=timezone.now)
    read_inventory(seller=seller, client=client, clock=timezone.now)
    preview_waiting(seller=seller, client=client, clock=timezone.now)
    browser = Client()
    browser.force_login(factories.make_member(seller))
    cookie = browser.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_portal}])
    return live_portal


def said(page: Any, key: str) -> str:
    """What the inbox says of one scenario, on one line."""
    return " ".join(page.get_by_role("row").filter(has_text=order_id(key)).first.inner_text().split())


def test_the_inbox_is_walked_from_the_cause_to_the_order_made_again(portal: str, page: Any, axe: Any) -> None:
    page.set_viewport_size(WIDE)
    page.goto(f"{portal}/orders/unfulfillable/")
    axe(page)
    expected = {
        "unfulfillable_damaged": ("Unfulfillable", "Unit damaged, no replacement", "Likely"),
        "unfulfillable_hazmat": ("Unfulfillable", "Newly classified as hazmat", "Certain", "FBA_INB_0014"),
        "partial": ("In part", "Unit damaged, no replacement"),
        "invalid": ("Invalid", "Address not accepted", "Possible"),
        "centre_cancelled": ("Shipment cancelled", "Unit damaged, no replacement"),
        "hold_no_stock": ("Preview fails", "Not enough stock", "Certain", "NoAvailableInventory"),
        "hold_bad_address": ("Preview fails", "Address not accepted", "Certain", "InvalidDestinationAddress"),
        "planned_hazmat": ("At risk", "Newly classified as hazmat", "Certain"),
    }
    for key, words in expected.items():
        assert [word for word in words if word not in said(page, key)] == [], (key, said(page, key))
    inbox = page.inner_text("main")
    assert not [key for key in ("rescheduled", "hold", "delivered") if order_id(key) in inbox]
    assert "Unknown" not in inbox.replace("P. Unknown", "")  # a customer's name
    assert page.get_by_role("link", name="At risk 1").is_visible()
    page.set_viewport_size(NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    page.set_viewport_size(WIDE)
    _order_again(portal, page, axe)
    _deal_with(portal, page, axe)


def _order_again(portal: str, page: Any, axe: Any) -> None:
    """The invalid address is corrected and the order made again; it leaves the inbox."""
    old = order_id("invalid")
    page.get_by_role("row").filter(has_text=old).get_by_role("link", name="Correct and order again").click()
    axe(page)
    page.get_by_label("Street and number").fill("12 Mill Lane")
    page.get_by_label("Postcode").fill("48084")
    page.get_by_role("button", name="Order again").click()
    page.wait_for_url(f"{portal}/orders/{old}/")
    assert f"Ordered again as {old}-R1" in page.inner_text("#history")
    replacement = CustomerResolution.objects.get(order__seller_order_id=old)
    assert (replacement.kind, replacement.reference) == ("replacement", f"{old}-R1")
    client = client_for(replacement.seller)
    assert client is not None
    made = client.fulfillment.get_order(f"{old}-R1")
    assert made.order.destination_address is not None
    assert made.order.destination_address.postal_code == "48084"
    page.goto(f"{portal}/orders/unfulfillable/")
    assert page.get_by_role("row").filter(has_text=old).count() == 0


def _deal_with(portal: str, page: Any, axe: Any) -> None:
    """On a phone: cause, facts and text for the customer are read; a preview is asked; the order is dealt with."""
    key = order_id("unfulfillable_damaged")
    page.set_viewport_size(NARROW)
    page.get_by_role("link", name=key, exact=True).click()
    axe(page)
    assert "Units damaged in the warehouse" in page.inner_text("#next")
    assert "It was damaged in our warehouse" in page.get_by_label("Text", exact=True).input_value()
    page.get_by_role("button", name="Ask Amazon").click()
    page.wait_for_selector("text=Amazon could not fulfil it")
    assert OrderPreview.objects.get(order__seller_order_id=key).fulfillable is False
    page.get_by_label("What was done").fill("Refunded in the shop")
    page.get_by_role("button", name="Take out of the inbox").click()
    page.wait_for_url(f"{portal}/orders/unfulfillable/")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert Settlement.objects.get().order == Order.objects.get(seller_order_id=key)
    assert page.get_by_role("row").filter(has_text=key).count() == 0
