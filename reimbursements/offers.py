"""What may be claimed of an order and what not and why: one offer per parcel and cause, and per
returned unit.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from orders.models import OrderItem
from reimbursements.book import Book
from reimbursements.eligibility import Answer, Verdict
from reimbursements.models import Claim, ClaimKind
from reimbursements.models.rules import LOST_KINDS, REPORTED_KINDS
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
    def may_report(self) -> bool:
        """Nothing but the customer's report is missing: it is opened together with that."""
        return self.kind in REPORTED_KINDS and (self.answer.may_open or self.answer.awaits_report)

    @property
    def is_lost(self) -> bool:
        return self.kind in LOST_KINDS

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
    offers = [offer for package in book.packages for offer in _of_parcel(book, package)]
    for item in book.return_items:
        holder = book.claim_of_return(item)
        offers.append(Offer(ClaimKind.DAMAGED_RETURN, book.returned(item), holder, return_item=item))
    return sorted(offers, key=lambda offer: (not offer.may_open, not offer.may_report))


def _of_parcel(book: Book, package: Package) -> list[Offer]:
    kinds = [book.lost_kind(package), ClaimKind.DAMAGED_OUTBOUND]
    if package.delivered_at is not None:
        kinds += [ClaimKind.WRONG_ITEM, ClaimKind.MISSING_ITEM]
    return [_offer(book, package, kind) for kind in kinds]


def _offer(book: Book, package: Package, kind: ClaimKind) -> Offer:
    left = book.units_left(package, kind).items()
    units = [(item, range(1, count + 1)) for item, count in left]
    return Offer(kind, book.answer(kind, package), book.claim_of(package, kind), package, units)


@dataclass(frozen=True)
class Together:
    """What of one order may be opened in one claim: its lost parcels, or its damaged returns."""

    kind: ClaimKind
    offers: tuple[Offer, ...]

    @property
    def first(self) -> Offer:
        """The one that must be filed first."""
        return self.offers[0]


def together(book: Book, *, sure: bool = False) -> list[Together]:
    """The claims that need nothing but a click: lost parcels, damage the carrier told of, damaged returns.

    `sure` leaves out what a person must look at. Where the rule takes several parcels of an order in one
    claim they come together.
    """
    ready = [offer for offer in offers_of(book) if offer.may_open and not (sure and offer.needs_look)]
    groups: list[Together] = []
    for kinds in (LOST_KINDS, (ClaimKind.DAMAGED_OUTBOUND,), (ClaimKind.DAMAGED_RETURN,)):
        groups += _grouped(book, [offer for offer in ready if offer.kind in kinds])
    return groups


def _grouped(book: Book, offers: list[Offer]) -> list[Together]:
    in_time = sorted(offers, key=lambda offer: str(offer.answer.window.closes_on or "9"))
    alone = [one for one in in_time if one.kind in REPORTED_KINDS or not _takes_several(book, one)]
    shared = tuple(offer for offer in in_time if offer not in alone)
    groups = [Together(offer.kind, (offer,)) for offer in alone]
    return [Together(shared[0].kind, shared), *groups] if shared else groups


def _takes_several(book: Book, offer: Offer) -> bool:
    return book.rule_for(offer.kind, offer.package, offer.return_item).several_parcels
