"""The one way in which a claim moves: along its table, or with a sentence that says why not."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from history.actions import IllegalMove, SomeoneWasFirst, change_status
from history.models import Source
from reimbursements.models import Claim, ClaimStatus
from sellers.models import User


def move(
    claim: Claim,
    to: ClaimStatus,
    *,
    by: User | None,
    at: datetime,
    reason: str = "",
    source: Source | None = None,
    also: dict[str, Any] | None = None,
) -> None:
    """Move a claim and write its history. Raises IllegalMove or SomeoneWasFirst in the reader's language."""
    known = {"claim": claim.number, "status": claim.get_status_display()}
    if to not in claim.TRANSITIONS[claim.status]:
        raise IllegalMove(
            _("%(claim)s is “%(status)s”, which does not allow this. Nothing was changed.") % known
        )
    try:
        change_status(claim, to, by=by, at=at, reason=reason, source=source, also=also)
    except SomeoneWasFirst as first:
        raise SomeoneWasFirst(
            _("Someone else changed %(claim)s just now. Reload the page; nothing was changed.") % known
        ) from first
