"""A person says of a row of Amazon's report what the portal could not see: what it is, or which claim it answers."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from history.actions import Refusal, record
from orders.models import Order
from reimbursements import ledger
from reimbursements.actions.payments import match_again, match_loose
from reimbursements.models import Claim, Reimbursement
from reimbursements.models.claims import UNANSWERABLE
from sellers.models import User


@transaction.atomic
def explain_payment(
    *, row: Reimbursement, words: str, by: User, at: datetime, claim: Claim | None = None
) -> None:
    """Keep what a person says of a row, and the claim it answers where there is one; that claim is settled anew.

    Raises Refusal without words, for a row that the report itself ties to a claim, and for a claim that was given up.
    """
    words = words.strip()[:500]
    if not words:
        raise Refusal(_("Say what this payment is; it is kept in the history. Nothing was changed."))
    _guard(row, claim)
    row.claim_by_hand, row.explanation = claim, words
    row.explained_by, row.explained_at = by, at
    _keep(row, at)
    record(
        row,
        verb="payment_explained",
        by=by,
        at=at,
        after=claim.number if claim else "",
        reason=words,
        data={"payment": row.reimbursement_id},
    )


@transaction.atomic
def unexplain_payment(*, row: Reimbursement, by: User, at: datetime) -> None:
    """Take back what a person said of a row; a claim that it answered is settled without it."""
    if not row.explanation:
        raise Refusal(_("Nobody has explained this payment by hand. Nothing was changed."))
    before = row.claim_by_hand.number if row.claim_by_hand else ""
    row.claim_by_hand, row.explanation, row.explained_by, row.explained_at = None, "", None, None
    _keep(row, at)
    told = {"payment": row.reimbursement_id}
    record(row, verb="payment_unexplained", by=by, at=at, before=before, data=told)


def _guard(row: Reimbursement, claim: Claim | None) -> None:
    if row.claim_id and row.claim_id != row.claim_by_hand_id:
        known = {"claim": row.claim.number if row.claim else ""}
        raise Refusal(_("The report itself ties this payment to %(claim)s. Nothing was changed.") % known)
    if claim and (claim.seller_id != row.seller_id or claim.status in UNANSWERABLE):
        known = {"claim": claim.number, "status": claim.get_status_display()}
        raise Refusal(
            _("%(claim)s is “%(status)s”, so no payment can answer it. Nothing was changed.") % known
        )


def _keep(row: Reimbursement, at: datetime) -> None:
    """Save what was said and match all that it touches: the orders before and after, else the loose rows."""
    row.save(update_fields=["claim_by_hand", "explanation", "explained_by", "explained_at"])
    back = Reimbursement.objects.for_seller(row.seller_id).filter(original_id=row.reimbursement_id)
    family = [row, *back.exclude(pk=row.pk).order_by("id")]
    before = {one.order_id for one in family}
    owners = ledger.owners(row.seller_id, family)
    for one in family:
        one.order_id = owners[one.pk]
    Reimbursement.objects.bulk_update(family, ["order"])
    touched = {pk for pk in before | set(owners.values()) if pk}
    for order in Order.objects.filter(pk__in=touched).order_by("pk"):
        match_again(order=order, at=at)
    row.refresh_from_db()
    if row.order_id is None:
        match_loose(ledger.with_kin(row.seller, [row]))
        row.refresh_from_db()
