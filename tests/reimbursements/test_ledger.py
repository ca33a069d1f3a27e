"""The ledger balances: any payments, shorts, reversals and repeats, in any order, per claim, SKU, month and currency."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reimbursements import actions, balance
from reimbursements.actions import ReimbursementRow
from reimbursements.balance import CLOSED, GIVEN, OWED, PAID, TAKEN, Posting, Totals
from reimbursements.models import Claim
from reimbursements.postings import SellersLedger
from sellers.models import Seller, User
from tests.factories import NOW
from tests.reimbursements import claim_factory as made

MONTHS = [date(2026, month, 1) for month in (8, 9, 10, 11)]
KEYS = (balance.by_claim, balance.by_sku, balance.by_currency)
COLUMNS = ("owed", "paid", "given_back", "taken_back", "closed", "waiting", "short", "above", "offset")
cents = st.integers(0, 50_000).map(lambda number: Decimal(number) / 100)
postings_of = st.lists(
    st.builds(
        Posting,
        st.sampled_from(["CLM-1", "CLM-2", "CLM-3", "unclaimed"]),
        st.sampled_from(["MUG", "CUP", ""]),
        st.sampled_from(["USD", "EUR"]),
        st.sampled_from(MONTHS),
        st.sampled_from([OWED, PAID, GIVEN, TAKEN]),
        cents,
    ),
    max_size=30,
)


def posting(
    kind: str, amount: str, *, claim: str = "CLM-1", sku: str = "MUG", month: date = MONTHS[0]
) -> Posting:
    return Posting(claim, sku, "USD", month, kind, Decimal(amount))


def of_usd(found: dict[Any, Totals], currency: str = "USD") -> dict[str, Decimal]:
    """The columns of all groups of one currency added up."""
    mine = [totals for key, totals in found.items() if key[0] == currency]
    return {name: sum((getattr(one, name) for one in mine), Decimal(0)) for name in COLUMNS}


@given(postings_of, st.sets(st.sampled_from(["CLM-1", "CLM-2"])))
@settings(max_examples=200, deadline=None)
def test_every_grouping_balances_and_all_come_to_the_same(rows: list[Posting], ended: set[str]) -> None:
    rows = [*rows, *balance.closings(rows, dict.fromkeys(ended, MONTHS[-1]))]
    wholes = {currency: [] for currency in ("USD", "EUR")}  # type: dict[str, list[dict[str, Decimal]]]
    for key in KEYS:
        found = balance.totals(rows, key)
        assert all(totals.agrees for totals in found.values())
        assert all(min(totals.waiting, totals.short, totals.above) >= 0 for totals in found.values())
        for currency, sums in wholes.items():
            sums.append(of_usd(found, currency))
    assert all(sums[0] == sums[1] == sums[2] for sums in wholes.values())
    claims: dict[Any, Totals] = balance.totals(rows, balance.by_claim)
    assert not any(one.waiting or one.short for key, one in claims.items() if key[1] in ended)


@given(postings_of)
@settings(max_examples=100, deadline=None)
def test_months_carry_over_and_the_last_one_ends_where_the_currency_stands(rows: list[Posting]) -> None:
    found = balance.by_month(rows)
    whole = balance.totals(rows, balance.by_currency)
    open_before: dict[str, Decimal] = defaultdict(Decimal)
    for (currency, _month), totals in sorted(found.items()):
        assert totals.before == open_before[currency]
        assert totals.balance == totals.waiting + totals.short - totals.above + totals.offset
        open_before[currency] = totals.balance
    for (currency,), totals in whole.items():  # type: ignore[misc]
        assert open_before[currency] == totals.balance


@given(postings_of, st.randoms())
@settings(max_examples=50, deadline=None)
def test_the_order_of_postings_does_not_matter(rows: list[Posting], chance: Any) -> None:
    mixed = list(rows)
    chance.shuffle(mixed)
    assert balance.totals(mixed, balance.by_claim) == balance.totals(rows, balance.by_claim)


def test_a_surplus_on_one_sku_answers_what_is_missing_on_another_of_the_same_claim_only() -> None:
    rows = [
        posting(OWED, "10"), posting(OWED, "10", sku="CUP"), posting(PAID, "15"),
        posting(OWED, "5", claim="CLM-2"), posting(PAID, "9", claim="CLM-2"),
    ]  # fmt: skip
    claims = balance.totals(rows, balance.by_claim)
    assert (claims["USD", "CLM-1"].short, claims["USD", "CLM-2"].above) == (5, 4)
    skus = balance.totals(rows, balance.by_sku)
    assert (skus["USD", "CUP"].short, skus["USD", "CUP"].offset, skus["USD", "MUG"].offset) == (5, 5, -5)


def test_what_a_claim_that_ended_leaves_open_is_closed_and_not_short() -> None:
    rows = [posting(OWED, "12"), posting(PAID, "5")]
    closed = balance.closings(rows, {"CLM-1": MONTHS[2]})
    assert closed == [posting(CLOSED, "7", month=MONTHS[2])]
    assert balance.totals([*rows, *closed], balance.by_claim)["USD", "CLM-1"].short == 0


# --- the report, as it may come ------------------------------------------------------------------------------------


def told(number: int, claim: str, kind: str, amount: int, original: int, units: int) -> ReimbursementRow:
    """One row: a payment, units given back, a reversal of an earlier row, a line of an earlier payment about another
    order, or one about something else.
    """
    if kind == "line":
        return replace(told(0, claim, "pay", amount, 0, units), amazon_order_id=f"other-{number}")
    back = kind == "reversal"
    return ReimbursementRow(
        approval_date=NOW + timedelta(days=number),
        reimbursement_id=str(number),
        case_id="" if back or kind == "stock" else claim,
        reason={"reversal": "Reimbursement_Reversal", "stock": "Lost_Warehouse"}.get(kind, "LOST_OUTBOUND"),
        sku="HG-MUG-01",
        currency_unit="CAD" if kind == "foreign" else "USD",
        amount_per_unit=Decimal(amount) / 100,
        amount_total=Decimal(0 if kind == "units" else -amount if back else amount) / 100,
        quantity_reimbursed_cash=0 if kind == "units" else units,
        quantity_reimbursed_inventory=units if kind == "units" else 0,
        original_reimbursement_id=str(original) if back else "",
    )


def printed(rows: list[ReimbursementRow]) -> dict[str, Decimal]:
    """What the lines of a report come to by currency, straight from the lines."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        sums[row.currency_unit] += row.amount_total
    return {currency: amount for currency, amount in sums.items() if amount}


KINDS = ("pay", "pay", "reversal", "units", "stock", "foreign", "line")
CASES = (made.CASE, "15550000000", "unknown-case")
reports = st.lists(
    st.tuples(
        st.sampled_from(CASES),
        st.sampled_from(KINDS),
        st.integers(0, 4000),
        st.integers(0, 7),
        st.integers(1, 2),
    ),
    max_size=8,
).map(lambda rows: [told(number, *row) for number, row in enumerate(rows)])


@pytest.fixture
def two_filed(seller: Seller, agent: User) -> None:
    made.filed(seller, agent, units=2)
    made.filed(seller, agent, seller_order_id="second", case_id=CASES[1])


@given(reports, st.randoms())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_report_balances_to_the_cent_in_any_order_and_read_twice(
    seller: Seller, two_filed: None, rows: list[ReimbursementRow], chance: Any
) -> None:
    with transaction.atomic():
        mixed = [*rows, *rows[:3]]
        chance.shuffle(mixed)
        for start in range(0, len(mixed), 3):
            actions.record_reimbursements(seller=seller, rows=mixed[start : start + 3], at=made.later(9))
        first = SellersLedger.read(seller)
        state = list(Claim.objects.order_by("id").values_list("status", flat=True))
        actions.record_reimbursements(seller=seller, rows=rows, at=made.later(10))
        second = SellersLedger.read(seller)
        again = list(Claim.objects.order_by("id").values_list("status", flat=True))
        transaction.set_rollback(True)
    assert (first.postings, state) == (second.postings, again)
    assert {currency: net for currency, net in first.report_net.items() if net} == printed(rows)
    whole = balance.totals(first.postings, balance.by_currency)
    net = {(currency,): amount for currency, amount in first.report_net.items()}
    assert {key: totals.received for key, totals in whole.items()} == {(k): net.get(k, 0) for k in whole}  # type: ignore[call-overload]
    assert all(totals.agrees for totals in whole.values())
    claims = balance.totals(first.postings, balance.by_claim)
    for number, status in zip(("CLM-000001", "CLM-000002"), state, strict=True):
        if status == "short_paid":
            assert claims["USD", number].short > 0
        if status == "paid" and not any(key == ("CAD", number) for key in claims):
            assert claims["USD", number].short == 0


def test_the_page_and_its_files_show_each_grouping(client: Client, seller: Seller, agent: User) -> None:
    made.filed(seller, agent)
    row = told(1, made.CASE, "pay", 500, 0, 1)
    actions.record_reimbursements(seller=seller, rows=[row], at=made.later(4))
    client.force_login(agent)
    for way in ("claim", "sku", "month", "currency"):
        page = client.get(reverse("claims:ledger"), {"by": way}).content.decode()
        assert "$7.00" in page
        assert "icon-circle-x" not in page.split("proof-title")[1]
        text = client.get(reverse("claims:ledger_export", args=["csv"]), {"by": way}).content.decode()
        assert "12.00" in text
    book = client.get(reverse("claims:ledger_export", args=["xlsx"]))
    assert book["Content-Disposition"].startswith("attachment")
    assert client.get(reverse("claims:ledger_export", args=["pdf"])).status_code == 404


def test_an_empty_ledger_says_when_it_fills(client: Client, seller: Seller, agent: User) -> None:
    client.force_login(agent)
    assert "Nothing in the ledger yet" in client.get(reverse("claims:ledger")).content.decode()
