"""The Inventory Ledger: its summary by day, week or month, and its detail, one row per movement."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from sandbox.accounts import ACCOUNTS
from sandbox.catalogue import CENTRE, product
from sandbox.clock import local_day, parse
from sandbox.journal import Entry
from sandbox.stock import Movement, movements
from sandbox.world import World

Row = dict[str, Any]
Shelf = tuple[str, str, str]  # SKU, disposition, location

SUMMARY = [
    "Date", "FNSKU", "ASIN", "MSKU", "Title", "Disposition", "Starting Warehouse Balance",
    "In Transit Between Warehouses", "Receipts", "Customer Shipments", "Customer Returns", "Vendor Returns",
    "Warehouse Transfer In/Out", "Found", "Lost", "Damaged", "Disposed", "Other Events",
    "Ending Warehouse Balance", "Unknown Events", "Location",
]  # fmt: skip
DETAIL = [
    "Date", "FNSKU", "ASIN", "MSKU", "Title", "Event Type", "Reference ID", "Quantity", "Fulfillment Center",
    "Disposition", "Reason", "Country", "Reconciled Quantity", "Unreconciled Quantity", "Date and Time",
]  # fmt: skip
EVENTS = {
    "Receipts": "Receipts",
    "Shipments": "Customer Shipments",
    "CustomerReturns": "Customer Returns",
    "VendorReturns": "Vendor Returns",
    "WhseTransfers": "Warehouse Transfer In/Out",
}
REASONS = {
    "M": "Lost",
    "5": "Lost",
    "F": "Found",
    "N": "Found",
    "E": "Damaged",
    "P": "Damaged",
    "D": "Disposed",
}
MOVED = (*EVENTS.values(), "Found", "Lost", "Damaged", "Disposed", "Other Events")


def column(movement: Movement) -> str:
    """The summary's column a movement belongs to."""
    return EVENTS.get(movement.event) or REASONS.get(movement.reason, "Other Events")


def detail(world: World, report: Entry) -> Iterator[Row]:
    """One row per movement in the span; option eventType keeps one kind."""
    start, end = parse(report["start"]), parse(report["end"])
    kind = report["options"].get("eventType")
    zone = ACCOUNTS[report["account"]].zone
    for m in movements(world, report["account"]):
        if start <= m.at <= end and kind in (None, m.event):
            lost = -m.units if m.reason == "M" else 0
            yield _product(report["account"], m.sku) | {
                "Date": _day(local_day(m.at, zone)),
                "Event Type": m.event,
                "Reference ID": m.reference,
                "Quantity": m.units,
                "Fulfillment Center": m.centre,
                "Disposition": m.disposition,
                "Reason": m.reason,
                "Country": CENTRE[m.centre].country,
                "Reconciled Quantity": 0,
                "Unreconciled Quantity": lost,
                "Date and Time": m.at.astimezone(zone).isoformat(),
            }


def summary(world: World, report: Entry) -> Iterator[Row]:
    """Balances and movements per period, SKU, disposition and location: starting + movements = ending.

    Options: aggregatedByTimePeriod DAILY, WEEKLY, MONTHLY (default); aggregateByLocation FC or COUNTRY
    (default). The last period ends with the day before the world's today, as the ledger lags a day.
    """
    account, options = report["account"], report["options"]
    by_centre = options.get("aggregateByLocation") in ("FC", "FulfillmentCenter")
    zone = ACCOUNTS[account].zone
    days: dict[date, list[Movement]] = {}
    for movement in movements(world, account):
        days.setdefault(local_day(movement.at, zone), []).append(movement)
    first, last = local_day(parse(report["start"]), zone), _last_day(world, report)
    held: Counter[Shelf] = Counter()
    for day in sorted(d for d in days if d < first):
        for movement in days[day]:
            held[_shelf(movement, by_centre=by_centre)] += movement.units
    for begin, end in _periods(first, last, options.get("aggregatedByTimePeriod", "MONTHLY")):
        within = [m for day in sorted(days) if begin <= day <= end for m in days[day]]
        yield from _period(account, begin, held, within, by_centre=by_centre)


def _last_day(world: World, report: Entry) -> date:
    zone = ACCOUNTS[report["account"]].zone
    return min(local_day(parse(report["end"]), zone), local_day(world.now(), zone) - timedelta(days=1))


def _periods(first: date, last: date, length: str) -> Iterator[tuple[date, date]]:
    begin = first
    while begin <= last:
        if length == "DAILY":
            end = begin
        elif length == "WEEKLY":
            end = begin + timedelta(days=6 - begin.weekday())
        else:
            end = (begin.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        yield begin, min(end, last)
        begin = end + timedelta(days=1)


def _shelf(movement: Movement, *, by_centre: bool) -> Shelf:
    return (
        movement.sku,
        movement.disposition,
        movement.centre if by_centre else CENTRE[movement.centre].country,
    )


def _period(
    account: str, day: date, held: Counter[Shelf], within: list[Movement], *, by_centre: bool
) -> Iterator[Row]:
    """The rows of one period; moves `held` on to its end."""
    moved: dict[Shelf, Counter[str]] = {}
    for movement in within:
        moved.setdefault(_shelf(movement, by_centre=by_centre), Counter())[column(movement)] += movement.units
    for shelf in sorted({*held, *moved}):
        columns = moved.get(shelf, Counter())
        start, end = held[shelf], held[shelf] + sum(columns.values())
        held[shelf] = end
        if start or end or columns:
            yield _product(account, shelf[0]) | {
                "Date": _day(day),
                "Disposition": shelf[1],
                "Location": shelf[2],
                "Starting Warehouse Balance": start,
                "In Transit Between Warehouses": 0,
                **{name: columns[name] for name in MOVED},
                "Ending Warehouse Balance": end,
                "Unknown Events": 0,
            }


def _product(account: str, sku: str) -> Row:
    known = product(account, sku)
    return {
        "FNSKU": known.fnsku if known else "",
        "ASIN": known.asin if known else "",
        "MSKU": sku,
        "Title": known.name if known else "",
    }


def _day(day: date | datetime) -> str:
    return day.strftime("%m/%d/%Y")
