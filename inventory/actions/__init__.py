"""What can happen to stock: Amazon reports it, a returned unit goes back on the shelf, a cost is entered."""

from inventory.actions.ledger import record_ledger_days
from inventory.actions.products import (
    record_hazmat,
    record_products,
    set_estimated_proceeds,
    set_sourcing_cost,
)
from inventory.actions.restocks import restock, reverse_restock

__all__ = [
    "record_hazmat",
    "record_ledger_days",
    "record_products",
    "restock",
    "reverse_restock",
    "set_estimated_proceeds",
    "set_sourcing_cost",
]
