"""The pages of claims: GET draws, POST decides and sends the reader back to the page it changed."""

from reimbursements.views.costs import cost_template, costs, invoice_file
from reimbursements.views.deciding import (
    leave_step,
    record_denial,
    record_filing,
    record_letter,
    reopen,
    submit,
    withdraw,
)
from reimbursements.views.ledger import ledger, ledger_export
from reimbursements.views.opening import new_claim
from reimbursements.views.overview import overview
from reimbursements.views.packets import letter_file, packet
from reimbursements.views.payments import payment, payment_list, unexplain
from reimbursements.views.proving import add_evidence, evidence, remove_evidence, replace_evidence
from reimbursements.views.reading import claim_detail, claim_list
from reimbursements.views.ready import opening, ready

__all__ = [
    "add_evidence",
    "claim_detail",
    "claim_list",
    "cost_template",
    "costs",
    "evidence",
    "invoice_file",
    "leave_step",
    "ledger",
    "ledger_export",
    "letter_file",
    "new_claim",
    "opening",
    "overview",
    "packet",
    "payment",
    "payment_list",
    "ready",
    "record_denial",
    "record_filing",
    "record_letter",
    "remove_evidence",
    "reopen",
    "replace_evidence",
    "submit",
    "unexplain",
    "withdraw",
]
