"""Which units of an order may be returned, and from which shipment they are asked back. No database, no clock.

Predicts Amazon's own four refusals (InvalidItemReasonCode of createFulfillmentReturn), so that nothing is asked in vain.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class Hindrance(StrEnum):
    """What stands in the way, in Amazon's words where Amazon would refuse it."""

    NONE = ""
    NOT_SHIPPED = "NoCompletedShipItems"
    ALREADY_ASKED = "DuplicateRequest"
    NOTHING_LEFT = "NoReturnableQuantity"
    NOT_IN_ORDER = "InvalidValues"
    WILL_NOT_SHIP = "WillNotShip"  # cancelled or unfulfillable: there is nothing that could come back


@dataclass(frozen=True)
class LineFacts:
    """What is known of one line of an order, in units."""

    quantity: int
    shipped: int
    on_returns: int
    cancelled: int = 0
    unfulfillable: int = 0
    on_open_returns: int = 0  # of those on returns, not processed by Amazon yet
    named_by_amazon: bool = True  # whether Amazon has told an id by which the line can be asked back


@dataclass(frozen=True)
class Verdict:
    """How many units of a line may still be returned, and why not more when none may."""

    returnable: int
    hindrance: Hindrance = Hindrance.NONE


def judge(facts: LineFacts) -> Verdict:
    """The verdict over one line: shipped units less those on open or processed returns, never below zero."""
    if facts.shipped <= 0:
        gone = facts.cancelled + facts.unfulfillable >= facts.quantity
        return Verdict(0, Hindrance.WILL_NOT_SHIP if gone else Hindrance.NOT_SHIPPED)
    if not facts.named_by_amazon:
        return Verdict(0, Hindrance.NOT_IN_ORDER)
    left = max(facts.shipped - facts.on_returns, 0)
    return Verdict(left, Hindrance.NONE if left else _exhausted(facts))


def _exhausted(facts: LineFacts) -> Hindrance:
    """Nothing is left: because each unit has been asked back and is awaited, or because some are back already."""
    awaited = facts.on_open_returns >= facts.on_returns
    return Hindrance.ALREADY_ASKED if awaited else Hindrance.NOTHING_LEFT


def why_not(verdict: Verdict, facts: LineFacts) -> str:
    """The sentence beside a line that may not be returned; empty when it may."""
    match verdict.hindrance:
        case Hindrance.NOT_SHIPPED:
            return _("It has not shipped yet. A return can be created once Amazon has shipped it.")
        case Hindrance.WILL_NOT_SHIP:
            return _("It was not shipped: cancelled or unfulfillable, so nothing can come back.")
        case Hindrance.ALREADY_ASKED:
            return ngettext(
                "The one unit that shipped is already on a return.",
                "All %(count)d units that shipped are already on returns.",
                facts.shipped,
            ) % {"count": facts.shipped}
        case Hindrance.NOTHING_LEFT:
            return ngettext(
                "The one unit that shipped has come back already.",
                "Of all %(count)d units that shipped none is left: they came back or are on returns.",
                facts.shipped,
            ) % {"count": facts.shipped}
        case Hindrance.NOT_IN_ORDER:
            return _(
                "Amazon has not named this item in the order, so it can’t be asked back. Wait for the next sync, or "
                "create the return in Seller Central."
            )
    return ""


def allot(shipped: Mapping[int, int], taken: Mapping[int | None, int], wanted: int) -> Sequence[int]:
    """The shipment of each wanted unit: the earliest that still has units which are on no return.

    `shipped` is units per shipment of one line, oldest first; `taken` the units on returns per shipment, None being
    those Amazon named no shipment for. Gives fewer than wanted when there are not enough.
    """
    left = {shipment: max(units - taken.get(shipment, 0), 0) for shipment, units in shipped.items()}
    unknown = taken.get(None, 0)
    for shipment in left:
        claimed = min(unknown, left[shipment])
        left[shipment] -= claimed
        unknown -= claimed
    places = [shipment for shipment, units in left.items() for _unit in range(units)]
    return places[:wanted]
