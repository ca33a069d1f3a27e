"""A seller's door to Amazon: one token and one rate for all workers, every call written down."""

from datetime import datetime
from functools import cache

import structlog
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from redis import Redis

from amazon import Client
from amazon.records import CallRecord, OnCall
from amazon.transport import hasty_http
from sellers.models import AmazonCall, AmazonConnection, Seller

log = structlog.get_logger(__name__)


def client_for(seller: Seller, *, max_wait: float = 3.0) -> Client | None:
    """The seller's client; None when not connected, switched off, or Amazon refused the credentials."""
    found = AmazonConnection.objects.usable().select_related("seller").filter(seller=seller).first()
    return client_of(found, max_wait=max_wait) if found else None


def hasty_client_for(seller: Seller) -> Client | None:
    """The same for a page that a person waits for: better no news from Amazon than no page."""
    found = AmazonConnection.objects.usable().select_related("seller").filter(seller=seller).first()
    if found is None:
        return None
    on_call = recorder(found.seller_id)
    return Client(found.to_connection(), redis=redis(), on_call=on_call, max_wait=1.0, http=hasty_http())


def client_of(given: AmazonConnection, *, max_wait: float = 3.0) -> Client:
    """The client of a connection whatever its state, for testing it; `max_wait` in seconds, see amazon.Client."""
    return Client(given.to_connection(), redis=redis(), on_call=recorder(given.seller_id), max_wait=max_wait)


@cache
def redis() -> Redis:
    """The one pool of connections to Redis in this process."""
    return Redis.from_url(settings.REDIS_URL, socket_timeout=5, socket_connect_timeout=5)


def recorder(seller_id: int) -> OnCall:
    """What writes down each call for this seller."""

    def on_call(call: CallRecord) -> None:
        tell = log.debug if call.outcome == "ok" else log.info
        tell(
            "amazon_call",
            seller=seller_id,
            operation=call.operation,
            status=call.status,
            outcome=call.outcome,
        )
        if connection.needs_rollback:
            return
        try:
            with transaction.atomic():
                _row(seller_id, call).save(force_insert=True)
        except DatabaseError:
            log.warning("amazon_call_not_recorded", seller=seller_id, operation=call.operation)

    return on_call


def _row(seller_id: int, call: CallRecord) -> AmazonCall:
    return AmazonCall(
        seller_id=seller_id,
        operation=call.operation[:60],
        path=call.path[:300],
        status=call.status,
        outcome=call.outcome[:20],
        code=call.code[:100],
        message=call.message[:500],
        request_id=call.request_id[:100],
        milliseconds=round(call.seconds * 1000),
        at=timezone.now(),
    )


def forget_old_calls(*, before: datetime) -> int:
    """Drop the records of calls that are no longer of use; returns how many."""
    return AmazonCall.objects.filter(at__lt=before).delete()[0]
