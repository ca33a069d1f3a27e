"""Plans of the list on 40,000 orders, half of them one seller's: no question reads as many rows as there are."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict

from mcf_portal.bench.seed import fill
from orders import paging
from orders.finding import matching
from orders.listing import CAP, Question, orders_for, within
from orders.models import Order
from sellers.models import Seller
from sellers.tenancy import acting_for, acting_for_everyone
from tests.factories import NOW

ORDERS = 40_000  # half of them the first seller's
MOST = 7_000  # rows that one step of a plan may read: a count up to the cap, past what it passes over
QUESTIONS = [
    "",
    "tab=step",
    "tab=pending",
    "tab=delivered",
    "sort=oldest",
    "q=hg-1",
    "q=1z1",
    "q=name12",
    "q=name12+hg-mug+-1z",
    'q="name12"',
    "q=name1+OR+name2",
    "q=%E6%98%8E1",
    "stage=pending",
    "stage=cancelled&stage=unfulfillable",
    "parcel=held",
    "carrier=USPS",
    "country=CA",
    "country=CA&parcel=held",
    "marketplace=ATVPDKIKX0DER",
    "feature=BLOCK_AMZL",
    "ordered_to=2000-01-01",
    "ordered_from=2026-11-19",
    "estimate_to=2000-01-01",
    "delivered_to=2000-01-01",
    "delivered_from=2026-11-19",
    "late=10",
    "late=300",
    "lost=yes",
    "return=yes",
    "claim=yes",
    "unfulfillable=yes",
]


@pytest.fixture
def seller(db):
    with acting_for_everyone():
        fill(ORDERS, now=NOW, only=("orders_order", "orders_orderidentifier"))
    return Seller.objects.get(name="Bench 0")


def read(node: dict[str, Any]) -> list[tuple[int, str]]:
    """How many rows each step of a plan that touches a table has read, thrown-away ones included."""
    here = []
    if "Relation Name" in node or "Index Name" in node:
        rows = (
            node["Actual Rows"]
            + node.get("Rows Removed by Filter", 0)
            + node.get("Rows Removed by Index Recheck", 0)
        )
        here = [(int(rows * node["Actual Loops"]), f"{node['Node Type']} {node.get('Index Name', '')}")]
    return here + [one for child in node.get("Plans", []) for one in read(child)]


def explained(rows: Any) -> list[tuple[int, str]]:
    sql, params = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}", params)
        (plan,) = cursor.fetchone()[0]
    return read(plan["Plan"])


def test_no_question_of_the_list_reads_as_many_rows_as_there_are(seller, monkeypatch):
    # In the proportion in which they stand to a million orders
    monkeypatch.setattr(matching, "NEWEST", 500)
    monkeypatch.setattr(matching, "FEW", 200)
    wrong = []
    with acting_for(seller.pk):
        for asked in QUESTIONS:
            question = Question.from_address(QueryDict(f"days=all&{asked}"))
            found = orders_for(seller, question, NOW, within(seller, question, NOW))
            first = found.order_by("ordered_at", "id") if question.sort == "oldest" else found.newest_first()
            counted = found.order_by().values("ordered_at")[: CAP + 1]
            for what, rows in (("page", first[: paging.SIZE + 1]), ("count", counted)):
                wrong += [(asked, what, step) for step in explained(rows) if step[0] > MOST]
        deep = _far_down(seller)
    assert not wrong, "\n".join(map(str, wrong))
    assert max(count for count, _step in deep) <= paging.SIZE + 2


def _far_down(seller):
    at = NOW - timedelta(minutes=5 * 30_000)
    rows = Order.objects.for_seller(seller).filter(paging._beyond("ordered_at", (at, 30_000), newer=False))
    return explained(rows.newest_first()[: paging.SIZE + 1])
