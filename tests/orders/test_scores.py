from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.http import QueryDict

from orders.badges import NextStep
from orders.finding.scores import score_of
from orders.finding.urgent import ranked
from orders.listing import Question, within
from orders.models import Order
from tests.factories import NOW, make_lost_order, make_member, make_order, make_seller

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("left", "points"),
    [(-5, 60), (0, 60), (1, 50), (3, 50), (4, 40), (7, 40), (8, 30), (14, 30), (15, 20), (30, 20), (31, 10)],
)
def test_the_nearer_the_deadline_the_more_points(left, points):
    step = NextStep("Open lost claim", TODAY + timedelta(days=left), urgent=True)
    score = score_of(step=step, today=TODAY, ordered_on=TODAY, value=None, currency="")
    assert [part.points for part in score.parts] == [points, 0, 0]


@pytest.mark.parametrize(
    ("value", "currency", "points"),
    [
        ("0", "USD", 0),
        ("9.99", "USD", 0),
        ("10.00", "USD", 1),
        ("249.99", "EUR", 24),
        ("100000", "USD", 25),
        ("1500", "JPY", 1),
        (None, "", 0),
    ],
)
def test_the_more_it_is_worth_the_more_points(value, currency, points):
    worth = Decimal(value) if value else None
    score = score_of(step=NextStep(""), today=TODAY, ordered_on=TODAY, value=worth, currency=currency)
    assert score.parts[1].points == points


@pytest.mark.parametrize(("days", "points"), [(-1, 0), (0, 0), (1, 1), (15, 15), (400, 15)])
def test_the_older_the_more_points(days, points):
    ordered = TODAY - timedelta(days=days)
    score = score_of(step=NextStep(""), today=TODAY, ordered_on=ordered, value=None, currency="")
    assert score.parts[2].points == points


def test_a_score_says_what_its_points_are_given_for():
    step = NextStep("Open lost claim", TODAY + timedelta(days=2))
    ordered = TODAY - timedelta(days=9)
    score = score_of(step=step, today=TODAY, ordered_on=ordered, value=Decimal("1234.50"), currency="USD")
    assert score.points == 84
    assert [(part.points, part.why) for part in score.parts] == [
        (50, "2 days left until the deadline"),
        (25, "Units worth 1,234.50 USD"),
        (9, "Ordered 9 days ago"),
    ]
    assert (
        score_of(step=NextStep("x"), today=TODAY, ordered_on=TODAY, value=None, currency="").parts[0].why
        == "A step without a deadline"
    )


@pytest.mark.django_db
def test_what_needs_me_next_is_ordered_by_score_and_holds_nothing_else(client, time_machine):
    time_machine.move_to(NOW, tick=True)
    seller = make_seller()
    make_order(seller, "FINE")
    make_lost_order(seller, "LOST")
    make_order(seller, "OVERDUE", ordered_at=NOW - timedelta(days=9), latest_estimate=NOW - timedelta(days=2))
    make_order(seller, "DEAR", ordered_at=NOW - timedelta(days=9), latest_estimate=NOW - timedelta(days=2))
    Order.objects.get(seller_order_id="DEAR").items.update(unit_price=Decimal(200))
    make_order(seller, "NONE", status="Unfulfillable")
    make_order(make_seller("Other"), "FOREIGN", status="Unfulfillable")
    client.force_login(make_member(seller, "support"))
    page = client.get("/orders/?tab=all&days=7&sort=next")
    told = [(row["order"].seller_order_id, row["score"].points) for row in page.context["rows"]]
    assert told == [("DEAR", 89), ("OVERDUE", 70), ("LOST", 56), ("NONE", 41)]
    text = page.content.decode()
    assert "Score 89" in text
    assert "Units worth 200.00 USD" in text
    assert '<b class="num">60</b> Due today or overdue' in text
    second = client.get("/orders/?tab=all&days=all&sort=next&start=50")
    assert (second.context["rows"], second.context["back"]["url"]) == (
        [],
        "/orders/?tab=all&days=all&sort=next&start=0",
    )


@pytest.mark.django_db
def test_of_each_cause_those_whose_time_runs_out_first_are_weighed(monkeypatch):
    monkeypatch.setattr("orders.finding.urgent.MOST", 2)
    seller = make_seller()
    for days in (5, 3, 9, 1):
        make_order(seller, f"D{days}", lost_eligible=True, lost_closes_on=TODAY + timedelta(days=days))
    make_order(seller, "NONE", status="Unfulfillable")
    question = Question.from_address(QueryDict("days=all"))
    page = ranked(within(seller, question, NOW).rows, seller, NOW)
    assert page.is_cut
    names = [order.seller_order_id for order, _score in page.rows]
    assert names[:2] == ["D1", "D3"]
    assert "D9" not in names
