"""The inbox of what can't be fulfilled: who stands in it, what it says, and what people do there."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from amazon.shapes import Preview, UnfulfillablePreviewItem
from history.models import Change
from inventory.models import LedgerDay
from orders import actions
from orders.models import CustomerResolution, Order, OrderPreview, Settlement
from orders.unfulfillable.facts import setbacks_of
from orders.unfulfillable.listing import count_tabs, kind_of, setbacks
from tests.factories import (
    NOW,
    make_delivered_order,
    make_member,
    make_order,
    make_product,
    make_seller,
    make_shipment,
)

pytestmark = pytest.mark.django_db
INBOX = "/orders/unfulfillable/"


@pytest.fixture
def seller():
    return make_seller()


@pytest.fixture
def support(client, seller):
    client.force_login(make_member(seller, "support"))
    return client


def kinds(seller, tab="open"):
    return {order.seller_order_id: str(kind_of(order)) for order in setbacks(seller, tab)}


def cause(order):
    setback = setbacks_of(list(setbacks(order.seller, "open").filter(pk=order.pk)))[0]
    return (str(setback.cause.cause), setback.cause.sure.name) if setback.cause else None


def test_every_kind_of_setback_stands_in_the_inbox_and_what_ships_does_not(seller):
    make_order(seller, "U", status="Unfulfillable")
    make_order(seller, "I", status="Invalid")
    partly = make_order(seller, "P", status="CompletePartialled", items=[("A", 2), ("B", 1)])
    partly.items.filter(sku="B").update(unfulfillable=1)
    cancelled = make_order(seller, "C", status="Processing")
    make_shipment(cancelled, status="CANCELLED_BY_FULFILLER")
    planned_anew = make_order(seller, "C2", status="Processing")
    make_shipment(planned_anew, status="CANCELLED_BY_FULFILLER")
    make_shipment(planned_anew, status="PENDING")
    previewed = make_order(seller, "V", status="Received")
    OrderPreview.objects.create(seller=seller, order=previewed, asked_at=NOW, fulfillable=False)
    make_product(seller, "OIL", hazmat="under_review", hazmat_codes=["FBA_INB_0014"])
    make_product(seller, "POT", fulfillable=0)
    make_product(seller, "SET", fulfillable=0, reserved=5)
    for sku in ("OIL", "POT", "SET"):
        make_order(seller, sku, status="Planning", items=[(sku, 1)])
    make_order(seller, "fine")
    make_delivered_order(seller, "gone")
    make_order(make_seller("Other"), "foreign", status="Unfulfillable")
    assert kinds(seller) == {
        "U": "unfulfillable", "I": "invalid", "P": "partly", "C": "cancelled", "V": "preview",
        "OIL": "at_risk", "POT": "at_risk",
    }  # fmt: skip
    counts = {tab.key: tab.count for tab in count_tabs(seller)}
    assert counts == {
        "open": 7, "unfulfillable": 1, "partly": 1, "invalid": 1, "cancelled": 1, "preview": 1, "at_risk": 2,
        "settled": 0,
    }  # fmt: skip


def ledger(seller, day, ending, damaged=0, sku="HG-MUG-01"):
    for place, units in (("MDW2", ending), ("LEJ1", 0)):
        LedgerDay.objects.create(
            seller=seller, date=day, fnsku="X", msku=sku, disposition="SELLABLE", location=place,
            starting=units - damaged, damaged=damaged if place == "MDW2" else 0, ending=units,
        )  # fmt: skip


def test_the_ledger_of_the_day_tells_that_the_last_unit_was_damaged(seller):
    order = make_order(seller, status="Unfulfillable")
    ledger(seller, date(2026, 11, 19), 1)
    ledger(seller, date(2026, 11, 20), 0, damaged=-1)
    assert cause(order) == ("damaged", "CERTAIN")


def test_a_sku_that_the_ledger_of_that_day_leaves_out_had_nothing_on_the_shelf(seller):
    order = make_order(seller, status="Unfulfillable")
    for day in (date(2026, 11, 1), date(2026, 11, 21)):
        ledger(seller, day, 5, sku="OTHER")
    assert cause(order) == ("no_stock", "CERTAIN")


def test_a_ledger_that_ends_before_the_failure_proves_nothing(seller):
    order = make_order(seller, status="Unfulfillable")
    ledger(seller, date(2026, 11, 10), 0)
    assert cause(order) == ("not_found", "POSSIBLE")


def test_the_day_of_the_failure_is_the_marketplaces_own(seller):
    # 03:00 UTC is still the day before in Los Angeles
    late = NOW.replace(hour=3) + timedelta(days=1)
    order = make_order(seller, status="Unfulfillable", status_updated_at=late)
    ledger(seller, date(2026, 11, 20), 0, damaged=-1)
    assert cause(order) == ("damaged", "CERTAIN")


def test_the_inbox_says_cause_certainty_facts_and_step(support, seller):
    make_product(seller, "OIL", hazmat="under_review", hazmat_codes=["FBA_INB_0014"])
    make_order(seller, "HG-1", status="Unfulfillable", items=[("OIL", 1)])
    page = support.get(INBOX).content.decode()
    for said in ("HG-1", "Newly classified as hazmat", "Certain", "FBA_INB_0014", "Start hazmat review"):
        assert said in page
    assert "Unknown" not in page


def test_the_inbox_asks_the_same_number_of_questions_for_one_order_and_for_many(
    support, seller, django_assert_max_num_queries
):
    for number in range(12):
        make_product(seller, f"SKU{number}", fulfillable=0)
        make_order(seller, f"HG-{number}", status="Unfulfillable", items=[(f"SKU{number}", 1)])
    support.get(INBOX)
    with django_assert_max_num_queries(18):
        assert support.get(INBOX).status_code == 200


def test_pages_of_the_inbox_hold_every_order_once(support, seller):
    for number in range(30):
        make_order(seller, f"HG-{number:02}", status="Invalid", ordered_at=NOW - timedelta(hours=number))
    first = support.get(INBOX).context
    second = support.get(INBOX + first["older_url"]).context
    names = [row["order"].seller_order_id for page in (first, second) for row in page["rows"]]
    assert names == [f"HG-{number:02}" for number in range(30)]


def test_what_is_dealt_with_leaves_the_inbox_and_comes_back_when_reopened(support, seller):
    order = make_order(seller, "HG/1", status="Unfulfillable")
    page = reverse("orders:setback", args=["HG/1"])
    support.post(reverse("orders:settle", args=["HG/1"]), {"reason": "Refunded in the shop"})
    settled = Settlement.objects.get()
    assert (settled.order, settled.reason, settled.cause) == (order, "Refunded in the shop", "not_found")
    assert kinds(seller) == {}
    assert kinds(seller, "settled") == {"HG/1": "unfulfillable"}
    assert "Refunded in the shop" in support.get(page).content.decode()
    again = support.post(reverse("orders:settle", args=["HG/1"]), {"reason": "Me too"}, follow=True)
    assert "has already dealt with this order" in again.content.decode()
    support.post(reverse("orders:reopen", args=["HG/1"]))
    assert kinds(seller) == {"HG/1": "unfulfillable"}
    assert Change.objects.filter(verb__startswith="setback_").count() == 2


def test_dealt_with_wants_a_word_on_it(support, seller):
    make_order(seller, "HG-1", status="Unfulfillable")
    answer = support.post(reverse("orders:settle", args=["HG-1"]), {"reason": " "})
    assert answer.status_code == 422
    assert not Settlement.objects.exists()


def test_a_refund_takes_the_order_out_of_the_inbox(seller):
    order = make_order(seller, status="Unfulfillable")
    CustomerResolution.objects.create(
        seller=seller, order=order, kind="refund", amount=5, currency="USD", reference="R",
        resolved_on=NOW, by=make_member(seller), created_at=NOW,
    )  # fmt: skip
    assert kinds(seller) == {}


def test_the_text_for_the_customer_is_in_the_language_of_the_marketplace_and_names_no_amazon(support, seller):
    make_product(seller, "POT", fulfillable=0, title="Stoneware set")
    make_order(seller, "HG-1", status="Unfulfillable", items=[("POT", 2)])
    letter = support.get(reverse("orders:setback", args=["HG-1"])).context["letter"]
    assert letter.language == "en"
    assert "- Stoneware set, 2 ×" in letter.body
    assert "Hello Ann Baker," in letter.body
    assert "amazon" not in letter.body.lower()


def test_an_invalid_address_asks_the_customer_for_it(support, seller):
    make_order(seller, "HG-1", status="Invalid", postal_code="")
    page = support.get(reverse("orders:setback", args=["HG-1"]))
    assert "Correct and order again" in page.content.decode()
    assert "full address" in page.context["letter"].body


def test_another_sku_of_the_same_product_is_offered_as_other_stock(support, seller):
    make_product(seller, "POT", fulfillable=0, asin="B0POT")
    make_product(seller, "POT-2", fulfillable=4, asin="B0POT")
    make_order(seller, "HG-1", status="Unfulfillable", items=[("POT", 1)])
    assert "Order from other stock" in support.get(INBOX).content.decode()
    again = support.get(reverse("orders:order_again", args=["HG-1"]))
    assert again.context["form"].lines[0]["choices"] == [
        ("POT", "POT: 0 sellable"),
        ("POT-2", "POT-2: 4 sellable"),
    ]


def preview(fulfillable, reasons=(), items=()):
    return Preview(
        shipping_speed_category="Standard", is_fulfillable=fulfillable, order_unfulfillable_reasons=tuple(reasons),
        unfulfillable_preview_items=tuple(
            UnfulfillablePreviewItem(seller_sku=sku, quantity=1, item_unfulfillable_reasons=(code,))
            for sku, code in items
        ),
    )  # fmt: skip


def test_amazons_answer_to_a_preview_is_kept_and_one_speed_that_works_is_enough(seller):
    order = make_order(seller, status="Received")
    told = [preview(False, ["InvalidDestinationAddress"])]
    for _ in range(2):
        actions.record_preview(order=order, told=told, at=NOW)
    assert OrderPreview.objects.get().reasons == ["InvalidDestinationAddress"]
    assert cause(order) == ("bad_address", "CERTAIN")
    assert Change.objects.filter(verb="preview_fails").count() == 1
    actions.record_preview(order=order, told=[*told, preview(True)], at=NOW)
    assert OrderPreview.objects.get().fulfillable is True
    assert kinds(seller) == {}


def test_a_preview_of_a_line_speaks_of_that_line(seller):
    order = make_order(seller, status="Received", items=[("A", 1), ("B", 1)])
    actions.record_preview(order=order, told=[preview(False, items=[("B", "NoAvailableInventory")])], at=NOW)
    setback = setbacks_of(list(setbacks(seller, "preview")))[0]
    assert (setback.cause.cause, setback.cause.sku) == ("no_stock", "B")


def test_an_order_that_may_still_ship_is_not_ordered_again(support, seller):
    order = make_order(seller, "HG-1", status="Planning")
    form = {
        "order_id": "HG-1-R1", "recipient": "Ann", "address_line1": "1 Mill", "postal_code": "1", "country": "US",
        "speed": "Standard", "sku0": "HG-MUG-01", "units0": 1,
    }  # fmt: skip
    answer = support.post(reverse("orders:order_again", args=["HG-1"]), form)
    assert answer.status_code == 422
    assert "Cancel it first" in answer.content.decode()
    assert Order.objects.count() == 1
    assert not order.resolutions.exists()


def test_ordering_again_wants_at_least_one_unit(support, seller):
    make_order(seller, "HG-1", status="Unfulfillable")
    answer = support.post(reverse("orders:order_again", args=["HG-1"]), {"units0": 0, "sku0": "HG-MUG-01"})
    assert answer.status_code == 422


def test_the_work_queue_leads_to_the_cause(support, seller):
    make_order(seller, "HG-1", status="Unfulfillable", ordered_at=NOW)
    from mcf_portal.work.moment import Moment
    from mcf_portal.work.sources.orders import unfulfillable

    items = list(unfulfillable(Moment(seller, NOW)))
    assert [(item.url, item.about) for item in items] == [
        ("/orders/HG-1/unfulfillable/", "HG-1 · No sellable unit found · Possible")
    ]
