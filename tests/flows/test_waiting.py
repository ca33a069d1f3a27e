"""Where there is nothing to see: not shipped, no tracking yet, no tracking for too long, or nothing will ever ship."""

import pytest

from sandbox.scenarios import order_id
from tests.flows.story import Story, said

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def test_no_tracking_is_explained_and_chased_only_after_a_day(story: Story) -> None:
    story.begin("planning", "ship_date_passed", "overdue", "shipped_today", "no_scans", "delivered_only")
    story.sync()
    story.poll()
    page = story.page_of(story.member())

    story.open_order(page, "planning")
    assert "tracking exists only once the order has shipped" in page.inner_text("#parcels")
    assert page.locator("#parcels dl").count() == 0
    story.open_order(page, "ship_date_passed")
    assert "That alone is no reason to contact Seller Support." in page.inner_text("#next")
    story.open_order(page, "overdue")
    assert "Not shipped by the estimated delivery date" in page.inner_text("#next")
    assert "Contact Seller Support with the order ID" in page.inner_text("#next")

    story.open_order(page, "shipped_today")
    assert "allow at least one day after shipping before the first scan shows" in said(page)
    assert "chase it" not in said(page)
    story.open_order(page, "no_scans")
    assert "no scans a day after shipping" in page.inner_text("#next")
    assert "chase it: contact Seller Support with the order ID" in page.inner_text("#next")
    story.open_order(page, "delivered_only")
    assert "That is complete: some carriers never report more." in said(page, "main")

    page.goto(story.portal)
    home = said(page, "main")
    assert "Contact Seller Support: not shipped by the estimated delivery date" in home
    assert "Chase the carrier: no scans 40 hours after shipping" in home
    assert order_id("shipped_today") not in home
    assert order_id("planning") not in home


@pytest.mark.parametrize(
    ("key", "why", "next_step"),
    [
        (
            "unfulfillable_damaged",
            "the unit was damaged and there was no replacement",
            "Check the stock in Daily Inventory History, and send more in.",
        ),
        (
            "unfulfillable_hazmat",
            "newly classified as hazmat",
            "Supply the documents of the review by its last day",
        ),
    ],
)
def test_an_unfulfillable_order_says_which_of_the_two_and_what_to_do(
    story: Story, key: str, why: str, next_step: str
) -> None:
    story.begin(key)
    story.read_stock()
    story.sync()
    story.read_stock()  # the question about dangerous goods is asked once an order is stuck
    page = story.page_of(story.member())
    story.open_order(page, key)
    assert f"Unfulfillable: {why}" in page.inner_text("#next")
    assert next_step in page.inner_text("#next")
    assert "There is no parcel and no tracking, because nothing was shipped." in page.inner_text("#parcels")
