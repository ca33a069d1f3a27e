"""What Amazon owes: rules as data, claims with their evidence, and what was paid."""

from reimbursements.models.claims import Claim, ClaimStatus, ClaimUnit
from reimbursements.models.deadlines import DeadlineWarning
from reimbursements.models.digests import DigestMail, DigestState
from reimbursements.models.evidence import Evidence, EvidenceKind, EvidenceState
from reimbursements.models.filing import FilingRule
from reimbursements.models.invoices import Invoice, InvoiceLine
from reimbursements.models.letters import ClaimLetter, LetterKind
from reimbursements.models.packets import ClaimPacket, PacketState
from reimbursements.models.payments import Reimbursement
from reimbursements.models.rules import Anchor, Basis, ClaimKind, ClaimRule, Exclusion, RuleStatus
from reimbursements.models.settings import ClaimSetting
from reimbursements.models.steps import ClaimStep, StepKind, StepStatus

__all__ = [
    "Anchor",
    "Basis",
    "Claim",
    "ClaimKind",
    "ClaimLetter",
    "ClaimPacket",
    "ClaimRule",
    "ClaimSetting",
    "ClaimStatus",
    "ClaimStep",
    "ClaimUnit",
    "DeadlineWarning",
    "DigestMail",
    "DigestState",
    "Evidence",
    "EvidenceKind",
    "EvidenceState",
    "Exclusion",
    "FilingRule",
    "Invoice",
    "InvoiceLine",
    "LetterKind",
    "PacketState",
    "Reimbursement",
    "RuleStatus",
    "StepKind",
    "StepStatus",
]
