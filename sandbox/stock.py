"""What lies on the shelves: every movement of every unit, and the balances they add up to."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.catalogue import CENTRES, PRODUCTS, Product
from sandbox.plan import Order
from sandbox.sales import FIRST_DAY, SHARES, sales
from sandbox.scenarios import HALDEN
from sandbox.world import World

DISPOSITIONS = {
    "Sellable": "SELLABLE",
    "Defective": "DEFECTIVE",
    "CustomerDamaged": "CUSTOMER_DAMAGED",
    "CarrierDamaged": "CARRIER_DAMAGED",
    "FulfillerDamaged": "WAREHOUSE_DAMAGED",
}
FIRST_RECEIPT = timedelta(days=FIRST_DAY)
# (SKU, centre's place, days before birth, units, event, reason, disposition)
HAPPENED = (
    ("HG-MUG-12-FOR", 0, 61.0, -12, "WhseTransfers", "", "SELLABLE"),
    ("HG-MUG-12-FOR", 2, 59.0, 12, "WhseTransfers", "", "SELLABLE"),
    ("HG-MUG-12-FOR", 0, 33.0, -2, "Adjustments", "M", "SELLABLE"),
    ("HG-MUG-12-FOR", 0, 21.0, 1, "Adjustments", "F", "SELLABLE"),
    ("HG-THR-OAT", 0, 41.0, -1, "Adjustments", "E", "SELLABLE"),
    ("HG-THR-OAT", 0, 41.0, 1, "Adjustments", "P", "WAREHOUSE_DAMAGED"),
    ("HG-THR-OAT", 0, 6.0, -1, "Adjustments", "D", "WAREHOUSE_DAMAGED"),
    ("HG-POU-STO", 0, 5.0, -1, "Adjustments", "E", "SELLABLE"),
    ("HG-POU-STO", 0, 5.0, 1, "Adjustments", "P", "WAREHOUSE_DAMAGED"),
    ("HG-BTL-24-SLA", 1, 12.0, -1, "Adjustments", "M", "SELLABLE"),
    ("HG-THR-MOS", 0, 1.0, -1, "VendorReturns", "", "CUSTOMER_DAMAGED"),
)


@dataclass(frozen=True)
class Movement:
    """Units that came to, or left, one centre; `units` is negative when they left."""

    at: datetime
    sku: str
    centre: str
    event: str  # the ledger's event type
    units: int
    disposition: str
    reference: str
    reason: str = ""


def movements(world: World, account: str) -> list[Movement]:
    """Everything that has moved by now, oldest first; receipts make birth find the planned stock."""
    moved = [*_outbound(world, account), *_inbound(world, account), *_happened(world, account)]
    until = [m for m in moved if m.at <= world.born]
    moved += _receipts(world, account, until)
    moved += _sold_by_amazon(world, account)
    now = world.now()
    return sorted((m for m in moved if m.at <= now), key=lambda m: (m.at, m.sku, m.centre))


def _outbound(world: World, account: str) -> Iterator[Movement]:
    for order in world.placed(account):
        for shipment in order.shipments:
            for item_id, units in shipment.lines if shipment.parcels else ():
                sku = _sku(order, item_id)
                yield Movement(
                    shipment.ships_at, sku, shipment.centre, "Shipments", -units, "SELLABLE", shipment.id
                )


def _inbound(world: World, account: str) -> Iterator[Movement]:
    for order in world.placed(account):
        for unit in world.returns_of(order):
            sku, found = _sku(order, unit.item_id), DISPOSITIONS.get(unit.grade, "SELLABLE")
            centre = unit.found_at or unit.centre
            yield Movement(unit.processed_at, sku, centre, "CustomerReturns", 1, found, unit.rma)
            for at, word in unit.corrections:
                if word in DISPOSITIONS:  # a disposition change: out with Q, in with P
                    yield Movement(at, sku, centre, "Adjustments", -1, found, unit.rma, "Q")
                    found = DISPOSITIONS[word]
                    yield Movement(at, sku, centre, "Adjustments", 1, found, unit.rma, "P")
        for shipment, parcel in order.parcels():
            for step in parcel.steps:
                for item_id, units in parcel.lines if step.code == "EVENT_309" else ():
                    sku = _sku(order, item_id)
                    yield Movement(
                        step.at, sku, shipment.centre, "CustomerReturns", units, "SELLABLE", shipment.id
                    )


def _happened(world: World, account: str) -> Iterator[Movement]:
    for sku, place, days, units, event, reason, disposition in HAPPENED if account == HALDEN else ():
        centre = CENTRES[account][place].code
        at = (world.born - timedelta(days=days)).replace(microsecond=0)
        yield Movement(at, sku, centre, event, units, disposition, f"ADJ{int(days * 10):06d}", reason)


def _sold_by_amazon(world: World, account: str) -> Iterator[Movement]:
    """What Amazon's own shop sold of it, and what came in for that."""
    if world.only:
        return
    shelves = tuple(
        (product.sku, tuple(units for _code, units in _wanted(account, product)))
        for product in PRODUCTS[account]
    )
    for sale in sales(world.seed, world.born, world.now(), shelves):
        centre, event = CENTRES[account][sale.place].code, "Shipments" if sale.units < 0 else "Receipts"
        yield Movement(sale.at, sale.sku, centre, event, sale.units, "SELLABLE", sale.reference)


def _receipts(world: World, account: str, until: list[Movement]) -> Iterator[Movement]:
    net: Counter[tuple[str, str]] = Counter()
    for movement in until:
        if movement.disposition == "SELLABLE":
            net[(movement.sku, movement.centre)] += movement.units
    at = world.born - FIRST_RECEIPT
    for product in PRODUCTS[account]:
        for centre, wanted in _wanted(account, product):
            units = wanted - net[(product.sku, centre)]
            if units:
                yield Movement(
                    at, product.sku, centre, "Receipts", units, "SELLABLE", f"FBA17{product.asin[-6:]}"
                )


def _wanted(account: str, product: Product) -> list[tuple[str, int]]:
    centres = CENTRES[account]
    units = [int(product.on_hand * share) for share in SHARES[: len(centres)]]
    units[0] += product.on_hand - sum(units)
    return [(centre.code, number) for centre, number in zip(centres, units, strict=True)]


def _sku(order: Order, item_id: str) -> str:
    line = order.line(item_id)
    return line.sku if line else ""


def balances(world: World, account: str) -> Counter[tuple[str, str]]:
    """Units on hand now by SKU and disposition."""
    total: Counter[tuple[str, str]] = Counter()
    for movement in movements(world, account):
        total[(movement.sku, movement.disposition)] += movement.units
    return total


def sellable(world: World, account: str) -> dict[str, int]:
    """Units a new order can be filled from, by SKU: on hand, less what open orders will take."""
    on_hand = {sku: units for (sku, kind), units in balances(world, account).items() if kind == "SELLABLE"}
    for sku, units in reserved(world, account).items():
        on_hand[sku] = on_hand.get(sku, 0) - units
    hazardous = {product.sku for product in PRODUCTS[account] if product.hazmat}
    return {sku: 0 if sku in hazardous else max(units, 0) for sku, units in on_hand.items()}


def reserved(world: World, account: str) -> Counter[str]:
    """Units of open orders that have not left yet, by SKU."""
    now = world.now()
    units: Counter[str] = Counter()
    for order in world.placed(account):
        if order.status(now) in ("New", "Received", "Planning", "Processing"):
            shipped = {i for s in order.shipments if s.ships_at <= now for i, _ in s.lines}
            for line in order.lines:
                if line.item_id not in shipped:
                    units[line.sku] += line.quantity
    return units
