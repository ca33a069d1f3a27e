"""How soon a parcel is looked at again."""

from datetime import UTC, datetime, timedelta

import pytest

from orders.models import ParcelState as S
from tracking.pace import Facts, Pace, after_failure, next_look, pace, spread_of

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def facts(
    state: S = S.IN_TRANSIT, *, shipped: float = 3, estimate: float | None = 2, news: float | None = 1
) -> Facts:
    """Days ago for shipped and news, days ahead for the estimate."""
    return Facts(
        state=state,
        shipped_at=NOW - shipped * DAY,
        latest_estimate=None if estimate is None else NOW + estimate * DAY,
        last_event_at=None if news is None else NOW - news * DAY,
    )


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (facts(S.DELIVERED), Pace.DONE),
        (facts(S.RETURNED), Pace.DONE),
        (facts(S.RETURNING), Pace.COMING_BACK),
        (facts(S.OUT_FOR_DELIVERY), Pace.OUT_FOR_DELIVERY),
        (facts(estimate=2), Pace.MOVING),
        (facts(estimate=None), Pace.MOVING),
        (facts(estimate=1), Pace.NEAR_ESTIMATE),
        (facts(estimate=0), Pace.NEAR_ESTIMATE),
        (facts(estimate=-1), Pace.NEAR_ESTIMATE),
        (facts(estimate=-1.5), Pace.PASSED_ESTIMATE),
        (facts(estimate=-3, news=3), Pace.PASSED_ESTIMATE),
        (facts(estimate=-5, shipped=12, news=5), Pace.QUIET),
        (facts(estimate=-5, shipped=12, news=None), Pace.QUIET),
        (facts(estimate=4, shipped=12, news=9), Pace.MOVING),
        (facts(shipped=121, estimate=-100, news=100), Pace.DONE),
        (facts(shipped=119, estimate=-100, news=100), Pace.QUIET),
    ],
)
def test_pace(given, wanted):
    assert pace(given, NOW) is wanted


def test_what_is_done_is_never_looked_at_again():
    assert next_look(facts(S.DELIVERED), NOW, spread=0.5) is None


def test_jitter_stays_within_a_tenth():
    looks = [next_look(facts(estimate=0), NOW, spread=spread) for spread in (0.0, 0.5, 1.0)]
    assert looks == [NOW + timedelta(minutes=minutes) for minutes in (54, 60, 66)]


def test_failures_wait_longer_each_time_up_to_a_bound():
    waits = [after_failure(count, NOW, permanent=False, spread=0.5) - NOW for count in (1, 2, 3, 4, 20)]
    assert waits == [timedelta(minutes=minutes) for minutes in (5, 10, 20, 40, 360)]


def test_a_refusal_waits_a_day():
    assert after_failure(1, NOW, permanent=True, spread=0.5) == NOW + DAY


def test_what_the_source_asks_for_is_waited():
    assert after_failure(1, NOW, permanent=False, spread=0.5, wait=3600) == NOW + timedelta(hours=1)


def test_neighbours_are_spread():
    spreads = [spread_of(number) for number in range(1, 1001)]
    assert all(0 <= spread < 1 for spread in spreads)
    assert len({int(spread * 10) for spread in spreads[:20]}) >= 8
    assert spread_of(7) == spread_of(7)
