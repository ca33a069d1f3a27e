"""When stock runs out: the method's edges on plain numbers, without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inventory.forecast import METHODS, alert_of, error_of, outlook_of, run_out

MONDAY = date(2026, 6, 1)
TODAY = date(2026, 11, 20)  # a Friday


def days(units):
    return [(MONDAY + timedelta(days=number), sold) for number, sold in enumerate(units)]


def test_a_steady_demand_is_forecast_without_error():
    outlook = outlook_of(days([4] * 84))
    assert (outlook.daily, outlook.error, outlook.held_out_days, outlook.history_days) == (4.0, 0.0, 28, 84)


def test_thirteen_days_are_too_few_and_fourteen_enough():
    assert outlook_of(days([3] * 13)) is None
    outlook = outlook_of(days([3] * 14))
    assert (outlook.daily, outlook.error, outlook.held_out_days) == (3.0, None, 0)


def test_days_with_an_empty_shelf_say_nothing_of_demand():
    outlook = outlook_of(days([6] * 56 + [None] * 14 + [6] * 14))
    assert (outlook.daily, outlook.error, outlook.held_out_days) == (6.0, 0.0, 14)


def test_a_demand_that_doubles_in_the_last_weeks_is_an_error_that_is_told():
    outlook = outlook_of(days([5] * 84 + [10] * 28))
    assert outlook.error == pytest.approx(error_of(outlook.method, days([5] * 84 + [10] * 28))[0])
    assert 0.1 < outlook.error <= 0.5


def test_the_error_is_measured_only_on_forecasts_made_from_the_days_before():
    # a mean of 28 days sees 5 a day before each of the four weeks, later ones partly 10
    error, held_out = error_of("mean28", days([5] * 28 + [10] * 28))
    missed = 7 * (5 + 3.75 + 2.5 + 1.25)
    assert (error, held_out) == (pytest.approx(missed / 280), 28)


def test_a_weekend_business_is_forecast_by_weekday():
    week = [1, 1, 1, 1, 1, 9, 9]
    outlook = outlook_of(days(week * 16))
    assert outlook.daily == pytest.approx(23 / 7)
    # every method meets a whole week's sum, so the plain one stays; by weekday the days differ
    assert METHODS["weekday"][1](days(week * 16)) == week


def test_nothing_sold_in_the_held_out_weeks_gives_no_error_and_no_run_out():
    outlook = outlook_of(days([0] * 84))
    assert (outlook.daily, outlook.error) == (0.0, None)
    assert run_out(stock=5, weekdays=outlook.weekdays, error=None, today=TODAY).on is None


@pytest.mark.parametrize(
    ("stock", "daily", "error", "on", "earliest", "latest"),
    [
        (0, 2, 0.1, 0, 0, 0),  # nothing left: today
        (2, 2, None, 0, 0, 0),  # today's sale takes the last
        (3, 2, None, 1, 1, 1),
        (20, 2, 0.0, 9, 9, 9),
        (20, 2, 0.25, 9, 7, 13),
        (20, 2, 1.0, 9, 4, None),  # an error of 100 % can't say it ever runs out
        (730, 2, None, 364, 364, 364),
        (731, 2, None, None, None, None),  # beyond a year ahead
    ],
)
def test_the_stock_is_counted_down_day_by_day(stock, daily, error, on, earliest, latest):
    runs = run_out(stock=stock, weekdays=[daily] * 7, error=error, today=TODAY)
    expected = [None if ahead is None else TODAY + timedelta(days=ahead) for ahead in (on, earliest, latest)]
    assert [runs.on, runs.earliest, runs.latest] == expected


def test_weekdays_are_those_of_the_calendar():
    # Friday sells nothing, Saturday takes all five
    runs = run_out(stock=5, weekdays=[0, 0, 0, 0, 0, 5, 0], error=None, today=TODAY)
    assert runs.on == TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("stock", "daily", "ahead", "alert"),
    [
        (0, 1.0, 0, "empty"),
        (0, 0.0, None, ""),  # nobody asks for it
        (9, 1.0, 21, "low"),
        (9, 1.0, 22, ""),
        (3, 0.1, 30, "low"),  # few units left, though they last
        (4, 0.1, 40, ""),
        (9, 1.0, None, ""),
    ],
)
def test_the_alarm_follows_the_threshold(stock, daily, ahead, alert):
    on = None if ahead is None else TODAY + timedelta(days=ahead)
    assert alert_of(stock=stock, daily=daily, runs_out_on=on, today=TODAY, days=21, units=3) == alert


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.none() | st.integers(0, 50), min_size=0, max_size=120), st.integers(0, 500))
def test_whatever_was_sold_the_span_holds_the_day(units, stock):
    outlook = outlook_of(days(units))
    if outlook is None:
        return
    assert all(rate >= 0 for rate in outlook.weekdays)
    runs = run_out(stock=stock, weekdays=outlook.weekdays, error=outlook.error, today=TODAY)
    assert runs.on is None or runs.earliest <= runs.on
    assert runs.latest is None or (runs.on is not None and runs.on <= runs.latest)
