"""What an answer is, the facts it stands on, and how objections become one answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reimbursements.words import Reason, Text


class Verdict(StrEnum):
    """The four answers."""

    YES = "yes"
    NO = "no"
    NOT_YET = "not_yet"
    PERSON = "person"  # may be opened; the reviewer decides the doubt


class RemovalFact(StrEnum):
    """Whether the order took stock out rather than serving a customer."""

    NONE = "none"
    SUSPECTED = "suspected"
    CONFIRMED = "confirmed"
    CLEARED = "cleared"


@dataclass(frozen=True)
class Window:
    """From when until when a claim may be filed; `published` is False where Amazon names no such window."""

    opens_on: date | None
    closes_on: date | None
    published: bool = True


@dataclass(frozen=True)
class ParcelFacts:
    """What the answer for one parcel stands on."""

    shipped: bool
    window: Window
    cancelled: bool = False
    delivered_on: date | None = None
    coming_back: bool = False
    damage_told: bool = False  # the carrier itself says damaged (event 405)
    lost_flag: bool = False  # tracking has flagged it lost-eligible
    estimate_known: bool = True
    signature_required: bool = False
    removal: RemovalFact = RemovalFact.NONE
    units_left: int = 1  # not yet in another claim for the same cause
    claimed_in: str = ""  # the number of that other claim


@dataclass(frozen=True)
class ReturnFacts:
    """What the answer for one returned unit stands on."""

    processed: bool
    condition: str  # Amazon's word: Sellable, CarrierDamaged...
    window: Window
    own_postage: bool | None = None  # None: not known
    removal: RemovalFact = RemovalFact.NONE
    claimed_in: str = ""
    left: bool = True


@dataclass(frozen=True)
class Answer:
    """The answer with what it stands on: the first reason decides, the others add to it."""

    verdict: Verdict
    reasons: tuple[Reason, ...]
    window: Window
    until: date | None = None  # with NOT_YET: the first day on which it may be opened, when known

    @property
    def may_open(self) -> bool:
        return self.verdict in (Verdict.YES, Verdict.PERSON)

    @property
    def reason(self) -> Reason:
        return self.reasons[0]


Objection = tuple[Verdict, Reason]


def decide(objections: Sequence[Objection], window: Window, yes: Text) -> Answer:
    """The first no or not-yet decides; else any doubt makes it a person's; else yes."""
    for verdict, reason in objections:
        if verdict in (Verdict.NO, Verdict.NOT_YET):
            return Answer(
                verdict, (reason,), window, window.opens_on if reason.code == "not_open_yet" else None
            )
    if objections:
        return Answer(Verdict.PERSON, tuple(reason for _verdict, reason in objections), window)
    return Answer(Verdict.YES, (Reason("eligible", yes),), window)


def no(code: str, text: Text, **facts: object) -> Objection:
    return Verdict.NO, Reason(code, text, facts)


def later(code: str, text: Text, **facts: object) -> Objection:
    return Verdict.NOT_YET, Reason(code, text, facts)


def doubt(code: str, text: Text, **facts: object) -> Objection:
    return Verdict.PERSON, Reason(code, text, facts)
