"""Orders, shipments, packages and returns in Amazon's own words (Fulfillment Outbound 2020-07-01)."""

from datetime import datetime
from typing import Any

from sandbox.accounts import ACCOUNTS
from sandbox.catalogue import CENTRE, product
from sandbox.clock import iso
from sandbox.people import Person
from sandbox.plan import Line, Order, Parcel, ReturnUnit, Shipment
from sandbox.track import delivered_at

Json = dict[str, Any]
PLACES = ("FRONT_DOOR", "GARAGE", "RECEPTIONIST")  # the drop-off places both vocabularies know


def order_summary(order: Order, now: datetime) -> Json:
    """FulfillmentOrder: what the list answers, without items, shipments or returns."""
    updated = max(at for at, _ in order.course if at <= now)
    answer: Json = {
        "sellerFulfillmentOrderId": order.id,
        "marketplaceId": ACCOUNTS[order.account].marketplace,
        "displayableOrderId": order.displayed_id,
        "displayableOrderDate": order.extra.get("displayed_at", iso(order.ordered_at)),
        "displayableOrderComment": order.comment,
        "shippingSpeedCategory": order.speed,
        "fulfillmentAction": "Hold" if order.hold else "Ship",
        "fulfillmentPolicy": order.policy,
        "receivedDate": iso(order.ordered_at),
        "fulfillmentOrderStatus": order.status(now),
        "statusUpdatedDate": iso(updated),
        "notificationEmails": list(order.emails),
        "featureConstraints": [{"featureName": n, "featureFulfillmentPolicy": p} for n, p in order.features],
    }
    return answer | {"destinationAddress": address(order.to)}


def address(person: Person) -> Json:
    """Address: only the lines that are there."""
    lines = {
        "name": person.name,
        "addressLine1": person.line1,
        "addressLine2": person.line2,
        "city": person.city,
        "stateOrRegion": person.state,
        "postalCode": person.postcode,
        "countryCode": person.country,
        "phone": person.phone,
    }
    return {key: value for key, value in lines.items() if value}


def order_detail(order: Order, units: list[ReturnUnit], now: datetime, base_url: str) -> Json:
    """The payload of getFulfillmentOrder."""
    seen = [s for s in order.shipments if s.pending_at <= now]
    created = [unit for unit in units if unit.created_at <= now and unit.announced]
    return {
        "fulfillmentOrder": order_summary(order, now),
        "fulfillmentOrderItems": [_item(order, line, now) for line in order.lines],
        "fulfillmentShipments": [_shipment(order, s, now, base_url) for s in seen],
        "returnItems": [return_item(unit, now) for unit in created],
        "returnAuthorizations": authorizations(created),
    }


def _item(order: Order, line: Line, now: datetime) -> Json:
    currency = ACCOUNTS[order.account].currency
    known = product(order.account, line.sku)
    answer: Json = {
        "sellerSku": line.sku,
        "sellerFulfillmentOrderItemId": line.item_id,
        "quantity": line.quantity,
        "cancelledQuantity": line.quantity if order.status(now) == "Cancelled" else line.cancelled,
        "unfulfillableQuantity": line.unfulfillable if _settled(order, now) else 0,
        "orderItemDisposition": "Sellable",
    }
    if known:
        answer["fulfillmentNetworkSku"] = known.fnsku
    if line.price:
        answer["perUnitPrice"] = {"currencyCode": currency, "value": line.price}
    if order.status(now) not in ("Cancelled", "Unfulfillable", "Invalid"):
        answer |= _dates(order)
    return answer


def _dates(order: Order) -> Json:
    dates = {"estimatedShipDate": order.ship_estimate, "estimatedArrivalDate": order.arrival_estimate}
    return {key: iso(value) for key, value in dates.items() if value}


def _settled(order: Order, now: datetime) -> bool:
    return order.status(now) in ("Unfulfillable", "CompletePartialled")


def _shipment(order: Order, shipment: Shipment, now: datetime, base_url: str) -> Json:
    shipped = shipment.ships_at <= now
    answer: Json = {
        "amazonShipmentId": shipment.id,
        "fulfillmentCenterId": shipment.centre,
        "fulfillmentShipmentStatus": _shipment_status(shipment, now),
        "fulfillmentShipmentItem": _shipment_items(order, shipment, shipped=shipped),
    }
    if shipment.cancelled_at <= now:
        return answer
    leaves = shipment.ships_at if shipped else shipment.shows_ship_date or shipment.ships_at
    if leaves.year < 9999:
        answer["shippingDate"] = iso(leaves)
    arrivals = [promise for parcel in shipment.parcels if (promise := _promise(parcel, now, behind=1))]
    if arrivals:
        answer["estimatedArrivalDate"] = iso(max(arrivals))
    if shipped:
        answer["fulfillmentShipmentPackage"] = [_package(p, now, base_url) for p in shipment.parcels]
    return answer


def _shipment_status(shipment: Shipment, now: datetime) -> str:
    if shipment.cancelled_at <= now:
        return "CANCELLED_BY_FULFILLER"
    if shipment.odd_status:
        return shipment.odd_status
    return "SHIPPED" if shipment.ships_at <= now else "PENDING"


def _shipment_items(order: Order, shipment: Shipment, *, shipped: bool) -> list[Json]:
    """Each unit group with its package number; 0, as in Amazon's example, while nothing is packed."""
    if not shipped or not shipment.parcels:
        return [_shipment_item(order, item_id, units, 0) for item_id, units in shipment.lines]
    return [
        _shipment_item(order, item_id, units, parcel.number)
        for parcel in shipment.parcels
        for item_id, units in parcel.lines
    ]


def _shipment_item(order: Order, item_id: str, units: int, number: int) -> Json:
    line = order.line(item_id)
    return {
        "sellerSku": line.sku if line else "",
        "sellerFulfillmentOrderItemId": item_id,
        "quantity": units,
        "packageNumber": number,
    }


def _promise(parcel: Parcel, now: datetime, *, behind: int) -> datetime | None:
    """The newest estimate known by now; shipments lag `behind` by one where it has moved twice."""
    known = [promise.arrival for promise in parcel.promises if promise.known_from <= now]
    if not known:
        return None
    return known[-1 - behind] if len(known) > 2 else known[-1]


def _package(parcel: Parcel, now: datetime, base_url: str) -> Json:
    answer: Json = {
        "packageNumber": parcel.number,
        "carrierCode": parcel.carrier,
        "trackingNumber": parcel.tracking_number,
        "amazonFulfillmentTrackingNumber": f"AFTN{parcel.number:011d}",
    }
    arrival = _promise(parcel, now, behind=0)
    if arrival:
        answer["estimatedArrivalDate"] = iso(arrival)
    if parcel.locker and any(s.code == "EVENT_801" and s.at <= now for s in parcel.steps):
        answer["lockerDetails"] = {"lockerNumber": parcel.locker[0], "lockerAccessCode": parcel.locker[1]}
    if delivered_at(parcel, now):
        answer |= _proof(parcel, base_url, now)
    return answer


def _proof(parcel: Parcel, base_url: str, now: datetime) -> Json:
    """Amazon's address of a photograph works for an hour after it was told."""
    proof: Json = {}
    if parcel.photo:
        url = f"{base_url}/delivery-images/{parcel.number}.png?Expires={int(now.timestamp()) + 3600}"
        proof["deliveryDocumentList"] = [{"documentType": "DELIVERY_IMAGE", "url": url}]
    if parcel.place in PLACES:
        proof["dropOffLocation"] = {"type": parcel.place}
    return {"deliveryInformation": proof} if proof else {}


def return_item(unit: ReturnUnit, now: datetime) -> Json:
    """ReturnItem: New until the centre has graded it."""
    answer: Json = {
        "sellerReturnItemId": unit.id,
        "sellerFulfillmentOrderItemId": unit.item_id,
        "amazonShipmentId": unit.shipment_id,
        "sellerReturnReasonCode": unit.reason,
        "returnAuthorizationId": unit.authorization_id,
        "status": "New",
        "statusChangedDate": iso(unit.created_at),
    }
    if unit.comment:
        answer["returnComment"] = unit.comment
    since, word = unit.word(now)
    if word in ("New", "Refused"):
        return answer | {"status": word, "statusChangedDate": iso(since)}
    return answer | {
        "status": "Processed",
        "statusChangedDate": iso(since),
        "amazonReturnReasonCode": "CR-DEFECTIVE" if word == "Defective" else unit.reason,
        "returnReceivedCondition": word,
        "fulfillmentCenterId": unit.found_at or unit.centre,
    }


def authorizations(units: list[ReturnUnit]) -> list[Json]:
    """One ReturnAuthorization per RMA among the units."""
    return list({unit.rma: _authorization(unit) for unit in units}.values())


def _authorization(unit: ReturnUnit) -> Json:
    centre = CENTRE[unit.centre]
    return {
        "returnAuthorizationId": unit.authorization_id,
        "fulfillmentCenterId": centre.code,
        "returnToAddress": {
            "name": "Returns Department",
            "addressLine1": centre.street,
            "city": centre.city,
            "stateOrRegion": centre.state,
            "postalCode": centre.postcode,
            "countryCode": centre.country,
        },
        "amazonRmaId": unit.rma,
        "rmaPageURL": f"https://www.amazon.com/gp/orc/rml/{unit.rma}",
    }
