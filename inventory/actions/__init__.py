"""What can happen to stock: Amazon reports it, a returned unit goes back on the shelf, a cost is entered."""

from inventory.actions.documents import add_document, record_submission, remove_document
from inventory.actions.forecasts import (
    forecast_products,
    forget_threshold,
    refresh_run_outs,
    set_threshold,
    threshold_of,
)
from inventory.actions.hazmat import (
    ask_for_documents,
    follow_codes,
    link_removal,
    open_case,
    pass_deadlines,
    record_answer,
    set_brand,
)
from inventory.actions.ledger import check_ledger_days, record_ledger_days, record_ledger_movements
from inventory.actions.products import (
    record_hazmat,
    set_estimated_proceeds,
    set_sourcing_cost,
)
from inventory.actions.removals import note_removal, record_removal_shipments, record_removals
from inventory.actions.restocks import move_restock, restock, reverse_restock
from inventory.actions.stock import record_products, set_titles

__all__ = [
    "add_document",
    "ask_for_documents",
    "check_ledger_days",
    "follow_codes",
    "forecast_products",
    "forget_threshold",
    "link_removal",
    "move_restock",
    "note_removal",
    "open_case",
    "pass_deadlines",
    "record_answer",
    "record_hazmat",
    "record_ledger_days",
    "record_ledger_movements",
    "record_products",
    "record_removal_shipments",
    "record_removals",
    "record_submission",
    "refresh_run_outs",
    "remove_document",
    "restock",
    "reverse_restock",
    "set_brand",
    "set_estimated_proceeds",
    "set_sourcing_cost",
    "set_threshold",
    "set_titles",
    "threshold_of",
]
