"""For every state and every rule: what it means, what to do next, and by when."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import translation

from orders.models import ParcelState as S
from tracking.eligibility import Facts, Rule, Window, judge, window
from tracking.guidance import ParcelFacts, parcel_guidance, worst_first
from tracking.words import day_text, fill, left_text

TODAY = date(2026, 11, 23)
RULE = Rule(wait_days=7, file_within_days=90, quiet_hours=24)
DAY = timedelta(days=1)


def facts(state: S = S.IN_TRANSIT, *, late: int | None = -2, **changed: object) -> ParcelFacts:
    """A parcel so many days past its estimate; None: without an estimate."""
    estimate = None if late is None else TODAY - late * DAY
    span = window(estimate, estimate, RULE) if estimate else Window(None, None)
    coming_back = state in (S.RETURNING, S.RETURNED)
    verdict = judge(Facts(True, state is S.DELIVERED, coming_back, span), TODAY)
    plain = ParcelFacts(
        package_id=5,
        parcel="Parcel 1 of 1",
        state=state,
        verdict=verdict,
        today=TODAY,
        estimate=estimate,
        opens_on=span.opens_on,
        delivered_on=TODAY - DAY if state is S.DELIVERED else None,
        told="Address incomplete",
    )
    return replace(plain, **changed)


CASES = [
    # before and without tracking
    (facts(S.SHIPPED, has_events=False), "no_tracking_yet", "neutral", None, ""),
    (
        facts(S.SHIPPED, has_events=False, is_quiet_too_long=True),
        "no_scans",
        "warn",
        TODAY,
        "contact_support",
    ),
    # on the way
    (facts(), "in_transit", "neutral", None, ""),
    (facts(late=0), "in_transit", "neutral", None, ""),
    (facts(S.OUT_FOR_DELIVERY), "out_for_delivery", "neutral", None, ""),
    (facts(S.DELAYED), "delayed", "warn", TODAY + 2 * DAY, ""),
    (facts(S.UNKNOWN), "unknown", "neutral", None, ""),
    (facts(late=None), "no_estimate", "neutral", None, ""),
    # somebody must act
    (facts(S.HELD), "held", "warn", None, ""),
    (facts(S.ATTEMPTED), "attempted", "warn", None, ""),
    (facts(S.PICKUP), "pickup", "warn", None, ""),
    # late: one to seven days
    (facts(late=1), "late", "warn", TODAY + 7 * DAY, ""),
    (facts(late=7), "late", "warn", TODAY + DAY, ""),
    (facts(S.UNKNOWN, late=3), "late", "warn", TODAY + 5 * DAY, ""),
    (facts(S.SHIPPED, late=3, has_events=False, is_quiet_too_long=True), "late", "warn", TODAY + 5 * DAY, ""),
    # lost
    (facts(late=8), "lost_eligible", "bad", TODAY + 82 * DAY, "open_lost_claim"),
    (facts(S.HELD, late=8), "lost_eligible", "bad", TODAY + 82 * DAY, "open_lost_claim"),
    (facts(S.DAMAGED, late=8), "lost_eligible", "bad", TODAY + 82 * DAY, "open_lost_claim"),
    (facts(S.LOST_BY_CARRIER, late=8), "lost_eligible", "bad", TODAY + 82 * DAY, "open_lost_claim"),
    (facts(S.LOST_BY_CARRIER, late=3), "lost_by_carrier", "bad", TODAY + 5 * DAY, ""),
    (facts(S.LOST_BY_CARRIER, late=None), "lost_by_carrier", "bad", None, "contact_support"),
    (facts(late=91), "lost_window_closed", "neutral", None, ""),
    # damaged
    (facts(S.DAMAGED, damaged_on=TODAY), "damaged", "bad", None, "open_damage_claim"),
    (facts(S.DELIVERED, damaged_on=TODAY), "delivered_damaged", "bad", None, "open_damage_claim"),
    # ended
    (facts(S.DELIVERED), "delivered", "good", None, ""),
    (facts(S.DELIVERED, delivered_only=True), "delivered_only", "good", None, ""),
    (facts(S.DELIVERED, late=20), "delivered", "good", None, ""),
    (facts(S.RETURNING, late=20), "returning", "warn", None, ""),
    (facts(S.RETURNED, late=20), "returned", "neutral", None, ""),
]


@pytest.mark.parametrize(("given", "key", "tone", "due", "action"), CASES)
def test_answer(given, key, tone, due, action):
    answer = parcel_guidance(given)
    assert (answer.key, answer.tone, answer.due, answer.action) == (key, tone, due, action)
    assert (answer.subject_id, bool(answer.steps)) == (5, True)


@pytest.mark.parametrize("given", [case[0] for case in CASES])
def test_every_sentence_can_be_written_out(given):
    answer = parcel_guidance(given)
    for text in (answer.title, answer.meaning, *answer.steps):
        said = fill(text, answer.values, TODAY)
        assert said
        assert "None" not in said
        assert not re.search(r"%\(|\{", said)


def test_every_state_has_an_answer():
    answers = {state: parcel_guidance(facts(state)).key for state in S}
    assert len(answers) == len(S)


def test_lost_says_the_days_the_deadline_and_who_is_paid():
    answer = parcel_guidance(facts(late=8))
    assert fill(answer.title, answer.values, TODAY) == "Parcel 1 of 1 is eligible for a lost claim"
    assert fill(answer.meaning, answer.values, TODAY) == (
        "7 days have passed since the latest estimate, Sun 15 Nov, and no carrier has marked it delivered. "
        "Amazon reimburses you, not the customer: making it right with the customer is up to you."
    )


def test_delivered_says_that_it_is_no_lost_claim():
    assert "can't be claimed as lost" in str(parcel_guidance(facts(S.DELIVERED)).meaning)
    assert "can't be claimed as lost" in str(parcel_guidance(facts(S.DELIVERED, delivered_only=True)).meaning)


def test_the_most_pressing_answer_comes_first():
    keys = ["delivered", "late", "lost_eligible", "in_transit", "damaged"]
    given = {answer.key: answer for answer in (parcel_guidance(case[0]) for case in CASES)}
    ordered = worst_first([given["in_transit"], None, *(given[key] for key in keys if key != "in_transit")])
    assert [answer.key for answer in ordered] == [
        "lost_eligible",
        "damaged",
        "late",
        "in_transit",
        "delivered",
    ]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (78, "78 days left"),
        (2, "2 days left"),
        (1, "tomorrow"),
        (0, "today"),
        (-1, "1 day ago"),
        (-3, "3 days ago"),
    ],
)
def test_what_is_left(days, said):
    assert left_text(TODAY + days * DAY, TODAY) == said


def test_days_carry_the_year_only_when_it_is_another():
    assert day_text(date(2026, 11, 13), TODAY) == "Fri 13 Nov"
    assert day_text(date(2027, 2, 9), TODAY) == "Tue 9 Feb 2027"
    assert day_text(None, TODAY) == ""


def test_percent_signs_in_what_a_carrier_says_break_nothing():
    answer = parcel_guidance(facts(S.HELD, told="100 % of duty %(x)s"))
    with translation.override("en"):
        assert "100 % of duty %(x)s" in fill(answer.meaning, answer.values, TODAY)
