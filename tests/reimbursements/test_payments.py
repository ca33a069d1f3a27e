"""Amazon's report taken in: in any order, any number of times, the same rows and stages come out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from history.models import Change
from reimbursements import actions
from reimbursements.actions import ReimbursementRow
from reimbursements.explanations import explain
from reimbursements.models import Claim, Reimbursement
from reimbursements.page import ClaimPage, for_page
from sellers.models import Seller, User
from tests import factories
from tests.factories import NOW
from tests.reimbursements import claim_factory as made


def row(reimbursement_id: str, **fields: Any) -> ReimbursementRow:
    """A payment of 20 dollars for one mug."""
    given: dict[str, Any] = {
        "approval_date": NOW + timedelta(days=3),
        "reimbursement_id": reimbursement_id,
        "reason": "LOST_OUTBOUND",
        "sku": "HG-MUG-01",
        "fnsku": "X00HG-MUG-01",
        "currency_unit": "USD",
        "amount_per_unit": Decimal(20),
        "amount_total": Decimal(20),
        "quantity_reimbursed_cash": 1,
        "quantity_reimbursed_total": 1,
    }
    return ReimbursementRow(**(given | fields))


def take(seller: Seller, *rows: ReimbursementRow) -> actions.MatchResult:
    return actions.record_reimbursements(seller=seller, rows=rows, at=made.later(4))


def matched(seller: Seller) -> dict[str, tuple[str, str]]:
    rows = Reimbursement.objects.for_seller(seller).select_related("claim")
    return {
        found.reimbursement_id: (found.match, found.claim.number if found.claim else "") for found in rows
    }


def stage(claim: Claim) -> str:
    return Claim.objects.get(pk=claim.pk).status


@pytest.fixture
def claim(seller: Seller, agent: User) -> Claim:
    """Filed; expects 12 to 30 dollars for its one unit."""
    return made.filed(seller, agent)


def test_a_payment_is_matched_by_its_case_and_pays_the_claim(seller: Seller, claim: Claim) -> None:
    result = take(seller, row("1", case_id=made.CASE))
    assert (stage(claim), matched(seller)) == ("paid", {"1": ("claim", "CLM-000001")})
    assert (result.rows, result.new, dict(result.by_match), dict(result.moved)) == (
        1,
        1,
        {"claim": 1},
        {"paid": 1},
    )
    change = Change.objects.of_subject(claim).order_by("-id")[0]
    assert (change.before, change.after, change.source, change.actor) == ("filed", "paid", "amazon", None)


@pytest.mark.parametrize("named", ["seller_order_id", "displayable_order_id"])
def test_without_a_case_the_order_and_the_unit_decide(seller: Seller, claim: Claim, named: str) -> None:
    take(seller, row("1", amazon_order_id=getattr(claim.order, named)))
    assert matched(seller) == {"1": ("claim", "CLM-000001")}


def test_a_displayed_id_that_differs_is_found_too(seller: Seller, agent: User) -> None:
    made.filed(seller, agent, displayable_order_id="S01-1234567-1234567")
    take(seller, row("1", amazon_order_id="s01-1234567-1234567"))
    assert matched(seller) == {"1": ("claim", "CLM-000001")}


def test_fnsku_decides_where_both_know_it_else_sku(seller: Seller, claim: Claim) -> None:
    order = claim.order.seller_order_id
    take(seller, row("1", amazon_order_id=order, sku="RENAMED"))
    take(seller, row("2", amazon_order_id=order, fnsku=""))
    take(seller, row("3", amazon_order_id=order, fnsku="X00OTHER"))
    assert matched(seller) == {
        "1": ("claim", "CLM-000001"),
        "2": ("claim", "CLM-000001"),
        "3": ("unclaimed", ""),
    }


@pytest.mark.parametrize(
    ("amount", "inventory", "expected"),
    [
        ("12.00", 0, "paid"),  # exactly the least expected
        ("11.99", 0, "short_paid"),
        ("30.00", 0, "paid"),
        ("99.00", 0, "paid"),
        ("0", 1, "paid"),  # the unit itself came back
        ("0", 0, "short_paid"),
    ],
)
def test_less_than_the_least_expected_is_short(
    seller: Seller, claim: Claim, amount: str, inventory: int, expected: str
) -> None:
    take(
        seller,
        row("1", case_id=made.CASE, amount_total=Decimal(amount), quantity_reimbursed_inventory=inventory),
    )
    assert stage(claim) == expected


def test_a_second_payment_makes_up_for_the_short_one(seller: Seller, claim: Claim) -> None:
    take(seller, row("1", case_id=made.CASE, amount_total=Decimal(5)))
    page = ClaimPage.of(for_page(Claim.objects.all()).get(), at=made.later(4))
    assert page.settlement is not None
    assert (stage(claim), page.settlement.short_by) == ("short_paid", Decimal("7.00"))
    assert page.advice.due == (NOW + timedelta(days=63)).date()
    take(seller, row("2", case_id=made.CASE, amount_total=Decimal(7)))
    assert stage(claim) == "paid"


def test_units_given_back_are_no_longer_owed_in_cash(seller: Seller, agent: User) -> None:
    claim = made.filed(seller, agent, units=3)
    take(seller, row("1", case_id=made.CASE, amount_total=Decimal(12), quantity_reimbursed_inventory=1))
    assert stage(claim) == "short_paid"
    take(seller, row("2", case_id=made.CASE, amount_total=Decimal(0), quantity_reimbursed_inventory=1))
    assert stage(claim) == "paid"


def test_nothing_is_short_where_the_expected_amount_is_not_known(seller: Seller, agent: User) -> None:
    claim = made.filed(seller, agent, cost=None, proceeds=None)
    take(seller, row("1", case_id=made.CASE, amount_total=Decimal("0.01")))
    assert stage(claim) == "paid"


def test_another_currency_is_never_added_in(seller: Seller, claim: Claim) -> None:
    take(seller, row("1", case_id=made.CASE, amount_total=Decimal(5), currency_unit="CAD"))
    page = ClaimPage.of(for_page(Claim.objects.all()).get(), at=made.later(4))
    assert page.settlement is not None
    assert (stage(claim), page.settlement.cash, page.settlement.other_currencies) == (
        "paid",
        Decimal(0),
        ("CAD",),
    )


REVERSAL = {"reason": "Reimbursement_Reversal", "original_reimbursement_id": "1", "case_id": ""}


@pytest.mark.parametrize("sign", [1, -1])
def test_a_reversal_takes_the_payment_back_whatever_its_sign(seller: Seller, claim: Claim, sign: int) -> None:
    take(seller, row("1", case_id=made.CASE))
    take(seller, row("2", amount_total=Decimal(20) * sign, quantity_reimbursed_cash=sign, **REVERSAL))
    assert (stage(claim), matched(seller)["2"]) == ("reversed", ("reversal", "CLM-000001"))
    take(seller, row("3", case_id=made.CASE, amount_total=Decimal(30)))
    assert stage(claim) == "paid"


def test_half_a_reversal_leaves_it_short(seller: Seller, claim: Claim) -> None:
    take(seller, row("1", case_id=made.CASE), row("2", amount_total=Decimal(-10), **REVERSAL))
    assert stage(claim) == "short_paid"


def test_a_reversal_that_comes_first_waits_for_its_payment(seller: Seller, claim: Claim) -> None:
    take(seller, row("2", amount_total=Decimal(-20), **REVERSAL))
    assert (stage(claim), matched(seller)) == ("filed", {"2": ("unexplained", "")})
    assert "which no report read so far contains" in str(explain(Reimbursement.objects.get()))
    take(seller, row("1", case_id=made.CASE))
    assert (stage(claim), matched(seller)["2"]) == ("reversed", ("reversal", "CLM-000001"))


def test_a_payment_for_an_order_never_claimed_is_recognised(seller: Seller) -> None:
    order = made.lost_order(seller)
    take(seller, row("1", amazon_order_id=order.seller_order_id))
    found = Reimbursement.objects.get()
    assert (found.match, found.order, found.claim) == ("unclaimed", order, None)
    assert str(explain(found)) == f"Amazon paid for order {order} without a claim. Nothing to do."


@pytest.mark.parametrize(
    ("fields", "match"),
    [
        ({"reason": "Lost_Warehouse"}, "not_mcf"),
        ({"reason": "Damaged_Warehouse"}, "not_mcf"),
        ({"reason": "LOST_INBOUND"}, "not_mcf"),
        ({"reason": "REMOVAL_ORDER"}, "not_mcf"),
        ({"reason": "CustomerReturn", "amazon_order_id": "113-1234567-1234567"}, "not_mcf"),
        ({"reason": "LOST_OUTBOUND", "amazon_order_id": "113-1234567-1234567"}, "not_mcf"),
        ({"reason": "LOST_OUTBOUND"}, "unexplained"),
        ({"reason": "LOST_OUTBOUND", "case_id": "999999"}, "unexplained"),
        ({"reason": "Something_New", "amazon_order_id": "X-1"}, "unexplained"),
        ({"reason": "Reimbursement_Reversal", "original_reimbursement_id": "404"}, "unexplained"),
    ],
)
def test_every_row_is_explained(seller: Seller, claim: Claim, fields: dict[str, str], match: str) -> None:
    take(seller, row("1", **fields))
    found = Reimbursement.objects.get()
    assert found.match == match
    assert str(explain(found)).endswith(".")
    assert stage(claim) == "filed"


def test_a_reversal_of_a_payment_that_is_none_of_ours_is_told_as_such(seller: Seller) -> None:
    take(seller, row("2", amount_total=Decimal(-20), **REVERSAL))
    take(seller, row("1", reason="Lost_Warehouse"))
    assert matched(seller) == {"1": ("not_mcf", ""), "2": ("reversal", "")}


def test_amazon_may_pay_before_the_claim_is_filed(seller: Seller, agent: User) -> None:
    claim = made.draft(seller, agent)
    take(seller, row("1", amazon_order_id=claim.order.seller_order_id))
    assert stage(claim) == "paid"


@pytest.mark.parametrize("end", ["withdrawn", "expired"])
def test_a_payment_is_no_answer_to_a_claim_that_was_given_up(seller: Seller, agent: User, end: str) -> None:
    claim = made.draft(seller, agent)
    Claim.objects.filter(pk=claim.pk).update(status=end)
    take(seller, row("1", amazon_order_id=claim.order.seller_order_id))
    assert (stage(claim), matched(seller)) == (end, {"1": ("unclaimed", "")})


def test_a_payment_read_before_the_case_was_recorded_is_matched_then(seller: Seller, agent: User) -> None:
    claim = made.approved(seller, agent)
    take(seller, row("1", case_id=made.CASE))
    assert matched(seller) == {"1": ("unexplained", "")}
    actions.record_filing(claim=claim, case_id=made.CASE, filed_on=NOW.date(), by=agent, at=NOW)
    assert (claim.status, matched(seller)) == ("paid", {"1": ("claim", "CLM-000001")})


def test_two_claims_of_one_order_are_paid_one_by_one(seller: Seller, agent: User) -> None:
    order = made.delivered_order(seller, units=2)
    package, item = order.packages.get(), order.items.get()
    claims = [
        actions.open_damage_claim(package=package, quantities={item.pk: 1}, by=agent, at=NOW)
        for _number in range(2)
    ]
    take(seller, row("1", amazon_order_id=order.seller_order_id))
    assert [stage(claim) for claim in claims] == ["paid", "draft"]
    take(seller, row("2", amazon_order_id=order.seller_order_id, approval_date=made.later(5)))
    assert [stage(claim) for claim in claims] == ["paid", "paid"]
    assert matched(seller) == {"1": ("claim", "CLM-000001"), "2": ("claim", "CLM-000002")}


def test_one_case_for_claims_of_two_orders_is_told_apart_by_the_order(seller: Seller, agent: User) -> None:
    first, second = made.filed(seller, agent), made.filed(seller, agent)
    take(seller, row("1", case_id=made.CASE, amazon_order_id=second.order.seller_order_id))
    assert (stage(first), stage(second)) == ("filed", "paid")
    take(seller, row("2", case_id=made.CASE))
    assert (stage(first), stage(second)) == ("paid", "paid")


def test_a_row_of_one_seller_never_pays_anothers_claim(seller: Seller, claim: Claim) -> None:
    other = factories.make_seller("Other")
    take(other, row("1", case_id=made.CASE, amazon_order_id=claim.order.seller_order_id))
    assert (stage(claim), matched(other), matched(seller)) == ("filed", {"1": ("unexplained", "")}, {})


def test_the_same_file_twice_changes_nothing(seller: Seller, claim: Claim) -> None:
    rows = [row("1", case_id=made.CASE), row("2", reason="Lost_Warehouse")]
    take(seller, *rows)
    before = (list(Reimbursement.objects.values()), Change.objects.count())
    again = take(seller, *rows, rows[0])
    assert (again.rows, again.new, dict(again.moved)) == (3, 0, {})
    assert (list(Reimbursement.objects.values()), Change.objects.count()) == before


def test_a_corrected_row_replaces_the_old_one(seller: Seller, claim: Claim) -> None:
    take(seller, row("1", case_id=made.CASE, amount_total=Decimal(5)))
    take(seller, row("1", case_id=made.CASE, amount_total=Decimal(25)))
    assert (stage(claim), Reimbursement.objects.get().amount_total) == ("paid", Decimal("25.00"))


def test_a_report_of_many_rows_is_read_in_chunks(
    seller: Seller, claim: Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reimbursements.actions.payments.CHUNK", 3)
    result = take(
        seller, *(row(str(n), reason="Lost_Warehouse") for n in range(10)), row("x", case_id=made.CASE)
    )
    assert (result.rows, result.new, Reimbursement.objects.count(), stage(claim)) == (11, 11, 11, "paid")


# --- any order, any repetition ------------------------------------------------------------------------------------

LEDGER: Sequence[ReimbursementRow] = (
    row("1", case_id=made.CASE, amount_total=Decimal(5)),
    row("2", case_id=made.CASE, amount_total=Decimal(9), approval_date=made.later(6)),
    row("3", amount_total=Decimal(-5), **REVERSAL),
    row("4", amazon_order_id="second", amount_total=Decimal(30)),
    replace(row("5", amount_total=Decimal(-30), **REVERSAL), original_reimbursement_id="4"),
    row("6", amazon_order_id="second", amount_total=Decimal(4), approval_date=made.later(7)),
    row("7", reason="Lost_Warehouse"),
    replace(row("8", amount_total=Decimal(-20), **REVERSAL), original_reimbursement_id="7"),
    row("9", amazon_order_id="third"),
    row("10", reason="Something_New"),
)


def _state(seller: Seller) -> tuple[dict[str, tuple[str, str]], list[tuple[str, str]]]:
    return matched(seller), list(Claim.objects.order_by("id").values_list("number", "status"))


@given(
    st.lists(st.lists(st.sampled_from(range(len(LEDGER))), min_size=1, max_size=6), max_size=5),
    st.permutations(LEDGER),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_and_repetition_of_rows_gives_the_same_state(
    seller: Seller, two_filed: None, batches: list[list[int]], rest: list[ReimbursementRow]
) -> None:
    with transaction.atomic():
        for batch in batches:
            take(seller, *(LEDGER[n] for n in batch))
        take(seller, *rest[:4])
        take(seller, *rest[4:])
        state = _state(seller)
        transaction.set_rollback(True)
    assert state == (
        {
            "1": ("claim", "CLM-000001"),
            "2": ("claim", "CLM-000001"),
            "3": ("reversal", "CLM-000001"),
            "4": ("claim", "CLM-000002"),
            "5": ("reversal", "CLM-000002"),
            "6": ("claim", "CLM-000002"),
            "7": ("not_mcf", ""),
            "8": ("reversal", ""),
            "9": ("unclaimed", ""),
            "10": ("unexplained", ""),
        },
        [("CLM-000001", "short_paid"), ("CLM-000002", "short_paid")],
    )


@pytest.fixture
def two_filed(seller: Seller, agent: User) -> None:
    made.filed(seller, agent)
    made.filed(seller, agent, seller_order_id="second", case_id="15550000000")
    made.lost_order(seller, seller_order_id="third")


# --- which lines are one payment ----------------------------------------------------------------------------------


def test_the_same_row_in_two_marketplaces_is_counted_once(seller: Seller, claim: Claim) -> None:
    there = row("1", case_id=made.CASE, product_name="Henkelbecher, blau")
    take(seller, row("1", case_id=made.CASE, product_name="Mug with a handle, blue"))
    again = take(seller, there, there)
    assert (again.new, Reimbursement.objects.get().amount_total) == (0, Decimal("20.00"))


def test_lines_of_one_reimbursement_about_two_orders_are_two_payments(seller: Seller, agent: User) -> None:
    claims = [made.filed(seller, agent, case_id=case) for case in (made.CASE, "15550000000")]
    told = [row("1", amazon_order_id=one.order.seller_order_id) for one in claims]
    for rows in (told, told[::-1]):
        take(seller, *rows)
        assert [stage(one) for one in claims] == ["paid", "paid"]
    assert Reimbursement.objects.count() == 2


def test_parts_of_one_payment_are_added_up_and_read_twice_they_are_the_same(
    seller: Seller, claim: Claim
) -> None:
    parts = [row("1", case_id=made.CASE, amount_total=Decimal(amount)) for amount in (5, 7)]
    for rows in (parts, [*parts, parts[0]]):
        take(seller, *rows)
        assert (stage(claim), Reimbursement.objects.get().amount_total) == ("paid", Decimal("12.00"))
