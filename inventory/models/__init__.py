"""What is on the shelf: products, the daily ledger, stock that came back, and the state of the hazmat review."""

from inventory.models.forecasts import Forecast, ForecastQuerySet, StockThreshold, StockThresholdQuerySet
from inventory.models.hazmat import (
    HazmatCase,
    HazmatCaseQuerySet,
    HazmatDocument,
    HazmatDocumentQuerySet,
    HazmatStatus,
)
from inventory.models.ledger import LedgerDay, LedgerDayQuerySet, LedgerMovement, LedgerMovementQuerySet
from inventory.models.products import Hazmat, Product, ProductQuerySet, SourcingCost, SourcingCostQuerySet
from inventory.models.removals import (
    RemovalLine,
    RemovalLineQuerySet,
    RemovalOrder,
    RemovalOrderQuerySet,
    RemovalShipment,
    RemovalShipmentQuerySet,
)
from inventory.models.restocks import Restock, RestockQuerySet
from inventory.models.rules import StockRule

__all__ = [
    "Forecast",
    "ForecastQuerySet",
    "Hazmat",
    "HazmatCase",
    "HazmatCaseQuerySet",
    "HazmatDocument",
    "HazmatDocumentQuerySet",
    "HazmatStatus",
    "LedgerDay",
    "LedgerDayQuerySet",
    "LedgerMovement",
    "LedgerMovementQuerySet",
    "Product",
    "ProductQuerySet",
    "RemovalLine",
    "RemovalLineQuerySet",
    "RemovalOrder",
    "RemovalOrderQuerySet",
    "RemovalShipment",
    "RemovalShipmentQuerySet",
    "Restock",
    "RestockQuerySet",
    "SourcingCost",
    "SourcingCostQuerySet",
    "StockRule",
    "StockThreshold",
    "StockThresholdQuerySet",
]
