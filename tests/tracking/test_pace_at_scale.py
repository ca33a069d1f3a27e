"""100,000 live parcels of 20 uneven sellers, a day of looks simulated: the rate is kept, and so is each class's promise."""

import heapq
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from tests.factories import make_package, make_seller, make_shipped_order
from tracking.load import live_of, stretch_of
from tracking.models import Package, ParcelState
from tracking.pace import RATE, Facts, Pace, next_look, pace, spread_of, stretch_for
from tracking.polling import BATCH

EVERY = 10  # seconds between two claims, as in the timetable
# Of the live parcels: the share of each class on an ordinary day
MIX = {
    Pace.OUT_FOR_DELIVERY: 0.04,
    Pace.NEAR_ESTIMATE: 0.26,
    Pace.MOVING: 0.5,
    Pace.PASSED_ESTIMATE: 0.08,
    Pace.QUIET: 0.1,
    Pace.COMING_BACK: 0.02,
}
SELLERS = [50_000, 15_000, 8_000, 6_000, 5_000, 4_000, 3_000, 2_000, 1_500, 1_000, *([450] * 10)]


def live(parcels: int) -> dict[Pace, int]:
    return {kind: round(parcels * share) for kind, share in MIX.items()}


class Bucket:
    """Amazon's own: 2 a second, 30 at once; it says no when it is empty."""

    def __init__(self) -> None:
        self.tokens, self.at, self.refused = 30.0, 0.0, 0

    def take(self, at: float) -> None:
        self.tokens = min(30.0, self.tokens + (at - self.at) * RATE)
        self.at = at
        self.refused += self.tokens < 1
        self.tokens -= 1


def simulate(parcels: int, hours: int) -> tuple[dict[Pace, float], int, float]:
    """The longest wait of each class in its intervals, how often Amazon would have said no, and the stretch."""
    counts = live(parcels)
    stretch, bucket, worst = stretch_for(counts), Bucket(), Counter[Pace]()
    kinds = [kind for kind, count in counts.items() for _ in range(count)]
    seconds = [kind.value.total_seconds() * stretch for kind in kinds if kind.value]
    # every parcel begins somewhere within its interval, as a day before would have left it
    due = [(seconds[number] * spread_of(number + 1), number) for number in range(len(kinds))]
    looked = [at - seconds[number] for at, number in due]
    heapq.heapify(due)
    for tick in range(0, hours * 3600, EVERY):
        for place in range(BATCH):  # one after the other, at the rate
            if not due or due[0][0] > tick:
                break
            _at, number = heapq.heappop(due)
            now = tick + place / RATE
            bucket.take(now)
            kind = kinds[number]
            worst[kind] = max(worst[kind], now - looked[number])  # type: ignore[assignment]
            looked[number] = now
            heapq.heappush(due, (now + seconds[number] * (0.9 + 0.2 * spread_of(number)), number))
    waits = {kind: longest / kind.value.total_seconds() for kind, longest in worst.items() if kind.value}
    return waits, bucket.refused, stretch


@pytest.mark.parametrize("parcels", sorted(set(SELLERS)))
def test_every_parcel_is_looked_at_within_its_classs_promise_and_amazon_never_says_no(parcels: int) -> None:
    waits, refused, stretch = simulate(parcels, hours=12)
    assert refused == 0
    # the promise: the class's interval, stretched, and a fifth for spreading and for the turn
    assert max(waits.values()) <= stretch * 1.2 + 0.1
    assert set(waits) >= {Pace.OUT_FOR_DELIVERY, Pace.NEAR_ESTIMATE}


def test_the_sellers_are_a_hundred_thousand_parcels() -> None:
    assert (sum(SELLERS), len(SELLERS)) == (100_000, 20)


@pytest.mark.parametrize(("parcels", "stretch"), [(1_000, 1.0), (15_000, 1.0), (50_000, 3.98)])
def test_only_who_has_more_than_the_rate_serves_waits_longer(parcels: int, stretch: float) -> None:
    assert stretch_for(live(parcels)) == pytest.approx(stretch, rel=0.35)
    assert stretch_for({}) == 1.0


@pytest.mark.django_db
def test_the_classes_are_counted_as_pace_tells_them() -> None:
    order, now, day = make_shipped_order(make_seller(), "HG-1"), datetime.now(UTC), timedelta(days=1)
    Package.objects.all().delete()
    cases = [
        {"state": ParcelState.OUT_FOR_DELIVERY, "latest_estimate": now},
        {"latest_estimate": now + 3 * day},
        {"latest_estimate": None},
        {"latest_estimate": now + day / 2},
        {"latest_estimate": now - 2 * day, "last_event_at": now - day},
        {"latest_estimate": now - 2 * day, "last_event_at": now - 5 * day},
        {"latest_estimate": now - 9 * day, "lost_eligible_since": now},
        {"state": ParcelState.RETURNING},
    ]
    wanted = Counter[Pace]()
    for fields in cases:
        package = make_package(order)
        Package.objects.filter(pk=package.pk).update(
            **{"next_poll_at": now, "shipped_at": now - 6 * day} | fields
        )
        package.refresh_from_db()
        facts = Facts(
            ParcelState(package.state),
            package.shipped_at,
            package.latest_estimate,
            package.last_event_at,
            package.lost_eligible_since is not None,
        )
        wanted[pace(facts, now)] += 1
    assert live_of(order.seller_id, at=now) == wanted
    assert stretch_of(order.seller_id, at=now) == 1.0


def test_a_stretched_interval_is_that_much_longer() -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    facts = Facts(ParcelState.OUT_FOR_DELIVERY, now, now, now)
    assert next_look(facts, now, spread=0.5, stretch=3.0) == now + timedelta(hours=1)
