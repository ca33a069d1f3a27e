"""Every edge of the three answers, as a table that can be read."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reimbursements.eligibility import (
    Answer,
    ParcelFacts,
    RemovalFact,
    ReturnFacts,
    Verdict,
    Window,
    may_claim_damaged,
    may_claim_lost,
    may_claim_return,
)

ESTIMATE = date(2026, 10, 1)  # the first promise is the same day
OPENS, CLOSES = ESTIMATE + timedelta(days=8), ESTIMATE + timedelta(days=90)
WINDOW, UNSURE = Window(OPENS, CLOSES), Window(OPENS, CLOSES, published=False)
LOST = ParcelFacts(shipped=True, window=WINDOW, lost_flag=True)
ARRIVED = ParcelFacts(
    shipped=True,
    window=Window(date(2026, 10, 2), CLOSES),
    delivered_on=date(2026, 10, 2),
    signature_required=False,
)
BACK = ReturnFacts(
    processed=True, condition="FulfillerDamaged", window=Window(date(2026, 10, 5), date(2026, 12, 4))
)


def said(answer: Answer) -> tuple[str, str]:
    return str(answer.verdict), answer.reason.code


@pytest.mark.parametrize(
    ("day", "facts", "verdict", "code"),
    [
        # the seven days: on estimate + 7 closed, on estimate + 8 open
        (OPENS - timedelta(days=9), LOST, "not_yet", "not_open_yet"),
        (OPENS - timedelta(days=1), LOST, "not_yet", "not_open_yet"),
        (OPENS, LOST, "yes", "eligible"),
        # the last day to file: the 90th counts, the 91st does not
        (CLOSES, LOST, "yes", "eligible"),
        (CLOSES + timedelta(days=1), LOST, "no", "window_closed"),
        (CLOSES + timedelta(days=1), replace(LOST, window=UNSURE), "person", "window_unsure"),
        (CLOSES, replace(LOST, window=UNSURE), "yes", "eligible"),
        (OPENS, replace(LOST, window=Window(OPENS, None)), "yes", "eligible"),
        # what the carrier says
        (OPENS, replace(LOST, delivered_on=OPENS), "no", "delivered"),
        (OPENS, replace(LOST, delivered_on=ESTIMATE), "no", "delivered"),
        (OPENS, replace(LOST, coming_back=True), "no", "coming_back"),
        (OPENS, replace(LOST, coming_back=True, delivered_on=OPENS), "no", "delivered"),
        (OPENS, replace(LOST, damage_told=True), "yes", "eligible"),
        # what we know
        (OPENS, replace(LOST, lost_flag=False), "not_yet", "not_checked"),
        (
            OPENS,
            replace(LOST, estimate_known=False, lost_flag=False, window=Window(None, CLOSES)),
            "no",
            "no_estimate",
        ),
        (OPENS, replace(LOST, shipped=False), "no", "not_shipped"),
        (OPENS, replace(LOST, cancelled=True, shipped=False), "no", "cancelled"),
        # removals: a confirmed one blocks, a suspected one needs a person, a cleared one is nothing
        (OPENS, replace(LOST, removal=RemovalFact.CONFIRMED), "no", "removal"),
        (OPENS, replace(LOST, removal=RemovalFact.SUSPECTED), "person", "removal_suspected"),
        (OPENS, replace(LOST, removal=RemovalFact.CLEARED), "yes", "eligible"),
        (OPENS, replace(LOST, removal=RemovalFact.SUSPECTED, delivered_on=OPENS), "no", "delivered"),
        (CLOSES + timedelta(days=1), replace(LOST, removal=RemovalFact.SUSPECTED), "no", "window_closed"),
        # once
        (OPENS, replace(LOST, units_left=0, claimed_in="CLM-000001"), "no", "claimed"),
        (OPENS, replace(LOST, units_left=1, claimed_in="CLM-000001"), "yes", "eligible"),
        (OPENS, replace(LOST, units_left=0), "no", "nothing_left"),
        # a lost claim asks for no signature: nobody signed
        (OPENS, replace(LOST, signature_required=True), "yes", "eligible"),
    ],
)
def test_a_lost_claim_may_be_opened(day: date, facts: ParcelFacts, verdict: str, code: str) -> None:
    assert said(may_claim_lost(facts, day)) == (verdict, code)


@pytest.mark.parametrize(
    ("day", "facts", "verdict", "code"),
    [
        (date(2026, 10, 2), ARRIVED, "yes", "eligible"),
        (CLOSES, ARRIVED, "yes", "eligible"),
        (CLOSES + timedelta(days=1), ARRIVED, "no", "window_closed"),
        (CLOSES + timedelta(days=1), replace(ARRIVED, window=UNSURE), "person", "window_unsure"),
        # the carrier's own word for damage is enough before delivery
        (OPENS, replace(ARRIVED, delivered_on=None), "not_yet", "not_arrived"),
        (OPENS, replace(ARRIVED, delivered_on=None, damage_told=True), "yes", "eligible"),
        (OPENS, replace(ARRIVED, delivered_on=None, damage_told=True, coming_back=True), "yes", "eligible"),
        (OPENS, replace(ARRIVED, delivered_on=None, coming_back=True), "no", "coming_back"),
        (OPENS, replace(ARRIVED, shipped=False, delivered_on=None), "no", "not_shipped"),
        (OPENS, replace(ARRIVED, cancelled=True), "no", "cancelled"),
        (OPENS, replace(ARRIVED, removal=RemovalFact.CONFIRMED), "no", "removal"),
        (OPENS, replace(ARRIVED, removal=RemovalFact.SUSPECTED), "person", "removal_suspected"),
        (OPENS, replace(ARRIVED, signature_required=True), "person", "signature"),
        (OPENS, replace(ARRIVED, units_left=0, claimed_in="CLM-000001"), "no", "claimed"),
        (OPENS, replace(ARRIVED, lost_flag=False), "yes", "eligible"),
    ],
)
def test_a_damage_claim_may_be_opened(day: date, facts: ParcelFacts, verdict: str, code: str) -> None:
    assert said(may_claim_damaged(facts, day)) == (verdict, code)


@pytest.mark.parametrize(
    ("day", "facts", "verdict", "code"),
    [
        (date(2026, 10, 5), BACK, "yes", "eligible"),
        (date(2026, 12, 4), BACK, "yes", "eligible"),
        (date(2026, 12, 5), BACK, "no", "window_closed"),
        (
            date(2026, 12, 5),
            replace(BACK, window=replace(BACK.window, published=False)),
            "person",
            "window_unsure",
        ),
        # who pays the postage decides what the carrier broke
        (date(2026, 10, 5), replace(BACK, condition="CarrierDamaged"), "person", "own_postage"),
        (
            date(2026, 10, 5),
            replace(BACK, condition="CarrierDamaged", own_postage=True),
            "person",
            "own_postage",
        ),
        (date(2026, 10, 5), replace(BACK, condition="CarrierDamaged", own_postage=False), "yes", "eligible"),
        # grades that are nobody's fault but the customer's, the maker's, the supplier's or time's
        (date(2026, 10, 5), replace(BACK, condition="Sellable"), "no", "sellable"),
        (date(2026, 10, 5), replace(BACK, condition="CustomerDamaged"), "no", "customer_damaged"),
        (date(2026, 10, 5), replace(BACK, condition="CUSTOMER_DAMAGED"), "no", "customer_damaged"),
        (date(2026, 10, 5), replace(BACK, condition="Defective"), "no", "defective"),
        (date(2026, 10, 5), replace(BACK, condition="DistributorDamaged"), "no", "distributor_damaged"),
        (date(2026, 10, 5), replace(BACK, condition="Expired"), "no", "expired"),
        (date(2026, 10, 5), replace(BACK, condition="Soaked"), "person", "grade_unknown"),
        # Amazon has to have processed it
        (date(2026, 10, 5), replace(BACK, processed=False, condition=""), "not_yet", "not_processed"),
        (date(2026, 10, 5), replace(BACK, processed=True, condition=""), "not_yet", "not_processed"),
        (date(2026, 10, 5), replace(BACK, processed=False), "not_yet", "not_processed"),
        (date(2026, 10, 5), replace(BACK, left=False, claimed_in="CLM-000002"), "no", "claimed"),
        (date(2026, 10, 5), replace(BACK, removal=RemovalFact.CONFIRMED), "no", "removal"),
        (date(2026, 10, 5), replace(BACK, removal=RemovalFact.SUSPECTED), "person", "removal_suspected"),
    ],
)
def test_a_return_claim_may_be_opened(day: date, facts: ReturnFacts, verdict: str, code: str) -> None:
    assert said(may_claim_return(facts, day)) == (verdict, code)


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
