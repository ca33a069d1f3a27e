"""What Amazon owes: rules as data, claims with their evidence, and what was paid."""

from reimbursements.models.claims import Claim, ClaimStatus, ClaimUnit
from reimbursements.models.evidence import Evidence, EvidenceKind
from reimbursements.models.payments import Reimbursement
from reimbursements.models.rules import Anchor, Basis, ClaimKind, ClaimRule

__all__ = [
    "Anchor",
    "Basis",
    "Claim",
    "ClaimKind",
    "ClaimRule",
    "ClaimStatus",
    "ClaimUnit",
    "Evidence",
    "EvidenceKind",
    "Reimbursement",
]
