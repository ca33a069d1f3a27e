"""What Amazon and the carriers tell, built briefly for tests."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from amazon import shapes

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)  # 09:00 in Los Angeles
DAY = timedelta(days=1)
ESTIMATE = NOW - 10 * DAY


def event(code: str, at: datetime, city: str = "Redding", **fields: Any) -> shapes.TrackingEvent:
    place = shapes.TrackingAddress(city=city, state="CA", country="US")
    return shapes.TrackingEvent(event_date=at, event_code=code, event_address=place, **fields)


def tracking(
    *events: shapes.TrackingEvent, status: str = "IN_TRANSIT", **fields: Any
) -> shapes.PackageTracking:
    return shapes.PackageTracking(package_number=1, current_status=status, events=tuple(events), **fields)


def package(number: int = 1, tracking_number: str = "TBA318840275914", **fields: Any) -> shapes.Package:
    return shapes.Package(
        package_number=number, carrier_code="AMZL", tracking_number=tracking_number, **fields
    )


def shipment(
    packages: Iterable[shapes.Package] = (), *, lines: Iterable[tuple[str, int, int]] = (), **fields: Any
) -> shapes.Shipment:
    """`lines` are (the order line's id, quantity, package number)."""
    given: dict[str, Any] = {
        "amazon_shipment_id": "DqGLnDPrs",
        "fulfillment_center_id": "SMF1",
        "status": "SHIPPED",
        "shipping_date": NOW - 14 * DAY,
        "estimated_arrival_date": ESTIMATE - DAY,
        "packages": tuple(packages),
        "items": tuple(
            shapes.ShipmentItem(seller_fulfillment_order_item_id=line, quantity=count, package_number=box)
            for line, count, box in lines
        ),
    }
    return shapes.Shipment(**(given | fields))
