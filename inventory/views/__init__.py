"""The pages of stock: products, what a unit is worth, and the Daily Inventory History."""

from inventory.views.ledger import history
from inventory.views.products import product_list, product_value

__all__ = ["history", "product_list", "product_value"]
