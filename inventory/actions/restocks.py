"""Returned units that go back on the shelf."""

from datetime import datetime

from history.actions import record
from history.models import Source
from inventory.models import Restock
from sellers.models import Seller


def restock(
    *, seller: Seller, source: str, order_id: int | None, sku: str, fulfillment_center: str, at: datetime
) -> Restock:
    """Put one returned unit back on the shelf, once per `source`; graded sellable again, a reversed one stands again."""
    row, is_new = Restock.objects.get_or_create(
        seller=seller,
        source=source,
        defaults={"order_id": order_id, "sku": sku, "fulfillment_center": fulfillment_center, "at": at},
    )
    again = not is_new and row.reversed_at is not None
    if again:
        Restock.objects.filter(pk=row.pk).update(reversed_at=None)
        row.reversed_at = None
    if is_new or again:
        record(row, verb="restocked", by=None, at=at, source=Source.AMAZON, after=sku)
    return row


def reverse_restock(*, seller: Seller, source: str, at: datetime) -> bool:
    """Take a restocked unit off again because Amazon corrected its grade; False when there is none to take off."""
    row = Restock.objects.for_seller(seller).filter(source=source, reversed_at=None).first()
    if row is None or not Restock.objects.filter(pk=row.pk, reversed_at=None).update(reversed_at=at):
        return False
    record(row, verb="restock_reversed", by=None, at=at, source=Source.AMAZON, after=row.sku)
    return True


def move_restock(*, seller: Seller, source: str, to: str) -> bool:
    """The same unit goes by another name from now on, so that its news are not taken for another unit's."""
    return bool(Restock.objects.for_seller(seller).filter(source=source).update(source=to))
