"""Create Customer Return in a real browser, with and without JavaScript, Amazon being the sandbox."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from orders.models import Order
from returns import tasks
from returns.models import Return
from sandbox.scenarios import order_id
from sellers.connections import client_for
from tests import factories
from tests.returns.test_asking import learn
from tests.returns.test_views import learn as learn_reasons

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture
def order(sandbox: Any) -> Order:
    """Three lines, six units, from two centres."""
    sandbox.unthrottle()
    seller = factories.make_seller(connected=sandbox.base_url)
    client = client_for(seller)
    assert client is not None
    return learn(seller, client, order_id("three_lines"))


def sign_in(page: Any, portal: str, order: Order) -> None:
    """As a member of the order's seller."""
    client = Client()
    client.force_login(factories.make_member(order.seller))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": portal}])


def new_url(portal: str, order: Order) -> str:
    return portal + reverse("returns:new", args=[order.seller_order_id])


def ask_all() -> None:
    """What the worker does."""
    for made in Return.objects.all():
        tasks.ask_return(made.seller_id, made.pk)


def test_a_return_in_the_browser_follows_by_itself_until_the_rma_is_there(
    page: Any, live_portal: str, order: Order, axe: Any, tmp_path: Path
) -> None:
    sign_in(page, live_portal, order)
    page.goto(new_url(live_portal, order))
    axe(page)
    line = order.items.all()[0]
    page.get_by_role("button", name="Submit", exact=True).click()
    page.wait_for_selector("#errors")
    assert page.evaluate("document.activeElement.id") == "errors"
    assert "Choose how many of at least one item come back." in page.inner_text("#errors")
    assert Return.objects.count() == 0
    page.select_option(f"#id_quantity_{line.pk}", "1")
    page.select_option(f"#id_reason_{line.pk}", label="Defective/Does not work properly")
    page.fill(f"#id_comment_{line.pk}", "The glaze is chipped.")
    assert page.locator(".counter", has_text="21 / 1000").count() == 1
    axe(page)
    page.get_by_role("button", name="Submit", exact=True).click()
    page.wait_for_url("**/returns/RET-000001/")
    assert page.locator(".rail .now").inner_text().strip() == "Asked of Amazon"
    ask_all()
    page.wait_for_selector(
        "text=The slip must be inside the parcel"
    )  # no click: the page looks again by itself
    assert page.locator(".rail .done", has_text="RMA issued").count() == 1
    axe(page)
    with page.expect_download() as waited:
        page.evaluate(
            "() => { const a = document.querySelector('a[href$=\"rma.pdf\"]'); a.setAttribute('download', ''); a.click(); }"
        )
    kept = tmp_path / "rma.pdf"
    waited.value.save_as(kept)
    assert kept.read_bytes().startswith(b"%PDF-")
    page.goto(live_portal + reverse("returns:list"))
    axe(page)


def test_the_form_works_without_javascript(browser: Any, live_portal: str, order: Order) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en-US")
    page = context.new_page()
    sign_in(page, live_portal, order)
    page.goto(new_url(live_portal, order))
    one, two = order.items.all()[:2]
    page.select_option(f"#id_quantity_{one.pk}", "1")
    page.get_by_role("button", name="Submit", exact=True).click()
    assert "Nothing has been sent to Amazon." in page.inner_text("#errors")
    assert page.input_value(f"#id_quantity_{one.pk}") == "1"
    assert page.get_attribute(f"#id_reason_{one.pk}", "aria-invalid") == "true"
    page.select_option(f"#id_reason_{one.pk}", "CR-UNWANTED_ITEM")
    page.select_option(f"#id_quantity_{two.pk}", "1")
    page.select_option(f"#id_reason_{two.pk}", "CR-DEFECTIVE")
    page.get_by_role("button", name="Submit", exact=True).click()
    assert page.url.endswith("/returns/RET-000001/")
    ask_all()
    page.get_by_role("link", name="Look again").click()
    assert "The slip must be inside the parcel" in page.inner_text("main")
    assert Return.objects.get().items.count() == 2
    context.close()


@pytest.mark.parametrize("width", [375, 1440])
def test_form_and_page_fit_their_screen(page: Any, live_portal: str, order: Order, width: int) -> None:
    sign_in(page, live_portal, order)
    page.set_viewport_size({"width": width, "height": 900})
    for url in (new_url(live_portal, order), live_portal + reverse("returns:list")):
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_simple_return_takes_four_clicks_from_the_order_page(page: Any, live_portal: str) -> None:
    seller = factories.make_seller(connected="http://127.0.0.1:9")
    order = factories.make_delivered_order(seller, "HG-1", items=[("HG-MUG-01", 1)])
    learn_reasons(order)
    sign_in(page, live_portal, order)
    page.goto(live_portal + reverse("orders:detail", args=["HG-1"]))
    clicks = 1
    page.get_by_role("link", name="Create Customer Return").first.click()
    clicks += 2  # the list of reasons is opened, and one is chosen; the one unit stands there already
    page.get_by_label("Return Reason").first.select_option("CR-DEFECTIVE")
    clicks += 1
    page.get_by_role("button", name="Submit", exact=True).click()
    page.wait_for_url("**/returns/RET-000001/")
    assert (clicks, Return.objects.get().items.count()) == (4, 1)


def test_units_unfold_as_many_as_come_back(page: Any, live_portal: str, axe: Any) -> None:
    seller = factories.make_seller(connected="http://127.0.0.1:9")
    order = factories.make_delivered_order(seller, "HG-1", items=[("HG-MUG-01", 3)])
    learn_reasons(order)
    line = order.items.get().pk
    sign_in(page, live_portal, order)
    page.goto(new_url(live_portal, order))
    apart = page.locator(f'[data-units-of="{line}"]')
    assert not apart.is_visible()
    page.select_option(f"#id_quantity_{line}", "2")
    apart.locator("summary").click()
    assert apart.locator("fieldset:visible").count() == 2
    assert not page.locator("#id_method_note").is_visible()
    page.get_by_label("Another way, such as a pick-up").check()
    assert page.locator("#id_method_note").is_visible()
    for width in (375, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.fill(f"#id_comment_{line}", "a" * 990)
    assert page.locator(".counter", has_text="990 / 1000").count() == 1
    page.fill(f"#id_comment_{line}", "👍" * 1001)  # an emoji is one character, and nothing pasted is cut off
    assert page.locator(".counter.is-over", has_text="1001 / 1000").count() == 1
    page.fill(f"#id_comment_{line}", "Thanks 👍")
    axe(page)
