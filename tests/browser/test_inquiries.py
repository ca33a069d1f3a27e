"""A question from the first word to the mail, and a case with Seller Support, in a real browser."""

from typing import Any

import pytest
from django.conf import settings
from django.core import mail as outbox
from django.test import Client

from inquiries import tasks
from inquiries.models import Inquiry, ReplyMail
from tests import factories

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture
def desk(page: Any, live_portal: str) -> Any:
    """Somebody of the seller's support at a browser."""
    seller = factories.make_seller()
    factories.make_lost_order(seller, "HG-1", notification_emails=["ann@example.org"])
    late = factories.NOW - factories.timedelta(days=9)
    factories.make_order(seller, "HG-2", status="Processing", ordered_at=late)
    client = Client()
    client.force_login(factories.make_member(seller, first_name="Mia", last_name="Chen"))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_portal}])
    return page


def fits(page: Any, axe: Any) -> None:
    axe(page)
    for width in (375, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url


def test_a_question_is_written_down_answered_with_a_ready_text_and_mailed_once(
    desk: Any, live_portal: str, axe: Any
) -> None:
    desk.goto(f"{live_portal}/orders/HG-1/")
    desk.get_by_role("link", name="Write down an inquiry").click()
    assert desk.input_value("#id_order") == "HG-1"
    fits(desk, axe)
    desk.get_by_role("button", name="Open inquiry").click()
    assert "Say in a few words" in desk.inner_text("#errors")
    desk.fill("#id_subject", "Where is my parcel?")
    desk.fill("#id_text", "It should be here by now.")
    desk.get_by_role("button", name="Open inquiry").click()
    desk.wait_for_url("**/inquiries/INQ-000001/")
    fits(desk, axe)
    desk.keyboard.press("r")
    desk.wait_for_url("**/reply/")
    assert "seems to be lost" in desk.input_value("#id_text")
    fits(desk, axe)
    desk.get_by_role("link", name="Deutsch").click()
    assert "anscheinend verloren" in desk.input_value("#id_text")
    desk.get_by_role("button", name="Send by mail").click()
    desk.wait_for_url("**/inquiries/INQ-000001/")
    for _ in range(2):
        tasks.send_reply(ReplyMail.objects.get().seller_id, ReplyMail.objects.get().pk)
    assert [mail.to for mail in outbox.outbox] == [["ann@example.org"]]
    desk.goto(f"{live_portal}/inquiries/?tab=all")
    assert "Answered" in desk.inner_text("tbody")
    fits(desk, axe)


def test_seller_support_is_contacted_with_the_prepared_text(desk: Any, live_portal: str, axe: Any) -> None:
    desk.goto(f"{live_portal}/orders/HG-2/")
    desk.locator("#next").get_by_role("link", name="Contact Seller Support").click()
    assert "its estimated delivery date has passed" in desk.input_value("#id_text")
    fits(desk, axe)
    desk.get_by_role("link", name="简体中文", exact=True).click()
    assert "预计送达日期已过" in desk.input_value("#id_text")
    desk.fill("#id_case_id", "17120001188")
    desk.get_by_role("button", name="Keep the case").click()
    desk.wait_for_url("**/inquiries/INQ-000001/")
    assert Inquiry.objects.get().status == "waiting_amazon"
    desk.fill("#q", "17120001188")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/orders/HG-2/")
