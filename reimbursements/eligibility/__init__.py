"""May a claim be opened? Yes, no, not yet, or a person must look; each with the reason and what to do
instead.

Pure decisions over facts: no database, no clock. Days are calendar days in the marketplace's time zone.
"""

from reimbursements.eligibility.answers import Answer, ParcelFacts, RemovalFact, ReturnFacts, Verdict, Window
from reimbursements.eligibility.parcels import may_claim_damaged, may_claim_lost
from reimbursements.eligibility.returns import may_claim_return

__all__ = [
    "Answer",
    "ParcelFacts",
    "RemovalFact",
    "ReturnFacts",
    "Verdict",
    "Window",
    "may_claim_damaged",
    "may_claim_lost",
    "may_claim_return",
]
