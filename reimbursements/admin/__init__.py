"""Claims in the Django admin: the reviewers' queue, the policy's rules, Amazon's payments."""

from reimbursements.admin.claims import ClaimAdmin
from reimbursements.admin.filing import FilingRuleAdmin
from reimbursements.admin.payments import ReimbursementAdmin
from reimbursements.admin.rules import ClaimRuleAdmin

__all__ = ["ClaimAdmin", "ClaimRuleAdmin", "FilingRuleAdmin", "ReimbursementAdmin"]
