"""The reimbursements report (GET_FBA_REIMBURSEMENTS_DATA): what Amazon paid, gave back, took back."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from reimbursements.actions import record_reimbursements
from reimbursements.payments_report import ReimbursementRow
from sellers.models import Seller
from sync.importers.reading import Importer, Line
from sync.models import Feed


def read(line: Line) -> ReimbursementRow:
    """One line as the room of claims takes it."""
    return ReimbursementRow(
        approval_date=line.moment("approvaldate"),
        reimbursement_id=line.required("reimbursementid", longest=40),
        case_id=line.text("caseid", longest=40),
        amazon_order_id=line.text("amazonorderid", longest=40),
        reason=line.text("reason", longest=60),
        sku=line.text("sku", longest=50),
        fnsku=line.text("fnsku", longest=20),
        asin=line.text("asin", longest=20),
        product_name=line.text("productname", longest=500),
        condition=line.text("condition", longest=40),
        currency_unit=line.required("currencyunit", longest=3).upper(),
        amount_per_unit=line.amount("amountperunit", default=Decimal(0)),
        amount_total=line.amount("amounttotal"),
        quantity_reimbursed_cash=line.integer("quantityreimbursedcash"),
        quantity_reimbursed_inventory=line.integer("quantityreimbursedinventory"),
        quantity_reimbursed_total=line.integer("quantityreimbursedtotal"),
        original_reimbursement_id=line.text("originalreimbursementid", longest=40),
        original_reimbursement_type=line.text("originalreimbursementtype", longest=60),
    )


def store(seller: Seller, rows: Sequence[ReimbursementRow], at: datetime) -> int:
    """Hand the rows over; each is kept once and matched to its claim."""
    return record_reimbursements(seller=seller, rows=rows, at=at).rows


IMPORTER = Importer(
    feed=Feed.REIMBURSEMENTS,
    report_type="GET_FBA_REIMBURSEMENTS_DATA",
    needs=frozenset({"approvaldate", "reimbursementid", "currencyunit", "amounttotal"}),
    read=read,
    store=store,
)
