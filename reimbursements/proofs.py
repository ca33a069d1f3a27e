"""The checklist of one claim, read from its rows."""

from collections import Counter

from orders.models import Removal
from reimbursements.checklist import ClaimFacts, Line, check
from reimbursements.models import Claim


def lines_of(claim: Claim) -> tuple[Line, ...]:
    """What the claim's own rule asks for, and how each proof stands."""
    facts = ClaimFacts(
        files=Counter(file.kind for file in claim.evidence.all() if file.is_ready),
        resolution=bool(claim.order.resolutions.all()),
        units_named=all(unit.fnsku or unit.asin for unit in claim.units.all()),
        removal_suspected=claim.order.removal == Removal.SUSPECTED,
        removal_explained=bool(claim.removal_override),
    )
    return check(required=claim.rule.required_evidence, advised=claim.rule.advised_evidence, facts=facts)
