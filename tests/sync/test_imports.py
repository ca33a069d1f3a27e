"""Report files taken in: what can be read goes in, what can't is named, the same file twice changes nothing."""

import gzip
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from history.actions import Refusal
from inventory.models import Forecast, LedgerDay
from orders.models import Order
from reimbursements.book import Book
from reimbursements.models import Reimbursement
from returns.models import ReturnItem
from sellers.models import Seller
from sellers.tenancy import acting_for
from sync import imports
from sync.importers import ledger
from sync.importers.ledger import Reader
from sync.importers.reading import Unreadable, as_line, open_table
from sync.models import Feed, ReportImport
from tests.factories import make_delivered_order, make_product, make_seller
from tracking.models import Package

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
PAID = (
    "approval-date\treimbursement-id\tcase-id\tamazon-order-id\treason\tsku\tfnsku\tasin\tproduct-name\tcondition\t"
    "currency-unit\tamount-per-unit\tamount-total\tquantity-reimbursed-cash\tquantity-reimbursed-inventory\t"
    "quantity-reimbursed-total\toriginal-reimbursement-id\toriginal-reimbursement-type\n"
)
ONE_PAID = "2026-11-01T10:00:00+00:00\t{id}\t\t\tLost_Warehouse\tHG-1\tX1\tB1\tCafé mug\tNewItem\tUSD\t{each}\t{each}\t1\t0\t1\t\t\n"
LEDGER = (
    "Date\tFNSKU\tASIN\tMSKU\tTitle\tDisposition\tStarting Warehouse Balance\tIn Transit Between Warehouses\tReceipts\t"
    "Customer Shipments\tCustomer Returns\tVendor Returns\tWarehouse Transfer In/Out\tFound\tLost\tDamaged\tDisposed\t"
    "Other Events\tEnding Warehouse Balance\tUnknown Events\tLocation\n"
    "11/03/2026\tX1\tB1\tHG-1\tMug\tSELLABLE\t10\t0\t5\t-2\t1\t0\t0\t0\t-1\t0\t0\t0\t13\t0\tMDW2\n"
)
SHIPPED = (
    "amazon-order-id\tmerchant-order-id\tshipment-id\tshipment-item-id\tmerchant-order-item-id\tpurchase-date\t"
    "shipment-date\tbuyer-email\tsku\tproduct-name\tquantity-shipped\tship-service-level\trecipient-name\t"
    "ship-address-1\tship-city\tship-state\tship-postal-code\tship-country\tcarrier\ttracking-number\t"
    "estimated-arrival-date\tfulfillment-center-id\tsales-channel\n"
)
ONE_SHIPPED = (
    "S01-1\t{order}\t{shipment}\tSI1\t{line}\t2026-11-01T10:00:00+00:00\t2026-11-02T10:00:00+00:00\tann@example.com\t"
    "{sku}\tMug\t{units}\tStandard\tAnn Baker\t12 Mill Lane\tTroy\tMI\t48084\tUS\tUPS\t{number}\t"
    "2026-11-05T20:00:00+00:00\tMDW2\t{channel}\n"
)


def shipped(**given: str) -> str:
    usual = {"order": "SHOP-1", "shipment": "D1", "line": "L1", "sku": "HG-1", "units": "1", "number": "1Z1"}
    return ONE_SHIPPED.format(**(usual | {"channel": "Non-Amazon US"} | given))


def read(seller: Seller, content: str | bytes) -> ReportImport:
    body = content.encode() if isinstance(content, str) else content
    with acting_for(seller.pk):
        taken = imports.accept(seller=seller, name="report.txt", content=body, by=None, at=AT)
        found = imports.read_file(taken.pk, clock=lambda: AT)
    assert found is not None
    return found


def counts(found: ReportImport) -> tuple[str, str, int, int, int]:
    return found.feed, found.status, found.rows, found.taken, found.unreadable_count


def test_reimbursements_go_in_and_a_bad_line_is_named() -> None:
    found = read(
        make_seller(), PAID + ONE_PAID.format(id="R1", each="9.10") + ONE_PAID.format(id="R2", each="nine")
    )
    assert counts(found) == (Feed.REIMBURSEMENTS, "done", 2, 1, 1)
    assert [line["line"] for line in found.unreadable] == [3]
    assert "“nine”, which is not a number" in found.unreadable[0]["reason"]
    assert Reimbursement.objects.get().amount_total == Decimal("9.10")


def test_the_same_file_twice_leaves_the_same_rows() -> None:
    seller = make_seller()
    body = PAID + ONE_PAID.format(id="R1", each="9.10")
    first, second = read(seller, body), read(seller, body)
    assert counts(first) == counts(second)
    assert Reimbursement.objects.count() == 1


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "iso-8859-1", "utf-16"])
def test_any_of_amazons_charsets_is_read(charset: str) -> None:
    found = read(make_seller(), (PAID + ONE_PAID.format(id="R1", each="9.10")).encode(charset))
    assert counts(found) == (Feed.REIMBURSEMENTS, "done", 1, 1, 0)
    assert Reimbursement.objects.get().product_name == "Café mug"


def test_a_gzipped_file_is_unpacked() -> None:
    found = read(make_seller(), gzip.compress(LEDGER.encode()))
    assert counts(found) == (Feed.LEDGER, "done", 1, 1, 0)


def test_a_day_of_the_ledger_is_kept_in_full() -> None:
    read(make_seller(), LEDGER)
    day = LedgerDay.objects.get()
    assert (day.date, day.msku, day.location, day.starting, day.receipts) == (
        date(2026, 11, 3),
        "HG-1",
        "MDW2",
        10,
        5,
    )
    assert (day.customer_shipments, day.customer_returns, day.lost, day.ending, day.difference) == (
        -2,
        1,
        -1,
        13,
        0,
    )


def test_the_first_ledger_brings_the_first_forecasts_at_once() -> None:
    seller = make_seller()
    make_product(seller, "HG-1", fulfillable=30)
    head, line = LEDGER.splitlines()
    days = [date(2026, 11, 19) - timedelta(days=ago) for ago in range(60)]
    lines = [line.replace("11/03/2026", day.strftime("%m/%d/%Y")).replace("\t-2\t", "\t-3\t") for day in days]
    read(seller, "\n".join([head, *lines]))
    found = Forecast.objects.get()
    assert (found.source, float(found.daily), found.held_out_days) == ("ledger", 3.0, 28)
    assert (found.computed_on, found.runs_out_on) == (date(2026, 11, 20), date(2026, 11, 29))


def test_lines_read_quickly_say_what_lines_read_with_care_say() -> None:
    head, line = LEDGER.splitlines()
    odd = ["2026-11-03", " 11/03/2026 ", "11/03/2026"]
    lines = [line.replace("11/03/2026", day) for day in odd] + [
        line.replace("\t13\t", "\t1,013\t"),
        line.replace("HG-1", " HG-1 "),
        line.replace("\tX1", "\t" + "X" * 30),
        line.replace("\t10\t", "\tten\t"),
        line.replace("\t10\t", "\t900000000\t"),
        line.replace("HG-1", ""),
        line,
        "11/03/2026\tX1",
    ]
    table = open_table("\n".join([head, *lines]))

    def said(reader: Reader, number: int, row: list[str]) -> object:
        try:
            return reader(number, row)
        except Unreadable as reason:
            return str(reason)

    quick = ledger.fast(table, UTC)
    rows = list(table.lines)
    careful = [
        said(lambda number, row: ledger.read(as_line(table, number, row, UTC)), number, row)
        for number, row in rows
    ]
    assert [said(quick, number, row) for number, row in rows] == careful
    assert [type(one).__name__ for one in careful] == [
        *["DayRow"] * 6, "str", "str", "str", "DayRow", "str",
    ]  # fmt: skip


def test_a_summary_without_some_columns_is_read_with_care() -> None:
    body = "date,fnsku,msku,disposition,StartingWarehouseBalance,EndingWarehouseBalance\n2026-11-03,X1,HG-1,SELLABLE,4,4\n"
    found = read(make_seller(), body)
    assert counts(found) == (Feed.LEDGER, "done", 1, 1, 0)
    assert LedgerDay.objects.get().ending == 4


def test_days_are_compared_with_their_neighbours_whatever_file_comes_first() -> None:
    seller = make_seller()
    later = LEDGER.replace("11/03", "11/04").replace("\t10\t", "\t12\t").replace("\t13\t", "\t15\t")
    read(seller, later)
    read(seller, LEDGER)
    assert list(LedgerDay.objects.order_by("date").values_list("off_by", "broke_by")) == [(0, 0), (0, -1)]


def test_fulfilled_shipments_make_orders_with_parcels() -> None:
    found = read(make_seller(), SHIPPED + shipped() + shipped(line="L2", sku="HG-2", units="2"))
    assert counts(found) == (Feed.SHIPMENTS, "done", 2, 2, 0)
    order = Order.objects.get()
    assert (order.seller_order_id, order.recipient, order.status_told) == ("SHOP-1", "Ann Baker", "Complete")
    assert sorted(order.items.values_list("sku", "quantity")) == [("HG-1", 1), ("HG-2", 2)]
    package = Package.objects.get()
    assert (package.tracking_number, package.carrier_code) == ("1Z1", "UPS")
    assert package.shipped_at == datetime(2026, 11, 2, 10, tzinfo=UTC)
    assert sorted(package.items.values_list("order_item__sku", "quantity")) == [("HG-1", 1), ("HG-2", 2)]


def test_an_order_that_left_over_the_turn_of_a_month_keeps_all_its_units() -> None:
    seller = make_seller()
    read(seller, SHIPPED + shipped(units="2"))
    read(seller, SHIPPED + shipped(units="3", shipment="D2", number="1Z2"))
    assert Order.objects.get().items.get().quantity == 5
    assert Package.objects.count() == 2


def test_orders_sold_on_amazon_itself_are_passed_over() -> None:
    found = read(make_seller(), SHIPPED + shipped(channel="Amazon.com"))
    assert counts(found) == (Feed.SHIPMENTS, "done", 1, 0, 0)
    assert Order.objects.count() == 0


RETURNED = (
    "return-date\torder-id\tsku\tasin\tfnsku\tproduct-name\tquantity\tfulfillment-center-id\tdetailed-disposition\t"
    "reason\tstatus\tlicense-plate-number\tcustomer-comments\n"
    "2026-11-18T10:00:00+00:00\t{order}\tHG-MUG-01\tB1\tX1\tMug\t1\tMDW2\tCUSTOMER_DAMAGED\tUNWANTED_ITEM\t"
    "Unit returned to inventory\tLPN1\tBroken\n"
)


def test_customer_returns_go_to_their_order_once() -> None:
    seller = make_seller()
    make_delivered_order(seller, "SHOP-1")
    for _time in range(2):
        found = read(seller, RETURNED.format(order="SHOP-1"))
    assert counts(found) == (Feed.RETURNS, "done", 1, 1, 0)
    unit = ReturnItem.objects.get()
    assert (unit.status_told, unit.received_condition, unit.order.seller_order_id) == (
        "Processed",
        "CustomerDamaged",
        "SHOP-1",
    )


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("DISTRIBUTOR_DAMAGED", "DistributorDamaged"),
        ("EXPIRED", "Expired"),
        ("WAREHOUSE_DAMAGED", "FulfillerDamaged"),
    ],
)
def test_what_the_supplier_is_to_blame_for_is_not_put_down_to_amazon(told: str, kept: str) -> None:
    seller = make_seller()
    order = make_delivered_order(seller, "SHOP-1")
    read(seller, RETURNED.format(order="SHOP-1").replace("CUSTOMER_DAMAGED", told))
    unit = ReturnItem.objects.get()
    assert unit.received_condition == kept
    assert Book.read(order, at=AT).returned(unit).may_open == (kept == "FulfillerDamaged")


def test_a_return_of_an_order_we_do_not_know_is_passed_over() -> None:
    found = read(make_seller(), RETURNED.format(order="113-0000000-0000000"))
    assert counts(found) == (Feed.RETURNS, "done", 1, 0, 0)


def test_a_file_that_is_no_report_changes_nothing() -> None:
    found = read(make_seller(), "name,price\nmug,3\n")
    assert counts(found) == ("", "failed", 0, 0, 0)
    assert "its columns are others" in found.problem


def test_a_broken_archive_is_reported() -> None:
    found = read(make_seller(), gzip.compress(LEDGER.encode())[:40])
    assert found.status == ReportImport.Status.FAILED
    assert LedgerDay.objects.count() == 0


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(Refusal, match="The file is empty"):
        imports.accept(seller=make_seller(), name="x", content=b" \n", by=None, at=AT)
    assert ReportImport.objects.count() == 0


def test_a_file_left_lying_is_found() -> None:
    seller = make_seller()
    taken = imports.accept(seller=seller, name="x", content=LEDGER.encode(), by=None, at=AT)
    assert imports.left_lying(at=AT) == []
    assert imports.left_lying(at=AT + imports.LEFT_LYING) == [taken.pk]


# --- by hand -----------------------------------------------------------------------------------------------------
def test_the_command_prints_what_it_took(tmp_path: Path) -> None:
    make_seller()
    file = tmp_path / "ledger.txt"
    file.write_text(LEDGER + "not\ta\tline\n")
    said = StringIO()
    call_command("import_report", str(file), stdout=said)
    assert said.getvalue().splitlines() == [
        "ledger.txt: Inventory Ledger for Halden Goods",
        "2 lines, 1 taken, 1 could not be read",
        "  line 3: The line has 3 values where the header has 21.",
    ]


@pytest.mark.parametrize(
    ("content", "arguments", "message"),
    [
        (None, [], "can't be read: No such file"),
        ("", [], "The file is empty"),
        ("a,b\n1,2\n", [], "none of the reports"),
        (LEDGER, ["--seller", "999999"], "There is no seller 999999"),
    ],
)
def test_bad_input_is_refused_and_changes_nothing(
    tmp_path: Path, content: str | None, arguments: list[str], message: str
) -> None:
    make_seller()
    file = tmp_path / "file.txt"
    if content is not None:
        file.write_text(content)
    with pytest.raises(CommandError, match=message):
        call_command("import_report", str(file), *arguments)
    assert LedgerDay.objects.count() == 0


def test_with_two_sellers_the_command_asks_for_which(tmp_path: Path) -> None:
    make_seller("One")
    make_seller("Two")
    file = tmp_path / "file.txt"
    file.write_text(LEDGER)
    with pytest.raises(CommandError, match=r"--seller; sellers: .* One, .* Two"):
        call_command("import_report", str(file))
