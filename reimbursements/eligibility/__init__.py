"""May a claim be opened? Yes, no, not yet, or a person must look; each with the reason and what to do
instead.

Pure decisions over facts: no database, no clock. Days are calendar days in the marketplace's time zone.
"""

from reimbursements.eligibility.answers import Answer, ParcelFacts, RemovalFact, ReturnFacts, Verdict
from reimbursements.eligibility.parcels import (
    may_claim_damaged,
    may_claim_lost,
    may_claim_lost_by_carrier,
    may_claim_missing_item,
    may_claim_wrong_item,
)
from reimbursements.eligibility.returns import may_claim_return
from reimbursements.eligibility.terms import Days, Terms, Window, event_day, window_of

__all__ = [
    "Answer",
    "Days",
    "ParcelFacts",
    "RemovalFact",
    "ReturnFacts",
    "Terms",
    "Verdict",
    "Window",
    "event_day",
    "may_claim_damaged",
    "may_claim_lost",
    "may_claim_lost_by_carrier",
    "may_claim_missing_item",
    "may_claim_return",
    "may_claim_wrong_item",
    "window_of",
]
