"""What blocks a submission and what only warns."""

from dataclasses import replace

import pytest

from reimbursements.checklist import ClaimFacts, State, blocking, check

DAMAGED = {
    "required": ["item_photo", "customer_resolution"],
    "advised": ["box_photo", "label_photo", "order_proof", "resolution_proof"],
}
NOTHING = ClaimFacts(files={}, resolution=False, units_named=True)


def states(facts: ClaimFacts, **rule: list[str]) -> dict[str, str]:
    return {line.key: str(line.state) for line in check(**(rule or DAMAGED), facts=facts)}  # type: ignore[arg-type]


def test_without_anything_the_required_block_and_the_advised_warn() -> None:
    assert states(NOTHING) == {
        "item_photo": "missing",
        "customer_resolution": "missing",
        "box_photo": "advised",
        "label_photo": "advised",
        "order_proof": "advised",
        "resolution_proof": "advised",
        "unit_ids": "done",
    }


@pytest.mark.parametrize(
    ("files", "resolution", "blocks"),
    [
        ({}, False, ["item_photo", "customer_resolution"]),
        ({"item_photo": 1}, False, ["customer_resolution"]),
        ({"item_photo": 1}, True, []),
        ({"box_photo": 3, "label_photo": 1}, True, ["item_photo"]),
        # a paper about the refund is no record of it
        ({"item_photo": 2, "resolution_proof": 1}, False, ["customer_resolution"]),
    ],
)
def test_no_photo_no_submission(files: dict[str, int], resolution: bool, blocks: list[str]) -> None:
    lines = check(**DAMAGED, facts=ClaimFacts(files=files, resolution=resolution, units_named=True))
    assert [line.key for line in blocking(lines)] == blocks


def test_the_rule_decides_what_blocks() -> None:
    assert states(NOTHING, required=["order_proof"], advised=["item_photo"]) == {
        "order_proof": "missing",
        "item_photo": "advised",
        "unit_ids": "done",
    }


def test_a_proof_that_is_both_required_and_advised_is_asked_once() -> None:
    lines = check(required=["order_proof"], advised=["order_proof"], facts=NOTHING)
    assert [line.key for line in lines] == ["order_proof", "unit_ids"]


def test_a_proof_unknown_to_the_portal_still_blocks() -> None:
    assert states(NOTHING, required=["serial_photo"], advised=[])["serial_photo"] == "missing"


def test_units_without_a_name_only_warn() -> None:
    assert states(replace(NOTHING, units_named=False))["unit_ids"] == "advised"


def test_a_suspected_removal_blocks_until_it_is_explained() -> None:
    suspected = replace(NOTHING, removal_suspected=True)
    assert states(suspected)["removal_reason"] == "missing"
    assert states(replace(suspected, removal_explained=True))["removal_reason"] == "done"
    assert "removal_reason" not in states(NOTHING)


def test_files_are_counted_in_words() -> None:
    files = {"item_photo": 2, "box_photo": 1}
    lines = {line.key: line for line in check(**DAMAGED, facts=replace(NOTHING, files=files))}
    assert (str(lines["item_photo"].detail), str(lines["box_photo"].detail)) == ("2 files.", "1 file.")
    assert lines["item_photo"].state is State.DONE
