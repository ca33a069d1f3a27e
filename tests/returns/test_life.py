"""The life of a unit: every life that Amazon and the carriers can tell goes along the table, and the README shows it."""

from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.life import BEGINNINGS, JUDGED, MOVES, UnitFacts, UnitStage, diagram, stage_of
from returns.management.commands.unit_diagram import in_readme

ROOT = Path(__file__).resolve().parent.parent.parent
S = UnitStage
STATUSES = ("New", "Processed", "Refused", "CANCELLED", "Something else")
CONDITIONS = ("", "Sellable", "CarrierDamaged", "FULFILLER_DAMAGED", "Defective", "Expired", "Soggy")
PARCELS = ("", "under_way", "arrived")


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        (UnitFacts(told=False, refused=False, withdrawn=False, status="", condition=""), S.SUBMITTED),
        (UnitFacts(told=False, refused=True, withdrawn=False, status="", condition=""), S.REFUSED),
        (UnitFacts(told=False, refused=False, withdrawn=True, status="", condition=""), S.WITHDRAWN),
        (UnitFacts(True, False, False, "New", ""), S.AUTHORISED),
        (UnitFacts(True, False, True, "New", ""), S.AUTHORISED),  # Amazon had taken it after all
        (UnitFacts(True, False, False, "New", "", "under_way"), S.UNDER_WAY),
        (UnitFacts(True, False, False, "New", "", "arrived"), S.ARRIVED),
        (UnitFacts(True, False, False, "Processed", "Sellable", "under_way"), S.IN_STOCK),
        (UnitFacts(True, False, False, "PROCESSED", "CARRIER_DAMAGED"), S.CLAIMABLE),
        (UnitFacts(True, False, False, "Processed", "FulfillerDamaged"), S.CLAIMABLE),
        (UnitFacts(True, False, False, "Processed", "CustomerDamaged"), S.NOT_REIMBURSED),
        (UnitFacts(True, False, False, "Processed", "DistributorDamaged"), S.NOT_REIMBURSED),
        (UnitFacts(True, False, False, "Processed", "Soggy"), S.UNCLEAR),
        (UnitFacts(True, False, False, "Processed", ""), S.UNCLEAR),
        (UnitFacts(True, False, False, "Refused", "Sellable"), S.REFUSED_AFTERWARDS),
    ],
)
def test_where_a_unit_is(facts: UnitFacts, stage: UnitStage) -> None:
    assert stage_of(facts) == stage


TOLD = [UnitFacts(True, False, False, *words) for words in product(STATUSES, CONDITIONS, PARCELS)]
UNTOLD = [UnitFacts(False, refused, False, "", "") for refused in (False, True)]


@given(st.lists(st.sampled_from(TOLD), min_size=1, max_size=12), st.sampled_from([None, *UNTOLD]))
def test_every_life_goes_along_the_table(later: list[UnitFacts], first: UnitFacts | None) -> None:
    facts = [*([first] if first else []), *later]
    stages = [stage_of(one) for one in facts]
    if first is not None:
        assert stages[0] in (*BEGINNINGS, S.REFUSED)
        assert stages[1] in MOVES[stages[0]] or stages[1] in (S.UNDER_WAY, S.ARRIVED)
    for before, after in pairwise(stages[1:]):
        assert after == before or after in MOVES[before]


def test_every_stage_can_be_reached_and_none_is_a_trap_but_the_shelf_is_corrected() -> None:
    reached = {*BEGINNINGS, *(to for moves in MOVES.values() for to in moves)}
    assert reached == set(UnitStage) == set(MOVES)
    assert all(set(JUDGED) - {stage} <= set(MOVES[stage]) for stage in JUDGED)


def test_the_readme_shows_the_table_as_it_is() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert diagram() in text
    assert in_readme(text) == text
