"""The overview: sums per month and marketplace, what runs out when, the middle of the days, and never across currencies."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reimbursements import actions, overview
from reimbursements.models import Claim
from reimbursements.overview import Facts, Flow, Outcome, Risk, Way
from reimbursements.overview_rows import Reading
from sellers.models import Seller, User
from tests.reimbursements import claim_factory as made
from tests.reimbursements.test_payments import row, take

NOV, OCT = date(2026, 11, 1), date(2026, 10, 1)


def flow(name: str, amount: str, month: date = NOV, currency: str = "USD", place: str = "US") -> Flow:
    return Flow(place, currency, month, name, Decimal(amount))


def test_months_stand_in_order_with_the_empty_ones() -> None:
    rows = overview.by_month([flow("owed", "5"), flow("paid", "3", OCT), flow("owed", "1.50")], NOV, 3)
    assert rows == [
        (date(2026, 9, 1), [0, 0, 0, 0, 0, 0]),
        (OCT, [0, 0, 3, 0, 0, 0]),
        (NOV, [Decimal("6.50"), 0, 0, 0, 0, 0]),
    ]
    assert overview.by_month([], date(2026, 1, 31), 2)[0][0] == date(2025, 12, 1)


def test_one_currency_and_one_marketplace_at_a_time() -> None:
    whole = Facts(
        (flow("paid", "5"), flow("paid", "7", currency="CAD", place="CA"), flow("paid", "2", place="CA"))
    )
    assert (whole.currencies, whole.places) == (["CAD", "USD"], ["CA", "US"])
    assert overview.sums(whole.within("USD").flows)["paid"] == 7
    assert overview.sums(whole.within("USD", "CA").flows)["paid"] == 2
    assert overview.by_place(whole.within("USD").flows) == [
        ("CA", [0, 0, 2, 0, 0, 0]), ("US", [0, 0, 5, 0, 0, 0])
    ]  # fmt: skip


def test_days_run_out_in_order_and_what_is_not_known_counts_nothing() -> None:
    risks = [
        Risk(day, "US", "USD", amount, "CLM-1", "Draft", "/")
        for day, amount in ((date(2026, 12, 2), Decimal(4)), (NOV, None), (NOV, Decimal(3)))
    ]
    assert overview.by_day(risks) == [(NOV, 3), (date(2026, 12, 2), 4)]


def test_the_middle_of_the_days() -> None:
    ways = [
        Way("US", "USD", NOV, NOV + timedelta(days=filed), NOV + timedelta(days=paid) if paid else None)
        for filed, paid in ((2, 9), (4, None), (10, 16))
    ]
    assert overview.medians(ways) == overview.Medians(4.0, 6.5, 12.5)
    assert overview.medians([]) == overview.Medians(None, None, None)


@pytest.mark.parametrize(
    ("outcomes", "rate"),
    [([], None), ([("12", "12"), ("12", "3")], "62.5"), ([("10", "99")], "100.0"), ([("10", "-3")], "0.0")],
)
def test_the_recovery_rate_never_passes_all_of_it(outcomes: list[tuple[str, str]], rate: str | None) -> None:
    rows = [Outcome("US", "USD", Decimal(owed), Decimal(came)) for owed, came in outcomes]
    assert overview.recovery(rows) == (Decimal(rate) if rate else None)


def test_what_is_claimed_paid_short_and_lost_is_found(seller: Seller, agent: User) -> None:
    made.filed(seller, agent)
    take(seller, row("1", case_id=made.CASE, amount_total=Decimal(5)))
    late = made.draft(seller, agent)
    actions.expire_claims(at=made.later(200))
    late.refresh_from_db()
    made.draft(seller, agent)
    made.lost_order(seller)  # nobody has claimed it
    facts = Reading(seller, made.later(1)).facts()
    assert facts.currencies == ["USD"]
    found = overview.sums(facts.flows)
    assert (late.status, found["lost"]) == ("expired", 12)
    assert (found["owed"], found["filed"], found["paid"], found["short"]) == (36, 12, 5, 7)
    others = [
        risk for risk in facts.risks if risk.name != late.order.seller_order_id
    ]  # its parcel is free again
    assert [(risk.amount, risk.what) for risk in others] == [(12, "Draft"), (12, "No claim opened yet")]
    assert overview.recovery(facts.outcomes) == Decimal("20.8")  # 5 of 24


def test_the_page_draws_it_with_tables_and_says_when_there_is_nothing(
    client: Client, seller: Seller, agent: User
) -> None:
    client.force_login(agent)
    assert "Nothing to sum up yet" in client.get(reverse("claims:overview")).content.decode()
    claim = made.filed(seller, agent)
    Claim.objects.filter(pk=claim.pk).update(opened_at=timezone.now())
    take(seller, row("1", case_id=made.CASE, amount_total=Decimal(5)))
    page = client.get(reverse("claims:overview"), {"currency": "ZZZ"}).content.decode()
    assert "$7.00" in page
    assert page.count("Show the figures as a table") >= 2
