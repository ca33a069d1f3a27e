"""Signs that MCF was used to take stock out of Amazon's warehouse, which Amazon doesn't reimburse.

Amazon publishes no test; these are ours (Multi-Channel Fulfillment help, "If you use MCF as a way to remove items").
Each sign has points. Two signs with enough points together make a suspicion, and a person decides.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from orders.search import fold

MANY_UNITS = 20
WHOLE_STOCK = 5  # units from which on it is remarkable that they are all there were
SAME_ADDRESS = 5  # other orders to the same door within `SAME_ADDRESS_DAYS`
SAME_ADDRESS_DAYS = 90
SUSPECT_FROM = 3  # points


@dataclass(frozen=True)
class Sign:
    """One sign: its sentence, and how much it weighs."""

    sentence: Promise
    points: int


# No e-mail and no shop number of its own are weak: many shops send neither, so they only count beside another
SIGNS: dict[str, Sign] = {
    "own_address": Sign(_("It goes to an address of your own."), 3),
    "prep_address": Sign(_("It goes to a prep centre or forwarder of yours."), 3),
    "own_company": Sign(_("It goes to your own company."), 3),
    "fulfillment_center": Sign(_("It goes to a fulfillment center or an FBA service."), 3),
    "many_units": Sign(_("It takes unusually many units."), 2),
    "whole_stock": Sign(_("It takes all stock of a product."), 2),
    "says_removal": Sign(_("Its comment speaks of a removal."), 3),
    "same_address": Sign(_("Many other orders went to the same address lately."), 2),
    "no_customer_email": Sign(_("It has no customer e-mail."), 1),
    "no_shop_number": Sign(_("It has no order number of a shop."), 1),
}
_SAYS = ("removal", "return to us", "back to warehouse", "移除", "退仓", "撤仓")
_CENTER = re.compile(
    r"\bfba\b|\bamazon\b|\bamazon\.com\b|fulfil?lment cent|亚马逊|\bprep (?:cent|service)", re.IGNORECASE
)


@dataclass(frozen=True)
class Place:
    """An address where no customer lives; `prep` is one who keeps or forwards goods."""

    name: str
    line: str
    postal_code: str
    prep: bool = False


@dataclass(frozen=True)
class Facts:
    """What an order says of itself and of where it goes."""

    company: str
    recipient: str
    lines: tuple[str, ...]
    postal_code: str
    comment: str
    units: int
    has_email: bool
    has_shop_number: bool
    takes_whole_stock: bool = False
    same_address: int = 0
    places: tuple[Place, ...] = ()


def signs_of(facts: Facts) -> list[str]:
    """The signs an order shows, as codes, the heaviest first."""
    written = fold(" ".join((facts.recipient, *facts.lines)))
    names = {
        fold(name) for name in (facts.company, *(place.name for place in facts.places if not place.prep))
    }
    here = [place for place in facts.places if _is_there(place, facts)]
    shown = {
        "own_address": any(not place.prep for place in here),
        "prep_address": any(place.prep for place in here),
        "own_company": any(name and name in written for name in names),
        "fulfillment_center": bool(_CENTER.search(" ".join((facts.recipient, *facts.lines)))),
        "many_units": facts.units >= MANY_UNITS,
        "whole_stock": facts.takes_whole_stock,
        "says_removal": any(word in facts.comment.casefold() for word in _SAYS),
        "same_address": facts.same_address >= SAME_ADDRESS,
        "no_customer_email": not facts.has_email,
        "no_shop_number": not facts.has_shop_number,
    }
    return sorted((code for code in SIGNS if shown[code]), key=lambda code: -SIGNS[code].points)


def _is_there(place: Place, facts: Facts) -> bool:
    line = fold(place.line)
    return (
        bool(line)
        and fold(place.postal_code) == fold(facts.postal_code)
        and any(line in fold(told) for told in facts.lines)
    )


def score(signs: Iterable[str]) -> int:
    """The points of signs together; one that is no longer among ours weighs nothing."""
    return sum(SIGNS[code].points for code in signs if code in SIGNS)


def is_suspect(signs: Sequence[str]) -> bool:
    """Whether a person should look: two signs at least, with enough points."""
    return len(signs) >= 2 and score(signs) >= SUSPECT_FROM
