"""From rows to the plain facts that `eligibility` decides over."""

import re
from typing import TYPE_CHECKING

from orders.models import Order, Stage
from reimbursements.eligibility import Days, ParcelFacts, RemovalFact, ReturnFacts, Terms, window_of
from returns.models import ReturnItem
from tracking.models import Package, ParcelState

if TYPE_CHECKING:
    from reimbursements.book import Book

_STORE_ORDER = re.compile(r"\d{3}-\d{7}-\d{7}")  # how Amazon's own store numbers its orders


def parcel_facts(book: "Book", kind: str, package: Package, *, days: Days, terms: Terms) -> ParcelFacts:
    """What is known of a parcel, for a claim of that kind."""
    same, other = book.claim_of(package, kind), book.other_claim_of(package, kind)
    left, payment = sum(book.units_left(package, kind).values()), book.payment_of(package)
    return ParcelFacts(
        window=window_of(terms, days),
        terms=terms,
        days=days,
        removal=RemovalFact(book.order.removal),
        amazon_order=is_amazon_order(book.order),
        claimed_in=same.number if same else "",
        claimed_otherwise=other.number if other and not other.is_paid else "",
        paid_in=payment.id if payment and not left else "",
        paid_on=payment.on if payment else None,
        shipped=package.shipped_at is not None or package.shipment.has_shipped,
        cancelled=book.order.stage == Stage.CANCELLED,
        delivered_on=days.delivered,
        coming_back=package.returning_at is not None,
        damage_told=package.damaged_at is not None,
        lost_told=package.state == ParcelState.LOST_BY_CARRIER,
        reported=days.reported is not None,
        lost_flag=package.lost_eligible_since is not None,
        estimate_known=package.latest_estimate is not None,
        signature_required=_wants_signature(book.order),
        wrong_address=package.pk in book.rows.wrong_addresses,
        units_left=left,
    )


def return_facts(book: "Book", item: ReturnItem, *, days: Days, terms: Terms) -> ReturnFacts:
    """What is known of a returned unit."""
    claim, payment = book.claim_of_return(item), book.paid_returns.get(item.pk)
    return ReturnFacts(
        window=window_of(terms, days),
        terms=terms,
        days=days,
        removal=RemovalFact(book.order.removal),
        amazon_order=is_amazon_order(book.order),
        claimed_in=claim.number if claim else "",
        paid_in=payment.id if payment and claim is None else "",
        paid_on=payment.on if payment else None,
        processed=item.is_processed,
        condition=item.received_condition,
        left=claim is None,
    )


def is_amazon_order(order: Order) -> bool:
    """Whether the order's number is one of Amazon's own store."""
    return any(_STORE_ORDER.fullmatch(name) for name in (order.seller_order_id, order.displayable_order_id))


def _wants_signature(order: Order) -> bool:
    wanted = [feature for feature in order.features if feature.get("name") == "SIGNATURE_CONFIRMATION"]
    return any(feature.get("policy", "Required") != "NotRequired" for feature in wanted)
