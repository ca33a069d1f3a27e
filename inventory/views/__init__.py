"""The pages of stock: products, what a unit is worth, and the Daily Inventory History."""

from inventory.views.hazmat import hazmat_case, hazmat_list, hazmat_open
from inventory.views.hazmat_deciding import (
    hazmat_add_document,
    hazmat_answer,
    hazmat_brand,
    hazmat_document,
    hazmat_removal,
    hazmat_remove_document,
    hazmat_requested,
    hazmat_submit,
)
from inventory.views.ledger import history, ledger_file, movements
from inventory.views.products import product_list, product_threshold, product_titles, product_value
from inventory.views.removals import removal, removal_list, removal_new

__all__ = [
    "hazmat_add_document",
    "hazmat_answer",
    "hazmat_brand",
    "hazmat_case",
    "hazmat_document",
    "hazmat_list",
    "hazmat_open",
    "hazmat_removal",
    "hazmat_remove_document",
    "hazmat_requested",
    "hazmat_submit",
    "history",
    "ledger_file",
    "movements",
    "product_list",
    "product_threshold",
    "product_titles",
    "product_value",
    "removal",
    "removal_list",
    "removal_new",
]
