"""What the timetable wakes: find whose turn it is, one task per seller, so that one seller's failure is that seller's."""

from datetime import timedelta
from typing import Any

from celery import shared_task
from django.utils import timezone

from sellers.connections import client_for, forget_old_calls
from sellers.models import AmazonConnection, Seller
from sellers.tenancy import acting_for, acting_for_everyone
from sync import imports, pushes, return_claims
from sync.inventory import read_inventory
from sync.models import Push
from sync.orders import read_orders
from sync.previews import preview_waiting
from sync.reports import advance_reports

BUDGET = timedelta(seconds=200)  # under the worker's own limit, so that a long first pass pauses by itself
PATIENCE = 20.0  # seconds a call may wait for its turn under Amazon's rate


def connected_sellers() -> list[int]:
    """Sellers whose connection is switched on and was not refused."""
    with acting_for_everyone():
        return list(
            AmazonConnection.objects.usable().order_by("seller_id").values_list("seller_id", flat=True)
        )


@shared_task
def sync_all_orders() -> None:
    """Queue the reading of every connected seller's orders."""
    for seller_id in connected_sellers():
        sync_seller_orders.delay(seller_id)


@shared_task
def sync_seller_orders(seller_id: int) -> None:
    """Read one seller's orders; what is left when time is up waits for the next turn."""
    with acting_for(seller_id):
        seller = Seller.objects.get(pk=seller_id)
        client = client_for(seller, max_wait=PATIENCE)
        if client is not None:
            read_orders(seller=seller, client=client, clock=timezone.now, until=timezone.now() + BUDGET)


@shared_task
def read_pushed_orders(seller_id: int) -> None:
    """Read the orders of one seller that Amazon's notifications named."""
    with acting_for(seller_id):
        seller = Seller.objects.get(pk=seller_id)
        client = client_for(seller, max_wait=PATIENCE)
        if client is not None:
            pushes.read_pushed(seller=seller, client=client, clock=timezone.now)


@shared_task(bind=True, max_retries=5, default_retry_delay=60)
def read_order_again(self: Any, seller_id: int, order_id: str) -> None:
    """Read one order whose news is wanted, such as a fresh address of its photograph."""
    with acting_for(seller_id):
        seller = Seller.objects.get(pk=seller_id)
        client = client_for(seller, max_wait=PATIENCE)
        if client is not None and not pushes.read_again(
            seller=seller, client=client, order_id=order_id, clock=timezone.now
        ):
            raise self.retry()


@shared_task
def read_all_pushed() -> None:
    """Queue those whose notifications still wait, because a pass was under way or a worker died."""
    with acting_for_everyone():
        sellers = list(Push.objects.filter(read_at=None).values_list("seller_id", flat=True).distinct())
    for seller_id in set(sellers) & set(connected_sellers()):
        read_pushed_orders.delay(seller_id)


@shared_task
def sync_all_inventory() -> None:
    """Queue the reading of every connected seller's stock."""
    for seller_id in connected_sellers():
        sync_seller_inventory.delay(seller_id)
    with acting_for_everyone():
        forget_old_calls(before=timezone.now() - timedelta(days=7))
        pushes.forget_old(before=timezone.now() - timedelta(days=30))


@shared_task
def sync_seller_inventory(seller_id: int) -> None:
    """Read one seller's stock."""
    with acting_for(seller_id):
        seller = Seller.objects.get(pk=seller_id)
        client = client_for(seller, max_wait=PATIENCE)
        if client is not None:
            read_inventory(seller=seller, client=client, clock=timezone.now)
            preview_waiting(seller=seller, client=client, clock=timezone.now)


@shared_task
def advance_all_reports() -> None:
    """Queue one step for every connected seller's reports, and every file whose import was left lying."""
    for seller_id in connected_sellers():
        advance_seller_reports.delay(seller_id)
    with acting_for_everyone():
        waiting = imports.left_lying(at=timezone.now())
    for import_id in waiting:
        import_file.delay(import_id)


@shared_task
def advance_seller_reports(seller_id: int) -> None:
    """Ask for, look at, or fetch one seller's reports, whichever comes next; never waits for Amazon to make one."""
    with acting_for(seller_id):
        seller = Seller.objects.get(pk=seller_id)
        client = client_for(seller)
        if client is not None:
            advance_reports(seller=seller, client=client, clock=timezone.now)


@shared_task
def import_file(import_id: int) -> None:
    """Read one report file; the same file again leaves the same rows."""
    with acting_for_everyone():
        seller_id = imports.seller_of(import_id)
    if seller_id is not None:
        with acting_for(seller_id):
            imports.read_file(import_id, clock=timezone.now)


@shared_task
def draft_return_claims() -> None:
    """Queue the look at every seller with damaged returns on no claim, or with drafts that rest on returns."""
    with acting_for_everyone():
        sellers = return_claims.sellers_concerned()
    for seller_id in sellers:
        draft_seller_claims.delay(seller_id)


@shared_task
def draft_seller_claims(seller_id: int) -> None:
    """Begin the claims of one seller's damaged returns, and give up those whose grade was corrected."""
    with acting_for(seller_id):
        seller = Seller.objects.select_related("marketplace").get(pk=seller_id)
        now = timezone.now()
        return_claims.drop_claims(seller=seller, at=now)
        return_claims.draft_claims(seller=seller, at=now)
