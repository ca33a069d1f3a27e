"""What a claim still lacks: each proof the rule asks for, whether it blocks submission or only warns.
Pure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from reimbursements.words import Reason, Text

CUSTOMER_RESOLUTION = "customer_resolution"
UNIT_IDS = "unit_ids"
REMOVAL_REASON = "removal_reason"


class State(StrEnum):
    """How one line of the checklist stands."""

    DONE = "done"
    MISSING = "missing"  # blocks submission
    ADVISED = "advised"  # only warns


@dataclass(frozen=True)
class ClaimFacts:
    """What is there: files by what they show, whether the customer was made good, whether the units
    are named.
    """

    files: Mapping[str, int]
    resolution: bool
    units_named: bool
    removal_suspected: bool = False
    removal_explained: bool = False


@dataclass(frozen=True)
class Line:
    """One proof: what it is, how it stands, what to say of it."""

    key: str
    title: Text
    state: State
    detail: Reason

    @property
    def blocks(self) -> bool:
        return self.state is State.MISSING


TITLES: Mapping[str, Promise] = {
    "item_photo": _("Photo of the whole item with the damage"),
    "box_photo": _("Photo of the shipping box"),
    "label_photo": _("Photo of all shipping labels"),
    "received_photo": _("Photo of the item received, with its sticker"),
    "contents_photo": _("Photo of everything that was received"),
    "packaging_photo": _("Photo of the empty product packaging"),
    "sticker_photo": _("Photo of all ASIN, FNSKU and LPN stickers"),
    "serial_photo": _("Photo of the serial and model number"),
    "order_proof": _("Proof of the order on your shop"),
    "resolution_proof": _("Proof of the refund or replacement"),
    CUSTOMER_RESOLUTION: _("Refund or replacement recorded"),
    UNIT_IDS: _("ASIN or FNSKU and quantity"),
    REMOVAL_REASON: _("Why this is not a removal"),
}
_LACKING: Mapping[str, Promise] = {
    "item_photo": _("Amazon asks for photographic proof of the damaged item."),
    "box_photo": _("Amazon's list asks for the box with all its labels."),
    "label_photo": _("Amazon's list asks for the box with all its labels."),
    "received_photo": _("Amazon asks for the received item with its ASIN, FNSKU or LPN sticker."),
    "contents_photo": _("Amazon asks for all items that were received."),
    "packaging_photo": _("Amazon's list asks for the empty packaging of the product."),
    "sticker_photo": _("Amazon's list asks for the stickers of all items received."),
    "serial_photo": _("Only where the item has one, as electronics do."),
    "order_proof": _("With the customer's name and address, from the shop where it was sold."),
    "resolution_proof": _("With the customer's name and address."),
    CUSTOMER_RESOLUTION: _("Refund the customer or send a replacement, then record it on the order."),
}


def check(*, required: Sequence[str], advised: Sequence[str], facts: ClaimFacts) -> tuple[Line, ...]:
    """Every line that the rule asks for, required ones first, with what is known without asking at
    the end.
    """
    asked = [*required, *(key for key in advised if key not in required)]
    lines = [_line(key, facts, blocks=key in required) for key in asked]
    if facts.removal_suspected:
        lines.insert(0, _removal(facts))
    return (*lines, _units(facts))


def blocking(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines that hold the claim back."""
    return tuple(line for line in lines if line.blocks)


def _line(key: str, facts: ClaimFacts, *, blocks: bool) -> Line:
    title = TITLES.get(key, key)
    count = int(facts.resolution) if key == CUSTOMER_RESOLUTION else facts.files.get(key, 0)
    if count:
        return Line(key, title, State.DONE, _done(key, count))
    detail = Reason(key, _LACKING.get(key, _("The rule asks for it.")))
    return Line(key, title, State.MISSING if blocks else State.ADVISED, detail)


def _done(key: str, count: int) -> Reason:
    if key == CUSTOMER_RESOLUTION:
        return Reason(key, _("Recorded on the order."))
    return Reason(key, ngettext_lazy("%(count)d file.", "%(count)d files.", "count"), {"count": count})


def _units(facts: ClaimFacts) -> Line:
    if facts.units_named:
        return Line(UNIT_IDS, TITLES[UNIT_IDS], State.DONE, Reason(UNIT_IDS, _("From the order.")))
    lacking = Reason(
        UNIT_IDS, _("Amazon has told neither for some unit. The next sync of your inventory may bring it.")
    )
    return Line(UNIT_IDS, TITLES[UNIT_IDS], State.ADVISED, lacking)


def _removal(facts: ClaimFacts) -> Line:
    if facts.removal_explained:
        return Line(REMOVAL_REASON, TITLES[REMOVAL_REASON], State.DONE, Reason(REMOVAL_REASON, _("Given.")))
    lacking = Reason(
        REMOVAL_REASON, _("The order looks like a removal. Say why it is none; the reviewer reads it.")
    )
    return Line(REMOVAL_REASON, TITLES[REMOVAL_REASON], State.MISSING, lacking)
