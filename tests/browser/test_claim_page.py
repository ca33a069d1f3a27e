"""A damaged parcel in a real browser: claimed, proven, submitted, reviewed in the admin, filed and paid."""

import os
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.conf import settings as portal_settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from orders.models import Order
from reimbursements import actions
from reimbursements.models import Claim, Evidence
from sellers.models import Seller, User
from tests import factories
from tests.reimbursements import claim_factory as made
from tests.reimbursements.test_payments import row

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
PICTURES = os.environ.get("SCREENSHOTS", "")


@pytest.fixture
def order(tmp_path: Path, settings: LazySettings) -> Order:
    """Two mugs, delivered yesterday."""
    settings.MEDIA_ROOT = tmp_path / "media"
    seller, now = factories.make_seller(), timezone.now()
    factories.make_product(
        seller, "HG-MUG-01", cost="18.20", estimated_proceeds="47.55", title="Pour-over set, stoneware"
    )
    ordered = now - timedelta(days=5)
    made_order = factories.make_order(
        seller, "HG-20397", status="Complete", ordered_at=ordered, items=[("HG-MUG-01", 2)]
    )
    factories.make_package(
        made_order,
        shipped_at=now - timedelta(days=3),
        first_promise=now + timedelta(days=1),
        delivered_at=now - timedelta(days=1),
    )
    return made_order


def sign_in(page: Any, portal: str, user: User) -> None:
    client = Client()
    client.force_login(user)
    cookie = client.cookies[portal_settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": portal_settings.SESSION_COOKIE_NAME, "value": cookie, "url": portal}])


def photo(folder: Path, name: str, size: tuple[int, int]) -> str:
    path = folder / name
    path.write_bytes(made.picture(size=size))
    return str(path)


def look(page: Any, name: str) -> None:
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)


def add(page: Any, kind: str, *files: str) -> None:
    page.select_option("#id_kind", kind)
    page.set_input_files("#id_files", list(files))
    page.get_by_role("button", name="Add files").click()


def test_from_damage_to_money(
    page: Any, live_portal: str, order: Order, axe: Callable[..., None], tmp_path: Path
) -> None:
    seller, boss = order.seller, factories.make_admin()
    agent = factories.make_member(seller)
    _open(page, live_portal, order, agent, axe)
    _prove(page, axe, tmp_path)
    made.made_right(order, agent)
    _submit(page, live_portal, axe)
    _review(page, live_portal, boss, axe)
    _file(page, live_portal, agent, axe)
    _pay(page, live_portal, seller)


def _open(page: Any, portal: str, order: Order, agent: User, axe: Callable[..., None]) -> None:
    sign_in(page, portal, agent)
    page.goto(portal + reverse("orders:detail", args=[order.seller_order_id]))
    look(page, "order")
    page.get_by_role("link", name="Claim what the customer reports").click()
    axe(page)
    look(page, "new")
    page.select_option("select[name^=units-]", "1")
    page.get_by_role("button", name="Open damage claim").click()
    page.wait_for_url("**/claims/CLM-000001/")
    axe(page)
    assert "2 things stand in the way of submitting" in page.inner_text("#next")
    assert "$18.20 to $47.55" in page.inner_text("aside[aria-label='Amount and rules']")


def _prove(page: Any, axe: Callable[..., None], folder: Path) -> None:
    fake = folder / "cup.gif.jpg"
    fake.write_bytes(b"GIF89a not a photo")
    add(page, "item_photo", photo(folder, "whole.jpg", (640, 480)), str(fake))
    page.wait_for_selector("[data-drop-preview] .shot__bad")
    refused = page.inner_text("[data-drop-preview]")
    assert "cup.gif.jpg was not added: it is no JPEG, PNG, WebP or HEIC picture." in refused
    assert Evidence.objects.get().name == "whole.jpg"
    axe(page)
    page.reload()
    add(page, "box_photo", photo(folder, "box.jpg", (600, 480)), photo(folder, "wrong.jpg", (500, 480)))
    page.get_by_role("button", name="Remove wrong.jpg").wait_for()
    assert "Being checked" in page.inner_text("#proofs")
    for file in Evidence.objects.all():
        actions.check_evidence(evidence=file, at=timezone.now())
    page.locator("#proofs img").nth(2).wait_for()  # the page has looked again by itself
    page.get_by_role("button", name="Remove wrong.jpg").click()
    page.wait_for_selector("text=wrong.jpg was removed.")
    assert list(Evidence.objects.values_list("name", flat=True)) == ["whole.jpg", "box.jpg"]
    shown = page.locator(".shot img").first
    assert shown.evaluate("image => image.complete && image.naturalWidth") == 480
    look(page, "draft")


def _submit(page: Any, portal: str, axe: Callable[..., None]) -> None:
    page.reload()
    assert "Ready to submit for review" in page.inner_text("#next")
    page.fill("#id_note", "The set arrived cracked.")
    page.locator("#submit").get_by_role("button", name="Submit for review").click()
    page.wait_for_selector("text=Submitted for review.")
    assert Claim.objects.get().status == "in_review"
    axe(page)
    page.goto(portal + reverse("claims:list"))
    axe(page)
    look(page, "list")


def _review(page: Any, portal: str, boss: User, axe: Callable[..., None]) -> None:
    sign_in(page, portal, boss)
    page.goto(portal + reverse("admin:reimbursements_claim_changelist"))
    page.get_by_role("link", name="CLM-000001").click()
    page.wait_for_selector("text=The set arrived cracked.")
    axe(page)
    look(page, "review")
    page.get_by_role("button", name="Approve claim").click()
    page.wait_for_selector("text=CLM-000001 is approved and may be filed.")


def _file(page: Any, portal: str, agent: User, axe: Callable[..., None]) -> None:
    sign_in(page, portal, agent)
    page.goto(portal + reverse("claims:detail", args=["CLM-000001"]))
    assert "MCF order ID: HG-20397" in page.inner_text(".packet")
    axe(page)
    look(page, "approved")
    page.fill("#id_case_id", made.CASE)
    page.get_by_role("button", name="Record filing").click()
    page.wait_for_selector("text=The filing is recorded.")
    assert Claim.objects.get().case_id == made.CASE


def _pay(page: Any, portal: str, seller: Seller) -> None:
    now = timezone.now()
    paid = row(
        "900", case_id=made.CASE, amount_total=Decimal("10.00"), approval_date=now, reason="Damaged_Outbound"
    )
    actions.record_reimbursements(seller=seller, rows=[paid], at=now)
    page.goto(portal + reverse("claims:detail", args=["CLM-000001"]))
    assert "Paid less than expected" in page.inner_text("#next")
    assert "$8.20 less than the least expected." in page.inner_text("aside[aria-label='Amount and rules']")
    look(page, "short")
    page.set_viewport_size({"width": 375, "height": 800})
    look(page, "short.375")
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_without_javascript_a_claim_is_proven_and_submitted(
    browser: Any, live_portal: str, order: Order, tmp_path: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    agent = factories.make_member(order.seller)
    item = order.items.get()
    claim = actions.open_damage_claim(
        package=order.packages.get(), quantities={item.pk: 2}, by=agent, at=timezone.now()
    )
    made.made_right(order, agent)
    sign_in(page, live_portal, agent)
    page.goto(live_portal + reverse("claims:detail", args=[claim.number]))
    add(page, "item_photo", photo(tmp_path, "whole.jpg", (320, 240)))
    page.wait_for_selector("text=1 file added; it is being checked.")
    actions.check_evidence(evidence=claim.evidence.get(), at=timezone.now())
    page.locator("#submit").get_by_role("button", name="Submit for review").click()
    page.wait_for_selector("text=Submitted for review.")
    claim.refresh_from_db()
    assert claim.status == "in_review"
    context.close()
