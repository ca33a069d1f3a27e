"""Returns that wait are asked of Amazon: right after they were submitted, and by the timetable for what was lost."""

from functools import partial

import structlog
from celery import shared_task
from django.db import transaction
from django.utils import timezone

from returns.actions import ask_amazon, postpone, waiting
from returns.models import Return
from sellers.connections import client_for
from sellers.tenancy import acting_for, acting_for_everyone

log = structlog.get_logger(__name__)
AT_ONCE = 200  # returns looked for in one round; the rest have their turn in the next


@shared_task
def submit_waiting_returns() -> None:
    """Queue every return whose turn it is."""
    with acting_for_everyone():
        due = waiting(at=timezone.now(), limit=AT_ONCE)
    for seller_id, return_id in due:
        ask_return.delay(seller_id, return_id)
    if due:
        log.info("returns_queued", count=len(due))


@shared_task
def ask_return(seller_id: int, return_id: int) -> None:
    """Ask Amazon for one return's RMA; run twice, it asks once."""
    with acting_for(seller_id):
        customer_return = (
            Return.objects.for_seller(seller_id)
            .select_related("order", "seller")
            .filter(pk=return_id)
            .first()
        )
        if customer_return is None:
            return
        client = client_for(customer_return.seller)
        if client is None:
            problem = "Not connected to Amazon."
            postpone(customer_return=customer_return, problem=problem, at=timezone.now())
            return
        ask_amazon(customer_return=customer_return, client=client, at=timezone.now())
        log.info("return_asked", number=customer_return.number, status=customer_return.status)


def ask_soon(customer_return: Return) -> None:
    """Queue the first try for when the row is committed; when the queue is away, the timetable picks it up."""
    queue = partial(ask_return.delay, customer_return.seller_id, customer_return.pk)
    transaction.on_commit(queue, robust=True)
