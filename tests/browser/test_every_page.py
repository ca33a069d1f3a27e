"""Every main page in a real browser, wide and in the light, narrow and in the dark: nothing shuts people out (axe),
nothing is wider than the screen, no script fails and nothing breaks the content security policy.
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.conf import settings as portal_settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from orders.actions import judge_removal
from orders.models import Removal
from reimbursements.models import Claim
from sellers.models import Role, Seller, User
from tests import factories
from tests.reimbursements import claim_factory as made
from tracking.actions import open_customer_link

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 375, "height": 812}
DJANGOS = frozenset(
    {"label-title-only"}
)  # the admin's search has a picture with a text as its label: axe wants words
SCREENS = pytest.mark.parametrize(
    ("size", "scheme"), [(WIDE, "light"), (NARROW, "dark")], ids=["wide-light", "narrow-dark"]
)


@pytest.fixture
def seller(settings: LazySettings, tmp_path: Path) -> Seller:
    """A shop with one of everything that has a page."""
    settings.MEDIA_ROOT = tmp_path / "media"
    seller = factories.make_seller("Halden Goods")
    factories.make_connection(seller, "http://127.0.0.1:9")
    owner, now = factories.make_member(seller, Role.SELLER, "owner@example.org"), timezone.now()
    made.filed(seller, owner, seller_order_id="FILED")
    made.draft(
        seller, owner, seller_order_id="DRAFT", recipient="A very long name of a company that has one, Ltd."
    )
    lost = made.lost_order(seller, seller_order_id="LOST")
    judge_removal(order=lost, removal=Removal.CONFIRMED, reason="Own warehouse", by=owner, at=now)
    two = factories.make_delivered_order(seller, "TWO")
    factories.make_package(two, tracking_number="9400111206201439685705", shipped_at=now - timedelta(days=2))
    open_customer_link(order=two, by=owner, at=now)
    held = factories.make_order(seller, "A/B #1", status="Received", ordered_at=now)
    held.fulfillment_action = "Hold"
    held.save()
    return seller


def sign_in(context: Any, portal: str, user: User) -> None:
    client = Client()
    client.force_login(user)
    cookie = client.cookies[portal_settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": portal_settings.SESSION_COOKIE_NAME, "value": cookie, "url": portal}])


@pytest.fixture
def tour(browser: Any, live_portal: str, axe: Any) -> Callable[..., list[str]]:
    """Goes through addresses on a screen of a size, and tells what is wrong with them."""

    def through(addresses: list[str], size: dict[str, int], scheme: str, user: User | None) -> list[str]:
        context = browser.new_context(viewport=size, color_scheme=scheme, locale="en-US")
        context.set_default_timeout(15_000)
        if user:
            sign_in(context, live_portal, user)
        page, faults = context.new_page(), []
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        page.on(
            "console",
            lambda said: faults.append(f"{page.url}: {said.text}") if said.type == "error" else None,
        )
        for address in addresses:
            faults += _look(page, live_portal + address, axe)
        context.close()
        return faults

    return through


def _look(page: Any, url: str, axe: Any) -> list[str]:
    faults = []
    answer = page.goto(url)
    if answer.status != 200:
        faults.append(f"{url}: {answer.status}")
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        faults.append(f"{url}: wider than the screen")
    try:
        axe(page, allowed=DJANGOS if "/admin/" in url else frozenset())
    except AssertionError as found:
        faults.append(f"{url}: {found}")
    return faults


@SCREENS
def test_the_pages_of_a_seller_shut_nobody_out(
    seller: Seller, tour: Callable[..., list[str]], size: dict[str, int], scheme: str
) -> None:
    owner = User.objects.get(email="owner@example.org")
    claims = [reverse("claims:detail", args=[claim.number]) for claim in Claim.objects.all()]
    orders = [reverse("orders:detail", args=[name]) for name in ("DRAFT", "LOST", "TWO", "A/B #1")]
    others = [
        reverse("home"),
        reverse("orders:list") + "?days=all",
        reverse("returns:list"),
        reverse("returns:new", args=["TWO"]),
        reverse("claims:list"),
        reverse("claims:payments"),
        reverse("claims:new", args=["TWO"]),
        reverse("inventory:list"),
        reverse("inventory:product", args=[seller.products.first().pk]),
        reverse("inventory:history"),
        *(reverse(f"sellers:{name}") for name in ("profile", "amazon", "team")),
        reverse("sync:reports"),
    ]
    assert tour([*others, *orders, *claims], size, scheme, owner) == []


@SCREENS
def test_the_pages_of_everybody_shut_nobody_out(
    seller: Seller, tour: Callable[..., list[str]], size: dict[str, int], scheme: str
) -> None:
    link = seller.orders.get(seller_order_id="TWO").customer_link
    addresses = [link.get_absolute_url(), reverse("account_login"), reverse("account_reset_password")]
    assert tour(addresses, size, scheme, None) == []


def test_the_pages_of_an_admin_shut_nobody_out(seller: Seller, tour: Callable[..., list[str]]) -> None:
    claim = made.in_review(seller, User.objects.get(email="owner@example.org"), seller_order_id="REVIEW")
    addresses = [
        reverse("admin:index"),
        reverse("admin:reimbursements_claim_changelist"),
        reverse("admin:reimbursements_claim_change", args=[claim.pk]),
        reverse("admin:orders_order_changelist"),
        reverse("status"),
    ]
    assert tour(addresses, WIDE, "light", factories.make_admin()) == []
