"""What the golden set cannot show in a cell: sentences, several doubts, the facts beside an answer, rules as data."""

from dataclasses import replace
from datetime import date, timedelta

from reimbursements.eligibility import (
    Days,
    ParcelFacts,
    RemovalFact,
    Terms,
    Verdict,
    may_claim_damaged,
    may_claim_lost,
    window_of,
)

ESTIMATE = date(2026, 10, 1)  # the first promise is the same day
OPENS = ESTIMATE + timedelta(days=8)
RULE = Terms(
    opens_anchor="latest_estimate",
    wait_days=7,
    days_to_file=90,
    refused_when=frozenset({"delivered", "coming_back", "removal"}),
    doubted_when=frozenset({"removal_suspected", "signature"}),
)
DAYS = Days(first_promise=ESTIMATE, latest_estimate=ESTIMATE)
LOST = ParcelFacts(window=window_of(RULE, DAYS), terms=RULE, days=DAYS, shipped=True, lost_flag=True)
ARRIVED = replace(LOST, delivered_on=OPENS, reported=True, days=replace(DAYS, delivered=OPENS))


def test_not_yet_says_until_when() -> None:
    answer = may_claim_lost(LOST, OPENS - timedelta(days=1))
    assert (answer.verdict, answer.until) == (Verdict.NOT_YET, OPENS)
    assert str(answer.reason) == "A lost claim may be opened from Fri 9 Oct 2026."


def test_a_no_names_the_day_it_stands_on() -> None:
    answer = may_claim_lost(replace(LOST, delivered_on=date(2026, 10, 12)), OPENS)
    assert str(answer.reason) == (
        "The carrier marked it delivered on Mon 12 Oct 2026. Amazon does not reimburse delivered parcels as lost."
    )


def test_every_doubt_is_told_to_the_person_who_must_look() -> None:
    facts = replace(ARRIVED, removal=RemovalFact.SUSPECTED, signature_required=True)
    answer = may_claim_damaged(facts, OPENS)
    assert [reason.code for reason in answer.reasons] == ["removal_suspected", "signature"]
    assert answer.may_open is True


def test_the_facts_stand_beside_the_answer() -> None:
    assert [str(ground) for ground in may_claim_lost(LOST, OPENS).grounds] == [
        "First promised for Thu 1 Oct 2026",
        "Latest estimate Thu 1 Oct 2026",
        "Never marked delivered",
        "Open from Fri 9 Oct 2026",
        "Last day to file Wed 30 Dec 2026",
    ]


def test_the_rule_decides_whether_a_signature_refuses_warns_or_is_nothing() -> None:
    signed = replace(LOST, signature_required=True)
    verdicts = {
        name: may_claim_lost(replace(signed, terms=terms), OPENS).verdict
        for name, terms in {
            "warns": RULE,
            "refuses": replace(RULE, refused_when=RULE.refused_when | {"signature"}),
            "nothing": replace(RULE, doubted_when=frozenset()),
        }.items()
    }
    assert verdicts == {"warns": Verdict.PERSON, "refuses": Verdict.NO, "nothing": Verdict.YES}


def test_the_rule_decides_how_long_is_waited_and_how_long_may_be_filed() -> None:
    rule = replace(RULE, wait_days=9, days_to_file=30)
    window = window_of(rule, DAYS)
    assert (window.opens_on, window.closes_on) == (date(2026, 10, 11), date(2026, 10, 31))
    assert window_of(replace(rule, days_to_file=None), DAYS).closes_on is None
