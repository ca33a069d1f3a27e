"""The arithmetic, exact to the cent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reimbursements.valuation import UnitFigures, round_money, value

BOTH = ("sourcing_cost", "estimated_proceeds")


def money(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@pytest.mark.parametrize(
    ("proceeds", "cost", "units", "cap", "currency", "low", "high"),
    [
        # 29.99 less 15 % referral fee 4.50 less fulfilment fee 3.22, five units
        ("22.27", None, 5, "5000", "USD", "111.35", "111.35"),
        # sells 50, costs 12: the old basis and the new one
        ("50", "12", 1, "5000", "USD", "12.00", "50.00"),
        # sells 45, costs 15
        ("45", "15", 1, None, "USD", "15.00", "45.00"),
        # the page's own example
        ("47.55", "18.20", 1, "5000", "USD", "18.20", "47.55"),
        # caps are per unit, before the units are counted
        ("300", "280", 2, "275", "EUR", "550.00", "550.00"),
        ("300", "100", 2, "275", "EUR", "200.00", "550.00"),
        ("250", "250.00", 3, "250", "GBP", "750.00", "750.00"),
        ("250.01", "249.99", 1, "250", "GBP", "249.99", "250.00"),
        # rounding is per unit: 3 × 1.01, not 3.02
        ("1.005", None, 3, None, "USD", "3.03", "3.03"),
        ("1.004", None, 3, None, "USD", "3.00", "3.00"),
        # the yen has no coin below one
        ("1234.50", "999.4", 2, "50000", "JPY", "1998", "2470"),
        ("60000", "70000", 1, "50000", "JPY", "50000", "50000"),
        # one basis known is a figure, none is not known yet
        (None, "12", 2, None, "USD", "24.00", "24.00"),
        (None, None, 1, "5000", "USD", None, None),
        # a free sample costs nothing, and fees may eat the proceeds
        ("-2.00", "0", 1, None, "USD", "0.00", "0.00"),
    ],
)
def test_a_unit_is_worth(
    proceeds: str | None,
    cost: str | None,
    units: int,
    cap: str | None,
    currency: str,
    low: str | None,
    high: str | None,
) -> None:
    figures = {"estimated_proceeds": money(proceeds), "sourcing_cost": money(cost)}
    reckoned = value(
        bases=BOTH, cap=money(cap), currency=currency, units=[UnitFigures("MUG", units, figures)]
    )
    assert (reckoned.low, reckoned.high) == (money(low), money(high))
    assert [str(amount) for amount in (reckoned.low, reckoned.high)] == [str(money(low)), str(money(high))]


def test_a_basis_the_rule_does_not_name_counts_for_nothing() -> None:
    figures = {
        "estimated_proceeds": Decimal(50),
        "sourcing_cost": Decimal(12),
        "order_price_less_fees": Decimal(99),
    }
    reckoned = value(
        bases=["sourcing_cost"], cap=None, currency="USD", units=[UnitFigures("MUG", 1, figures)]
    )
    assert (reckoned.low, reckoned.high) == (Decimal("12.00"), Decimal("12.00"))
    assert [one.basis for one in reckoned.units[0].values] == ["sourcing_cost"]


def test_one_unknown_unit_makes_the_whole_not_known_yet_and_is_named() -> None:
    units = [UnitFigures("MUG", 1, {"sourcing_cost": Decimal(12)}), UnitFigures("POT", 1, {})]
    reckoned = value(bases=BOTH, cap=None, currency="USD", units=units)
    assert (reckoned.low, reckoned.high, reckoned.unknown_skus) == (None, None, ("POT",))


def test_the_range_of_several_units_is_the_sum_of_their_ends() -> None:
    units = [
        UnitFigures("MUG", 2, {"sourcing_cost": Decimal(12), "estimated_proceeds": Decimal(30)}),
        UnitFigures("POT", 1, {"sourcing_cost": Decimal(40), "estimated_proceeds": Decimal(35)}),
    ]
    reckoned = value(bases=BOTH, cap=None, currency="USD", units=units)
    assert (reckoned.low, reckoned.high) == (Decimal("59.00"), Decimal("100.00"))


@given(st.decimals(0, 10_000, places=4), st.integers(1, 50), st.decimals(0, 5_000, places=2))
def test_never_more_than_the_cap_times_the_units(amount: Decimal, units: int, cap: Decimal) -> None:
    reckoned = value(
        bases=BOTH, cap=cap, currency="USD", units=[UnitFigures("MUG", units, {"sourcing_cost": amount})]
    )
    assert reckoned.high is not None
    assert reckoned.high == round_money(min(amount, cap), "USD") * units
    assert reckoned.high <= round_money(cap, "USD") * units
