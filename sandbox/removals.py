"""Removal orders of the seeded world, and the two reports that tell of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sandbox.accounts import ACCOUNTS
from sandbox.catalogue import product
from sandbox.clock import parse
from sandbox.journal import Entry
from sandbox.scenarios import HALDEN
from sandbox.world import World

Row = dict[str, Any]
ORDERS = [
    "request-date", "order-id", "order-source", "order-type", "service-speed", "order-status", "last-updated-date",
    "sku", "fnsku", "disposition", "requested-quantity", "cancelled-quantity", "disposed-quantity",
    "shipped-quantity", "in-process-quantity", "removal-fee", "currency",
]  # fmt: skip
SHIPMENTS = [
    "request-date", "order-id", "shipment-date", "sku", "fnsku", "disposition", "shipped-quantity", "carrier",
    "tracking-number", "removal-order-type",
]  # fmt: skip
MANUAL = "Seller-initiated Manual Removal"


@dataclass(frozen=True)
class Seeded:
    """One line of a removal order; days are counted before the world's birth."""

    number: str
    asked: float
    updated: float
    kind: str
    status: str
    sku: str
    disposition: str
    requested: int
    cancelled: int = 0
    disposed: int = 0
    shipped: int = 0
    fee: str = ""
    left: float = 0  # when its parcel left
    tracking: str = ""


SEEDED = (
    Seeded("RM-THROW-1", 9, 1, "Return", "Completed", "HG-THR-MOS", "Customer Damaged", 1, shipped=1, fee="1.04",
           left=1, tracking="1Z999AA10300000017"),
    Seeded("RM-SPRING-7", 47, 41, "Return", "In Process", "HG-MUG-12-FOR", "Sellable", 24, shipped=10, fee="12.40",
           left=43, tracking="1Z999AA10300000025"),
    Seeded("RM-SPRING-7", 47, 41, "Return", "In Process", "HG-APR-RUS", "Sellable", 6),
    Seeded("RM-THROW-0", 20, 6, "Disposal", "Completed", "HG-THR-OAT", "Warehouse Damaged", 1, disposed=1, fee="1.04"),
    Seeded("RM-BOARD-2", 66, 65, "Return", "Cancelled", "HG-BRD-ACA", "Sellable", 5, cancelled=5),
)  # fmt: skip


def orders(world: World, report: Entry) -> Iterator[Row]:
    """Lines of removal orders that were asked for in the span."""
    for one in _within(world, report):
        yield {
            **_names(world, report, one),
            "order-source": MANUAL,
            "order-type": one.kind,
            "service-speed": "Standard",
            "order-status": one.status,
            "last-updated-date": _stamp(world.born - timedelta(days=one.updated)),
            "requested-quantity": one.requested,
            "cancelled-quantity": one.cancelled,
            "disposed-quantity": one.disposed,
            "shipped-quantity": one.shipped,
            "in-process-quantity": one.requested - one.cancelled - one.disposed - one.shipped,
            "removal-fee": one.fee,
            "currency": ACCOUNTS[report["account"]].currency,
        }


def shipments(world: World, report: Entry) -> Iterator[Row]:
    """Parcels of those removal orders."""
    for one in _within(world, report):
        if one.shipped:
            yield {
                **_names(world, report, one),
                "shipment-date": _stamp(world.born - timedelta(days=one.left)),
                "shipped-quantity": one.shipped,
                "carrier": "UPS",
                "tracking-number": one.tracking,
                "removal-order-type": one.kind,
            }


def _within(world: World, report: Entry) -> Iterator[Seeded]:
    start, end = parse(report["start"]), parse(report["end"])
    for one in SEEDED if report["account"] == HALDEN else ():
        if start <= world.born - timedelta(days=one.asked) <= end:
            yield one


def _names(world: World, report: Entry, one: Seeded) -> Row:
    known = product(report["account"], one.sku)
    return {
        "request-date": _stamp(world.born - timedelta(days=one.asked)),
        "order-id": one.number,
        "sku": one.sku,
        "fnsku": known.fnsku if known else "",
        "disposition": one.disposition,
    }


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S+00:00")
