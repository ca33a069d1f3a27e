"""Products: their stock by state, found by any id, page by page, with a run-out date and its alarm."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from amazon.shapes import InventoryDetails, InventorySummary, ReservedQuantity, UnfulfillableQuantity
from history.actions import Refusal
from history.models import Change
from inventory import actions
from inventory.exposed import exposure_of
from inventory.models import Forecast, HazmatCase, LedgerDay, Product, StockRule, StockThreshold
from tests.factories import NOW, make_member, make_order, make_product, make_seller

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture
def seller():
    return make_seller()


@pytest.fixture
def support(client, seller):
    client.force_login(make_member(seller, "support"))
    return client


def told(condition="NewItem", fulfillable=4, **fields):
    details = InventoryDetails(
        fulfillable_quantity=fulfillable,
        inbound_working_quantity=1,
        inbound_shipped_quantity=20,
        reserved_quantity=ReservedQuantity(total_reserved_quantity=3, pending_customer_order_quantity=3),
        unfulfillable_quantity=UnfulfillableQuantity(
            total_unfulfillable_quantity=2, carrier_damaged_quantity=2
        ),
    )
    return InventorySummary(
        seller_sku="MUG", condition=condition, fn_sku=f"X{condition}", inventory_details=details, **fields
    )


def record(seller, *summaries):
    actions.record_products(seller=seller, marketplace=seller.marketplace, summaries=summaries, at=NOW)
    return Product.objects.get()


def test_stock_is_kept_by_state_and_by_cause(seller):
    product = record(seller, told())
    assert (product.fulfillable, product.reserved, product.inbound, product.unfulfillable) == (4, 3, 21, 2)
    assert product.inbound_by_state == {"working": 1, "shipped": 20}
    assert product.reserved_by_state == {"customer_orders": 3}
    assert product.unfulfillable_by_cause == {"carrier_damaged": 2}


def test_a_sku_in_two_conditions_is_one_product_with_the_sum(seller):
    product = record(seller, told(), told("UsedGood", fulfillable=1))
    assert (product.fulfillable, product.inbound) == (5, 42)
    assert [(row["condition"], row["fulfillable"]) for row in product.stock_by_condition] == [
        ("NewItem", 4),
        ("UsedGood", 1),
    ]


def test_a_title_that_amazon_tells_in_chinese_is_the_chinese_one(seller):
    assert record(seller, told(product_name="搪瓷杯 350 毫升")).title_zh == "搪瓷杯 350 毫升"


def test_a_japanese_title_is_not_taken_for_chinese(seller):
    assert record(seller, told(product_name="青いマグカップ")).title_zh == ""


def test_a_persons_titles_outlast_the_next_reading_and_follow_the_readers_language(support, seller):
    product = record(seller, told(product_name="Emaillebecher"))
    support.post(f"/inventory/{product.pk}/titles/", {"title_en": "Enamel mug", "title_zh": "搪瓷杯"})
    product = record(seller, told(product_name="Emaillebecher"))
    assert (product.title, product.title_en, product.title_zh) == ("Emaillebecher", "Enamel mug", "搪瓷杯")
    for language, name in (("en", "Enamel mug"), ("zh-hans", "搪瓷杯")):
        with override(language):
            assert product.name == name
    assert Change.objects.filter(verb="product_titles").count() == 1


@pytest.mark.parametrize("text", ["HG-MUG", "hg-m", "x00mug", "B0MUG", "camp", "搪瓷"])
def test_a_product_is_found_by_any_id_and_by_its_titles(support, seller, text):
    make_product(
        seller, "HG-MUG-12", fnsku="X00MUG1", asin="B0MUG7", title="Enamel camp mug", title_zh="搪瓷杯"
    )
    make_product(seller, "HG-POT", fnsku="X00POT1", asin="B0POT7", title="Pot")
    make_product(make_seller("Other"), "HG-MUG-12")
    page = support.get("/inventory/", {"q": text, "tab": "all"})
    assert [product.sku for product in page.context["products"]] == ["HG-MUG-12"]


@pytest.mark.parametrize("text", ["hg-mug-12", "X00MUG1", "b0mug7"])
def test_an_exact_id_opens_the_product(support, seller, text):
    product = make_product(seller, "HG-MUG-12", fnsku="X00MUG1", asin="B0MUG7")
    make_product(seller, "HG-MUG-120", fnsku="X00MUG12", asin="B0MUG77")
    assert support.get("/inventory/", {"q": text}).url == f"/inventory/{product.pk}/"


def test_pages_of_products_hold_every_sku_once_forward_and_back(support, seller):
    for number in range(120):
        make_product(seller, f"S-{number:03}", fnsku="", asin="")
    seen, page = [], support.get("/inventory/").context
    while True:
        seen.append([product.sku for product in page["products"]])
        if not page["after_url"]:
            break
        page = support.get(page["after_url"]).context
    assert [sku for part in seen for sku in part] == [f"S-{number:03}" for number in range(120)]
    back = support.get(page["before_url"]).context
    assert [product.sku for product in back["products"]] == seen[1]
    assert [product.sku for product in support.get(back["before_url"]).context["products"]] == seen[0]


def test_a_key_that_makes_no_sense_shows_the_first_page(support, seller):
    make_product(seller, "A")
    for key in ("x", "1", "99999999999999999999_A", "_"):
        assert [one.sku for one in support.get("/inventory/", {"after": key}).context["products"]] == ["A"]


def test_the_list_asks_the_same_number_of_questions_for_one_product_and_for_many(
    support, seller, django_assert_max_num_queries
):
    for number in range(50):
        make_product(seller, f"S-{number:03}")
    support.get("/inventory/")
    with django_assert_max_num_queries(12):
        assert len(support.get("/inventory/").context["products"]) == 50


# --- enough stock? ---------------------------------------------------------------------------------------------
def sold(seller, sku, units, days=84, until=TODAY - timedelta(days=1)):
    """So many a day, from a shelf that holds a thousand."""
    LedgerDay.objects.bulk_create(
        LedgerDay(
            seller=seller, date=until - timedelta(days=ago), fnsku="X", msku=sku, disposition="SELLABLE",
            location="MDW2", starting=1000, customer_shipments=-units, ending=1000 - units,
        )
        for ago in range(days)
    )  # fmt: skip


def forecast(seller):
    actions.forecast_products(seller=seller, today=TODAY)
    return Forecast.objects.get()


def test_the_run_out_date_stands_on_the_ledger_and_its_error_beside_it(support, seller):
    product = make_product(seller, "MUG", fulfillable=50)
    sold(seller, "MUG", 5)
    for _ in range(2):
        row = forecast(seller)
    assert (row.source, float(row.daily), float(row.error), row.held_out_days) == ("ledger", 5.0, 0.0, 28)
    assert (row.runs_out_on, row.alert) == (TODAY + timedelta(days=9), "low")
    page = support.get(f"/inventory/{product.pk}/").content.decode()
    assert "held back" in page
    assert "0 %" in page
    assert "Sun 29 Nov" in page


def test_without_a_ledger_the_orders_speak(seller):
    make_product(seller, "MUG", fulfillable=100)
    for ago in range(1, 41):
        make_order(seller, ordered_at=NOW - timedelta(days=ago), items=[("MUG", 2)])
    row = forecast(seller)
    assert (row.source, float(row.daily), row.history_days) == ("orders", 2.0, 40)


def test_a_ledger_that_stopped_long_ago_gives_way_to_the_orders(seller):
    make_product(seller, "MUG")
    sold(seller, "MUG", 9, until=TODAY - timedelta(days=11))
    for ago in range(1, 21):
        make_order(seller, ordered_at=NOW - timedelta(days=ago), items=[("MUG", 1)])
    assert forecast(seller).source == "orders"


def test_too_little_history_says_nothing(support, seller):
    product = make_product(seller, "MUG")
    sold(seller, "MUG", 5, days=13)
    assert actions.forecast_products(seller=seller, today=TODAY) == 0
    assert "fewer than 14 days" in support.get(f"/inventory/{product.pk}/").content.decode()


def test_the_alarm_follows_the_stock_and_the_thresholds(support, seller):
    product = make_product(seller, "MUG", fulfillable=500)
    sold(seller, "MUG", 5)
    assert forecast(seller).alert == ""
    Product.objects.update(fulfillable=0)
    actions.refresh_run_outs(seller=seller, today=TODAY)
    assert Forecast.objects.get().alert == "empty"
    Product.objects.update(fulfillable=200)  # 40 days
    by = {"seller": seller, "by": make_member(seller), "at": NOW}
    actions.set_threshold(product=None, days=60, units=0, **by)
    assert Forecast.objects.get().alert == "low"
    actions.set_threshold(product=product, days=10, units=0, **by)
    assert Forecast.objects.get().alert == ""
    actions.set_threshold(product=product, days=10, units=200, **by)
    assert Forecast.objects.get().alert == "low"
    actions.forget_threshold(product=product, by=by["by"], at=NOW)
    assert StockThreshold.objects.get().product is None
    with pytest.raises(Refusal):
        actions.set_threshold(product=product, days=366, units=0, **by)
    assert StockThreshold.objects.count() == 1


def test_a_threshold_is_set_on_the_page_for_one_product_or_for_all(support, seller):
    product = make_product(seller, "MUG")
    url = f"/inventory/{product.pk}/threshold/"
    assert support.post(url, {"days": "abc", "units": "0"}).status_code == 422
    assert not StockThreshold.objects.exists()
    support.post(url, {"days": "30", "units": "4", "for": "one"})
    support.post(url, {"days": "14", "units": "0", "for": "all"})
    rows = {row.product_id: (row.days, row.units) for row in StockThreshold.objects.all()}
    assert rows == {product.pk: (30, 4), None: (14, 0)}
    support.post(url, {"for": "same"})
    assert StockThreshold.objects.get().product is None


def test_the_work_queue_tells_what_runs_out(seller):
    from mcf_portal.work.moment import Moment
    from mcf_portal.work.sources.orders import stock

    product = make_product(seller, "MUG", fulfillable=50)
    sold(seller, "MUG", 5)
    forecast(seller)
    items = list(stock(Moment(seller, NOW)))
    assert [(item.url, item.due) for item in items] == [
        (f"/inventory/{product.pk}/", TODAY + timedelta(days=9))
    ]


def test_the_days_for_hazmat_documents_are_the_rules_or_the_reviews_own_last_day(support, seller):
    product = make_product(seller, "MUG", hazmat="documents_requested")
    url = f"/inventory/{product.pk}/"
    assert "within 14 working days" in support.get(url).content.decode()
    StockRule.objects.filter(name="document_workdays").update(number=10)
    assert "within 10 working days" in support.get(url).content.decode()
    HazmatCase.objects.create(
        seller=seller, product=product, status="requested", opened_at=NOW, due_on=date(2026, 12, 3)
    )
    assert "Supply the documents by Thu 3 Dec" in support.get(url).content.decode()
    HazmatCase.objects.update(status="submitted")
    assert "Supply the documents" not in support.get(url).content.decode()


# --- open orders that a product lets down -----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"fulfillable": 0}, "empty"),
        ({"fulfillable": 0, "reserved": 3}, ""),
        ({"fulfillable": 1}, ""),
        ({"fulfillable": 9, "hazmat": "under_review"}, "hazmat"),
        ({"fulfillable": 0, "updated_at": None}, ""),
    ],
)
def test_open_orders_hit_by_an_empty_or_reclassified_product_are_listed_on_it(support, seller, fields, why):
    product = make_product(seller, "MUG", **fields)
    make_order(seller, "HG-1", status="Planning", items=[("MUG", 1)])
    make_order(seller, "HG-2", status="Processing", items=[("MUG", 2)])
    make_order(seller, "HG-3", status="Complete", items=[("MUG", 9)])
    exposure = exposure_of(product)
    assert (exposure.why, exposure.units) == (why, 3)
    page = support.get(f"/inventory/{product.pk}/").content.decode()
    assert "HG-1" in page
    assert "HG-3" not in page
