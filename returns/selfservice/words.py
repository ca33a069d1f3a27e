"""What a customer reads when asking for a return: reasons in a customer's words, and why something can't come back.
No database, no clock.
"""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from returns.eligibility import Hindrance
from returns.faults import bare, nature_of
from returns.policy import Objection

# Amazon's codes in the order they are offered; what is for the shop's own use is not among them
REASONS: Mapping[str, Promise] = {
    "CR-UNWANTED_ITEM": gettext_lazy("I no longer need it"),
    "CR-ORDERED_WRONG_ITEM": gettext_lazy("I ordered it by mistake"),
    "CR-FOUND_BETTER_PRICE": gettext_lazy("I found it for less elsewhere"),
    "CR-APPAREL_TOO_SMALL": gettext_lazy("It is too small"),
    "CR-APPAREL_TOO_LARGE": gettext_lazy("It is too large"),
    "CR-APPAREL_STYLE": gettext_lazy("I don’t like how it looks on me"),
    "CR-NOT_COMPATIBLE": gettext_lazy("It does not fit what I need it for"),
    "AMZ-PG-BAD-DESC": gettext_lazy("It is different from its description"),
    "CR-QUALITY_UNACCEPTABLE": gettext_lazy("Its quality is not good enough"),
    "CR-DEFECTIVE": gettext_lazy("It is defective or does not work"),
    "CR-MISSING_PARTS": gettext_lazy("Parts or accessories are missing"),
    "CR-SWITCHEROO": gettext_lazy("It is not what I ordered"),
    "CR-EXTRA_ITEM": gettext_lazy("It came in addition to what I ordered"),
    "CR-DAMAGED_BY_CARRIER": gettext_lazy("It arrived damaged"),
    "CR-MISSED_ESTIMATED_DELIVERY": gettext_lazy("It arrived too late"),
}
# Offered while nobody knows yet which of Amazon's reasons hold for the item
USUAL = (
    "CR-UNWANTED_ITEM",
    "CR-ORDERED_WRONG_ITEM",
    "CR-FOUND_BETTER_PRICE",
    "AMZ-PG-BAD-DESC",
    "CR-DEFECTIVE",
    "CR-MISSING_PARTS",
    "CR-SWITCHEROO",
    "CR-EXTRA_ITEM",
    "CR-DAMAGED_BY_CARRIER",
    "CR-MISSED_ESTIMATED_DELIVERY",
)
_BY_BARE = {bare(code): words for code, words in REASONS.items()}
_PLACES = {name: place for place, name in enumerate(_BY_BARE)}


def choices(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Code and words of the reasons a customer may choose, of those Amazon takes for the item; none known: the usual."""
    open_ones = [code for code in codes if not nature_of(code).internal and bare(code) in _BY_BARE]
    known = sorted(set(open_ones), key=lambda code: _PLACES[bare(code)])
    return [(code, reason_words(code)) for code in known or USUAL]


def reason_words(code: str) -> str:
    """A reason in a customer's words; one that no customer is offered is its code."""
    return str(_BY_BARE.get(bare(code), code))


def why_not(hindrance: Hindrance, objection: Objection | None, day: str = "") -> str:
    """Why an item can't be sent back, for its customer; empty when it can. `day` is the policy's last day in words."""
    match hindrance:
        case Hindrance.NOT_SHIPPED:
            return _("It has not been sent yet.")
        case Hindrance.WILL_NOT_SHIP:
            return _("It was not sent, so nothing can come back.")
        case Hindrance.ALREADY_ASKED | Hindrance.NOTHING_LEFT:
            return _("A return for it is under way or done already.")
        case Hindrance.NOT_IN_ORDER:
            return _("It can’t be sent back from this page. Write to the shop.")
    match objection:
        case Objection.FINAL_SALE:
            return _("It was sold without a right to send it back.")
        case Objection.WINDOW_CLOSED:
            return _("It could be sent back until %(day)s.") % {"day": day}
    return ""
