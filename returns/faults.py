"""Whose fault a return reason speaks of, and which reasons are for the seller's own use. No database.

Amazon publishes neither; both follow from what its reasons say. A code not listed here is nobody's known fault, and
open to customers, since Amazon's list may grow.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from amazon.words import canonical


class Fault(models.TextChoices):
    """Who is behind a return, in the order the form lists its reasons."""

    CUSTOMER = "customer", _("The customer’s own choice")
    PRODUCT = "product", _("Your product or its description")
    AMAZON = "amazon", _("Amazon’s packing or picking")
    CARRIER = "carrier", _("The delivery")
    UNKNOWN = "unknown", _("Fault not known")


@dataclass(frozen=True)
class Nature:
    """What a reason says about itself; `internal` reasons are never offered to customers."""

    fault: Fault
    internal: bool = False


_CUSTOMER, _PRODUCT = Nature(Fault.CUSTOMER), Nature(Fault.PRODUCT)
_AMAZON, _CARRIER = Nature(Fault.AMAZON), Nature(Fault.CARRIER)

# By the code without its prefix: the API says CR-DEFECTIVE, reports say DEFECTIVE
NATURES: dict[str, Nature] = {
    canonical(code): nature
    for code, nature in {
        "UNWANTED_ITEM": _CUSTOMER,
        "ORDERED_WRONG_ITEM": _CUSTOMER,
        "FOUND_BETTER_PRICE": _CUSTOMER,
        "APPAREL_TOO_SMALL": _CUSTOMER,
        "APPAREL_TOO_LARGE": _CUSTOMER,
        "APPAREL_STYLE": _CUSTOMER,
        "NOT_COMPATIBLE": _CUSTOMER,
        # what a customer would not say of itself, or can't know
        "UNAUTHORIZED_PURCHASE": Nature(Fault.CUSTOMER, internal=True),
        "UNDELIVERABLE_REFUSED": Nature(Fault.CUSTOMER, internal=True),
        "UNDELIVERABLE_UNCLAIMED": Nature(Fault.CUSTOMER, internal=True),
        "UNDELIVERABLE_INSUFFICIENT_ADDRESS": Nature(Fault.CUSTOMER, internal=True),
        "UNDELIVERABLE_FAILED_DELIVERY_ATTEMPTS": Nature(Fault.CARRIER, internal=True),
        "UNDELIVERABLE_CARRIER_MISS_SORTED": Nature(Fault.CARRIER, internal=True),
        "UNDELIVERABLE_MISSING_LABEL": Nature(Fault.CARRIER, internal=True),
        "UNDELIVERABLE_UNKNOWN": Nature(Fault.UNKNOWN, internal=True),
        "NO_REASON_GIVEN": Nature(Fault.UNKNOWN, internal=True),
        "DAMAGED_BY_FC": Nature(Fault.AMAZON, internal=True),
        "DEFECTIVE": _PRODUCT,
        "BAD_DESC": _PRODUCT,
        "NOT_AS_DESCRIBED": _PRODUCT,
        "QUALITY_UNACCEPTABLE": _PRODUCT,
        "MISSING_PARTS": _PRODUCT,
        "SWITCHEROO": _AMAZON,
        "EXTRA_ITEM": _AMAZON,
        "DAMAGED_BY_CARRIER": _CARRIER,
        "MISSED_ESTIMATED_DELIVERY": _CARRIER,
        "NEVER_ARRIVED": _CARRIER,
    }.items()
}
_PREFIXES = ("amz-pg-", "cr-")
_OTHERS = Nature(Fault.UNKNOWN)


def bare(code: str) -> str:
    """A reason code without the prefix that only some of Amazon's answers have, folded for comparison."""
    low = code.strip().lower()
    for prefix in _PREFIXES:
        low = low.removeprefix(prefix)
    return canonical(low)


def nature_of(code: str) -> Nature:
    """The nature of a reason, by its code from the API or from a report."""
    return NATURES.get(bare(code), _OTHERS)
