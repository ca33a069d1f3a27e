"""What an answer is, the facts it stands on, and how objections become one answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from reimbursements.eligibility.terms import Days, Terms, Window
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


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What every answer stands on: the rule, its window, and what is known of the order."""

    window: Window
    terms: Terms = field(default_factory=Terms)
    days: Days = field(default_factory=Days)
    removal: RemovalFact = RemovalFact.NONE
    amazon_order: bool = False  # its number is one of Amazon's own store
    claimed_in: str = ""  # the number of the claim that holds the units for the same cause
    claimed_otherwise: str = ""  # the number of one that holds them for another cause
    paid_in: str = ""  # the id of a payment for these units that answers no claim
    paid_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ParcelFacts(Facts):
    """What the answer for one parcel stands on."""

    shipped: bool
    cancelled: bool = False
    delivered_on: date | None = None
    coming_back: bool = False
    damage_told: bool = False  # the carrier itself says damaged (event 405)
    lost_told: bool = False  # the carrier itself says lost (event 409, "undeliverable")
    reported: bool = False  # the customer says so
    lost_flag: bool = False  # tracking has flagged it lost-eligible
    estimate_known: bool = True
    signature_required: bool = False
    wrong_address: bool = False
    units_left: int = 1  # neither claimed for the same cause nor paid


@dataclass(frozen=True, kw_only=True)
class ReturnFacts(Facts):
    """What the answer for one returned unit stands on."""

    processed: bool
    condition: str  # Amazon's word: Sellable, CarrierDamaged...
    own_postage: bool | None = None  # None: not known
    left: bool = True


@dataclass(frozen=True)
class Answer:
    """The answer with what it stands on: the first reason decides, the others add to it."""

    verdict: Verdict
    reasons: tuple[Reason, ...]
    window: Window
    until: date | None = None  # with NOT_YET: the first day on which it may be opened, when known
    grounds: tuple[Reason, ...] = ()  # the facts behind it, one sentence each

    @property
    def may_open(self) -> bool:
        return self.verdict in (Verdict.YES, Verdict.PERSON)

    @property
    def awaits_report(self) -> bool:
        """Only the customer's own words are missing."""
        return self.reason.code == "not_reported"

    @property
    def reason(self) -> Reason:
        return self.reasons[0]

    def standing_on(self, grounds: Sequence[Reason]) -> "Answer":
        """The same answer with its facts beside it."""
        return replace(self, grounds=tuple(grounds))


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


def against(facts: Facts, exclusion: str, text: Text, **named: object) -> Objection | None:
    """An exclusion that applies: a no or a doubt, as the rule has it; nothing where the rule does not name it."""
    if exclusion in facts.terms.refused_when:
        return no(exclusion, text, **named)
    return doubt(exclusion, text, **named) if exclusion in facts.terms.doubted_when else None
