"""Many claims at once: those that need nothing but a click, opened by a person or, where a seller wants it, by
the portal.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from history.actions import Refusal, record
from orders.models import Order
from reimbursements.actions.opening import Report, open_lost_claim, open_reported_claim, open_return_claim
from reimbursements.candidates import every_candidate
from reimbursements.models import Claim, ClaimKind, ClaimSetting
from reimbursements.offers import Together
from sellers.models import Seller, User


@dataclass
class Opened:
    """What came of it: the claims, and of each order that was refused the reason."""

    claims: list[Claim] = field(default_factory=list)
    refused: list[tuple[Order, str]] = field(default_factory=list)


def open_together(groups: Iterable[tuple[Order, Together]], *, by: User | None, at: datetime) -> Opened:
    """Open a claim for each group; one that is refused stops none of the others."""
    opened = Opened()
    for order, group in groups:
        try:
            opened.claims.append(_open(group, by=by, at=at))
        except Refusal as refusal:
            opened.refused.append((order, str(refusal)))
    return opened


def open_drafts(*, seller: Seller, at: datetime) -> Opened:
    """The portal opens a draft for everything of the seller that may be claimed without doubt."""
    return open_together(every_candidate(seller, at=at, sure=True), by=None, at=at)


def set_opening(*, seller: Seller, opens_drafts: bool, by: User, at: datetime) -> None:
    """Whether the portal opens drafts by itself for this seller."""
    setting, is_new = ClaimSetting.objects.get_or_create(seller=seller)
    if is_new or setting.opens_drafts != opens_drafts:
        setting.opens_drafts = opens_drafts
        setting.save()
        verb = "drafts_by_itself" if opens_drafts else "drafts_by_hand"
        record(setting, verb=verb, by=by, at=at)


def _open(group: Together, *, by: User | None, at: datetime) -> Claim:
    parcels = [offer.package for offer in group.offers if offer.package]
    if group.kind == ClaimKind.DAMAGED_RETURN:
        items = [offer.return_item for offer in group.offers if offer.return_item]
        return open_return_claim(return_items=items, by=by, at=at)
    if group.first.is_lost:
        return open_lost_claim(package=parcels[0], also=parcels[1:], by=by, at=at)
    quantities = {item.pk: len(choices) for item, choices in group.first.units}
    return open_reported_claim(
        kind=group.kind, package=parcels[0], quantities=quantities, by=by, at=at, report=Report()
    )
