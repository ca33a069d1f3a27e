"""Everything that can happen to a claim: opened, proven, submitted, reviewed, filed, paid."""

from reimbursements.actions.checking import check_evidence, refuse_unread, waiting_evidence
from reimbursements.actions.digests import ask_digests, send_digest
from reimbursements.actions.evidence import add_evidence, remove_evidence, replace_evidence
from reimbursements.actions.explaining import explain_payment, unexplain_payment
from reimbursements.actions.filing import expire_claims, record_denial, record_filing
from reimbursements.actions.letters import record_letter
from reimbursements.actions.many import Opened, open_drafts, open_together, set_opening
from reimbursements.actions.opening import (
    AlreadyClaimed,
    Report,
    note_missed,
    open_damage_claim,
    open_lost_claim,
    open_reported_claim,
    open_return_claim,
)
from reimbursements.actions.packets import (
    ask_packet,
    build,
    give_up_packet,
    is_large,
    make_packet,
    waiting_packets,
)
from reimbursements.actions.payments import MatchResult, ReimbursementRow, match_again, record_reimbursements
from reimbursements.actions.review import approve, approve_if_clear, ask_for_more, refuse, reopen
from reimbursements.actions.rules import draft_change, may_put_in_force, put_in_force
from reimbursements.actions.steps import follow, follow_all, leave_step
from reimbursements.actions.submitting import submit, withdraw
from reimbursements.actions.sweeping import sweep_files
from reimbursements.actions.warnings import give_warnings

__all__ = [
    "AlreadyClaimed",
    "MatchResult",
    "Opened",
    "ReimbursementRow",
    "Report",
    "add_evidence",
    "approve",
    "approve_if_clear",
    "ask_digests",
    "ask_for_more",
    "ask_packet",
    "build",
    "check_evidence",
    "draft_change",
    "expire_claims",
    "explain_payment",
    "follow",
    "follow_all",
    "give_up_packet",
    "give_warnings",
    "is_large",
    "leave_step",
    "make_packet",
    "match_again",
    "may_put_in_force",
    "note_missed",
    "open_damage_claim",
    "open_drafts",
    "open_lost_claim",
    "open_reported_claim",
    "open_return_claim",
    "open_together",
    "put_in_force",
    "record_denial",
    "record_filing",
    "record_letter",
    "record_reimbursements",
    "refuse",
    "refuse_unread",
    "remove_evidence",
    "reopen",
    "replace_evidence",
    "send_digest",
    "set_opening",
    "submit",
    "sweep_files",
    "unexplain_payment",
    "waiting_evidence",
    "waiting_packets",
    "withdraw",
]
