"""What Amazon's words for a movement mean: event types, the codes of adjustments, and which codes come in pairs.

Facts: Seller Central help, "Inventory Ledger report". A word that is not known here is shown as itself and counted.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ADJUSTMENTS = "Adjustments"
EVENTS: dict[str, Promise] = {
    "Receipts": _("Received at the fulfillment center"),
    "Shipments": _("Shipped to a customer"),
    "CustomerReturns": _("Came back from a customer"),
    "VendorReturns": _("Taken out by a removal order"),
    "WhseTransfers": _("Moved between fulfillment centers"),
    ADJUSTMENTS: _("Adjusted by Amazon"),
}
REASONS: dict[str, Promise] = {
    "M": _("Misplaced at the fulfillment center"),
    "5": _("Misplaced at the fulfillment center"),
    "F": _("Found again"),
    "N": _("Found again, or put back because Amazon reimbursed in stock"),
    "E": _("Damaged at the fulfillment center, out of sellable stock"),
    "6": _("Damaged by the carrier, out of its earlier condition"),
    "7": _("Expired, out of its earlier condition"),
    "H": _("Damaged by a customer, out of its earlier condition"),
    "K": _("Defective, out of its earlier condition"),
    "U": _("Damaged by the distributor, out of its earlier condition"),
    "Q": _("Condition changed, out of the old one"),
    "P": _("Condition changed, into the new one"),
    "D": _("Disposed of"),
    "G": _("Given away"),
    "O": _("Corrected by Amazon, also after a reimbursement"),
    "3": _("Products merged, out of this one"),
    "4": _("Products merged, into this one"),
}
OUT_OF_A_PAIR = frozenset("67EHKUQ")  # each is followed by a P: together they net to zero
INTO_A_PAIR = "P"
GOES_OUT = OUT_OF_A_PAIR | frozenset("M5DG3")  # O goes either way
COMES_IN = frozenset("FNP4")


class Movement(Protocol):
    """What must be known of a movement to tell its partner."""

    pk: int
    date: Hashable
    fnsku: str
    msku: str
    event_type: str
    reason: str
    quantity: int
    reference: str
    location: str
    disposition: str


@dataclass(frozen=True)
class Meaning:
    """A movement in words; `word` is Amazon's own where the portal has none, and then `known` is false."""

    word: Promise | str
    known: bool
    odd_sign: bool = False  # units move against the code's direction


def explain(event_type: str, reason: str, quantity: int = 0) -> Meaning:
    """Amazon's event type and reason code in words; the reason says more where there is one."""
    code = reason.strip().upper()
    if code:
        odd = (code in GOES_OUT and quantity > 0) or (code in COMES_IN and quantity < 0)
        return Meaning(REASONS.get(code, reason), code in REASONS, odd_sign=odd)
    return Meaning(EVENTS.get(event_type, event_type), event_type in EVENTS and event_type != ADJUSTMENTS)


def unknown_codes(movements: Iterable[tuple[str, str]]) -> Counter[str]:
    """Codes (or event types without one) that the portal has no words for, and how often each comes."""
    told = (
        (reason or event_type) for event_type, reason in movements if not explain(event_type, reason).known
    )
    return Counter(told)


def pairs(movements: Sequence[Movement]) -> dict[int, Movement]:
    """The partner of each movement that is half of a pair, by its number: units out of one condition, into another.

    Partners are of one day, product and center, with as many units; where several fit, one with the same reference
    comes first. A half without a partner is missing from the answer.
    """
    waiting: dict[Hashable, list[Movement]] = defaultdict(list)
    for one in movements:
        if one.reason.upper() == INTO_A_PAIR:
            waiting[_place(one, one.quantity)].append(one)
    found: dict[int, Movement] = {}
    for one in sorted(movements, key=lambda one: one.reason.upper() != "Q"):
        if one.reason.upper() in OUT_OF_A_PAIR:
            options = [other for other in waiting[_place(one, -one.quantity)] if _fits(one, other)]
            partner = min(options, key=lambda other: other.reference != one.reference, default=None)
            if partner is not None:
                waiting[_place(one, -one.quantity)].remove(partner)
                found[one.pk], found[partner.pk] = partner, one
    return found


def _place(movement: Movement, units: int) -> Hashable:
    return movement.date, movement.fnsku, movement.msku, movement.location, units


def _fits(one: Movement, other: Movement) -> bool:
    return not one.disposition or one.disposition != other.disposition


def unpaired(movements: Sequence[Movement]) -> list[Movement]:
    """Halves of a pair whose other half is not there: units that left one condition and arrived in none."""
    found = pairs(movements)
    return [one for one in movements if one.reason.upper() in OUT_OF_A_PAIR and one.pk not in found]
