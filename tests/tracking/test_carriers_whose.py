"""Whose parcel it is: a name counts, else what the number looks like."""

import pytest

from tracking.carriers.whose import likely, may_be_with, objection

UPS, FEDEX, USPS = "1Z5R89390357567127", "986578788855", "9400111206206406260787"


@pytest.mark.parametrize(
    ("carrier", "told", "number", "asked"),
    [
        ("ups", "UPS_GROUND", UPS, True),
        ("ups", "", UPS, True),
        ("fedex", "", UPS, False),
        ("ups", "other", UPS, True),  # a name that says nothing
        ("ups", "FedEx", UPS, False),  # a name that says something else
        ("fedex", "Federal Express", UPS, True),  # whatever the number looks like
        ("fedex", "", FEDEX, True),
        ("usps", "", USPS, True),
        ("dhl", "", "3318810025", True),
        ("dhl", "", "3318810026", False),  # the check digit does not fit
        ("ups", "AMZN_US", UPS, False),
        ("ups", "UPS", "", False),
    ],
)
def test_who_is_asked(carrier: str, told: str, number: str, asked: bool) -> None:
    assert may_be_with(carrier, told, number) is asked


def test_several_carriers_may_fit() -> None:
    assert likely("12345678901234567890") in (["usps"], [])
    assert likely(UPS) == ["ups"]
    assert likely("?") == []


@pytest.mark.parametrize(
    ("told", "number", "carrier"),
    [
        ("FedEx", UPS, "ups"),
        ("UPS", UPS, None),
        ("", UPS, None),  # nobody named anyone
        ("UPS", "TBA318840275914", None),  # a pattern alone speaks against nobody
        ("UPS", "???", None),
    ],
)
def test_a_check_digit_may_speak_against_the_name(told: str, number: str, carrier: str | None) -> None:
    found = objection(told, number)
    assert (found.carrier if found else None) == carrier
