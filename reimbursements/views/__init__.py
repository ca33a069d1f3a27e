"""The pages of claims: GET draws, POST decides and sends the reader back to the page it changed."""

from reimbursements.views.deciding import record_denial, record_filing, reopen, submit, withdraw
from reimbursements.views.opening import new_claim
from reimbursements.views.proving import add_evidence, evidence, remove_evidence, replace_evidence
from reimbursements.views.reading import claim_detail, claim_list, payment_list
from reimbursements.views.ready import opening, ready

__all__ = [
    "add_evidence",
    "claim_detail",
    "claim_list",
    "evidence",
    "new_claim",
    "opening",
    "payment_list",
    "ready",
    "record_denial",
    "record_filing",
    "remove_evidence",
    "reopen",
    "replace_evidence",
    "submit",
    "withdraw",
]
