"""How each journal entry changes the world: no refusals here, they were made before the entry was written."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sandbox.accounts import ACCOUNTS
from sandbox.cases import Case, Leg
from sandbox.catalogue import product
from sandbox.clock import iso, parse
from sandbox.journal import Entry
from sandbox.journeys import JOURNEYS
from sandbox.making import make
from sandbox.people import Person
from sandbox.plan import Order, Parcel, Promise, Shipment, Step
from sandbox.returns import stray, unit

if TYPE_CHECKING:
    from sandbox.world import World

TRANSIT = {"Standard": 4, "Expedited": 2, "Priority": 2}


def move_clock(world: "World", entry: Entry) -> None:
    """Set the world's time to what it was set to, or keep its distance from real time."""
    if "frozen" in entry:
        world.clock.frozen = parse(entry["frozen"]) if entry["frozen"] else None
    world.clock.offset = timedelta(seconds=entry.get("offset", 0))


def create_order(world: "World", entry: Entry) -> None:
    """A new order; `sandbox:<journey>` in its comment chooses what becomes of its parcel."""
    body, at, account = entry["body"], parse(entry["at"]), entry["account"]
    hold = body.get("fulfillmentAction") == "Hold"
    case = _case(body, account, ships_in=None if hold else 1.2)
    if hold:
        case = replace(case, hold=True, course=((0, "Received"), (-14, "Cancelled")))
    if not entry["in_stock"]:
        case = replace(case, legs=(), course=((0, "Received"), (-0.001, "Invalid")))
    order = make(
        account, body["sellerFulfillmentOrderId"], case, born=at, to=_person(body["destinationAddress"])
    )
    world.put(_as_given(order, body))


def _case(body: dict[str, Any], account: str, ships_in: float | None) -> Case:
    told = re.search(r"sandbox:(\w+)", body["displayableOrderComment"])
    journey = told.group(1) if told and told.group(1) in JOURNEYS else "on_time"
    days = TRANSIT.get(body["shippingSpeedCategory"], 4)
    leg = Leg(None if ships_in is None else -ships_in, days, journey, ACCOUNTS[account].home_carrier)
    lines = tuple((item["sellerSku"], int(item["quantity"])) for item in body["items"])
    return Case(0, lines, () if ships_in is None else (leg,), speed=body["shippingSpeedCategory"])


def _as_given(order: Order, body: dict[str, Any]) -> Order:
    """The order with the seller's own words instead of made-up ones."""
    names = {f"{n + 1}": item["sellerFulfillmentOrderItemId"] for n, item in enumerate(body["items"])}
    shipments = tuple(
        replace(
            shipment,
            lines=tuple((names[i], units) for i, units in shipment.lines),
            parcels=tuple(
                replace(p, lines=tuple((names[i], n) for i, n in p.lines)) for p in shipment.parcels
            ),
        )
        for shipment in order.shipments
    )
    return replace(
        order,
        displayed_id=body["displayableOrderId"],
        comment=body["displayableOrderComment"],
        policy=body.get("fulfillmentPolicy") or "FillOrKill",
        emails=tuple(body.get("notificationEmails") or ()),
        features=tuple(
            (f["featureName"], f["featureFulfillmentPolicy"]) for f in body.get("featureConstraints") or ()
        ),
        lines=tuple(replace(line, item_id=names[line.item_id]) for line in order.lines),
        shipments=shipments,
        extra={"displayed_at": body["displayableOrderDate"]},
    )


def _person(address: dict[str, Any]) -> Person:
    def field(name: str) -> str:
        return str(address.get(name) or "")

    return Person(
        field("name"),
        field("addressLine1"),
        field("city"),
        field("stateOrRegion"),
        field("postalCode"),
        field("countryCode"),
        field("addressLine2"),
        field("phone"),
    )


def cancel_order(world: "World", entry: Entry) -> None:
    """Stop an order that nothing has been picked for."""
    order, at = world.orders[(entry["account"], entry["id"])], parse(entry["at"])
    lines = tuple(replace(line, cancelled=line.quantity) for line in order.lines)
    course = (*[step for step in order.course if step[0] <= at], (at, "Cancelled"))
    world.put(replace(order, lines=lines, course=course, shipments=()))


def update_order(world: "World", entry: Entry) -> None:
    """Change what may still be changed; fulfillmentAction Ship lets a held order go."""
    order, at, body = world.orders[(entry["account"], entry["id"])], parse(entry["at"]), entry["body"]
    if body.get("displayableOrderComment"):
        order = replace(order, comment=body["displayableOrderComment"])
    if body.get("destinationAddress"):
        order = replace(order, to=_person(body["destinationAddress"]))
    if order.hold and body.get("fulfillmentAction") == "Ship":
        order = _released(order, at, ships_in=1.2)
    world.put(order)


def force_status(world: "World", entry: Entry) -> None:
    """The sandbox-only status update: Complete ships at once, Processing starts picking now."""
    order, at, status = world.orders[(entry["account"], entry["id"])], parse(entry["at"]), entry["status"]
    if status == "Complete":
        order = _released(order, at, ships_in=0)
    elif status == "Processing":
        order = _released(order, at, ships_in=0.5)
    past = [step for step in order.course if step[0] < at]
    later = [step for step in order.course if step[0] > at] if status == "Processing" else []
    world.put(replace(order, course=(*past, (at, status), *later)))


def _released(order: Order, at: datetime, *, ships_in: float) -> Order:
    """The order going out from now, unless it already left."""
    if order.shipments and all(s.ships_at <= at for s in order.shipments):
        return order
    leg = Leg(-ships_in, TRANSIT.get(order.speed, 4), carrier=ACCOUNTS[order.account].home_carrier)
    case = Case(0, tuple((line.sku, line.quantity) for line in order.lines), (leg,))
    made = make(order.account, order.id, case, born=at, to=order.to)
    names = {f"{n + 1}": line.item_id for n, line in enumerate(order.lines)}
    shipments = tuple(
        replace(
            s,
            pending_at=min(s.pending_at, max(at, s.ships_at - timedelta(hours=13))),
            lines=tuple((names[i], n) for i, n in s.lines),
            parcels=tuple(replace(p, lines=tuple((names[i], n) for i, n in p.lines)) for p in s.parcels),
        )
        for s in made.shipments
    )
    course = tuple(step for step in order.course if step[0] <= at) + tuple(
        s for s in made.course if s[0] > at
    )
    return replace(
        order, hold=False, shipments=shipments, course=course,
        ship_estimate=made.ship_estimate, arrival_estimate=made.arrival_estimate,
    )  # fmt: skip


def create_return(world: "World", entry: Entry) -> None:
    """The accepted return items of one request."""
    key, at = (entry["account"], entry["id"]), parse(entry["at"])
    units = [unit(world.orders[key], item, created_at=at) for item in entry["items"]]
    world.returns.setdefault(key, []).extend(units)


def add_stray(world: "World", entry: Entry) -> None:
    """A unit that nobody asked for has been processed."""
    key = (entry["account"], entry["id"])
    found = stray(world.orders[key], entry["item"], entry["grade"], parse(entry["at"]))
    world.returns.setdefault(key, []).append(found)


def add_return_parcel(world: "World", entry: Entry) -> None:
    """The customer posts a parcel: its carrier knows it from now on, and delivers it, loses it or stays silent."""
    order, at = world.orders[(entry["account"], entry["id"])], parse(entry["at"])
    end = at + timedelta(days=entry["days"])
    codes = {"delivered": "EVENT_301", "lost": "EVENT_409"}
    marks = [(at + timedelta(hours=1), "EVENT_102"), (at + (end - at) / 2, "EVENT_201")]
    marks += [(end, codes[entry["outcome"]])] if entry["outcome"] in codes else []
    steps = tuple(Step(when, code, order.to.city, order.to.state, order.to.country) for when, code in marks)
    number = -1 - sum(known < 0 for known in world.parcels)  # Amazon has no number for it
    parcel = Parcel(number, entry["carrier"], entry["number"], (Promise(at, end),), steps, ())
    shipment = Shipment(f"back{number}", "", (), (parcel,), at, at)
    world.parcels[number] = (order, shipment, parcel)


def pay(world: "World", entry: Entry) -> None:
    """One row of the reimbursements report."""
    world.payments.append(entry["row"] | {"account": entry["account"], "at": entry["at"]})


def create_report(world: "World", entry: Entry) -> None:
    """A report that was asked for."""
    world.reports[entry["id"]] = dict(entry)


def lines_in_stock(account: str, body: dict[str, Any], on_hand: dict[str, int]) -> bool:
    """Whether every line of a new order can be filled from stock."""
    wanted: dict[str, int] = {}
    for item in body["items"]:
        wanted[item["sellerSku"]] = wanted.get(item["sellerSku"], 0) + int(item["quantity"])
    return all(product(account, sku) and on_hand.get(sku, 0) >= units for sku, units in wanted.items())


def moved(clock_frozen: datetime | None, offset: timedelta) -> dict[str, Any]:
    """The clock's own journal entry."""
    return {"frozen": iso(clock_frozen) if clock_frozen else "", "offset": offset.total_seconds()}
