"""What is on the shelf: products, the daily ledger, stock that came back, and the state of the hazmat review."""

from inventory.models.forecasts import Forecast, ForecastQuerySet, StockThreshold, StockThresholdQuerySet
from inventory.models.ledger import LedgerDay, LedgerDayQuerySet
from inventory.models.products import Hazmat, Product, ProductQuerySet, SourcingCost, SourcingCostQuerySet
from inventory.models.restocks import Restock, RestockQuerySet

__all__ = [
    "Forecast",
    "ForecastQuerySet",
    "Hazmat",
    "LedgerDay",
    "LedgerDayQuerySet",
    "Product",
    "ProductQuerySet",
    "Restock",
    "RestockQuerySet",
    "SourcingCost",
    "SourcingCostQuerySet",
    "StockThreshold",
    "StockThresholdQuerySet",
]
