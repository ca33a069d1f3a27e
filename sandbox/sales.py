"""What Amazon's own shop sells from the same shelves, and what comes in for it: most of what a ledger tells.

Before birth each month begins with a receipt of what it will sell, so that birth finds the planned stock. After birth
half of each shelf is kept for others, and one that has sunk far enough is filled up the day after. A world of some
scenarios only sells nothing of its own.
"""

import math
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

FIRST_DAY = 120  # days before birth
MONTH = 30
SHARES = (0.6, 0.25, 0.15)  # of the centres
KEPT = 0.5  # of a full shelf, for orders of the seller's own shops
LOW = 0.65  # of a full shelf: from there on it is filled up
WEEK = (0.9, 0.8, 0.85, 0.95, 1.1, 1.3, 1.1)  # Monday first
# Units a day, on average
RATES = {
    "HG-THR-OAT": 2.6,
    "HG-THR-MOS": 1.9,
    "HG-MUG-12-FOR": 6.5,
    "HG-MUG-12-CRE": 4.2,
    "HG-APR-RUS": 1.6,
    "HG-POU-STO": 1.8,
    "HG-BTL-24-SLA": 5.1,
    "HG-LMP-BRS": 2.7,
    "HG-TRV-RND": 1.2,
    "HG-BRD-ACA": 1.7,
    "HG-CAF-PRS": 2.2,
    "HG-LNT-OIL": 1.4,
    "HG SET A+B&C": 0.8,
    "NH-LMP-EIC": 1.1,
    "NH-KRZ-BIE": 4.8,
    "NH-DEC-GRA": 1.9,
}
# Nothing left, or under review: not sold from so many days before birth on
ENDED = {"HG-POU-STO": 9, "HG-LNT-OIL": 6}


@dataclass(frozen=True)
class Sale:
    """Units of one SKU that left one centre, or came to it (positive), at a moment."""

    at: datetime
    sku: str
    place: int  # of the account's centres
    units: int
    reference: str


Shelves = tuple[tuple[str, tuple[int, ...]], ...]  # each SKU with its units at birth, by place


def sales(seed: int, born: datetime, now: datetime, shelves: Shelves) -> tuple[Sale, ...]:
    """Everything sold and received for it up to `now`."""
    days = max((now - born).days + 1, 0)
    return tuple(sale for sale in _until(seed, born, days, shelves) if sale.at <= now)


@lru_cache(maxsize=64)
def _until(seed: int, born: datetime, days: int, shelves: Shelves) -> tuple[Sale, ...]:
    made: list[Sale] = []
    for sku, full in shelves:
        if sku in RATES:
            made += _before(seed, born, sku, len(full))
            made += _after(seed, born, days, sku, full[0]) if sku not in ENDED else ()
    return tuple(made)


def _before(seed: int, born: datetime, sku: str, places: int) -> Iterator[Sale]:
    for month in range(-FIRST_DAY, 0, MONTH):
        sold = [
            sale
            for day in range(month, month + MONTH)
            if day < -ENDED.get(sku, 0)
            for sale in _day(seed, born, sku, day, places)
        ]
        units: Counter[int] = Counter()
        for sale in sold:
            units[sale.place] -= sale.units
        yield from (
            Sale(born + timedelta(days=month), sku, place, count, f"FBA15{-month:03d}{sku[-3:].strip()}")
            for place, count in sorted(units.items())
        )
        yield from sold


def _after(seed: int, born: datetime, days: int, sku: str, full: int) -> Iterator[Sale]:
    """All from the first centre, whose shelf is the largest."""
    left = full
    for day in range(days):
        for sale in _day(seed, born, sku, day, 1):
            units = min(-sale.units, left - int(full * KEPT))
            if units > 0:
                left -= units
                yield Sale(sale.at, sku, 0, -units, sale.reference)
        if left < full * LOW:
            at = born + timedelta(days=day + 1)
            yield Sale(at, sku, 0, full - left, f"FBA16{day:03d}{sku[-3:].strip()}")
            left = full


def _day(seed: int, born: datetime, sku: str, day: int, places: int) -> Iterator[Sale]:
    """One day's sales, each centre's in one movement; the same whatever span is looked at."""
    dice = random.Random(f"{seed}/{sku}/{day}")  # noqa: S311 (must repeat itself)
    begins = born + timedelta(days=day)
    units: Counter[int] = Counter()
    for _unit in range(_poisson(dice, RATES[sku] * WEEK[begins.weekday()])):
        units[dice.choices(range(places), SHARES[:places])[0]] += 1
    at = begins + timedelta(seconds=dice.randrange(1, 80_000))
    for place, count in sorted(units.items()):
        yield Sale(at, sku, place, -count, f"D{dice.randrange(10**8, 10**9)}")


def _poisson(dice: random.Random, mean: float) -> int:
    limit, product, count = math.exp(-mean), dice.random(), 0
    while product > limit:
        product *= dice.random()
        count += 1
    return count
