"""Orders come in: those updated since the last pass, each read in full, each part handed to the room that owns it.

read_orders
  ├─ amazon.fulfillment.list_orders      what changed since the cursor, with an overlap
  └─ for each, in one transaction:
       amazon.fulfillment.get_order
       └─ returns.actions.record_told          the order, its shipments, its returns
"""

from collections.abc import Callable
from datetime import UTC, datetime

import structlog
from django.db import DataError, IntegrityError
from django.utils.translation import gettext as _

from amazon import Client, shapes
from amazon.errors import AmazonError, Refused, Unauthorized
from returns.actions import record_told
from sellers.actions import record_contact
from sellers.models import AmazonConnection, Seller
from sync import runs
from sync.locks import only_one
from sync.models import Feed, Run
from sync.patience import patiently

log = structlog.get_logger(__name__)
Clock = Callable[[], datetime]
Place = tuple[
    datetime, str
]  # when Amazon last changed the order, and its id: the order in which a pass reads
Tell = Callable[[Run], None]
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def _quietly(run: Run) -> None:
    """For those who look at the run's row instead."""


def read_orders(
    *, seller: Seller, client: Client, clock: Clock, until: datetime | None = None, tell: Tell = _quietly
) -> Run | None:
    """Read what changed of a seller's orders; None when another worker is at it.

    `clock` tells the time as work goes on; after `until` the pass pauses and is continued by the next call. Amazon's
    errors end or pause this seller's pass and are kept on it; they are not raised. `tell` hears of every order.
    """
    with only_one(Feed.ORDERS, seller.pk) as mine:
        if not mine:
            return None
        run = runs.begin(seller=seller, feed=Feed.ORDERS, at=clock())
        try:
            _read(run, seller, client, clock, until, tell)
        except Unauthorized as error:
            runs.give_up(run, error=str(error), at=clock())
            note_contact(seller, error, clock())
        except AmazonError as error:
            runs.pause(run, error=str(error))
            note_contact(seller, error, clock())
        return run


def _read(run: Run, seller: Seller, client: Client, clock: Clock, until: datetime | None, tell: Tell) -> None:
    since = runs.read_from(seller=seller, feed=Feed.ORDERS, at=run.started_at)
    todo = _todo(run, client, since)
    runs.expect(run, todo=len(todo))
    for place in todo:
        if until is not None and clock() >= until:
            return runs.pause(run, error=run.error)
        failure = read_one(seller, client, place[1], clock)
        runs.step(run, failure=failure, reached=place)
        tell(run)
    note_contact(seller, None, clock())
    runs.finish(run, at=clock())


def _todo(run: Run, client: Client, since: datetime) -> list[Place]:
    """Every order once, the oldest news first, behind the place an interrupted attempt has reached."""
    listed = patiently(lambda: list(client.fulfillment.list_orders(updated_after=since)))
    places = dict.fromkeys(runs.left_over(run), LONG_AGO)
    places |= {order.seller_fulfillment_order_id: _moment(order) for order in listed}
    reached = (run.reached_at or LONG_AGO, run.reached_id)
    return sorted(place for order_id, moment in places.items() if (place := (moment, order_id)) > reached)


def _moment(order: shapes.Order) -> datetime:
    return order.status_updated_date or order.received_date or LONG_AGO


def read_one(seller: Seller, client: Client, order_id: str, clock: Clock) -> str:
    """Read and record one order; returns what went wrong with this one, since it must not keep the others waiting."""
    try:
        told = patiently(lambda: client.fulfillment.get_order(order_id))
        record_told(seller=seller, told=told, at=clock())
    except Unauthorized:
        raise
    except Refused as error:  # an id with a plus sign, say
        return _refusal(order_id, error)
    except (DataError, IntegrityError, ValueError, LookupError, AttributeError, TypeError) as error:
        log.exception("order_not_recorded", seller=seller.pk, order=order_id)
        return _refusal(order_id, error)
    return ""


def _refusal(order_id: str, error: Exception) -> str:
    return _("Order %(order)s: %(error)s") % {"order": order_id, "error": str(error)}


def note_contact(seller: Seller, error: AmazonError | None, at: datetime) -> None:
    """Note with the connection how the last contact went; nothing when there is none any more."""
    connection = AmazonConnection.objects.for_seller(seller).first()
    if connection is not None:
        record_contact(connection=connection, error=error, at=at)
