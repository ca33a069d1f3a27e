"""What may be claimed of an order and what not and why: one offer per parcel and cause, and per
returned unit.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from orders.models import OrderItem
from reimbursements.book import Book
from reimbursements.eligibility import Answer, Verdict
from reimbursements.models import Claim, ClaimKind
from returns.models import ReturnItem
from tracking.models import Package


@dataclass(frozen=True)
class Offer:
    """One claim that could be thought of, with the answer."""

    kind: ClaimKind
    answer: Answer
    claim: Claim | None  # the one that holds the units already
    package: Package | None = None
    units: Sequence[tuple[OrderItem, range]] = ()  # each line with how many of it may be chosen
    return_item: ReturnItem | None = None

    @property
    def may_open(self) -> bool:
        return self.answer.may_open

    @property
    def needs_look(self) -> bool:
        return self.answer.verdict is Verdict.PERSON

    @property
    def icon(self) -> str:
        return {"yes": "circle-check", "person": "circle-alert", "not_yet": "clock", "no": "circle-x"}[
            self.answer.verdict
        ]

    @property
    def tone(self) -> str:
        return {"yes": "good", "person": "warn"}.get(self.answer.verdict, "")


def offers_of(book: Book) -> list[Offer]:
    """Every offer, parcel by parcel, then the returned units; what may be opened first."""
    offers: list[Offer] = []
    for package in book.packages:
        left = [(item, range(1, count + 1)) for item, count in book.units_left(package).items()]
        holder = book.claim_of(package)
        offers.append(Offer(ClaimKind.LOST_OUTBOUND, book.lost(package), holder, package, left))
        offers.append(Offer(ClaimKind.DAMAGED_OUTBOUND, book.damaged(package), holder, package, left))
    for item in book.return_items:
        holder = book.claim_of_return(item)
        offers.append(Offer(ClaimKind.DAMAGED_RETURN, book.returned(item), holder, return_item=item))
    return sorted(offers, key=lambda offer: not offer.may_open)
