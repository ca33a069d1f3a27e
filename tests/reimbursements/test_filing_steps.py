"""What is next in a case, by when, and that letters and decisions move it."""

from datetime import date
from decimal import Decimal

import pytest

from history.actions import Refusal
from mcf_portal.work.moment import Moment
from mcf_portal.work.sources.claims import case_steps, claims
from reimbursements import actions
from reimbursements.clocks import Days, Letter, Next, next_step
from reimbursements.models import Claim, ClaimStep, FilingRule
from reimbursements.packet.letters import Case, CostLine, draft
from sellers.models import Seller, User
from tests.factories import NOW
from tests.reimbursements import claim_factory as made

DAYS = Days(silent=7, answer=5, appeal=14, dispute=60)
FILED, LATER = date(2026, 11, 20), date(2026, 11, 25)


@pytest.mark.parametrize(
    ("status", "letters", "wanted"),
    [
        ("draft", [], None),
        ("approved", [], None),
        ("paid", [], None),
        # silent n days, counted from the last word in the case
        ("filed", [], ("chase", FILED, date(2026, 11, 27))),
        ("filed", [("filing", FILED)], ("chase", FILED, date(2026, 11, 27))),
        ("filed", [("filing", FILED), ("reminder", LATER)], ("chase", LATER, date(2026, 12, 2))),
        ("filed", [("filing", FILED), ("news", LATER)], ("chase", LATER, date(2026, 12, 2))),
        ("filed", [("question", FILED), ("answer", LATER)], ("chase", LATER, date(2026, 12, 2))),
        # an answer is due: on the day Amazon names, else by the rule
        ("filed", [("question", LATER)], ("answer", LATER, date(2026, 11, 30))),
        ("filed", [("question", LATER, date(2026, 11, 28))], ("answer", LATER, date(2026, 11, 28))),
        # a denial and its appeal
        ("denied", [("denial", FILED)], ("appeal", FILED, date(2026, 12, 4))),
        ("filed", [("denial", FILED), ("appeal", LATER)], ("chase", LATER, date(2026, 12, 2))),
        # a re-valuation within 60 days of the payment
        ("short_paid", [], ("revaluation", FILED, date(2027, 1, 19))),
        ("short_paid", [("revaluation", LATER)], ("chase", LATER, date(2026, 12, 2))),
        ("short_paid", [("revaluation", LATER), ("question", LATER)], ("answer", LATER, date(2026, 11, 30))),
        (
            "short_paid",
            [("revaluation", LATER), ("denial", LATER)],
            ("revaluation", FILED, date(2027, 1, 19)),
        ),
        ("short_paid", [("filing", date(2026, 11, 1))], ("revaluation", FILED, date(2027, 1, 19))),
        # money taken back has no published day
        ("reversed", [], ("contest", FILED, None)),
        ("reversed", [("reminder", LATER)], ("chase", LATER, date(2026, 12, 2))),
    ],
)
def test_the_next_step(
    status: str, letters: list[tuple[str, date]], wanted: tuple[str, date, date | None] | None
) -> None:
    told = [Letter(*letter) for letter in letters]
    found = next_step(status=status, decided_on=FILED, letters=told, days=DAYS)
    assert found == (Next(*wanted) if wanted else None)  # type: ignore[arg-type]


def test_a_clock_that_no_rule_names_leaves_the_step_without_a_day() -> None:
    none = Days(None, None, None, None)
    assert next_step(status="filed", decided_on=FILED, letters=[], days=none) == Next("chase", FILED, None)  # type: ignore[arg-type]


def steps(claim: Claim) -> list[tuple[str, str, date | None]]:
    return [(step.kind, step.status, step.due_on) for step in claim.case_steps.all()]


def work(seller: Seller, days: float) -> list[str]:
    moment = Moment(seller, made.later(days))
    return [str(item.title) for source in (claims, case_steps) for item in source(moment)]


def test_a_case_from_filing_to_an_accepted_denial(seller: Seller, agent: User) -> None:
    claim = made.filed(seller, agent)
    assert steps(claim) == [("chase", "open", date(2026, 11, 27))]
    assert claim.letters.get().text.startswith("Request: reimbursement")
    assert work(seller, 6) == []
    assert work(seller, 8) == ["Amazon is silent: ask again in the case"]
    given = {"claim": claim, "by": agent, "at": made.later(1)}
    actions.record_letter(kind="question", on=date(2026, 11, 20), text="Which carton?", **given)
    assert work(seller, 1) == ["Amazon asks: an answer is due"]
    actions.record_letter(kind="answer", on=date(2026, 11, 21), text="The brown one.", **given)
    actions.record_denial(reason="No proof of value", denied_on=date(2026, 11, 21), **given)
    assert steps(claim)[-1] == ("appeal", "open", date(2026, 12, 5))
    assert [status for _kind, status, _due in steps(claim)[:-1]] == ["done", "done", "done"]
    with pytest.raises(Refusal, match="Say why it is accepted"):
        actions.leave_step(step=claim.case_steps.open().get(), reason=" ", by=agent, at=NOW)
    actions.leave_step(step=claim.case_steps.open().get(), reason="Too little", by=agent, at=NOW)
    actions.follow_all(at=made.later(2))
    assert (claim.case_steps.open().count(), work(seller, 30)) == (0, [])
    actions.record_filing(case_id=made.CASE, filed_on=date(2026, 11, 21), text="Look again", **given)
    assert [letter.kind for letter in claim.letters.all()] == [
        "filing",
        "question",
        "answer",
        "denial",
        "appeal",
    ]
    assert steps(claim)[-1] == ("chase", "open", date(2026, 11, 28))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"kind": "appeal"}, "Choose what the letter is"),
        ({"on": date(2026, 11, 23)}, "lies in the future"),
        ({"on": date(2026, 11, 1)}, "lies before the filing"),
        ({"answer_by": date(2026, 11, 19)}, "due before the letter was written"),
        ({"text": " "}, "Paste the letter's text"),
        ({"upload": made.upload(b"MZ", "x.exe")}, r"x\.exe was not kept: it is no JPEG"),
    ],
)
def test_a_letter_that_makes_no_sense_is_refused_and_nothing_is_kept(
    seller: Seller, agent: User, changed: dict[str, object], said: str
) -> None:
    claim = made.filed(seller, agent)
    given = {"kind": "news", "on": date(2026, 11, 20), "text": "We look into it."} | changed
    with pytest.raises(Refusal, match=said):
        actions.record_letter(claim=claim, by=agent, at=NOW, **given)  # type: ignore[arg-type]
    assert claim.letters.count() == 1


def test_following_twice_changes_nothing(seller: Seller, agent: User) -> None:
    claim = made.filed(seller, agent)
    before = list(ClaimStep.objects.values())
    actions.follow(claim=claim, at=made.later(3))
    assert actions.follow_all(at=made.later(3)) == 0
    assert list(ClaimStep.objects.values()) == before


def test_every_marketplace_says_where_to_file_and_that_the_days_are_the_portals_own(db: None) -> None:
    rules = FilingRule.objects.all()
    assert rules.count() >= 14
    assert not any(rule.is_published for rule in rules)
    assert all("the portal's own" in rule.source for rule in rules)


@pytest.mark.parametrize("kind", ["chase", "answer", "appeal", "revaluation", "contest"])
def test_each_step_has_its_letter(kind: str) -> None:
    case = Case("CLM-000001", "1555", "T-1", FILED, LATER, "12.00 to 30.00 USD", "5.00 USD", "No proof")
    text = draft(kind, case)
    assert text.startswith("Case 1555: MCF order T-1 (our reference CLM-000001)\n\n")
    assert text.endswith("\n\nThank you.\n")


def test_a_re_valuation_names_the_cost_and_its_invoice() -> None:
    cost = CostLine("MUG", Decimal("18.20"), "USD", "Pottery Ltd 117 of 2026-03-02")
    case = Case("CLM-000001", "1555", "T-1", FILED, LATER, paid="5.00 USD", costs=(cost,))
    assert "- MUG: 18.20 USD per unit, invoice Pottery Ltd 117 of 2026-03-02" in draft("revaluation", case)
