"""What does not fit about a return: each rule at its edges, no database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from returns.arrivals import ANSWERS, Facts, Paper, Parcel, Patience, Unit, findings
from returns.models import Answer, QuestionKind
from returns.question_words import WORDS, support_text
from returns.question_words import Facts as Told

DAYS = Patience(process=7, arrive=14, missing=5, unused=14, stale=60, dispute=60)
ISSUED = date(2026, 10, 1)
PAPER = Paper(1, "TUS1", ISSUED)
WAITING = Unit(10, 1, told=True, announced=True)
DONE = replace(WAITING, pk=11, processed_on=ISSUED + timedelta(20), centre="TUS1")
SENT = Parcel(5, 1, ISSUED + timedelta(2))
ARRIVED = replace(SENT, delivered_on=ISSUED + timedelta(6))


def kinds(
    day: int, *, units: list[Unit], parcels: list[Parcel] | None = None, paper: Paper = PAPER
) -> list[str]:
    """What is found so many days after the RMA was issued."""
    found = findings(Facts(units, [paper], parcels or []), DAYS, ISSUED + timedelta(day))
    return [f"{one.kind.value} {one.about}" for one in found]


@pytest.mark.parametrize(
    ("day", "units", "parcels", "found"),
    [
        (13, [WAITING], [], []),
        (14, [WAITING], [], ["unused rma 1"]),
        (14, [WAITING], [SENT], []),  # a number is known: the parcel is asked about by itself
        (15, [WAITING], [SENT], []),
        (16, [WAITING], [SENT], ["not_arrived parcel 5"]),
        (12, [WAITING], [ARRIVED], []),
        (13, [WAITING], [ARRIVED], ["not_processed rma 1"]),
        (24, [WAITING, DONE], [], []),
        (25, [WAITING, DONE], [], ["missing unit 10"]),
        (25, [WAITING, DONE], [ARRIVED], ["missing unit 10"]),
        (
            25,
            [WAITING, DONE],
            [ARRIVED, replace(SENT, pk=6)],
            ["not_arrived parcel 6"],
        ),  # it may be in that one
        (99, [DONE], [], []),
        (99, [replace(WAITING, told=False)], [], []),
    ],
)
def test_a_return_that_stands_still_is_asked_about_from_its_day_on(
    day: int, units: list[Unit], parcels: list[Parcel], found: list[str]
) -> None:
    assert kinds(day, units=units, parcels=parcels) == found


def test_the_days_of_an_rma_count_from_when_the_customer_got_it_and_it_goes_stale_from_when_it_was_issued() -> (
    None
):
    paper = replace(PAPER, handed_over_on=ISSUED + timedelta(3))
    assert kinds(16, units=[WAITING], paper=paper) == []
    found = findings(Facts([WAITING], [paper], []), DAYS, ISSUED + timedelta(17))
    assert [(one.kind, one.goes_stale_on) for one in found] == [(QuestionKind.UNUSED, ISSUED + timedelta(60))]


def test_a_carrier_that_says_lost_is_asked_about_at_once() -> None:
    lost = replace(SENT, lost_on=ISSUED + timedelta(4))
    assert kinds(4, units=[WAITING], parcels=[lost]) == ["not_arrived parcel 5"]
    assert kinds(4, units=[WAITING], parcels=[replace(lost, delivered_on=ISSUED + timedelta(4))]) == []


@pytest.mark.parametrize(
    ("centre", "found"), [("TUS1", []), ("tus1", []), ("", []), ("MDW2", ["other_centre unit 11"])]
)
def test_another_centre_is_told(centre: str, found: list[str]) -> None:
    assert kinds(20, units=[replace(DONE, centre=centre)]) == found


def test_what_nobody_announced_and_what_is_refused_afterwards_is_told() -> None:
    stranger = replace(DONE, paper=None, announced=False)
    assert kinds(20, units=[stranger]) == ["unannounced unit 11"]
    assert kinds(20, units=[replace(DONE, paper=None)]) == []
    refused = replace(WAITING, refused_afterwards_on=ISSUED + timedelta(9))
    assert kinds(9, units=[refused]) == ["late_refusal unit 10"]


def test_a_parcel_that_names_no_rma_counts_where_there_is_only_one() -> None:
    unnamed = replace(ARRIVED, paper=None)
    assert kinds(13, units=[WAITING], parcels=[unnamed]) == ["not_processed rma 1"]
    two = Facts([WAITING], [PAPER, replace(PAPER, pk=2)], [unnamed])
    assert [one.kind for one in findings(two, DAYS, ISSUED + timedelta(14))] == [QuestionKind.UNUSED]


def test_every_question_has_words_and_answers_and_every_answer_a_question() -> None:
    assert set(WORDS) == set(ANSWERS) == {kind.value for kind in QuestionKind}
    assert {answer for answers in ANSWERS.values() for answer in answers} == set(Answer)


def test_the_text_for_seller_support_names_facts_only() -> None:
    told = Told(
        order="HG-1", rma="RMA7", unit="RET-1-1", sku="MUG", parcels=[("UPS", "1Z1", date(2026, 10, 7))]
    )
    assert support_text("missing", told) == (
        "RMA RMA7 (order HG-1): other units were processed, but return item RET-1-1 (MUG) was not. "
        "Parcel UPS 1Z1 was delivered on 2026-10-07. Please look for it."
    )
    assert support_text("not_arrived", Told(order="HG-1")) == (
        "RMA (not known) (order HG-1): Please tell us whether the units have reached a fulfillment center."
    )
    assert support_text("unused", told) == ""
