"""Amazon's report files: one importer per kind, recognised by its columns."""

from collections.abc import Collection

from sync.importers import (
    customer_returns,
    ledger,
    ledger_detail,
    reimbursements,
    removals,
    shipments,
    stock,
)
from sync.importers.reading import Importer

IMPORTERS: tuple[Importer, ...] = (
    reimbursements.IMPORTER,
    customer_returns.IMPORTER,
    ledger.IMPORTER,
    ledger_detail.IMPORTER,
    shipments.IMPORTER,
    removals.ORDERS,
    removals.SHIPMENTS,
    stock.IMPORTER,
)


def recognise(columns: Collection[str]) -> Importer | None:
    """The importer whose columns are all there; the names are folded as `reading.fold` does."""
    found = set(columns)
    return next((importer for importer in IMPORTERS if importer.needs <= found), None)


def importer_for(feed: str) -> Importer:
    """The importer of one feed."""
    return next(importer for importer in IMPORTERS if importer.feed == feed)
