"""Why Amazon can't fulfil an order, told from the facts, and how sure that is.

Amazon's order itself carries no reason (Fulfillment Outbound API: neither damage nor hazmat appears on it). So the cause
is read from what the feeds say beside it: a preview's codes, the eligibility codes of the product, the ledger of the
days before, the stock by condition, the address. Pure: facts in, findings out; no database, no clock.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import IntEnum, StrEnum

from amazon.words import canonical
from inventory.hazmat import BLOCKING
from inventory.models import Hazmat


class Cause(StrEnum):
    """What stands in the way, the more specific first: of two equally sure ones the first leads."""

    HAZMAT = "hazmat"
    BAD_ADDRESS = "bad_address"
    CANNOT_DELIVER = "cannot_deliver"
    DAMAGED = "damaged"
    NOT_FOUND = "not_found"
    NO_STOCK = "no_stock"
    TOLD = "told"  # Amazon gives a reason that the portal has no words for: its code is shown
    CANCELLED = "cancelled"


class Sure(IntEnum):
    """How sure a cause is: the feed says it, the facts point at it, or nothing speaks against it."""

    CERTAIN = 0
    LIKELY = 1
    POSSIBLE = 2


@dataclass(frozen=True)
class Fact:
    """One thing a finding stands on; `key` names its sentence, `values` fill it."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.key, tuple(self.values.items())))


@dataclass(frozen=True)
class Finding:
    """One cause, how sure, on which facts, for which SKU (empty: the whole order)."""

    cause: Cause
    sure: Sure
    facts: tuple[Fact, ...]
    sku: str = ""


@dataclass(frozen=True, kw_only=True)
class LedgerFacts:
    """What the ledger says of one SKU's sellable units up to the day Amazon gave up; units, all centres together."""

    day: date  # the last day the ledger has, at most that day
    sellable: int  # at the end of that day
    damaged: int = 0  # in the week up to it
    damaged_on: date | None = None
    lost: int = 0
    lost_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class LineFacts:
    """One line that lacks units; stock is as Amazon last reported it, None while the product isn't known."""

    sku: str
    missing: int  # units that neither shipped nor will
    cancelled: int = 0
    hazmat: str = Hazmat.NOT_FLAGGED
    hazmat_codes: tuple[str, ...] = ()
    hazmat_since: date | None = None
    fulfillable: int | None = None
    reserved: int = 0
    inbound: int = 0
    damaged: int = 0  # units in stock that were damaged in the warehouse
    reported_on: date | None = None
    ledger: LedgerFacts | None = None
    preview_reasons: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SetbackFacts:
    """One order that can't be fulfilled, in part or whole, or perhaps won't be."""

    status: str  # Amazon's word
    failed_on: date | None = None  # the day of that word; None while nothing has failed yet
    address_lacks: tuple[str, ...] = ()  # of name, street, city, postcode, country
    country: str = ""
    home_country: str = ""  # the marketplace's
    blocks_amazon_logistics: bool = False
    cancelled_shipments: int = 0
    preview_asked_on: date | None = None
    preview_fulfillable: bool | None = None
    preview_reasons: tuple[str, ...] = ()
    lines: tuple[LineFacts, ...] = ()


KNOWN_AT_ONCE = timedelta(days=7)  # a review noticed within a week is the one that stopped the order
_REASONS = {
    "invaliddestinationaddress": Cause.BAD_ADDRESS,
    "deliveryslaunavailable": Cause.CANNOT_DELIVER,
}
# Amazon publishes only those two codes; others are understood by what they are about
_ABOUT = (
    (("hazmat", "dangerous"), Cause.HAZMAT),
    (("damage",), Cause.DAMAGED),
    (("inventory", "stock"), Cause.NO_STOCK),
    (("address",), Cause.BAD_ADDRESS),
    (("delivery", "shipping"), Cause.CANNOT_DELIVER),
)


def findings_of(facts: SetbackFacts) -> list[Finding]:
    """Every cause the facts speak for, the surest first, each cause once per SKU. Never empty for a failed order."""
    found = [
        *_told(facts),
        *_of_address(facts),
        *(one for line in facts.lines for one in _of_line(facts, line)),
    ]
    kept = _surest(found)
    if facts.failed_on and not any(one.sure < Sure.POSSIBLE for one in kept):
        kept = _surest([*kept, *_what_remains(facts)])
    return kept


def leading(facts: SetbackFacts) -> Finding | None:
    """The cause that is told first; None only for an order that has not failed and shows no danger."""
    return next(iter(findings_of(facts)), None)


def _surest(found: list[Finding]) -> list[Finding]:
    order = list(Cause)
    ranked = sorted(found, key=lambda one: (one.sure, order.index(one.cause)))
    kept: dict[tuple[Cause, str], Finding] = {}
    for one in ranked:
        known = kept.setdefault((one.cause, one.sku), one)
        if known is not one and known.sure == one.sure:  # two codes that say the same are both shown
            kept[one.cause, one.sku] = replace(known, facts=tuple(dict.fromkeys((*known.facts, *one.facts))))
    return list(kept.values())


def cause_of_reason(code: str) -> Cause:
    """The cause a preview's code speaks of; TOLD when it is about something else."""
    folded = canonical(code)
    if folded in _REASONS:
        return _REASONS[folded]
    return next((cause for words, cause in _ABOUT if any(word in folded for word in words)), Cause.TOLD)


def _told(facts: SetbackFacts) -> Iterator[Finding]:
    """What a preview says in so many words is certain."""
    for code in facts.preview_reasons:
        yield Finding(cause_of_reason(code), Sure.CERTAIN, (_preview_fact(facts, code),))
    for line in facts.lines:
        for code in line.preview_reasons:
            yield Finding(cause_of_reason(code), Sure.CERTAIN, (_preview_fact(facts, code),), line.sku)


def _preview_fact(facts: SetbackFacts, code: str) -> Fact:
    return Fact("preview", {"code": code, "day": facts.preview_asked_on})


def is_invalid(facts: SetbackFacts) -> bool:
    """Refused at validation: by Amazon's definition a bad address or not enough sellable stock."""
    return canonical(facts.status) == "invalid"


def _of_address(facts: SetbackFacts) -> Iterator[Finding]:
    if not is_invalid(facts):
        return
    if facts.address_lacks:
        lacks = Fact("address_lacks", {"parts": facts.address_lacks})
        yield Finding(Cause.BAD_ADDRESS, Sure.CERTAIN, (lacks,))
    if facts.country and facts.home_country and facts.country != facts.home_country:
        abroad = Fact("abroad", {"country": facts.country, "home": facts.home_country})
        yield Finding(Cause.CANNOT_DELIVER, Sure.LIKELY, (abroad,))


def _of_line(facts: SetbackFacts, line: LineFacts) -> Iterator[Finding]:
    if not line.missing:
        if line.cancelled:
            cancelled = Fact("cancelled_units", {"units": line.cancelled})
            yield Finding(Cause.CANCELLED, Sure.CERTAIN, (cancelled,), line.sku)
        return
    yield from _hazmat(facts, line)
    if facts.failed_on is None:
        yield from _empty_now(line)
        return
    yield from _gone(line)
    yield from _no_stock(line)


def _hazmat(facts: SetbackFacts, line: LineFacts) -> Iterator[Finding]:
    """Reclassified: the eligibility codes say so; a damaged unit in the same days takes the certainty away."""
    if line.hazmat not in BLOCKING:
        if line.hazmat == Hazmat.ELIGIBLE and facts.failed_on:
            yield Finding(Cause.HAZMAT, Sure.POSSIBLE, (*_codes(line), Fact("ground_only")), line.sku)
        return
    late = bool(facts.failed_on and line.hazmat_since and line.hazmat_since > facts.failed_on + KNOWN_AT_ONCE)
    torn = line.ledger is not None and line.ledger.damaged > 0 and line.ledger.sellable < line.missing
    sure = Sure.LIKELY if late or torn else Sure.CERTAIN
    since = (Fact("flagged_since", {"day": line.hazmat_since}),) if line.hazmat_since else ()
    yield Finding(Cause.HAZMAT, sure, (*_codes(line), *since), line.sku)


def _codes(line: LineFacts) -> tuple[Fact, ...]:
    codes = tuple(Fact("hazmat_code", {"code": code}) for code in line.hazmat_codes)
    return codes or (Fact("hazmat_state", {"state": line.hazmat}),)


def _gone(line: LineFacts) -> Iterator[Finding]:
    """A unit was damaged, or could not be found, in the days before; without a replacement that is the cause."""
    ledger = line.ledger
    if ledger and ledger.damaged:
        sure = Sure.CERTAIN if ledger.sellable < line.missing else Sure.POSSIBLE
        damaged = Fact("ledger_damaged", {"units": ledger.damaged, "day": ledger.damaged_on})
        yield Finding(Cause.DAMAGED, sure, (damaged, _left(ledger)), line.sku)
    elif line.damaged:
        hurt = Fact("damaged_in_stock", {"units": line.damaged, "day": line.reported_on})
        short = line.fulfillable is not None and line.fulfillable < line.missing
        sure = Sure.LIKELY if ledger is None and short else Sure.POSSIBLE
        yield Finding(Cause.DAMAGED, sure, (hurt, *_stock_now(line)), line.sku)
    if ledger and ledger.lost:
        sure = Sure.LIKELY if ledger.sellable < line.missing else Sure.POSSIBLE
        lost = Fact("ledger_lost", {"units": ledger.lost, "day": ledger.lost_on})
        yield Finding(Cause.NOT_FOUND, sure, (lost, _left(ledger)), line.sku)


def _no_stock(line: LineFacts) -> Iterator[Finding]:
    """Too few units: certain when the ledger of that day says so, likely when today's stock does."""
    ledger = line.ledger
    if ledger:
        if ledger.sellable < line.missing and not ledger.damaged and not ledger.lost:
            yield Finding(Cause.NO_STOCK, Sure.CERTAIN, (_left(ledger), *_inbound(line)), line.sku)
    elif line.fulfillable is not None and line.fulfillable < line.missing:
        sure = Sure.POSSIBLE if line.damaged or line.hazmat in BLOCKING else Sure.LIKELY
        yield Finding(Cause.NO_STOCK, sure, (*_stock_now(line), *_inbound(line)), line.sku)


def _empty_now(line: LineFacts) -> Iterator[Finding]:
    """Not failed yet: nothing on the shelf and nothing set aside for it."""
    if line.fulfillable is not None and line.fulfillable <= 0 and line.reserved < line.missing:
        facts = (*_stock_now(line), *_inbound(line))
        yield Finding(Cause.NO_STOCK, Sure.LIKELY, facts, line.sku)


def _left(ledger: LedgerFacts) -> Fact:
    return Fact("ledger_left", {"units": ledger.sellable, "day": ledger.day})


def _stock_now(line: LineFacts) -> tuple[Fact, ...]:
    if line.fulfillable is None:
        return ()
    return (Fact("stock_now", {"units": line.fulfillable, "day": line.reported_on}),)


def _inbound(line: LineFacts) -> tuple[Fact, ...]:
    return (Fact("inbound", {"units": line.inbound}),) if line.inbound else ()


def _what_remains(facts: SetbackFacts) -> Iterator[Finding]:
    """Nothing points at a cause: what Amazon's own word leaves, by what was in stock."""
    lines = [line for line in facts.lines if line.missing]
    if is_invalid(facts):
        was_there = [line for line in lines if line.ledger and line.ledger.sellable >= line.missing]
        sure = Sure.LIKELY if lines and len(was_there) == len(lines) else Sure.POSSIBLE
        there = tuple(_left(line.ledger) for line in was_there if line.ledger)
        yield Finding(Cause.BAD_ADDRESS, sure, (Fact("invalid_means"), *there))
        return
    if facts.blocks_amazon_logistics:
        yield Finding(Cause.CANNOT_DELIVER, Sure.POSSIBLE, (Fact("blocks_amazon_logistics"),))
    for line in lines:
        yield _none_found(facts, line)
    if not facts.lines:
        yield Finding(Cause.NOT_FOUND, Sure.POSSIBLE, (_amazons_word(facts),))


def _none_found(facts: SetbackFacts, line: LineFacts) -> Finding:
    """The centre's staff found no unit or none sellable: likely "not found" when the ledger says units were there."""
    ledger = line.ledger
    if ledger and ledger.sellable >= line.missing and not ledger.damaged:
        return Finding(Cause.NOT_FOUND, Sure.LIKELY, (_amazons_word(facts), _left(ledger)), line.sku)
    return Finding(Cause.NOT_FOUND, Sure.POSSIBLE, (_amazons_word(facts), *_stock_now(line)), line.sku)


def _amazons_word(facts: SetbackFacts) -> Fact:
    if facts.cancelled_shipments and canonical(facts.status) not in ("unfulfillable", "completepartialled"):
        return Fact("centre_cancelled", {"shipments": facts.cancelled_shipments})
    return Fact("unfulfillable_means")
