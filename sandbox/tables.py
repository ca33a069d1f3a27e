"""The report files: tab-delimited, Amazon's headers, one function a report type."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from sandbox import ledger, payments, removals
from sandbox.accounts import ACCOUNTS
from sandbox.carriers_table import carrier
from sandbox.catalogue import product
from sandbox.clock import parse
from sandbox.headers import REIMBURSEMENTS, RETURNS, SHIPMENTS
from sandbox.journal import Entry
from sandbox.plan import Order, Parcel, ReturnUnit, Shipment
from sandbox.stock import DISPOSITIONS
from sandbox.track import estimate
from sandbox.world import World

Row = dict[str, Any]


def _stamp(moment: datetime | None) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S+00:00") if moment else ""


def reimbursements(world: World, report: Entry) -> Iterator[Row]:
    """What Amazon paid and took back in the span."""
    for row in payments.between(world, report["account"], parse(report["start"]), parse(report["end"])):
        yield {
            "approval-date": _stamp(parse(row["at"])),
            "reimbursement-id": row["id"],
            "case-id": row["case_id"],
            "amazon-order-id": row["order_id"],
            "reason": row["reason"],
            "sku": row["sku"],
            "fnsku": row["fnsku"],
            "asin": row["asin"],
            "product-name": row["name"],
            "condition": "NewItem",
            "currency-unit": row["currency"],
            "amount-per-unit": row["each"],
            "amount-total": row["total"],
            "quantity-reimbursed-cash": row["quantity"] - row["inventory"],
            "quantity-reimbursed-inventory": row["inventory"],
            "quantity-reimbursed-total": row["quantity"],
            "original-reimbursement-id": row["original"],
            "original-reimbursement-type": "Reimbursement" if row["original"] else "",
        }


def returns(world: World, report: Entry) -> Iterator[Row]:
    """Units that centres have processed in the span."""
    start, end = parse(report["start"]), min(parse(report["end"]), world.now())
    for order in world.placed(report["account"]):
        for unit in world.returns_of(order):
            if start <= unit.processed_at <= end and unit.grade_now(world.now()):
                yield _return(order, unit, unit.grade_now(world.now()))


def _return(order: Order, unit: ReturnUnit, grade: str) -> Row:
    line = order.line(unit.item_id)
    known = product(order.account, line.sku) if line else None
    return {
        "return-date": _stamp(unit.processed_at),
        "order-id": order.id,
        "sku": line.sku if line else "",
        "asin": known.asin if known else "",
        "fnsku": known.fnsku if known else "",
        "product-name": known.name if known else "",
        "quantity": 1,
        "fulfillment-center-id": unit.found_at or unit.centre,
        "detailed-disposition": DISPOSITIONS[grade],
        "reason": unit.reason.removeprefix("CR-"),
        "status": "Unit returned to inventory",
        "license-plate-number": f"LPN{unit.rma}",
        "customer-comments": unit.comment.replace("\t", " ").replace("\n", " "),
    }


def shipments(world: World, report: Entry) -> Iterator[Row]:
    """Units that left in the span, one row per parcel and line."""
    start, end = parse(report["start"]), min(parse(report["end"]), world.now())
    for order in world.placed(report["account"]):
        for shipment, parcel in order.parcels():
            if start <= shipment.ships_at <= end:
                for item_id, units in parcel.lines:
                    yield _shipped(order, shipment, parcel, item_id, units)


def _shipped(order: Order, shipment: Shipment, parcel: Parcel, item_id: str, units: int) -> Row:
    line, account = order.line(item_id), ACCOUNTS[order.account]
    known = product(order.account, line.sku) if line else None
    number = f"{parcel.number:010d}"
    return {
        "amazon-order-id": f"S01-{number[:7]}-{number[3:]}",
        "merchant-order-id": order.id,
        "shipment-id": shipment.id,
        "shipment-item-id": f"{shipment.id}{item_id}",
        "merchant-order-item-id": item_id,
        "purchase-date": _stamp(order.ordered_at),
        "payments-date": _stamp(order.ordered_at),
        "shipment-date": _stamp(shipment.ships_at),
        "reporting-date": _stamp(shipment.ships_at),
        "buyer-email": order.emails[0] if order.emails else "",
        "buyer-name": order.to.name,
        "sku": line.sku if line else "",
        "product-name": known.name if known else "",
        "quantity-shipped": units,
        "currency": account.currency,
        "item-price": line.price if line else "",
        "ship-service-level": order.speed,
        **_address(order),
        "carrier": carrier(parcel.carrier).name,
        "tracking-number": parcel.tracking_number,
        "estimated-arrival-date": _stamp(estimate(parcel, shipment.ships_at)),
        "fulfillment-center-id": shipment.centre,
        "fulfillment-channel": "AFN",
        "sales-channel": account.sales_channel,
    }


def _address(order: Order) -> Row:
    to = order.to
    return {
        "recipient-name": to.name,
        "ship-address-1": to.line1,
        "ship-address-2": to.line2,
        "ship-city": to.city,
        "ship-state": to.state,
        "ship-postal-code": to.postcode,
        "ship-country": to.country,
        "ship-phone-number": to.phone,
    }


Table = tuple[list[str], Callable[[World, Entry], Iterator[Row]]]
TABLES: dict[str, Table] = {
    "GET_FBA_REIMBURSEMENTS_DATA": (REIMBURSEMENTS, reimbursements),
    "GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA": (RETURNS, returns),
    "GET_AMAZON_FULFILLED_SHIPMENTS_DATA_GENERAL": (SHIPMENTS, shipments),
    "GET_LEDGER_SUMMARY_VIEW_DATA": (ledger.SUMMARY, ledger.summary),
    "GET_LEDGER_DETAIL_VIEW_DATA": (ledger.DETAIL, ledger.detail),
    "GET_FBA_FULFILLMENT_REMOVAL_ORDER_DETAIL_DATA": (removals.ORDERS, removals.orders),
    "GET_FBA_FULFILLMENT_REMOVAL_SHIPMENT_DETAIL_DATA": (removals.SHIPMENTS, removals.shipments),
}


def render(world: World, report: Entry) -> tuple[str, int]:
    """The report's text, header first, and how many rows it has."""
    header, source = TABLES[report["type"]]
    lines = ["\t".join(str(row.get(name, "")) for name in header) for row in source(world, report)]
    return "\n".join(["\t".join(header), *lines]) + "\n", len(lines)
