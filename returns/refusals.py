"""Why Amazon did not take a unit, in words: the four codes of createFulfillmentReturn, and the whole call refused."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from amazon.words import canonical

WHOLE_CALL = "CallRefused"  # ours: Amazon refused the request as such, so every unit in it


@dataclass(frozen=True)
class RefusalWords:
    """What stands in the way of a unit, and what can be done."""

    reason: Promise | str
    next_step: Promise | str


WORDS: dict[str, RefusalWords] = {
    "invalidvalues": RefusalWords(
        _("Amazon does not find this item, or this reason for it, in the order."),
        _("Create the return again with another reason, or from Seller Central."),
    ),
    "duplicaterequest": RefusalWords(
        _("Amazon already has a return for this unit."),
        _("Wait for the next sync: the return Amazon knows of then shows on the order."),
    ),
    "nocompletedshipitems": RefusalWords(
        _("Amazon has not shipped this unit yet."),
        _("Create the return once the order page says that it has shipped."),
    ),
    "noreturnablequantity": RefusalWords(
        _("All shipped units of this item are already on returns at Amazon."),
        _("Look at the returns of this order, also those made in Seller Central."),
    ),
    canonical(WHOLE_CALL): RefusalWords(
        _("Amazon refused the whole request."),
        _("Read Amazon's own words beside this, then create the return again."),
    ),
}


def words_for(code: str, description: str) -> RefusalWords:
    """The words for a refusal code; for a code unknown here Amazon's own description."""
    fallback = RefusalWords(description or code, _("Ask Seller Support, quoting Amazon's own words."))
    return WORDS.get(canonical(code), fallback)
