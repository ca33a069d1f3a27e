"""Which rule of filing counts for a claim: its marketplace's, on the day."""

from datetime import date

from reimbursements.models import Claim, FilingRule
from reimbursements.rows import marketplace_of


def filing_rule_of(claim: Claim, day: date) -> FilingRule | None:
    """Where the claim is filed and its clocks; None where the marketplace has no rule on file."""
    return FilingRule.objects.in_force(marketplace_of(claim.order), day)
