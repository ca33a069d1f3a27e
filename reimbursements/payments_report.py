"""One line of Amazon's reimbursements report (GET_FBA_REIMBURSEMENTS_DATA), read into values."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class ReimbursementRow:
    """What Amazon says it paid, gave back in units or took back; one field per column of the report.

    `currency_unit` is the ISO code of both amounts. Reversals name what they take back in
    `original_reimbursement_id`.
    """

    approval_date: datetime  # aware
    reimbursement_id: str
    case_id: str = ""
    amazon_order_id: str = ""
    reason: str = ""
    sku: str = ""
    fnsku: str = ""
    asin: str = ""
    product_name: str = ""
    condition: str = ""
    currency_unit: str
    amount_per_unit: Decimal
    amount_total: Decimal
    quantity_reimbursed_cash: int = 0
    quantity_reimbursed_inventory: int = 0
    quantity_reimbursed_total: int = 0
    original_reimbursement_id: str = ""
    original_reimbursement_type: str = ""
