"""Amazon's codes in words, pairs joined, and the days of a span with what is missing."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from inventory.ledger.checks import DaySum, every_day, problems
from inventory.ledger.codes import EVENTS, OUT_OF_A_PAIR, REASONS, explain, pairs, unknown_codes, unpaired

DAY = date(2026, 11, 3)


@dataclass
class Moved:
    pk: int
    reason: str
    quantity: int
    disposition: str = "SELLABLE"
    reference: str = "R1"
    location: str = "MDW2"
    date: date = DAY
    fnsku: str = "X1"
    msku: str = "HG-1"
    event_type: str = "Adjustments"


@pytest.mark.parametrize("code", [*"M5FNE67HKUQPDGO34"])
def test_every_code_of_amazons_help_has_words(code):
    assert explain("Adjustments", code).word == REASONS[code]
    assert explain("Adjustments", code.lower()).known


@pytest.mark.parametrize(
    "event", ["Receipts", "Shipments", "CustomerReturns", "VendorReturns", "WhseTransfers"]
)
def test_an_event_without_a_code_is_explained_by_itself(event):
    assert (explain(event, "").word, explain(event, "").known) == (EVENTS[event], True)


@pytest.mark.parametrize(
    ("event", "code", "shown"), [("Adjustments", "X9", "X9"), ("Teleported", "", "Teleported")]
)
def test_an_unknown_word_is_shown_as_itself(event, code, shown):
    assert (explain(event, code).word, explain(event, code).known) == (shown, False)


def test_unknown_codes_are_counted():
    told = [("Adjustments", "X9"), ("Adjustments", "M"), ("Adjustments", "X9"), ("Teleported", "")]
    assert unknown_codes(told) == {"X9": 2, "Teleported": 1}


@pytest.mark.parametrize(
    ("code", "units", "odd"),
    [("M", -1, False), ("M", 1, True), ("F", -1, True), ("P", 1, False), ("O", 1, False)],
)
def test_units_that_move_against_their_code_are_noticed(code, units, odd):
    assert explain("Adjustments", code, units).odd_sign is odd


@pytest.mark.parametrize("code", sorted(OUT_OF_A_PAIR))
def test_each_code_of_a_pair_finds_its_other_half(code):
    out, into = Moved(1, code, -2), Moved(2, "P", 2, "CUSTOMER_DAMAGED")
    assert pairs([out, into]) == {1: into, 2: out}
    assert unpaired([out, into]) == []


@pytest.mark.parametrize(
    "other",
    [
        Moved(2, "P", 1, "DEFECTIVE"),  # not as many units
        Moved(2, "P", 2, "DEFECTIVE", location="PHX7"),
        Moved(2, "P", 2, "DEFECTIVE", msku="HG-2"),
        Moved(2, "P", 2, "DEFECTIVE", date=DAY + timedelta(days=1)),
        Moved(2, "P", 2, "SELLABLE"),  # into the condition they came out of
        Moved(2, "F", 2, "DEFECTIVE"),
    ],
)
def test_what_does_not_fit_is_no_pair(other):
    out = Moved(1, "Q", -2)
    assert (pairs([out, other]), unpaired([out, other])) == ({}, [out])


def test_of_several_halves_the_one_with_the_same_reference_comes_first_and_each_is_used_once():
    one, two = Moved(1, "E", -1, reference="A"), Moved(2, "E", -1, reference="B")
    to_b, to_a = Moved(3, "P", 1, "DEFECTIVE", reference="B"), Moved(4, "P", 1, "DEFECTIVE", reference="A")
    found = pairs([one, two, to_b, to_a])
    assert (found[1], found[2], found[3], found[4]) == (to_a, to_b, two, one)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((0, 0, 0, 0), []),
        ((-3, 0, 0, 0), [("bad", "Off by −3")]),
        ((0, 2, 0, 0), [("bad", "Starts +2 against the end before")]),
        ((0, 0, 1, 0), [("warn", "1 day missing before")]),
        (
            (1, 0, 2, -1),
            [("bad", "Off by +1"), ("warn", "2 days missing before"), ("warn", "−1 unexplained")],
        ),
    ],
)
def test_what_is_wrong_with_a_row_is_said_worst_first(given, said):
    off_by, broke_by, days_missing, unknown = given
    found = problems(off_by=off_by, broke_by=broke_by, days_missing=days_missing, unknown=unknown)
    assert [(one.tone, str(one.word)) for one in found] == said


def told(number, start, end):
    return DaySum(DAY + timedelta(days=number), {"starting": start, "ending": end, "unknown_events": 0})


def span(days):
    return [((day.date - DAY).days, day.ending, day.broke_by) for day in days]


def test_a_day_without_rows_after_stock_is_missing_and_after_none_is_empty():
    assert span(every_day([told(3, 5, 0), told(0, 9, 9)], until=DAY + timedelta(days=5))) == [
        (0, 9, 0),
        (1, None, 0),
        (2, None, 0),
        (3, 0, 0),  # nobody knows the evening before
        (4, 0, 0),
        (5, 0, 0),
    ]


def test_a_start_that_is_not_the_evening_before_is_marked():
    assert span(every_day([told(0, 9, 9), told(1, 7, 7)], until=None)) == [(0, 9, 0), (1, 7, -2)]


def test_a_day_whose_rows_add_up_only_together_is_still_off():
    day = DaySum(DAY, {"starting": 1, "ending": 1, "unknown_events": 0}, off_by=2)
    assert [str(one.word) for one in day.problems] == ["Off by +2"]


def test_nothing_told_is_no_day():
    assert every_day([], until=DAY) == []
