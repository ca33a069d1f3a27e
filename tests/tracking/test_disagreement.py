"""Who says what, whom the claim clock believes, and that it does not matter who was asked first."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from orders.models import ParcelState as S
from tracking.disagreement import End, deciding, disagree, heard, sayings
from tracking.statuses import EventSource

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def said(**statuses: str) -> dict[str, dict[str, str]]:
    """`said(amazon="IN_TRANSIT", ups="DELIVERED")`, each an hour after the one before."""
    entries: dict[str, dict[str, str]] = {}
    for number, (source, status) in enumerate(statuses.items()):
        at = (NOW + number * HOUR).isoformat()
        entries[source] = {"status": status, "text": f"{source}'s words", "at": at, "seen": at}
    return entries


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({}, ""),
        ({"amazon": "IN_TRANSIT"}, "IN_TRANSIT"),
        ({"amazon": "IN_TRANSIT", "ups": "OUT_FOR_DELIVERY"}, "IN_TRANSIT"),
        ({"amazon": "IN_TRANSIT", "ups": "DELIVERED"}, "DELIVERED"),
        ({"amazon": "DELIVERED", "ups": "RETURNING"}, "DELIVERED"),
        ({"amazon": "RETURNING", "ups": "DELIVERED"}, "RETURNING"),
        ({"amazon": "UNDELIVERABLE", "fedex": "DELIVERED"}, "DELIVERED"),
        ({"amazon": "UNKNOWN", "ups": "OUT_FOR_DELIVERY"}, "OUT_FOR_DELIVERY"),
        ({"amazon": "BEAMED_UP", "ups": "UNKNOWN"}, "BEAMED_UP"),
        ({"amazon": "BEAMED_UP"}, "BEAMED_UP"),
        ({"ups": "IN_TRANSIT"}, "IN_TRANSIT"),
        ({"ups": "RETURNING", "amazon": "OUT_FOR_DELIVERY"}, "OUT_FOR_DELIVERY"),  # sent again since
        ({"amazon": "OUT_FOR_DELIVERY", "ups": "RETURNING"}, "RETURNING"),
    ],
)
def test_one_word_stands_for_the_parcel(told: dict[str, str], status: str) -> None:
    assert deciding(said(**told))[0] == status


def test_it_does_not_matter_who_was_asked_first() -> None:
    told = [
        (EventSource.AMAZON, "IN_TRANSIT", 0),
        (EventSource.UPS, "DELIVERED", 1),
        (EventSource.SWISHIP, "DELAYED", 2),
        (EventSource.AMAZON, "DELAYED", 3),
    ]
    ends = set()
    for order in permutations(told):
        known: dict[str, dict[str, str]] = {}
        for source, status, hours in order:
            entry = heard(known, source, status=status, text="", at=NOW + hours * HOUR)
            known = known if entry is None else entry
        ends.add((deciding(known), *sorted((source, one["status"]) for source, one in known.items())))
    assert len(ends) == 1


def test_since_when_it_says_so_stays_while_it_says_the_same() -> None:
    first = heard({}, EventSource.UPS, status="DELAYED", text="Late", at=NOW)
    again = heard(first or {}, EventSource.UPS, status="DELAYED", text="Late", at=NOW + HOUR)
    silent = heard(again or {}, EventSource.UPS, status="", text="", at=NOW + 2 * HOUR)
    assert silent is not None
    assert (silent["ups"]["status"], silent["ups"]["at"]) == ("DELAYED", NOW.isoformat())
    assert heard(silent, EventSource.UPS, status="DELIVERED", text="", at=NOW) is None


EVENTS = [
    ("amazon", NOW, "EVENT_201", "Arrival scan."),
    ("ups", NOW - 5 * HOUR, "EVENT_201", "Arrived"),
    ("ups", NOW - 2 * HOUR, "EVENT_301", "LEFT AT DOOR"),
]


def test_the_card_says_who_said_what_and_whom_the_claim_clock_believes() -> None:
    amazon, ups = sayings(EVENTS, said(amazon="IN_TRANSIT"), delivered=True)
    assert (amazon.source, amazon.state, amazon.words, amazon.at, amazon.believed) == (
        EventSource.AMAZON,
        S.IN_TRANSIT,
        "amazon's words",
        NOW,
        False,
    )
    assert (ups.source, ups.state, ups.words, ups.at, ups.end, ups.believed) == (
        EventSource.UPS,
        S.DELIVERED,
        "LEFT AT DOOR",
        NOW - 2 * HOUR,
        End.DELIVERED,
        True,
    )
    assert disagree([amazon, ups])


def test_of_two_that_say_delivered_the_first_delivery_counts() -> None:
    events = [("amazon", NOW, "EVENT_301", ""), ("ups", NOW - HOUR, "EVENT_301", "")]
    amazon, ups = sayings(events, {}, delivered=True)
    assert (amazon.believed, ups.believed, disagree([amazon, ups])) == (False, True, False)


@pytest.mark.parametrize(
    ("told", "differ"),
    [
        ({"amazon": "IN_TRANSIT", "ups": "OUT_FOR_DELIVERY"}, False),  # one is only ahead of the other
        ({"amazon": "IN_TRANSIT", "ups": "UNKNOWN"}, False),  # who knows nothing disagrees with nobody
        ({"amazon": "RETURNING", "ups": "RETURNED"}, False),
        ({"amazon": "UNDELIVERABLE", "ups": "IN_TRANSIT"}, True),
        ({"amazon": "RETURNING", "ups": "DELIVERED"}, True),
    ],
)
def test_only_different_ends_are_a_disagreement(told: dict[str, str], differ: bool) -> None:
    assert disagree(sayings([], said(**told))) is differ
