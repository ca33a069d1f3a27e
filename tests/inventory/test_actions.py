from datetime import date, timedelta
from decimal import Decimal

import pytest

from amazon.shapes import InventoryDetails, InventorySummary, UnfulfillableQuantity
from history.actions import Refusal
from history.models import Change
from inventory import actions
from inventory.models import Hazmat, Product, Restock, SourcingCost
from tests.factories import NOW, make_member, make_product, make_seller

pytestmark = pytest.mark.django_db


def told(sku="HG-MUG", fulfillable=5, **fields):
    damaged = UnfulfillableQuantity(total_unfulfillable_quantity=2, warehouse_damaged_quantity=2)
    details = InventoryDetails(fulfillable_quantity=fulfillable, unfulfillable_quantity=damaged)
    return InventorySummary(seller_sku=sku, inventory_details=details, **fields)


def test_stock_is_stored_and_the_second_time_updated():
    seller = make_seller()
    given_by = {"seller": seller, "marketplace": seller.marketplace, "at": NOW}
    assert actions.record_products(summaries=[told(asin="B01", product_name="Mug")], **given_by) == 1
    first = Product.objects.get()
    assert (first.fulfillable, first.unfulfillable, first.unfulfillable_by_cause) == (
        5,
        2,
        {"warehouse_damaged": 2},
    )
    actions.record_products(summaries=[told(fulfillable=4)], **given_by)
    again = Product.objects.get()
    assert (again.pk, again.fulfillable, again.asin, again.title) == (first.pk, 4, "B01", "Mug")


def test_a_summary_without_a_sku_is_left_out():
    seller = make_seller()
    told_nothing = [InventorySummary(), told()]
    assert (
        actions.record_products(seller=seller, marketplace=seller.marketplace, summaries=told_nothing, at=NOW)
        == 1
    )


def test_hazmat_codes_are_kept_and_the_change_remembered():
    product = make_product(make_seller())
    actions.record_hazmat(product=product, codes=["FBA_INB_0014", "UNKNOWN_1"], at=NOW)
    actions.record_hazmat(product=product, codes=["FBA_INB_0014", "UNKNOWN_1"], at=NOW + timedelta(days=1))
    stored = Product.objects.get()
    assert (stored.hazmat, stored.hazmat_codes, stored.hazmat_since) == (
        Hazmat.UNDER_REVIEW,
        ["FBA_INB_0014", "UNKNOWN_1"],
        NOW,
    )
    assert Change.objects.get(verb="hazmat").after == Hazmat.UNDER_REVIEW


def test_a_unit_is_restocked_once_and_taken_off_once():
    seller = make_seller()
    given_by = {"seller": seller, "source": "item-1"}
    unit = {"order_id": None, "sku": "HG-MUG", "fulfillment_center": "MDW2"}
    for _ in range(2):
        actions.restock(**given_by, **unit, at=NOW)
    assert Restock.objects.get().reversed_at is None
    assert actions.reverse_restock(**given_by, at=NOW) is True
    assert actions.reverse_restock(**given_by, at=NOW) is False
    assert Restock.objects.get().reversed_at == NOW
    actions.restock(**given_by, **unit, at=NOW)
    assert Restock.objects.get().reversed_at is None
    assert Change.objects.filter(verb="restocked").count() == 2


def test_a_cost_of_the_same_day_is_replaced_and_a_negative_one_refused():
    seller = make_seller()
    product, by = make_product(seller), make_member(seller)
    given_by = {"product": product, "valid_from": date(2026, 1, 1), "by": by, "at": NOW}
    actions.set_sourcing_cost(amount=Decimal("4.00"), **given_by)
    actions.set_sourcing_cost(amount=Decimal("4.50"), **given_by)
    with pytest.raises(Refusal):
        actions.set_sourcing_cost(amount=Decimal("-1"), **given_by)
    assert SourcingCost.objects.get().amount == Decimal("4.50")
