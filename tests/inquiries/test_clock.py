from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from inquiries.clock import HOUR, Hours

PACIFIC, BERLIN = ZoneInfo("America/Los_Angeles"), ZoneInfo("Europe/Berlin")


def hours(zone=PACIFIC, country="US", opens=time(9), closes=time(17), closed=()):
    return Hours(zone=zone, country=country, opens=opens, closes=closes, closed=frozenset(closed))


def at(zone, day, clock):
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("begins", "working_hours", "due"),
    [
        (("2026-11-17", "09:00"), 8, ("2026-11-17", "17:00")),  # a whole day ends with the day
        (("2026-11-17", "09:01"), 8, ("2026-11-18", "09:01")),
        (("2026-11-17", "16:59"), 1, ("2026-11-18", "09:59")),
        (("2026-11-17", "20:00"), 1, ("2026-11-18", "10:00")),  # asked in the evening
        (("2026-11-18", "03:00"), 1, ("2026-11-18", "10:00")),  # asked at night
        (("2026-11-20", "16:00"), 8, ("2026-11-23", "16:00")),  # Friday over the weekend
        (("2026-11-21", "12:00"), 8, ("2026-11-23", "17:00")),  # asked on Saturday
        (("2026-11-25", "16:00"), 2, ("2026-11-27", "10:00")),  # over Thanksgiving
        (("2026-10-30", "16:00"), 2, ("2026-11-02", "10:00")),  # over the night on which clocks go back
        (("2026-03-06", "16:00"), 2, ("2026-03-09", "10:00")),  # and on which they go forward
    ],
)
def test_only_hours_in_which_somebody_answers_are_counted(begins, working_hours, due):
    found = hours().after(at(PACIFIC, *begins), working_hours * HOUR)
    assert found.astimezone(PACIFIC) == at(PACIFIC, *due)


def test_ones_own_days_off_and_other_countries_holidays_count_for_oneself_only():
    start = at(BERLIN, "2026-10-01", "16:00")  # 3 October is a holiday in Germany, a Saturday in 2026
    assert hours(BERLIN, "DE").after(start, 2 * HOUR) == at(BERLIN, "2026-10-02", "10:00")
    closed = hours(BERLIN, "DE", closed=[date(2026, 10, 2)])
    assert closed.after(start, 2 * HOUR) == at(BERLIN, "2026-10-05", "10:00")
    assert hours(BERLIN, "DE").after(at(BERLIN, "2026-12-24", "16:00"), 2 * HOUR) == at(
        BERLIN, "2026-12-28", "10:00"
    )


@pytest.mark.parametrize(
    "seconds", [0, 1, 59, HOUR, HOUR + 1, 8 * HOUR - 1, 8 * HOUR, 8 * HOUR + 1, 40 * HOUR]
)
@pytest.mark.parametrize(
    "begins", ["2026-11-17T09:00", "2026-11-17T16:59", "2026-10-30T12:34", "2026-11-21T03:00"]
)
def test_what_is_left_is_what_was_given(seconds, begins):
    clock, start = hours(), datetime.fromisoformat(begins).replace(tzinfo=PACIFIC)
    assert clock.left(start, clock.after(start, seconds)) == seconds


def test_nothing_is_left_of_what_is_overdue():
    due = datetime(2026, 11, 17, 20, tzinfo=UTC)
    assert hours().left(due, due) == 0
    assert hours().left(due + timedelta(days=3), due) == 0


def test_office_hours_until_midnight_end_with_the_day():
    late = hours(opens=time(16), closes=time(0))
    assert late.after(at(PACIFIC, "2026-11-17", "16:00"), 8 * HOUR) == at(PACIFIC, "2026-11-18", "00:00")


def test_a_day_to_look_again_is_a_working_day_on_which_one_works_oneself():
    clock = hours(closed=[date(2026, 11, 24)])
    assert clock.workday_after(date(2026, 11, 20), 1) == date(2026, 11, 23)
    assert clock.workday_after(date(2026, 11, 20), 2) == date(2026, 11, 25)
    assert clock.workday_after(date(2026, 11, 25), 1) == date(2026, 11, 27)  # Thanksgiving between
