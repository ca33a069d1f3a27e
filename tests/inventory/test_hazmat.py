import pytest

from inventory.hazmat import CODES, meanings, state_of
from inventory.models import Hazmat


@pytest.mark.parametrize(
    ("codes", "state"),
    [
        ([], Hazmat.NOT_FLAGGED),
        (["FBA_INB_0016"], Hazmat.ELIGIBLE),
        (["FBA_INB_0014"], Hazmat.UNDER_REVIEW),
        (["FBA_INB_0014", "FBA_INB_0009"], Hazmat.DOCUMENTS_REQUESTED),
        (["FBA_INB_0009", "FBA_INB_0097"], Hazmat.NOT_ELIGIBLE),
        (["FBA_INB_0001"], Hazmat.NOT_FLAGGED),
    ],
)
def test_the_worst_code_decides_and_codes_about_other_things_do_not(codes, state):
    assert state_of(codes) == state


def test_every_code_has_a_sentence_and_an_unknown_one_is_shown_as_itself():
    assert all(meaning.endswith(".") for meaning in meanings(CODES))
    assert meanings(["FBA_INB_9999"]) == ["FBA_INB_9999"]
