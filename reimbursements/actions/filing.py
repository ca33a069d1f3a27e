"""A claim is filed with Amazon by a person, denied by Amazon, or not filed in time."""

import re
from datetime import UTC, date, datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from history.actions import Refusal, SomeoneWasFirst, change_status
from history.models import Source
from orders.actions import add_identifiers
from orders.models import Order, OrderIdentifier
from reimbursements.actions.letters import keep_letter
from reimbursements.actions.packets import cover_of
from reimbursements.actions.payments import match_again
from reimbursements.actions.steps import follow
from reimbursements.book import today_for
from reimbursements.models import Claim, ClaimStatus, LetterKind
from reimbursements.models.claims import BEFORE_FILING
from sellers.models import User

_CASE = re.compile(r"[A-Za-z0-9-]{4,40}")


@transaction.atomic
def record_filing(
    *, claim: Claim, case_id: str, filed_on: date, by: User, at: datetime, text: str = ""
) -> None:
    """Note that a person filed the claim with Seller Support, under which case; also an appeal after a
    denial.

    Amazon has no way to file by program. `text` is what was written; left empty for a first filing, the packet's
    text is kept as the letter. Payments that came before the case id was known are matched again.
    """
    case_id = case_id.strip()
    if not _CASE.fullmatch(case_id):
        raise Refusal(_("A case ID has 4 to 40 digits, letters or dashes. Nothing was recorded."))
    if filed_on > today_for(claim.order, at):
        raise Refusal(_("The day of filing lies in the future. Nothing was recorded."))
    Order.objects.select_for_update(of=("self",), no_key=True).get(
        pk=claim.order_id
    )  # first, as the payments do
    is_appeal = claim.status == ClaimStatus.DENIED
    also = {"case_id": case_id, "filed_on": filed_on, "denial_reason": ""}
    change_status(claim, ClaimStatus.FILED, by=by, at=at, reason=case_id, also=also)
    add_identifiers(order=claim.order, names={OrderIdentifier.Kind.CASE: [case_id]})
    kind, words = (LetterKind.APPEAL, text) if is_appeal else (LetterKind.FILING, text or cover_of(claim))
    keep_letter(claim=claim, kind=kind, on=filed_on, text=words, by=by, at=at)
    follow(claim=claim, at=at, by=by)
    match_again(order=claim.order, at=at)
    claim.refresh_from_db(fields=["status"])


@transaction.atomic
def record_denial(
    *, claim: Claim, reason: str, by: User, at: datetime, denied_on: date | None = None
) -> None:
    """Note that Amazon said no, in its words and on its day; the claim can still be appealed."""
    reason = reason.strip()
    if not reason:
        raise Refusal(_("Give Amazon's reason, as its answer says it. Nothing was recorded."))
    today = today_for(claim.order, at)
    day = denied_on or today
    if day > today or (claim.filed_on and day < claim.filed_on):
        raise Refusal(_("Amazon's answer lies between the filing and today. Nothing was recorded."))
    also = {"denial_reason": reason[:4000]}
    change_status(
        claim, ClaimStatus.DENIED, by=by, at=at, reason=reason[:4000], source=Source.AMAZON, also=also
    )
    keep_letter(claim=claim, kind=LetterKind.DENIAL, on=day, text=reason[:4000], by=by, at=at)
    follow(claim=claim, at=at, by=by)


def expire_claims(*, at: datetime) -> int:
    """Close claims that were not filed by their last day, where Amazon publishes one; returns how many."""
    latest = at.astimezone(UTC).date() + timedelta(days=1)  # somewhere it is already tomorrow
    late = Claim.objects.filter(
        status__in=BEFORE_FILING, closes_on__lt=latest, rule__file_within_days__isnull=False
    )
    late = late.select_related("order__marketplace", "order__seller__marketplace").order_by(
        F("closes_on"), "id"
    )
    return sum(_expire(claim, at) for claim in late.iterator(chunk_size=500))


def _expire(claim: Claim, at: datetime) -> bool:
    if claim.closes_on >= today_for(claim.order, at):
        return False
    try:
        change_status(claim, ClaimStatus.EXPIRED, by=None, at=at, reason=claim.closes_on.isoformat())
    except SomeoneWasFirst:
        return False
    return True
