"""Amazon tells that an order changed: the notice is kept once, and the order read again as a pass of orders reads it.

A notice decides nothing itself, and reading holds the same lock as a pass: so whatever the order and repetition of notices
and passes, what is stored is what Amazon answered last.
"""

import hashlib
import secrets
from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction

from amazon import Client
from amazon.errors import AmazonError, Unauthorized
from history.actions import record
from sellers.models import Seller, User
from sync.locks import only_one
from sync.models import Feed, Push, PushKey
from sync.notices import Notice
from sync.orders import note_contact, read_one

BATCH = 20


@transaction.atomic
def make_key(*, seller: Seller, by: User, at: datetime) -> str:
    """A new secret for Amazon's notifications of a seller, shown only now; the one before opens nothing any more."""
    secret = secrets.token_urlsafe(32)
    wanted = {"digest": digest_of(secret), "made_at": at}
    key, _is_new = PushKey.objects.update_or_create(seller=seller, defaults=wanted)
    record(key, verb="push_key", by=by, at=at)
    return secret


def digest_of(secret: str) -> str:
    """What is stored of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def note_pushes(*, seller_id: int, notices: Iterable[Notice], at: datetime) -> int:
    """Keep each notice once, however often it is told; returns how many are new."""
    rows = [
        Push(
            seller_id=seller_id,
            notification_id=one.notification_id,
            order_id=one.order_id,
            status_told=one.status_told,
            told_at=one.at,
            received_at=at,
        )
        for one in notices
    ]
    known = Push.objects.for_seller(seller_id).filter(
        notification_id__in=[row.notification_id for row in rows]
    )
    seen = set(known.values_list("notification_id", flat=True))
    fresh = {row.notification_id: row for row in rows if row.notification_id not in seen}
    Push.objects.bulk_create(fresh.values(), ignore_conflicts=True)
    return len(fresh)


def waiting(seller: Seller, most: int = BATCH) -> list[str]:
    """The orders to be read again, each once, the longest waiting first."""
    unread = Push.objects.for_seller(seller).filter(read_at=None).order_by("received_at", "id")
    return list(dict.fromkeys(unread.values_list("order_id", flat=True)[: most * 5]))[:most]


def read_pushed(*, seller: Seller, client: Client, clock: Callable[[], datetime]) -> int:
    """Read the orders that notices named; returns how many. 0 while a pass of orders is under way."""
    with only_one(Feed.ORDERS, seller.pk) as mine:
        done = 0
        for order_id in waiting(seller) if mine else ():
            asked = clock()
            try:
                failure = read_one(seller, client, order_id, clock)
            except AmazonError as error:  # the notice stays and is read at the next turn
                if isinstance(error, Unauthorized):
                    note_contact(seller, error, clock())
                return done
            unread = Push.objects.for_seller(seller).filter(order_id=order_id, read_at=None)
            unread.filter(received_at__lte=asked).update(read_at=clock(), error=failure[:300])
            done += 1
        return done


def read_again(*, seller: Seller, client: Client, order_id: str, clock: Callable[[], datetime]) -> bool:
    """Read one order now; False while a pass of orders is under way or Amazon is busy: ask once more later."""
    with only_one(Feed.ORDERS, seller.pk) as mine:
        try:
            return mine and read_one(seller, client, order_id, clock) is not None
        except AmazonError:
            return False


def forget_old(*, before: datetime) -> int:
    """Drop notices that were read long ago; returns how many."""
    return Push.objects.filter(read_at__lt=before).delete()[0]
