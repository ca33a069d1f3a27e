import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from orders import exporting
from orders.csvfile import cell, lines
from orders.exporting import CHUNK, order_file
from orders.listing import Question
from orders.models import Order
from sellers.tenancy import acting_for_nobody
from tests.factories import (
    ADDRESS,
    DE,
    NOW,
    make_delivered_order,
    make_lost_order,
    make_marketplace,
    make_member,
    make_order,
    make_package,
    make_seller,
)

pytestmark = pytest.mark.django_db
NASTY = [
    "=cmd|' /C calc'!A0",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "＝1",
    'say "hi"',
    "a,b",
    "two\nlines",
    "王小明",
    "",
]


@pytest.fixture
def seller():
    return make_seller()


@pytest.fixture
def agent(seller, client):
    client.force_login(make_member(seller, "support"))
    return client


@pytest.fixture(autouse=True)
def _fixed_now(time_machine):
    time_machine.move_to(NOW, tick=True)


def read(answer):
    """The file's rows by column."""
    return list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"), newline="")))


def ids(rows):
    return [row["Order ID"] for row in rows]


def test_nothing_in_a_file_is_taken_for_a_formula_and_all_of_it_comes_back():
    (back,) = csv.reader(io.StringIO(lines([NASTY]), newline=""))
    assert back[:7] == [f"'{value}" for value in NASTY[:7]]
    assert back[7:] == NASTY[7:]
    assert [cell(value) for value in (None, 0, 3)] == ["", "0", "3"]


def test_the_file_has_the_lists_columns_and_each_parcels_number(seller, agent):
    order = make_delivered_order(seller, "HG-1", sales_channel="Shopify")
    first, second = order.packages.get(), make_package(order)
    (row,) = read(agent.get("/orders/export/"))
    assert {
        name: row[name] for name in row if name not in ("First promise", "Shipped", "Detail of the status")
    } == {
        "Order ID": "HG-1",
        "Displayed order ID": "HG-1",
        "Ordered": "2026-11-16 04:00",
        "Time zone": "America/Los_Angeles",
        "Fulfillment": "Multi-Channel Fulfillment (MCF)",
        "Sales channel": "Shopify",
        "First item": "Product HG-MUG-01",
        "Number of lines": "1",
        "Customer": "Ann Baker",
        "City": "Troy",
        "State": "MI",
        "Country": "US",
        "Status": "No scans",
        "Amazon's status": "Complete",
        "Latest estimate": "2026-11-21 04:00",
        "Delivered": "",
        "Next step": "Chase the carrier",
        "Next step due": "2026-11-20",
        "Parcels": "2",
        "Carriers": "USPS; USPS",
        "Tracking numbers": f"{first.tracking_number}; {second.tracking_number}",
        "Parcel states": "Delivered; No scans",
    }


def test_values_that_attack_a_spreadsheet_are_disarmed_in_the_file(seller, agent):
    for number, value in enumerate(NASTY):
        make_order(seller, f"HG-{number:02}", recipient=value, first_item=value, city=value)
    rows = read(agent.get("/orders/export/?days=all"))
    customers = {row["Order ID"]: row["Customer"] for row in rows}
    assert customers == {f"HG-{number:02}": cell(value) for number, value in enumerate(NASTY)}


@pytest.mark.parametrize(
    "question",
    [
        "",
        "days=30",
        "days=all",
        "tab=step&days=all",
        "tab=delivered&days=30",
        "q=hg-1",
        "q=alder",
        "tab=x&days=0",
    ],
)
def test_the_file_holds_what_the_list_shows_in_its_order(seller, agent, question):
    make_order(seller, "HG-1", ordered_at=NOW - timedelta(days=20), recipient="M. Alder")
    make_lost_order(seller, "HG-12")
    make_delivered_order(seller, "HG-3")
    make_order(seller, "HG-4", status="Unfulfillable")
    page = agent.get(f"/orders/?{question}", follow=True)
    shown = (
        [row["order"].seller_order_id for row in page.context["rows"]] if "rows" in page.context else ["HG-1"]
    )
    if question != "q=hg-1":  # an exact id opens its order; the file still answers the search
        assert ids(read(agent.get(f"/orders/export/?{question}"))) == shown


def test_the_button_leads_to_the_file_of_what_is_shown(seller, agent):
    make_order(seller, "HG-1", recipient="A&B Alder")
    page = agent.get("/orders/", {"tab": "pending", "days": "30", "q": "a&b"})
    address = "/orders/export/?tab=pending&amp;days=30&amp;q=a%26b"
    assert f'id="export" href="{address}"' in page.content.decode()
    assert page.context["export_url"] == address.replace("&amp;", "&")
    assert ids(read(agent.get(page.context["export_url"]))) == ["HG-1"]


def test_htmx_changes_the_button_with_the_list(agent):
    headers = {"HX-Request": "true", "HX-Target": "orders"}
    part = agent.get("/orders/?days=30", headers=headers).content.decode()
    assert 'href="/orders/export/?tab=all&amp;days=30" hx-swap-oob="true"' in part
    assert agent.get("/orders/?days=30").content.decode().count('id="export"') == 1


def test_times_are_those_of_each_orders_marketplace(seller, agent):
    make_order(seller, "DE-1", marketplace=make_marketplace(DE))
    make_order(seller, "US-1")
    make_order(seller, "XX-1", marketplace=None)
    told = {row["Order ID"]: (row["Ordered"], row["Time zone"]) for row in read(agent.get("/orders/export/"))}
    assert told == {
        "DE-1": ("2026-11-20 13:00", "Europe/Berlin"),
        "US-1": ("2026-11-20 04:00", "America/Los_Angeles"),
        "XX-1": ("2026-11-20 04:00", "America/Los_Angeles"),
    }


def test_the_file_opens_in_a_spreadsheet_and_is_named_after_the_day(agent):
    answer = agent.get("/orders/export/")
    assert answer.streaming
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="orders-2026-11-20.csv"'
    assert answer["Cache-Control"] == "private, no-store"
    assert answer.getvalue().startswith(b"\xef\xbb\xbfOrder ID,")


def test_the_file_speaks_the_language_of_the_page(agent):
    answer = agent.get("/orders/export/", headers={"Accept-Language": "zh-hans"})
    assert answer.getvalue().decode("utf-8-sig").startswith("订单编号,")


def test_the_rows_of_others_are_never_in_the_file(seller, agent):
    make_order(make_seller("Nordlicht Handel"), "NH-1")
    make_order(seller, "HG-1")
    assert ids(read(agent.get("/orders/export/?days=all"))) == ["HG-1"]


def test_the_wall_stands_while_the_file_is_written(seller, agent, monkeypatch):
    """Even a question that forgot its seller would show nothing of others: the stream carries the wall along."""
    make_order(make_seller("Nordlicht Handel"), "NH-1")
    make_order(seller, "HG-1")
    monkeypatch.setattr(
        exporting, "orders_for", lambda seller, question, now, found=None: Order.objects.all()
    )
    answer = agent.get("/orders/export/?days=all")
    with acting_for_nobody():
        assert Order.objects.count() == 0
        assert ids(read(answer)) == ["HG-1"]


def make_many(seller, count):
    Order.objects.bulk_create(
        Order(
            seller=seller,
            seller_order_id=f"M-{number:05}",
            displayable_order_id=f"M-{number:05}",
            ordered_at=NOW
            - timedelta(minutes=number // 3),  # three at the same time: the key must not skip one
            marketplace=seller.marketplace,
            status_told="Received",
            **ADDRESS,
        )
        for number in range(count)
    )


def test_a_long_file_comes_in_chunks_with_two_queries_each(seller):
    make_many(seller, 2000)
    with CaptureQueriesContext(connection) as asked:
        parts = order_file(seller, Question("all", "all", ""), now=NOW, language="en")
        assert len(asked) == 0
        next(parts)
        assert len(asked) == 0  # the head asks nothing
        first = next(parts)
        assert len(asked) == 2  # its orders and their parcels; nothing is read ahead
        rest = list(parts)
    assert first.count("\r\n") == CHUNK
    assert len(rest) == 2000 / CHUNK - 1
    assert len(asked) == 2 * 2000 / CHUNK
    written = list(csv.reader(io.StringIO(first + "".join(rest))))
    assert len({row[0] for row in written}) == 2000


def test_no_order_at_all_gives_the_head_alone(agent):
    assert agent.get("/orders/export/").getvalue().decode().count("\r\n") == 1


def test_the_file_has_the_chosen_columns_in_the_chosen_order(seller, agent):
    make_order(seller, "HG-1", ordered_at=NOW - timedelta(days=3))
    make_order(seller, "HG-2", status="Unfulfillable")
    make_lost_order(seller, "HG-3")
    chosen = "days=all&col=tracking&col=country"
    rows = read(agent.get(f"/orders/export/?{chosen}&sort=oldest"))
    assert ids(rows) == ["HG-3", "HG-1", "HG-2"]
    always = ["Order ID", "Displayed order ID", "Ordered", "Time zone", "Fulfillment", "Sales channel"]
    assert list(rows[0]) == [*always, "Country", "Tracking numbers", "Parcel states"]
    rows = read(agent.get("/orders/export/?days=all&sort=next&country=US"))
    assert ids(rows) == ["HG-3", "HG-2"]
    assert len(rows[0]) == 25
