"""A claim is submitted for review, its facts frozen; or withdrawn."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from history.actions import IllegalMove, Refusal, change_status
from reimbursements import amounts, checklist
from reimbursements.actions.checking import keep_delivery_photo
from reimbursements.actions.evidence import insist_on_checked
from reimbursements.book import answer_again, today_for
from reimbursements.frozen import freeze
from reimbursements.models import Claim, ClaimStatus
from reimbursements.models.claims import GATHERING
from reimbursements.proofs import lines_of
from sellers.models import User

MAX_TEXT = 4000


@transaction.atomic
def submit(*, claim: Claim, note: str, removal_override: str, by: User, at: datetime) -> None:
    """Hand a claim to the reviewers: what it stands on is frozen, and its proofs can no longer be removed.

    Raises Refusal while the checklist blocks or when the claim may no longer be made; then nothing changes.
    """
    claim.refresh_from_db(from_queryset=Claim.objects.select_for_update(of=("self",)))
    if claim.status not in GATHERING:
        raise IllegalMove(_("%(claim)s is not with you any more. Reload the page.") % {"claim": claim.number})
    note, removal_override = _bounded(note), _bounded(removal_override)
    answer = answer_again(claim, at=at)
    if not answer.may_open:
        raise Refusal(
            _("%(reason)s The claim was not submitted; withdraw it if this stays so.")
            % {"reason": answer.reason}
        )
    claim.note, claim.removal_override = note, removal_override
    _insist_on_proofs(claim)
    keep_delivery_photo(claim=claim, by=by, at=at)
    _value_again(claim, at)
    kept = {"note": note, "removal_override": removal_override, "submitted_at": at, "submitted_by": by}
    kept |= {
        "expected_low": claim.expected_low,
        "expected_high": claim.expected_high,
        "currency": claim.currency,
    }
    facts = freeze(claim, answer=answer, at=at)
    change_status(
        claim, ClaimStatus.IN_REVIEW, by=by, at=at, also={**kept, "facts": facts, "review_reason": ""}
    )


@transaction.atomic
def withdraw(*, claim: Claim, reason: str, by: User | None, at: datetime) -> None:
    """Give a claim up before it is filed; its units may be claimed again. Without `by` the portal gives it up."""
    change_status(claim, ClaimStatus.WITHDRAWN, by=by, at=at, reason=_bounded(reason))


def _insist_on_proofs(claim: Claim) -> None:
    insist_on_checked(claim)
    missing = checklist.blocking(lines_of(claim))
    if missing:
        named = _(", ").join(str(line.title) for line in missing)
        raise Refusal(_("Still missing: %(proofs)s. The claim was not submitted.") % {"proofs": named})


def _value_again(claim: Claim, at: datetime) -> None:
    """Costs may have been entered since it was opened; from here on the amount stays."""
    units = list(claim.units.select_related("order_item"))
    amounts.keep(claim, amounts.reckon(claim.rule, units, day=today_for(claim.order, at)), units)
    for unit in units:
        unit.save(update_fields=["amounts"])


def _bounded(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise Refusal(_("At most %(most)d characters. Nothing was changed.") % {"most": MAX_TEXT})
    return text.strip()
