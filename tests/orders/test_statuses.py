import pytest

from orders.models import Stage
from orders.statuses import stage_of, word

AMAZONS_WORDS = {
    "New": Stage.PENDING,
    "Received": Stage.PENDING,
    "Planning": Stage.PENDING,
    "Processing": Stage.UNSHIPPED,
    "Cancelled": Stage.CANCELLED,
    "Complete": Stage.SHIPPED,
    "CompletePartialled": Stage.SHIPPED,
    "Unfulfillable": Stage.UNFULFILLABLE,
    "Invalid": Stage.UNFULFILLABLE,
}


@pytest.mark.parametrize(("told", "stage"), AMAZONS_WORDS.items())
def test_every_word_of_amazons_has_a_stage_however_it_is_written(told, stage):
    for written in (told, told.upper(), told.lower()):
        assert stage_of(written, parcels=0, delivered=0, now=Stage.PENDING) == stage


def test_complete_partialled_with_an_underscore_is_the_same_word():
    assert word("COMPLETE_PARTIALLED") == word("CompletePartialled")


def test_an_unknown_word_is_itself_and_moves_nothing():
    assert word("Teleporting").label == "Teleporting"
    assert stage_of("Teleporting", parcels=0, delivered=0, now=Stage.UNSHIPPED) == Stage.UNSHIPPED


def test_parcels_speak_before_amazons_word():
    assert stage_of("Processing", parcels=2, delivered=0, now=Stage.UNSHIPPED) == Stage.SHIPPED
    assert stage_of("Complete", parcels=2, delivered=1, now=Stage.SHIPPED) == Stage.SHIPPED
    assert stage_of("Complete", parcels=2, delivered=2, now=Stage.SHIPPED) == Stage.DELIVERED


@pytest.mark.parametrize("told", ["New", "Received", "Planning"])
def test_until_planning_an_order_can_be_cancelled(told):
    assert word(told).cancellable


@pytest.mark.parametrize(
    "told", ["Processing", "Complete", "CompletePartialled", "Cancelled", "Unfulfillable", "Invalid", "Odd"]
)
def test_from_processing_on_it_can_not(told):
    assert not word(told).cancellable
