"""The pages of the Daily Inventory History, and its files."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inventory.models import HazmatCase, LedgerDay, Restock
from sync import imports
from tests.factories import NOW, make_member, make_order, make_product, make_seller
from tests.inventory.test_ledger import FIRST, day, take

pytestmark = pytest.mark.django_db
URL = "/inventory/history/"


@pytest.fixture
def seller():
    return make_seller()


@pytest.fixture
def staff(client, seller):
    client.force_login(make_member(seller))
    return client


def text(answer):
    return answer.content.decode()


@pytest.mark.parametrize("path", [URL, URL + "movements/"])
@pytest.mark.parametrize(
    "asked",
    [
        {"until": "0001-01-01"},
        {"until": "9999-12-31"},
        {"since": "2026-02-30"},
        {"since": "yesterday"},
        {"after": "x~y"},
        {"after": "2026-11-01~1~2~99999999999999999999~z"},
    ],
)
def test_nonsense_in_the_address_shows_the_page(staff, path, asked):
    assert staff.get(path, asked).status_code == 200


def test_every_row_shows_its_shelf_its_figures_and_its_check(staff, seller):
    take(
        seller,
        day(0, 10, {"receipts": 5}),
        day(1, 15, {"lost": -1}, ending=15),
        day(4, 12, {"unknown_events": -2}),
    )
    shown = text(staff.get(URL))
    assert "Daily Inventory History (now Inventory Ledger)" in shown
    for words in (
        "MDW2",
        "Adds up",
        "Off by −1",
        "Starts −3 against the end before",
        "2 days missing before",
    ):
        assert words in shown
    assert "−2 unexplained" in shown
    assert "2 rows do not add up" in shown
    assert "2 days, the first" in shown
    shown = text(staff.get(URL, {"only": "check"}))
    assert ("Off by −1" in shown, "Adds up" in shown) == (True, False)


def test_a_missing_day_is_a_gap_in_the_plot(staff, seller):
    take(seller, day(0, 10), day(3, 10))
    answer = staff.get(URL)
    assert answer.context["points"] == [
        (FIRST, 10),
        (FIRST + timedelta(days=1), None),
        (FIRST + timedelta(days=2), None),
        (FIRST + timedelta(days=3), 10),
    ]
    assert 'class="gap"' in text(answer)


def test_orders_and_events_of_a_sku_stand_on_its_line(staff, seller):
    product = make_product(seller, "HG-MUG")
    today = NOW.astimezone(seller.zone).date()
    gone = (today - FIRST).days
    take(seller, day(gone - 1, 10, {"receipts": 7}), day(gone, 17, {"lost": -1}))
    order = make_order(seller, items=[("HG-MUG", 3)])
    order.items.update(product=product)
    type(order).objects.update(ordered_at=NOW)
    Restock.objects.create(seller=seller, source="r1", sku="HG-MUG", quantity=1, at=NOW)
    HazmatCase.objects.create(seller=seller, product=product, status="under_review", opened_at=NOW)
    shown = text(staff.get(URL, {"sku": "HG-MUG"}))
    for words in (
        "Received: +7",
        "Lost: −1",
        "Returned units restocked: 1",
        "Hazmat review opened",
        "Ordered in your shops: 3",
    ):
        assert words in shown
    summed = text(staff.get(URL, {"sku": "HG-MUG", "rows": "days"}))
    assert ("2 days" in summed, "MDW2</td>" in summed) == (True, False)


def test_pages_follow_each_other_without_a_gap_or_a_repeat(staff, seller):
    days = [
        day(number, 10, msku=f"SKU-{sku:02}", location=place)
        for number in range(3)
        for sku in range(20)
        for place in ("MDW2", "PHX7")
    ]
    take(seller, *days)
    seen, address = [], URL
    while address:
        with CaptureQueriesContext(connection) as asked:
            answer = staff.get(address)
        own = [one for one in asked.captured_queries if '"inventory_ledgerday"' in one["sql"]]
        # Newest day, sums, rows in question, shelves, and the page: within a day and before it behind a key
        assert len(own) == (6 if "after=" in address else 5)
        seen += [(row.date, row.msku, row.location) for row in answer.context["rows"]]
        address = URL + answer.context["next"] if answer.context["next"] else ""
    wanted = sorted(
        {(one.date, one.msku, one.location) for one in days}, key=lambda one: (-one[0].toordinal(), *one[1:])
    )
    assert seen == wanted


def test_the_file_has_amazons_columns_and_read_again_changes_nothing(staff, seller, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    take(seller, day(0, 10, {"receipts": 5}), day(1, 15, {"customer_shipments": -4}))
    before = list(LedgerDay.objects.order_by("pk").values())
    answer = staff.get(URL + "days.txt")
    body = b"".join(answer.streaming_content)
    lines = body.decode().splitlines()
    assert lines[0].split("\t")[:7] == [
        "Date",
        "FNSKU",
        "ASIN",
        "MSKU",
        "Title",
        "Disposition",
        "Starting Warehouse Balance",
    ]
    assert lines[1].split("\t")[:7] == ["11/02/2026", "X001", "", "HG-MUG", "", "SELLABLE", "15"]
    assert "inventory-ledger-days-" in answer["Content-Disposition"]
    taken = imports.accept(seller=seller, name="ledger.txt", content=body, by=None, at=NOW)
    found = imports.read_file(taken.pk, clock=lambda: NOW)
    assert (found.feed, found.taken, found.unreadable_count) == ("ledger", 2, 0)
    assert list(LedgerDay.objects.order_by("pk").values()) == before


def test_a_title_that_would_be_calculated_is_text_and_negative_units_stay_numbers(staff, seller):
    row = day(0, 10, {"lost": -1})._replace(title="=HYPERLINK(1)")
    take(seller, row)
    body = b"".join(staff.get(URL + "days.csv").streaming_content).decode()
    assert "'=HYPERLINK(1)" in body
    assert ",-1," in body
    book = b"".join(staff.get(URL + "days.xlsx").streaming_content)
    assert BytesIO(book).read(2) == b"PK"


@pytest.mark.parametrize("path", ["other.csv", "days.exe", "movements.pdf"])
def test_there_is_no_other_file(staff, path):
    assert staff.get(URL + path).status_code == 404


def test_another_sellers_ledger_is_not_shown(client, seller):
    take(seller, day(0, 10))
    client.force_login(make_member(make_seller("Other"), email="other@x.test"))
    shown = text(client.get(URL))
    assert "HG-MUG" not in shown
    assert "No ledger yet" in shown
    assert len(b"".join(client.get(URL + "days.csv").streaming_content).splitlines()) == 1


DETAIL = (
    "Date\tFNSKU\tASIN\tMSKU\tTitle\tEvent Type\tReference ID\tQuantity\tFulfillment Center\tDisposition\tReason\t"
    "Country\tReconciled Quantity\tUnreconciled Quantity\tDate and Time\n"
)
MOVED = "11/03/2026\tX1\tB1\tHG-1\tMug\t{kind}\tADJ1\t{units}\tMDW2\t{where}\t{code}\tUS\t0\t{open}\t{at}\n"


def moved(code="", units=-1, where="SELLABLE", kind="Adjustments", open=0, at="2026-11-03T10:00:00-08:00"):
    return MOVED.format(code=code, units=units, where=where, kind=kind, open=open, at=at)


def read(seller, body):
    taken = imports.accept(seller=seller, name="detail.txt", content=body.encode(), by=None, at=NOW)
    return imports.read_file(taken.pk, clock=lambda: NOW)


def test_movements_are_explained_pairs_joined_and_unknown_codes_counted(staff, seller, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    body = (
        DETAIL
        + moved("Q")
        + moved("P", 1, "CUSTOMER_DAMAGED")
        + moved("E")
        + moved("M", open=1)
        + moved("X9") * 2
    )
    body += moved("", -2, kind="Shipments")
    for _time in range(2):
        found = read(seller, body)
        assert (found.feed, found.rows, found.taken, found.unreadable_count) == ("ledger_detail", 7, 7, 0)
    asked = {"since": "2026-11-01", "until": "2026-11-30"}
    answer = staff.get(URL + "movements/", asked)
    shown = text(answer)
    assert len(answer.context["rows"]) == 7
    for words in (
        "Pair with P: +1 into “Damaged by the customer”. Together they net to zero.",
        "Pair with Q: -1 out of “Sellable”. Together they net to zero.",
        "Its other half, a P, is missing",
        "Misplaced at the fulfillment center",
        "1 unreconciled",
        "Shipped to a customer",
        "1 code here has no explanation",
        "(2 movements)",
    ):
        assert words in shown
    only = staff.get(URL + "movements/", asked | {"only": "check"})
    assert [row["movement"].reason for row in only.context["rows"]] == ["M"]
    file = b"".join(staff.get(URL + "movements.txt", asked).streaming_content).decode()
    assert file.splitlines()[0] == DETAIL.strip()
    again = read(seller, file)
    assert (again.taken, len(staff.get(URL + "movements/", asked).context["rows"])) == (7, 7)
