"""One order is read as Amazon tells it now: by the sync, and before something of it is offered for a return.

record_told
  ├─ orders.actions.record_order
  ├─ tracking.actions.record_shipment        each shipment
  └─ record_return_status
"""

from datetime import datetime, timedelta

import structlog
from django.db import DatabaseError, transaction

from amazon import AmazonError, Client, shapes
from history.actions import Refusal
from orders.actions import record_order
from orders.models import Order
from returns.actions.reporting import record_return_status
from sellers.models import Seller
from tracking.actions import record_shipment

log = structlog.get_logger(__name__)
FRESH = timedelta(minutes=1)  # within this nobody asks Amazon about the same order again


@transaction.atomic
def record_told(*, seller: Seller, told: shapes.OrderDetail, at: datetime) -> Order:
    """Hand one order's parts to their owners, all of them or none."""
    order = record_order(seller=seller, told=told, at=at)
    for shipment in told.shipments:
        record_shipment(order=order, told=shipment, at=at)
    record_return_status(
        order=order, items=told.return_items, authorizations=told.return_authorizations, at=at
    )
    return order


def read_anew(*, order: Order, client: Client | None, at: datetime) -> bool:
    """Have what Amazon knows of the order now, returns made in Seller Central included; False when it can't be asked."""
    if order.synced_at and order.synced_at > at - FRESH:
        return True
    if client is None:
        return False
    try:
        told = client.fulfillment.get_order(order.seller_order_id)
        record_told(seller=order.seller, told=told, at=at)
    except (AmazonError, Refusal, DatabaseError, ValueError, LookupError) as error:
        log.warning("order_not_read_anew", order=order.pk, why=type(error).__name__)
        return False
    order.refresh_from_db()
    return True
