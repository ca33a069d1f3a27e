"""The stock report of sellers without API access: the same products as by the API, found by their columns."""

from datetime import UTC, datetime

import pytest

from inventory.models import Product
from sync.importers import recognise, stock
from sync.importers.reading import as_line, open_table
from tests.factories import make_seller

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
# The report's columns as Amazon writes them in North America; some are only there for some sellers
FILE = (
    "sku\tfnsku\tasin\tproduct-name\tcondition\tyour-price\tmfn-listing-exists\tmfn-fulfillable-quantity\t"
    "afn-listing-exists\tafn-warehouse-quantity\tafn-fulfillable-quantity\tafn-unsellable-quantity\t"
    "afn-reserved-quantity\tafn-total-quantity\tper-unit-volume\tafn-inbound-working-quantity\t"
    "afn-inbound-shipped-quantity\tafn-inbound-receiving-quantity\tafn-researching-quantity\t"
    "afn-reserved-future-supply\tafn-future-supply-buyable\tstore\n"
    "MUG\tX1\tB1\tEnamel mug\tNew\t9.99\tNo\t\tYes\t12\t8\t2\t2\t36\t0.04\t4\t20\t0\t1\t0\t0\t\n"
    "MUG\tX2\tB1\tEnamel mug\tUsedGood\t\tNo\t\tYes\t1\t1\t0\t0\t1\t0.04\t0\t0\t0\t0\t0\t0\t\n"
)


@pytest.mark.django_db
def test_the_stock_report_gives_products_by_state_and_condition_twice_the_same():
    seller, table = make_seller(), open_table(FILE)
    assert recognise(table.columns) is stock.IMPORTER
    rows = [stock.read(as_line(table, number, row, seller.zone)) for number, row in table.lines]
    for _ in range(2):
        assert stock.store(seller, rows, AT) == 2
    product = Product.objects.get()
    assert (product.fulfillable, product.reserved, product.inbound, product.unfulfillable, product.researching) == (
        9, 2, 24, 2, 1,
    )  # fmt: skip
    assert (product.fnsku, product.asin, product.title, product.updated_at) == ("X1", "B1", "Enamel mug", AT)
    assert [row["condition"] for row in product.stock_by_condition] == ["New", "UsedGood"]
