"""Claims for units that came back damaged are begun by themselves, and given up when Amazon corrects its grade.

    draft_claims      carrier or Amazon damage, on no claim ──▶ a draft with the photographs at hand
    drop_claims       a draft whose unit is damaged by neither any more ──▶ withdrawn, with the reason

Returns live below claims, so nobody tells this room: it looks for them. Nothing is submitted by itself.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

import structlog
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from history.actions import Refusal
from history.models import Change
from reimbursements.actions import add_evidence, open_return_claim, withdraw
from reimbursements.models import Claim, ClaimKind, ClaimStatus, ClaimUnit, Evidence, EvidenceKind
from reimbursements.models.claims import RELEASED
from reimbursements.models.settings import ClaimSetting
from reimbursements.tasks import check_soon
from returns.grading import Claim as MayClaim
from returns.grading import grade_of, grade_word
from returns.models import ReturnItem
from sellers.models import Seller

log = structlog.get_logger(__name__)
DAMAGED = ("CarrierDamaged", "FulfillerDamaged")
AT_ONCE = 200


def sellers_concerned() -> list[int]:
    """Whose returned units may be drafted, or whose drafts rest on a unit; those who do not want drafts are left out."""
    unwanted = ClaimSetting.objects.filter(opens_drafts=False).values("seller")
    damaged = _to_draft(ReturnItem.objects.all()).exclude(seller__in=unwanted)
    drafts = Claim.objects.filter(kind=ClaimKind.DAMAGED_RETURN, status=ClaimStatus.DRAFT)
    found = {*damaged.values_list("seller_id", flat=True), *drafts.values_list("seller_id", flat=True)}
    return sorted(found)


def draft_claims(*, seller: Seller, at: datetime) -> list[Claim]:
    """Open a draft for the damaged units of each order; what may not be claimed is left alone."""
    if ClaimSetting.objects.filter(seller=seller, opens_drafts=False).exists():
        return []
    items = _to_draft(ReturnItem.objects.for_seller(seller)).select_related("order", "customer_return")
    made = []
    for _order, units in groupby(items.order_by("order_id", "id")[:AT_ONCE], key=lambda item: item.order_id):
        claim = _draft(list(units), at)
        made += [claim] if claim else []
    return made


def drop_claims(*, seller: Seller, at: datetime) -> list[Claim]:
    """Withdraw drafts that rest on a grade which Amazon has corrected since."""
    drafts = Claim.objects.for_seller(seller).filter(kind=ClaimKind.DAMAGED_RETURN, status=ClaimStatus.DRAFT)
    dropped = []
    for claim in drafts.prefetch_related("units__return_item"):
        fallen = next((item for item in _items(claim) if not claimable(item)), None)
        if fallen is not None:
            words = {"grade": grade_word(fallen.received_condition) or fallen.status_told}
            reason = _("Amazon corrected its grade of a unit: %(grade)s.") % words
            withdraw(claim=claim, reason=reason, by=None, at=at)
            dropped.append(claim)
    return dropped


def claimable(item: ReturnItem) -> bool:
    """Whether Amazon's present word of a unit leaves anything to claim."""
    grade = grade_of(item.received_condition)
    return grade is not None and grade.claim is not MayClaim.NO and not item.is_refused_afterwards


def _to_draft(items: QuerySet[ReturnItem]) -> QuerySet[ReturnItem]:
    """Damaged units that no claim holds, and that nobody has taken off a claim."""
    units = ClaimUnit.objects.filter(return_item=OuterRef("pk"))
    held = units.exclude(claim__status__in=RELEASED)
    by_person = Change.objects.filter(
        subject_type="reimbursements.claim",
        subject_id=OuterRef("claim_id"),
        after=ClaimStatus.WITHDRAWN,
        actor__isnull=False,
    )
    given_up = units.filter(claim__status__in=RELEASED).filter(
        ~Q(claim__status=ClaimStatus.WITHDRAWN) | Exists(by_person)
    )
    return items.filter(
        ~Exists(held), ~Exists(given_up), status_told__iexact="Processed", received_condition__in=DAMAGED
    )


def _draft(items: Sequence[ReturnItem], at: datetime) -> Claim | None:
    try:
        claim = open_return_claim(return_items=items, by=None, at=at)
    except Refusal as refusal:  # too late, a removal, no rule: the order's page says which
        log.info("return_claim_not_drafted", order=items[0].order_id, why=str(refusal))
        return None
    for evidence in _at_hand(claim, items, at):
        check_soon(evidence)
    return claim


def _at_hand(claim: Claim, items: Iterable[ReturnItem], at: datetime) -> list[Evidence]:
    """The customer's photographs that are kept with the units, put in by whoever created the return."""
    taken = []
    for item in items:
        person = item.customer_return.created_by if item.customer_return else None
        if person is None:
            continue
        for photo in item.photos.all():
            with photo.file.open("rb") as file:
                upload = SimpleUploadedFile(photo.name, file.read(), photo.content_type)
            try:
                taken.append(
                    add_evidence(claim=claim, kind=EvidenceKind.ITEM_PHOTO, upload=upload, by=person, at=at)
                )
            except Refusal:  # the same photograph of another unit
                continue
    return taken


def _items(claim: Claim) -> list[ReturnItem]:
    return [unit.return_item for unit in claim.units.all() if unit.return_item]
