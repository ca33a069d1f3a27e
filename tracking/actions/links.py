"""The customer's own page: an unguessable address that opens for a while."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from history.actions import record
from orders.models import Order
from sellers.models import User
from tracking.actions.locking import lock_order
from tracking.models import CustomerLink

LIFE = timedelta(days=90)


@transaction.atomic
def open_customer_link(*, order: Order, by: User | None, at: datetime) -> CustomerLink:
    """The order's public tracking link, made on first use and renewed, with a new address, when it has
    expired.
    """
    lock_order(order.pk)  # two clicks at once make one link
    link = CustomerLink.objects.filter(order=order).first()
    if link and link.expires_at > at:
        return link
    wanted = {
        "seller_id": order.seller_id,
        "token": secrets.token_urlsafe(24),
        "expires_at": at + LIFE,
        "created_at": at,
    }
    link, _ = CustomerLink.objects.update_or_create(order=order, defaults=wanted)
    record(order, verb="customer_link", by=by, at=at, data={"expires": link.expires_at.isoformat()})
    return link
