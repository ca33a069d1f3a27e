import pytest

from tracking.carriers.numbers import Guess, recognise

SAMPLES = [
    ("1Z5R89390357567127", Guess("ups", "1Z", "checked")),
    ("9400111206206406260787", Guess("usps", "IMpb", "checked")),
    ("420480849400111206206406260787", Guess("usps", "IMpb", "checked")),
    ("986578788855", Guess("fedex", "Express", "checked")),
    ("041441760228964", Guess("fedex", "Ground", "checked")),
    ("3318810025", Guess("dhl", "Express", "checked")),
    ("C11031500001879", Guess("ontrac", "OnTrac", "checked")),
    ("TBA123456789012", Guess("amazon", "TBA", "pattern")),
    ("DE2978244305", Guess("amazon", "DE", "pattern")),
    ("JJD0123456789", Guess("dhl", "piece", "pattern")),
    ("LX12345678", Guess("lasership", "LaserShip", "pattern")),
    ("RB123456785GB", Guess("postal", "S10", "checked")),
]


@pytest.mark.parametrize(("number", "guess"), SAMPLES)
def test_a_number_is_recognised(number: str, guess: Guess) -> None:
    assert recognise(number)[0] == guess


def test_spaces_hyphens_and_case_do_not_matter() -> None:
    assert recognise(" 1z 5r8 939-03 5756 7127 ") == recognise("1Z5R89390357567127")


@pytest.mark.parametrize("number", [number for number, guess in SAMPLES if guess.certainty == "checked"])
def test_a_wrong_check_digit_is_doubted_not_refused(number: str) -> None:
    position = 10 if number.startswith("RB") else -1
    digit = str((int(number[position]) + 1) % 10)
    wrong = number[:position] + digit + (number[position + 1 :] if position != -1 else "")
    carrier = recognise(number)[0].carrier
    assert Guess(carrier, recognise(number)[0].kind, "doubtful") in recognise(wrong)


def test_several_carriers_may_fit_and_the_surest_comes_first() -> None:
    assert recognise("D11031500001879")[0].carrier == "ontrac"
    both = recognise("9612019012345678901234")
    assert {guess.carrier for guess in both} == {"fedex"}
    twice = recognise("92" + "0" * 20)
    assert [guess.carrier for guess in twice] == ["usps"]


@pytest.mark.parametrize(
    "number", ["", "hello", "1Z", "１２３４５６７８９０", "é" * 12, "9" * 5000, "'; drop table"]
)
def test_what_no_carrier_uses_is_nobodys(number: str) -> None:
    assert recognise(number) == ()
