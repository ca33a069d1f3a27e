"""Where claims are filed and their clocks, as the portal is delivered: put in place by a migration, edited in the
admin afterwards.

No page of Amazon's names a time for its answer or for an appeal. The days here are the portal's own, and every row
says so; where the address of a marketplace's Seller Central was not seen on a page of Amazon's, it is left empty.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

FROM = date(2025, 3, 31)
PLACE = "Seller Central: Help, then Get support, then Multi-Channel Fulfillment"
SOURCE = "No page of Amazon's names these days; they are the portal's own."
EUROPE = "https://sellercentral-europe.amazon.com/"
ADDRESSES = {
    "US": "https://sellercentral.amazon.com/",
    "CA": "https://sellercentral.amazon.ca/",
    "UK": "https://sellercentral.amazon.co.uk/",
    "FR": "https://sellercentral.amazon.fr/",
    **dict.fromkeys(("DE", "IT", "ES", "NL", "SE", "PL", "BE", "IE"), EUROPE),
}


def rows(codes: Iterable[str]) -> Iterator[dict[str, Any]]:
    """One row per marketplace code, as fields of FilingRule with `code` for the marketplace."""
    for code in codes:
        yield {
            "code": code,
            "valid_from": FROM,
            "place": PLACE,
            "place_url": ADDRESSES.get(code, ""),
            "silent_days": 7,
            "answer_days": 5,
            "appeal_days": 14,
            "is_published": False,
            "source": SOURCE,
        }
