"""Whose number is it? Patterns and check digits of tracking numbers.

Source: the public collection of number formats named in DOMAIN.md, "Tracking number formats"; check digits
verified on its samples. A failed check is a warning, never a refusal: Amazon's own numbers vary.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import cycle


@dataclass(frozen=True)
class Guess:
    """A carrier that may have given a number out.

    `certainty` is "checked" (pattern and check digit fit), "pattern" (the carrier has no check digit),
    or "doubtful" (the pattern fits, the check digit does not).
    """

    carrier: str
    kind: str
    certainty: str


_ORDER = {"checked": 0, "pattern": 1, "doubtful": 2}


def recognise(number: str) -> tuple[Guess, ...]:
    """Every carrier whose pattern the number fits, the surest first; nothing when none does."""
    plain = re.sub(r"[\s-]", "", number).upper()
    if not plain.isascii():
        return ()
    guesses = [_guess(rule, plain) for rule in _RULES if rule.pattern.fullmatch(plain)]
    return tuple(sorted(guesses, key=lambda guess: _ORDER[guess.certainty]))


@dataclass(frozen=True)
class _Rule:
    carrier: str
    kind: str
    pattern: re.Pattern[str]
    check: Callable[[str], bool] | None


def _guess(rule: _Rule, number: str) -> Guess:
    if rule.check is None:
        return Guess(rule.carrier, rule.kind, "pattern")
    return Guess(rule.carrier, rule.kind, "checked" if rule.check(number) else "doubtful")


def _weighted(digits: Iterable[int], weights: Iterable[int]) -> int:
    return sum(digit * weight for digit, weight in zip(digits, cycle(weights), strict=False))


def _digits(number: str) -> list[int]:
    """Digits as they are, letters as UPS counts them."""
    return [int(letter) if letter.isdigit() else (ord(letter) - 3) % 10 for letter in number]


def _ten_minus(total: int) -> int:
    return (10 - total % 10) % 10


def _ups(number: str) -> bool:
    *body, check = _digits(number[2:])
    return _ten_minus(_weighted(body, (1, 2))) == check


def _usps(number: str) -> bool:
    *body, check = _digits(number[-22:])
    return _ten_minus(_weighted(reversed(body), (3, 1))) == check


def _usps_20(number: str) -> bool:
    *body, check = _digits(number)
    return _ten_minus(_weighted(body, (3, 1))) == check


def _fedex_express(number: str) -> bool:
    *body, check = _digits(number)
    return _weighted(body, (3, 1, 7)) % 11 % 10 == check


def _fedex_ground(number: str) -> bool:
    *body, check = _digits(number[-15:])
    return _ten_minus(_weighted(body, (1, 3))) == check


def _dhl(number: str) -> bool:
    return int(number[:-1]) % 7 == int(number[-1])


def _ontrac(number: str) -> bool:
    *body, check = _digits(number[1:])
    first = 4 if number[0] == "C" else 5
    return _ten_minus(_weighted([first, *body], (1, 2))) == check


def _postal(number: str) -> bool:
    *body, check = _digits(number[2:11])
    left = 11 - _weighted(body, (8, 6, 4, 2, 3, 5, 9, 7)) % 11
    return {10: 0, 11: 5}.get(left, left) == check


_RULES = (
    _Rule("ups", "1Z", re.compile(r"1Z[A-Z0-9]{15}\d"), _ups),
    _Rule("usps", "IMpb", re.compile(r"(420\d{5}(\d{4})?)?9[2-5]\d{20}"), _usps),
    _Rule("usps", "20 digits", re.compile(r"\d{20}"), _usps_20),
    _Rule("fedex", "Express", re.compile(r"\d{12}"), _fedex_express),
    _Rule("fedex", "Ground", re.compile(r"\d{15}"), _fedex_ground),
    _Rule("fedex", "Ground 96", re.compile(r"96\d{20}"), _fedex_ground),
    _Rule("amazon", "TBA", re.compile(r"TB[ACM]\d{12}"), None),
    _Rule("amazon", "DE", re.compile(r"DE\d{10}"), None),
    _Rule("dhl", "Express", re.compile(r"\d{10,11}"), _dhl),
    _Rule("dhl", "piece", re.compile(r"J[A-Z]{2,3}\d{9,10}"), None),
    _Rule("ontrac", "OnTrac", re.compile(r"[CD]\d{14}"), _ontrac),
    _Rule("lasership", "LaserShip", re.compile(r"L[AIEHNX][1-3]\d{7}|1LS7[12]\d{10}"), None),
    _Rule("postal", "S10", re.compile(r"[A-Z]{2}\d{9}[A-Z]{2}"), _postal),
)
