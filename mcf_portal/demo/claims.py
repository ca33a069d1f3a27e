"""The demo's claims, one per stage, through the same actions that people use.

A claim that the rules refuse is left out, with the reason: the demo never goes round a rule.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial

from django.db import transaction

from amazon.shapes import PackageTracking
from history.actions import Refusal
from mcf_portal.demo import pictures
from orders.actions import record_resolution
from orders.models import CustomerResolution, Order
from reimbursements import actions
from reimbursements.models import Claim, EvidenceKind
from reimbursements.proofs import lines_of
from sellers.models import Seller, User
from tracking.actions import record_tracking
from tracking.models import EventSource, Package


@dataclass(frozen=True)
class Cast:
    """Who acts: the seller's person opens, the admin reviews."""

    owner: User
    admin: User
    at: datetime


# Filed before Amazon paid; the report that is read later brings the money: the order's id, the case, days ago
FILED = (("HG-20381", "17120001001", 30), ("HG-20382", "17120001002", 28), ("HG-20383", "17120001003", 32))


def file_old_claims(seller: Seller, cast: Cast) -> list[str]:
    """Claims that were filed weeks ago; told before the parcels' news is read, as it was then. Sentences on each."""
    return [
        _try(order_id, partial(_filed, case=case, days=days, cast=cast), seller)
        for order_id, case, days in FILED
    ]


def open_new_claims(seller: Seller, cast: Cast) -> list[str]:
    """A draft, one in review and one that needs photographs. Sentences on each."""
    stages: tuple[tuple[str, Callable[[Order], Claim]], ...] = (
        ("HG-20425", lambda order: _lost(order, cast)),
        ("HG-20418", lambda order: _submitted(_lost(order, cast), cast)),
        ("HG-20423", lambda order: _approved(_submitted(_lost(order, cast), cast), cast)),
        ("HG-20397", lambda order: _damaged(order, cast)),
    )
    return [_try(order_id, make, seller) for order_id, make in stages]


def _try(order_id: str, make: Callable[[Order], Claim], seller: Seller) -> str:
    order = Order.objects.for_seller(seller).filter(seller_order_id=order_id).first()
    if order is None:
        return f"{order_id}: not among the orders"
    found = order.claims.first()
    if found is not None:
        return f"{order_id}: {found.number} is there already"
    try:
        with transaction.atomic():
            claim = make(order)
    except Refusal as refusal:
        return f"{order_id}: no claim, {refusal}"
    return f"{order_id}: {claim.number} {claim.get_status_display()}"


def _parcel(order: Order) -> Package:
    """The parcel the claim is about: the undelivered one, where there are several."""
    return order.packages.order_by("-delivered_at", "-pk").first() or order.packages.get()


def _lost(order: Order, cast: Cast) -> Claim:
    waiting = order.packages.filter(delivered_at=None).first() or _parcel(order)
    return actions.open_lost_claim(package=waiting, by=cast.owner, at=cast.at)


def _damaged(order: Order, cast: Cast) -> Claim:
    quantities = {item.pk: item.quantity for item in order.items.all()}
    claim = actions.open_damage_claim(
        package=_parcel(order), quantities=quantities, by=cast.owner, at=cast.at
    )
    _add(claim, EvidenceKind.ITEM_PHOTO, cast)
    return claim


def _submitted(claim: Claim, cast: Cast) -> Claim:
    """Everything the checklist asks for is added, then it is handed to the reviewers."""
    _make_good(claim.order, cast)
    for line in lines_of(Claim.objects.get(pk=claim.pk)):
        if line.state != "done" and line.key in EvidenceKind.values:
            _add(claim, EvidenceKind(line.key), cast)
    actions.submit(claim=claim, note="", removal_override="", by=cast.owner, at=cast.at)
    return claim


def _approved(claim: Claim, cast: Cast) -> Claim:
    actions.approve(claim=claim, by=cast.admin, at=cast.at)
    return claim


def _filed(order: Order, *, case: str, days: int, cast: Cast) -> Claim:
    then = Cast(cast.owner, cast.admin, cast.at - timedelta(days=days))
    _looked_then(order, then.at)
    claim = _approved(_submitted(_lost(order, then), then), then)
    actions.record_filing(
        claim=claim,
        case_id=case,
        filed_on=then.at.astimezone(order.seller.zone).date(),
        by=cast.owner,
        at=then.at,
    )
    return claim


def _looked_then(order: Order, at: datetime) -> None:
    """The look at the parcel on that day, when Amazon still said that it was on its way."""
    for package in order.packages.filter(last_polled_at=None):
        told = PackageTracking(package_number=package.package_number, current_status="IN_TRANSIT")
        record_tracking(package=package, told=told, source=EventSource.AMAZON, at=at)


def _make_good(order: Order, cast: Cast) -> None:
    if not order.resolutions.exists():
        record_resolution(
            order=order,
            kind=CustomerResolution.Kind.REFUND,
            reference=f"refund-{order.seller_order_id}",
            resolved_on=cast.at.date() - timedelta(days=1),
            amount=sum((item.unit_price or Decimal("19.00") for item in order.items.all()), Decimal(0)),
            by=cast.owner,
            at=cast.at,
        )


def _add(claim: Claim, kind: EvidenceKind, cast: Cast) -> None:
    name = f"{claim.order.seller_order_id}-{kind}.jpg"
    drawn = {
        EvidenceKind.ITEM_PHOTO: lambda: pictures.broken_item(name),
        EvidenceKind.BOX_PHOTO: lambda: pictures.damaged_box(name),
        EvidenceKind.LABEL_PHOTO: lambda: pictures.label(name, claim.order.seller_order_id),
    }
    plain = [f"Halden Goods, order {claim.order.seller_order_id}", EvidenceKind(kind).label, "Thank you"]
    upload = drawn.get(kind, lambda: pictures.receipt(name, [str(line) for line in plain]))()
    proof = actions.add_evidence(claim=claim, kind=kind, upload=upload, by=cast.owner, at=cast.at)
    actions.check_evidence(evidence=proof, at=cast.at)
