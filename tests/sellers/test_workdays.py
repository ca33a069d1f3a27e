"""Working days and hours: weekends, public holidays, year turns, clock changes."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from sellers.workdays import (
    add_work_hours,
    add_workdays,
    holiday_name,
    is_workday,
    work_hours_between,
    workdays_between,
)

BERLIN, NEW_YORK, TOKYO = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Tokyo")
NINE, SIX = time(9), time(18)


@pytest.mark.parametrize(
    ("day", "country", "open_"),
    [
        (date(2026, 11, 23), "US", True),
        (date(2026, 11, 26), "US", False),  # Thanksgiving
        (date(2026, 7, 3), "US", False),  # Independence Day falls on a Saturday and is observed on Friday
        (date(2027, 12, 31), "US", False),  # New Year's Day 2028 falls on a Saturday
        (date(2026, 11, 26), "DE", True),
        (date(2026, 10, 3), "DE", False),
        (date(2026, 12, 25), "DE", False),
        (date(2026, 11, 1), "JP", False),
        (date(2026, 11, 3), "JP", False),  # Culture Day
        (date(2026, 5, 6), "JP", False),  # Constitution Day falls on a Sunday and is made up for
        (date(2026, 4, 6), "UK", False),  # Easter Monday
        (date(2026, 8, 31), "UK", False),  # summer bank holiday
        (date(2026, 12, 28), "UK", False),  # Boxing Day falls on a Saturday
        (date(2026, 11, 20), "SA", False),  # Friday
        (date(2026, 11, 22), "SA", True),  # Sunday
        (date(2026, 11, 20), "AE", True),
        (date(2026, 11, 22), "AE", False),
        (date(2021, 11, 26), "AE", False),  # its weekend was Friday and Saturday until 2022
        (date(2026, 11, 28), "XX", False),  # an unknown country has weekends only
        (date(2026, 12, 25), "XX", True),
    ],
)
def test_a_day_is_worked_unless_it_is_a_weekend_or_a_public_holiday(day, country, open_):
    assert is_workday(day, country) is open_


@pytest.mark.parametrize(
    ("day", "count", "country", "expected"),
    [
        (date(2026, 11, 23), 0, "US", date(2026, 11, 23)),
        (date(2026, 11, 28), 0, "US", date(2026, 11, 30)),
        (date(2026, 11, 20), 1, "US", date(2026, 11, 23)),
        (date(2026, 11, 21), 1, "US", date(2026, 11, 23)),
        (date(2026, 11, 2), 14, "US", date(2026, 11, 23)),  # over Veterans Day
        (date(2026, 11, 2), 14, "DE", date(2026, 11, 20)),
        (date(2026, 12, 18), 14, "US", date(2027, 1, 11)),  # over Christmas and New Year's Day
        (date(2026, 12, 18), 14, "UK", date(2027, 1, 12)),  # Boxing Day made up for as well
        (date(2026, 11, 19), 1, "SA", date(2026, 11, 22)),
        (date(2026, 11, 23), -1, "US", date(2026, 11, 20)),
    ],
)
def test_working_days_are_added_over_weekends_holidays_and_the_years_end(day, count, country, expected):
    assert add_workdays(day, count, country) == expected


@pytest.mark.parametrize("country", ["US", "UK", "DE", "JP", "SA", "AE", "IN"])
@pytest.mark.parametrize("count", [1, 5, 14, 30])
def test_counting_gives_back_what_was_added(country, count):
    for day in range(1, 29):
        first = date(2026, 12, day)
        last = add_workdays(first, count, country)
        assert workdays_between(first, last, country) == count
        assert workdays_between(last, first, country) == -count


def test_a_holiday_is_called_by_its_name():
    assert holiday_name(date(2026, 12, 25), "UK") == "Christmas Day"
    assert holiday_name(date(2026, 12, 24), "UK") == ""


def at(zone, *moment):
    return datetime(*moment, tzinfo=zone)


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        (at(BERLIN, 2026, 11, 23, 10), 4, at(BERLIN, 2026, 11, 23, 14)),
        (at(BERLIN, 2026, 11, 23, 10), 8, at(BERLIN, 2026, 11, 23, 18)),  # until closing, not next morning
        (at(BERLIN, 2026, 11, 23, 10), Decimal("8.5"), at(BERLIN, 2026, 11, 24, 9, 30)),
        (at(BERLIN, 2026, 11, 23, 7), 1, at(BERLIN, 2026, 11, 23, 10)),  # before opening
        (at(BERLIN, 2026, 11, 23, 20), 1, at(BERLIN, 2026, 11, 24, 10)),  # after closing
        (at(BERLIN, 2026, 11, 23, 20), 0, at(BERLIN, 2026, 11, 24, 9)),
        (at(BERLIN, 2026, 11, 23, 12), 0, at(BERLIN, 2026, 11, 23, 12)),
        (at(BERLIN, 2026, 11, 20, 17), 2, at(BERLIN, 2026, 11, 23, 10)),  # Friday to Monday
        (at(BERLIN, 2026, 12, 24, 17), 2, at(BERLIN, 2026, 12, 28, 10)),  # over Christmas and a weekend
        (at(BERLIN, 2026, 10, 23, 17), 2, at(BERLIN, 2026, 10, 26, 10)),  # the clock goes back on the Sunday
        (at(BERLIN, 2026, 3, 27, 17), 2, at(BERLIN, 2026, 3, 30, 10)),  # the clock goes forward on the Sunday
    ],
)
def test_hours_pass_only_while_the_office_is_open(start, hours, expected):
    due = add_work_hours(start, hours, BERLIN, "DE", NINE, SIX)
    assert due == expected
    assert due.tzinfo is UTC
    assert work_hours_between(start, due, BERLIN, "DE", NINE, SIX) == hours


def test_hours_count_as_they_pass_on_the_night_the_clock_is_changed():
    """New York's clock goes back on Sunday 1 November 2026 at 2 at night; a week in which Sunday is worked shows it."""
    start = at(NEW_YORK, 2026, 11, 1, 0)
    due = add_work_hours(start, 4, NEW_YORK, "SA", time(0), time(0))
    assert due == at(NEW_YORK, 2026, 11, 1, 3)  # four hours by any stopwatch
    assert work_hours_between(start, due, NEW_YORK, "SA", time(0), time(0)) == 4


def test_the_day_is_the_offices_own_whatever_zone_the_moment_comes_in():
    start = datetime(2026, 11, 22, 23, tzinfo=UTC)  # Monday 8 in the morning in Tokyo, a holiday
    assert add_work_hours(start, 10, TOKYO, "JP", NINE, SIX) == at(TOKYO, 2026, 11, 25, 10)


def test_the_sellers_own_days_off_are_left_out():
    start, off = at(BERLIN, 2026, 11, 23, 17), {date(2026, 11, 24)}
    assert add_work_hours(start, 2, BERLIN, "DE", NINE, SIX, off) == at(BERLIN, 2026, 11, 25, 10)
    assert work_hours_between(start, at(BERLIN, 2026, 11, 25, 10), BERLIN, "DE", NINE, SIX, off) == 2


def test_hours_back_in_time_are_negative_and_impossible_questions_are_refused():
    start, end = at(BERLIN, 2026, 11, 23, 10), at(BERLIN, 2026, 11, 23, 12)
    assert work_hours_between(end, start, BERLIN, "DE", NINE, SIX) == -2
    with pytest.raises(ValueError, match="negative"):
        add_work_hours(start, -1, BERLIN, "DE", NINE, SIX)
    with pytest.raises(ValueError, match="after opening"):
        add_work_hours(start, 1, BERLIN, "DE", SIX, NINE)
