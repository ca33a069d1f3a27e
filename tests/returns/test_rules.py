"""The pure rules: what may come back, from which shipment, what a grade means, whose links are opened."""

from dataclasses import dataclass

import pytest

from returns.eligibility import Hindrance, LineFacts, allot, judge, why_not
from returns.grading import Claim, grade_of, restocks
from returns.links import amazon_page
from returns.models import ReturnStatus
from returns.refusals import words_for
from returns.standing import answer, is_finished


@pytest.mark.parametrize(
    ("facts", "returnable", "hindrance"),
    [
        (LineFacts(quantity=3, shipped=3, on_returns=0), 3, Hindrance.NONE),
        (LineFacts(quantity=3, shipped=2, on_returns=1), 1, Hindrance.NONE),
        (LineFacts(quantity=3, shipped=3, on_returns=3), 0, Hindrance.NOTHING_LEFT),
        (LineFacts(quantity=3, shipped=3, on_returns=3, on_open_returns=2), 0, Hindrance.NOTHING_LEFT),
        (LineFacts(quantity=3, shipped=3, on_returns=3, on_open_returns=3), 0, Hindrance.ALREADY_ASKED),
        (LineFacts(quantity=3, shipped=3, on_returns=0, named_by_amazon=False), 0, Hindrance.NOT_IN_ORDER),
        (LineFacts(quantity=3, shipped=3, on_returns=4), 0, Hindrance.NOTHING_LEFT),
        (LineFacts(quantity=3, shipped=0, on_returns=0), 0, Hindrance.NOT_SHIPPED),
        (LineFacts(quantity=3, shipped=0, on_returns=0, cancelled=2), 0, Hindrance.NOT_SHIPPED),
        (
            LineFacts(quantity=3, shipped=0, on_returns=0, cancelled=1, unfulfillable=2),
            0,
            Hindrance.WILL_NOT_SHIP,
        ),
        (LineFacts(quantity=3, shipped=1, on_returns=0, unfulfillable=2), 1, Hindrance.NONE),
    ],
)
def test_a_line_may_come_back_as_far_as_it_shipped(
    facts: LineFacts, returnable: int, hindrance: Hindrance
) -> None:
    verdict = judge(facts)
    assert (verdict.returnable, verdict.hindrance) == (returnable, hindrance)
    assert bool(why_not(verdict, facts)) == (returnable == 0)


@pytest.mark.parametrize(
    ("shipped", "taken", "wanted", "places"),
    [
        ({1: 2, 2: 2}, {}, 3, [1, 1, 2]),
        ({1: 2, 2: 2}, {1: 1}, 3, [1, 2, 2]),
        ({1: 2, 2: 2}, {None: 3}, 1, [2]),
        ({1: 1}, {1: 5}, 1, []),
        ({}, {}, 1, []),
        ({1: 1, 2: 1}, {}, 5, [1, 2]),
    ],
)
def test_units_are_allotted_to_the_earliest_shipment_that_has_some_left(
    shipped: dict[int, int], taken: dict[int | None, int], wanted: int, places: list[int]
) -> None:
    assert list(allot(shipped, taken, wanted)) == places


@pytest.mark.parametrize(
    ("condition", "restock", "claim"),
    [
        ("Sellable", True, Claim.NO),
        ("SELLABLE", True, Claim.NO),
        ("CarrierDamaged", False, Claim.DOUBTFUL),
        ("FULFILLER_DAMAGED", False, Claim.YES),
        ("CustomerDamaged", False, Claim.NO),
        ("Defective", False, Claim.NO),
        ("Unsellable", False, Claim.NO),
    ],
)
def test_only_sellable_restocks_and_only_amazons_and_the_carriers_damage_is_claimable(
    condition: str, restock: bool, claim: Claim
) -> None:
    grade = grade_of(condition)
    assert grade is not None
    assert (restocks(condition), grade.claim) == (restock, claim)


def test_an_unknown_condition_is_shown_as_itself_and_none_is_none() -> None:
    unknown = grade_of("Soggy")
    assert unknown is not None
    assert (unknown.label, unknown.icon) == ("Soggy", "info")
    assert grade_of("") is None


def test_an_unknown_refusal_shows_amazons_own_words() -> None:
    assert words_for("NewCode", "Because.").reason == "Because."
    assert words_for("NewCode", "").reason == "NewCode"
    assert "already has a return" in str(words_for("DUPLICATE_REQUEST", "").reason)


@dataclass
class Unit:
    told: bool = False
    is_refused: bool = False
    is_over: bool = False


NEW, DONE, NO, OPEN = Unit(told=True), Unit(told=True, is_over=True), Unit(is_refused=True), Unit()


@pytest.mark.parametrize(
    ("units", "status", "finished"),
    [
        ([], None, False),
        ([OPEN], None, False),
        ([NEW, OPEN], None, False),
        ([NEW, NEW], ReturnStatus.AUTHORISED, False),
        ([NEW, NO], ReturnStatus.PARTLY_REFUSED, False),
        ([NO, NO], ReturnStatus.REFUSED, False),
        ([DONE, NEW], ReturnStatus.AUTHORISED, False),
        ([DONE, DONE], ReturnStatus.AUTHORISED, True),
        ([DONE, NO], ReturnStatus.PARTLY_REFUSED, True),
    ],
)
def test_a_return_stands_where_its_units_stand(
    units: list[Unit], status: ReturnStatus | None, finished: bool
) -> None:
    assert answer(units) == status
    assert is_finished(units) == finished


@pytest.mark.parametrize(
    ("url", "opened"),
    [
        ("https://www.amazon.com/gp/orc/rml/D1", True),
        (" https://sellercentral.amazon.co.uk/rma ", True),
        ("https://sellercentral-europe.amazon.com/rma", True),
        ("http://www.amazon.com/rma", False),
        ("https://amazon.com.evil.example/rma", False),
        ("https://evilamazon.com/rma", False),
        ("https://amazon.com@evil.example/", False),
        ("https://user@amazon.com/", False),
        ("https://amazon.com:8443/", False),
        ("https://[bad/", False),
        ("javascript:alert(1)", False),
        ("", False),
    ],
)
def test_only_amazons_own_pages_are_linked(url: str, opened: bool) -> None:
    assert amazon_page(url) == (url.strip() if opened else "")
