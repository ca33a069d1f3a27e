"""Orders that wait are asked about before they fail: could Amazon fulfil them as they stand?"""

from datetime import timedelta

from django.db.models import Q

from amazon import Client
from amazon.errors import AmazonError, Refused, Unauthorized
from orders.actions import preview_order
from orders.models import Order, OrderQuerySet, Stage
from sellers.models import Seller
from sync.orders import Clock
from sync.patience import patiently

MOST = 40
AGAIN = timedelta(hours=6)
LATE = timedelta(hours=24)  # an order that is still not being picked after a day is worth a question


def preview_waiting(*, seller: Seller, client: Client, clock: Clock) -> int:
    """Ask about orders on hold, and planned ones that wait for more than a day; returns how many answers were kept.

    A question that Amazon refuses is left alone: it says nothing of the order. When Amazon is away, the rest waits.
    """
    answered = 0
    for order in list(waiting(seller, clock)[:MOST]):
        try:
            patiently(lambda order=order: preview_order(order=order, client=client, at=clock()))  # type: ignore[misc]
        except Unauthorized:
            return answered
        except Refused:
            continue
        except AmazonError:
            return answered
        answered += 1
    return answered


def waiting(seller: Seller, clock: Clock) -> OrderQuerySet:
    """The orders that are asked about, those never asked about first."""
    now = clock()
    orders = Order.objects.for_seller(seller).filter(
        Q(fulfillment_action__iexact="hold") | Q(ordered_at__lt=now - LATE), stage=Stage.PENDING
    )
    stale = Q(preview=None) | Q(preview__asked_at__lt=now - AGAIN)
    return orders.filter(stale).prefetch_related("items").order_by("preview__asked_at", "ordered_at")
