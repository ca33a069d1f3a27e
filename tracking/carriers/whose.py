"""Whose parcel is it? What a person or Amazon says counts; else what the number looks like. Pure."""

from amazon.links import carrier_key
from tracking.carriers.numbers import Guess, recognise

CARRIERS = ("ups", "fedex", "usps", "dhl", "ontrac", "amazon")
"""The carriers a person may name, by the key that stands for them everywhere."""


def may_be_with(carrier: str, told: str, number: str) -> bool:
    """Whether it makes sense to ask that carrier for the number.

    A carrier that was named is the only one asked; for a name nobody knows, or none, everyone whose pattern
    the number fits.
    """
    if not number:
        return False
    named = carrier_key(told)
    return named == carrier if named else carrier in likely(number)


def likely(number: str) -> list[str]:
    """The carriers that may have given the number out, the surest first, each once; none that is doubtful."""
    sure = [guess.carrier for guess in recognise(number) if guess.certainty != "doubtful"]
    return list(dict.fromkeys(sure))


def objection(told: str, number: str) -> Guess | None:
    """The surest other carrier where the number does not look like one of the named carrier's.

    Only a check digit speaks against a name, for patterns of digits alone fit much.
    """
    named, guesses = carrier_key(told), recognise(number)
    if not named or any(guess.carrier == named for guess in guesses):
        return None
    return next((guess for guess in guesses if guess.certainty == "checked"), None)
