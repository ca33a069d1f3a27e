"""What can happen to stock: Amazon reports it, a returned unit goes back on the shelf, a cost is entered."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from amazon.shapes import InventorySummary
from inventory.models import LedgerDay, Product, Restock
from sellers.models import Marketplace, Seller, User


def record_products(
    *, seller: Seller, marketplace: Marketplace, summaries: Iterable[InventorySummary], at: datetime
) -> int:
    """Store the stock Amazon reports, creating products not seen before; returns how many. Safe to run twice."""


def record_hazmat(*, product: Product, codes: list[str], at: datetime) -> Product:
    """Store Amazon's eligibility codes and what they mean for the hazmat review; a change goes into history."""


def record_ledger_days(*, seller: Seller, days: Iterable[LedgerDay]) -> int:
    """Insert or replace days of the ledger (bulk); returns how many rows. The same file twice leaves the same rows."""


def restock(
    *, seller: Seller, source: str, order_id: int | None, sku: str, fulfillment_center: str, at: datetime
) -> Restock:
    """Put one returned unit back on the shelf, once per `source`."""


def reverse_restock(*, seller: Seller, source: str, at: datetime) -> bool:
    """Take a restocked unit off again because Amazon corrected its grade; False when it never was restocked."""


def set_sourcing_cost(*, product: Product, amount: Decimal, currency: str, valid_from: date, by: User) -> None:
    """Enter what one unit costs from a day on; the same day again replaces it. Raises Refusal when negative."""
