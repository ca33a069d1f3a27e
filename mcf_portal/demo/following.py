"""Parcels are looked at while orders are still being read: Amazon counts both calls apart, so the demo is ready sooner."""

from collections.abc import Callable
from threading import Event, Thread

from django.db import connection
from django.utils import timezone

from orders.models import Order
from tracking import polling

PATIENCE = 20.0  # seconds a look may wait for its turn under Amazon's rate
EACH = 5


class Follower:
    """Looks at a seller's parcels as they appear, once `first` is done, which needs the orders in `after`."""

    def __init__(self, seller_id: int, *, after: tuple[str, ...], first: Callable[[], None]) -> None:
        self._seller_id, self._after, self._first = seller_id, after, first
        self._enough = Event()
        self._problems: list[Exception] = []
        self._thread: Thread | None = None

    def heard(self, done: int) -> None:
        """Another order has been read."""
        if self._thread is None and done % EACH == 0 and self._is_ready():
            self._begin()

    def finish(self) -> None:
        """All orders have been read: whatever is still due is left to the caller. Raises what went wrong meanwhile."""
        if self._thread is None:
            self._begin()
        self._enough.set()
        if self._thread is not None:
            self._thread.join()
        for problem in self._problems:
            raise problem

    def _is_ready(self) -> bool:
        there = Order.objects.for_seller(self._seller_id).filter(seller_order_id__in=self._after)
        return there.count() == len(self._after)

    def _begin(self) -> None:
        self._first()
        self._thread = Thread(target=self._follow, name=f"parcels of seller {self._seller_id}")
        self._thread.start()

    def _follow(self) -> None:
        try:
            while not self._enough.wait(1.0):
                polling.poll_everything_due(clock=timezone.now, seller_id=self._seller_id, max_wait=PATIENCE)
        except Exception as problem:  # told to the thread that waits for this one
            self._problems.append(problem)
        finally:
            connection.close()
