"""The lost rule, day by day: seven full days after the estimate, in the marketplace's own calendar."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tracking.eligibility import Answer, Facts, Reason, Rule, Verdict, Window, judge, local_day, window

RULE = Rule(wait_days=7, file_within_days=90, quiet_hours=24)
ESTIMATE = date(2026, 11, 13)
PROMISE = date(2026, 11, 11)
OPENS, CLOSES = date(2026, 11, 21), date(2027, 2, 9)


def facts(**changed: object) -> Facts:
    plain = {
        "shipped": True,
        "delivered": False,
        "coming_back": False,
        "window": window(ESTIMATE, PROMISE, RULE),
    }
    return Facts(**(plain | changed))  # type: ignore[arg-type]


def test_window_counts_from_latest_estimate_and_first_promise():
    assert window(ESTIMATE, PROMISE, RULE) == Window(OPENS, CLOSES)


def test_window_without_a_promise_counts_both_from_the_estimate():
    assert window(ESTIMATE, None, RULE) == Window(OPENS, date(2027, 2, 11))


def test_no_estimate_no_window():
    assert window(None, PROMISE, RULE) == Window(None, None)


def test_rule_of_thirty_days_closes_earlier():
    assert window(ESTIMATE, PROMISE, Rule(7, 30, 24)).closes_on == date(2026, 12, 11)


@pytest.mark.parametrize(
    ("days", "verdict"),
    [
        (-1, Verdict(Answer.NOT_YET, Reason.WAITING, OPENS)),
        (0, Verdict(Answer.NOT_YET, Reason.WAITING, OPENS)),
        (1, Verdict(Answer.NOT_YET, Reason.WAITING, OPENS)),
        (6, Verdict(Answer.NOT_YET, Reason.WAITING, OPENS)),
        (7, Verdict(Answer.NOT_YET, Reason.WAITING, OPENS)),
        (8, Verdict(Answer.YES, Reason.WAITED, CLOSES)),
        (9, Verdict(Answer.YES, Reason.WAITED, CLOSES)),
        (88, Verdict(Answer.YES, Reason.WAITED, CLOSES)),
        (89, Verdict(Answer.NO, Reason.CLOSED, CLOSES)),
    ],
)
def test_days_after_the_latest_estimate(days, verdict):
    assert judge(facts(), ESTIMATE + timedelta(days=days)) == verdict


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"delivered": True}, Reason.DELIVERED),
        ({"coming_back": True}, Reason.COMING_BACK),
        ({"delivered": True, "coming_back": True}, Reason.DELIVERED),
        ({"shipped": False}, Reason.NOT_SHIPPED),
        ({"window": Window(None, None)}, Reason.NO_ESTIMATE),
    ],
)
def test_what_is_never_lost_even_in_the_window(changed, reason):
    assert judge(facts(), OPENS).answer is Answer.YES
    assert judge(facts(**changed), OPENS) == Verdict(Answer.NO, reason)


def test_a_later_estimate_closes_the_window_again():
    moved = window(ESTIMATE + timedelta(days=1), PROMISE, RULE)
    assert judge(facts(window=moved), OPENS) == Verdict(
        Answer.NOT_YET, Reason.WAITING, OPENS + timedelta(days=1)
    )


def test_an_earlier_estimate_opens_the_window_earlier():
    moved = window(ESTIMATE - timedelta(days=2), PROMISE, RULE)
    assert judge(facts(window=moved), OPENS - timedelta(days=2)).answer is Answer.YES


def test_an_estimate_moved_beyond_the_time_to_file_never_opens():
    moved = window(PROMISE + timedelta(days=83), PROMISE, RULE)
    assert moved.opens_on == CLOSES + timedelta(days=1)
    assert judge(facts(window=moved), PROMISE) == Verdict(Answer.NO, Reason.CLOSED, CLOSES)


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        # The same moment is another day west of Greenwich and in Tokyo
        ("America/Los_Angeles", datetime(2026, 11, 14, 7, 59, tzinfo=UTC), date(2026, 11, 13)),
        ("America/Los_Angeles", datetime(2026, 11, 14, 8, 0, tzinfo=UTC), date(2026, 11, 14)),
        ("Europe/Berlin", datetime(2026, 11, 13, 23, 0, tzinfo=UTC), date(2026, 11, 14)),
        ("Asia/Tokyo", datetime(2026, 11, 13, 15, 0, tzinfo=UTC), date(2026, 11, 14)),
        # Los Angeles leaves daylight saving on 1 Nov 2026: midnight is 07:00 UTC before, 08:00 after
        ("America/Los_Angeles", datetime(2026, 11, 1, 7, 0, tzinfo=UTC), date(2026, 11, 1)),
        ("America/Los_Angeles", datetime(2026, 11, 2, 7, 30, tzinfo=UTC), date(2026, 11, 1)),
        # and enters it on 8 Mar 2026
        ("America/Los_Angeles", datetime(2026, 3, 8, 7, 59, tzinfo=UTC), date(2026, 3, 7)),
        ("America/Los_Angeles", datetime(2026, 3, 9, 7, 0, tzinfo=UTC), date(2026, 3, 9)),
    ],
)
def test_days_begin_at_midnight_of_the_marketplace(zone, moment, day):
    assert local_day(moment, ZoneInfo(zone)) == day


def test_a_window_across_the_clock_change_still_counts_calendar_days():
    zone = ZoneInfo("America/Los_Angeles")
    estimate = local_day(datetime(2026, 10, 30, 3, 0, tzinfo=UTC), zone)  # 29 Oct, 20:00 in summer time
    assert estimate == date(2026, 10, 29)
    opens = window(estimate, None, RULE).opens_on
    assert opens == date(2026, 11, 6)
    last_moment = datetime(2026, 11, 6, 7, 59, 59, tzinfo=UTC)  # 5 Nov, 23:59:59 in winter time
    assert (
        judge(facts(window=window(estimate, None, RULE)), local_day(last_moment, zone)).answer
        is Answer.NOT_YET
    )
    first_moment = last_moment + timedelta(seconds=1)
    assert (
        judge(facts(window=window(estimate, None, RULE)), local_day(first_moment, zone)).answer is Answer.YES
    )


def test_no_moment_is_no_day():
    assert local_day(None, ZoneInfo("UTC")) is None
