"""The parcels on the order's page and the customer's own page, drawn from real rows."""

import io
import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from history.models import Change
from orders.models import Order
from sellers.models import Role
from tests.factories import (
    PASSWORD,
    make_delivered_order,
    make_event,
    make_lost_order,
    make_member,
    make_order,
    make_package,
    make_seller,
)
from tests.tracking.told import DAY, NOW
from tracking import actions
from tracking.models import FOR_ORDER_PAGE, CustomerLink, Estimate, EventSource, Package

pytestmark = pytest.mark.django_db


def fetched(order: Order) -> Order:
    rows = Order.objects.select_related("seller__marketplace", "marketplace", "customer_link")
    return rows.prefetch_related(*FOR_ORDER_PAGE).get(pk=order.pk)


def drawn(tag: str, order: Order, **more: object) -> str:
    template = Template("{% load tracking %}{% " + tag + " %}")
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    html = template.render(
        Context({"order": order, "now": NOW, "request": request, "csrf_token": "x", **more})
    )
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_the_tags_ask_the_database_nothing(django_assert_num_queries):
    order = make_lost_order(make_seller())
    package = order.packages.get()
    for hours in range(20):
        make_event(package, at=NOW - 15 * DAY + timedelta(hours=hours))
    make_package(order, delivered_at=NOW - 13 * DAY)
    order = fetched(order)
    with django_assert_num_queries(0):
        drawn("order_callout order now", order)
        drawn("parcels order now", order)
        drawn("customer_link_panel order", order)


def test_the_callout_says_what_to_do_with_a_lost_parcel():
    said = drawn("order_callout order now", fetched(make_lost_order(make_seller(), "HG-1")))
    assert "The parcel is eligible for a lost claim" in said
    assert "File by" in said
    assert "days left" in said
    assert "Open lost claim" in said


def test_the_callout_before_shipping_says_why_there_is_no_tracking():
    order = make_order(make_seller(), status="Planning", ordered_at=NOW)
    assert "tracking exists only once the order has shipped" in drawn(
        "order_callout order now", fetched(order)
    )
    assert "No tracking yet: tracking exists only once the order has shipped." in drawn(
        "parcels order now", fetched(order)
    )


def test_overdue_and_unshipped_is_worse_than_anything_of_a_parcel():
    order = make_order(
        make_seller(), status="Processing", ordered_at=NOW - 9 * DAY, latest_estimate=NOW - 3 * DAY
    )
    assert "Not shipped by the estimated delivery date" in drawn("order_callout order now", fetched(order))


def test_the_parcel_in_trouble_comes_first_and_tells_everything():
    order = make_lost_order(make_seller())
    lost = order.packages.get()
    make_event(lost, at=NOW - 14 * DAY, code="EVENT_636", description="On a boat", source=EventSource.SWISHIP)
    later = lost.latest_estimate + DAY
    Estimate.objects.create(
        seller=lost.seller, package=lost, estimate=later, origin="tracking", learned_at=NOW - 13 * DAY
    )
    make_package(order, delivered_at=NOW - 13 * DAY, drop_off="FRONT_DOOR", signed_for_by="RESIDENT")
    said = drawn("parcels order now", fetched(order))
    assert said.index("Lost-eligible") < said.index("Parcel 2 of 2")
    assert lost.tracking_number in said
    for words in (
        "On a boat",
        "Swiship",
        "Lost claim opens",
        "File by",
        "1 day later",
        "front door",
        "RESIDENT",
    ):
        assert words in said
    assert "Times are shown in Pacific Time." in said


def test_an_unknown_status_is_shown_as_it_came():
    order = make_order(make_seller(), status="Complete", ordered_at=NOW - 2 * DAY)
    make_package(
        order, shipped_at=NOW - DAY, first_promise=NOW + DAY, state="unknown", status_told="BEAMED_UP"
    )
    assert "BEAMED_UP" in drawn("parcels order now", fetched(order))


# --- the customer's page
# -------------------------------------------------------------------------------------------
@pytest.fixture
def link() -> CustomerLink:
    order = make_delivered_order(make_seller(), "HG-7")
    return actions.open_customer_link(order=order, by=None, at=timezone.now())


def test_the_customer_needs_no_account_and_sees_no_address(link):
    answer = Client().get(link.get_absolute_url())
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Your order has arrived." in page
    assert "Troy" in page
    for private in ("Ann Baker", "12 Mill Lane", "48084", "claim", "19.99"):
        assert private not in page


def test_the_page_is_not_indexed_not_cached_and_tells_no_address(link):
    answer = Client().get(link.get_absolute_url())
    assert answer["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Referrer-Policy"] == "same-origin"


def test_a_link_is_long_and_nothing_else_opens_the_page(link):
    assert len(link.token) >= 32
    assert Client().get(reverse("tracking:customer", args=[link.token[:-1]])).status_code == 404
    assert Client().get(reverse("tracking:customer", args=["HG-7"])).status_code == 404
    assert Client().post(link.get_absolute_url()).status_code == 405


def test_after_ninety_days_the_page_is_closed_and_tells_nothing(link):
    assert (link.expires_at - link.created_at).days == 90
    CustomerLink.objects.update(expires_at=timezone.now())
    answer = Client().get(link.get_absolute_url())
    assert answer.status_code == 410
    assert "HG-7" not in answer.content.decode()


def test_the_customers_language_is_the_browsers(link):
    answer = Client().get(link.get_absolute_url(), headers={"accept-language": "zh-CN,zh;q=0.9"})
    assert answer["Content-Language"] == "zh-hans"


@pytest.mark.parametrize(
    ("make", "headline", "word"),
    [
        (lambda seller: make_lost_order(seller), "Your parcel is missing.", "Missing"),
        (lambda seller: make_delivered_order(seller), "Your order has arrived.", "Delivered"),
        (lambda seller: _parcel(seller, days=2), "Your order is on its way.", "On the way"),
        (lambda seller: _parcel(seller, days=-3), "Your order is late.", "Late"),
        (lambda seller: make_order(seller), "We are preparing your order.", "Nothing has been sent yet"),
    ],
)
def test_the_pages_own_four_words(make, headline, word):
    order = make(make_seller())
    url = actions.open_customer_link(order=order, by=None, at=timezone.now()).get_absolute_url()
    page = Client().get(url).content.decode()
    assert headline in page
    assert word in page


def _parcel(seller, *, days: int) -> Order:
    now = timezone.now()
    order = make_order(seller, status="Complete", ordered_at=now - 6 * DAY)
    make_event(make_package(order, shipped_at=now - 5 * DAY, first_promise=now + days * DAY), at=now - DAY)
    return order


def test_opening_twice_keeps_the_address_and_an_expired_one_is_renewed():
    order = make_delivered_order(make_seller())
    first = actions.open_customer_link(order=order, by=None, at=NOW)
    assert actions.open_customer_link(order=order, by=None, at=NOW + DAY).token == first.token
    renewed = actions.open_customer_link(order=order, by=None, at=NOW + 91 * DAY)
    assert renewed.token != first.token
    assert CustomerLink.objects.count() == 1
    assert Change.objects.filter(verb="customer_link").count() == 2


# --- for members
# ---------------------------------------------------------------------------------------------------
def signed_in(seller) -> Client:
    client = Client()
    client.login(email=make_member(seller, Role.SUPPORT).email, password=PASSWORD)
    return client


def test_members_make_the_link_and_strangers_cannot():
    order = make_delivered_order(make_seller("Mine"), "HG/7 #1")
    url = reverse("tracking:open_link", args=[order.seller_order_id])
    assert signed_in(make_seller("Other")).post(url).status_code == 404
    assert Client().post(url).status_code == 302
    assert CustomerLink.objects.count() == 0
    assert signed_in(order.seller).post(url)["Location"] == reverse(
        "orders:detail", args=[order.seller_order_id]
    )
    assert CustomerLink.objects.get().order == order


def test_the_photo_is_for_members_of_the_seller(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    package = make_delivered_order(make_seller()).packages.get()
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(out, "JPEG")
    assert actions.keep_photo(package=package, content=out.getvalue(), at=NOW) is True
    assert actions.keep_photo(package=Package.objects.get(), content=b"other", at=NOW) is False
    url = reverse("tracking:photo", args=[package.pk])
    answer = signed_in(package.seller).get(url)
    assert (answer.status_code, b"".join(answer)) == (200, out.getvalue())
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert signed_in(make_seller("Other")).get(url).status_code == 404
    assert Client().get(url).status_code == 302
