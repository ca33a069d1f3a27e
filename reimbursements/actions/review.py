"""An admin decides: approve, refuse with a reason, or ask for more; never the one who opened or
submitted it.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from history.actions import Refusal, change_status
from reimbursements.book import answer_again
from reimbursements.checklist import State
from reimbursements.eligibility import Verdict
from reimbursements.models import Claim, ClaimStatus
from reimbursements.proofs import lines_of
from sellers.models import User


@transaction.atomic
def approve(*, claim: Claim, by: User, at: datetime) -> None:
    """Find a claim good: it may be filed with Amazon.

    Raises Refusal for the opener or submitter, for who is no admin, and when the claim may no longer be made.
    """
    _four_eyes(claim, by)
    answer = answer_again(claim, at=at)
    if claim.status == ClaimStatus.IN_REVIEW and not answer.may_open:
        raise Refusal(
            _("%(reason)s The claim was not approved; refuse it with this reason.")
            % {"reason": answer.reason}
        )
    _decide(claim, ClaimStatus.APPROVED, "", by, at)


@transaction.atomic
def approve_if_clear(*, claim: Claim, by: User, at: datetime) -> None:
    """Find a claim good without a look at its page: only when no doubt and no advised proof is open.

    Raises Refusal otherwise, and for everything `approve` refuses.
    """
    answer = answer_again(claim, at=at)
    if claim.status == ClaimStatus.IN_REVIEW and answer.verdict is Verdict.PERSON:
        raise Refusal(_("%(reason)s Open it and decide; nothing was changed.") % {"reason": answer.reason})
    lacking = [str(line.title) for line in lines_of(claim) if line.state is not State.DONE]
    if claim.status == ClaimStatus.IN_REVIEW and lacking:
        named = _(", ").join(lacking)
        raise Refusal(_("Without %(proofs)s. Open it and decide; nothing was changed.") % {"proofs": named})
    approve(claim=claim, by=by, at=at)


@transaction.atomic
def refuse(*, claim: Claim, reason: str, by: User, at: datetime) -> None:
    """Find a claim not good, and say why; the seller may take it up again as a draft."""
    _four_eyes(claim, by)
    _decide(claim, ClaimStatus.REFUSED, _given(reason), by, at)


@transaction.atomic
def ask_for_more(*, claim: Claim, reason: str, by: User, at: datetime) -> None:
    """Send a claim back for more proof, and say which."""
    _four_eyes(claim, by)
    _decide(claim, ClaimStatus.MORE_ASKED, _given(reason), by, at)


@transaction.atomic
def reopen(*, claim: Claim, by: User, at: datetime) -> None:
    """Take a refused claim up again as a draft, to better it."""
    change_status(claim, ClaimStatus.DRAFT, by=by, at=at)


def may_review(claim: Claim, by: User) -> bool:
    """Whether this person's eyes count: an admin who neither opened nor submitted the claim."""
    return by.is_staff and by.pk not in (claim.opened_by_id, claim.submitted_by_id)


def _four_eyes(claim: Claim, by: User) -> None:
    if not by.is_staff:
        raise Refusal(_("Only an admin reviews claims. Nothing was changed."))
    if not may_review(claim, by):
        raise Refusal(
            _("You opened or submitted this claim; another admin must review it. Nothing was changed.")
        )


def _given(reason: str) -> str:
    reason = reason.strip()
    if not reason:
        raise Refusal(_("Say why, so that the seller knows what to do. Nothing was changed."))
    return reason[:4000]


def _decide(claim: Claim, to: ClaimStatus, reason: str, by: User, at: datetime) -> None:
    also = {"reviewed_at": at, "reviewed_by": by, "review_reason": reason}
    change_status(claim, to, by=by, at=at, reason=reason, also=also)
