"""The one state of the sandbox: orders, returns, payments and reports, and what callers did to them.

Everything callers change goes through `World.record`, which writes the journal and applies the entry; a
restart replays the same entries onto the same birth and so finds the same world.
"""

import threading
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sandbox import changes, seeding
from sandbox.clock import Clock, iso, parse
from sandbox.journal import Entry, Journal
from sandbox.plan import Order, Parcel, ReturnUnit, Shipment


class World:
    """Seeded data plus journal plus clock; all access under `lock`."""

    def __init__(self, *, seed: int = 1, now: datetime | None = None, state: Path | None = None) -> None:
        self.lock = threading.RLock()
        self.journal = Journal(state)
        self.chosen = seed
        self.start = now
        entries = self.journal.read()
        if entries:
            birth = entries[0]
            only = birth.get("only", ())
            self._begin(parse(birth["at"]), int(birth["seed"]), frozen=birth["frozen"], only=only)
            for entry in entries[1:]:
                self._apply(entry)
        else:
            self.be_born()

    def be_born(
        self, *, seed: int | None = None, start: datetime | None = None, only: Collection[str] = ()
    ) -> None:
        """Begin anew: forget the journal, seed the orders, set the clock.

        Without arguments as the process was started; for this life only `start` freezes the clock there, and
        `only` leaves out every order but those of the scenarios named.
        """
        start = start or self.start
        born = (start or datetime.now(UTC)).replace(microsecond=0)
        chosen = self.chosen if seed is None else seed
        self.journal.clear()
        self._begin(born, chosen, frozen=start is not None, only=only)
        birth = {"kind": "born", "at": iso(born), "seed": chosen, "frozen": start is not None}
        self.journal.append(birth | {"only": sorted(only)})

    def _begin(self, born: datetime, seed: int, *, frozen: bool, only: Collection[str]) -> None:
        self.born, self.seed, self.only = born, seed, tuple(only)
        self.clock = Clock(frozen=born if frozen else None)
        made = seeding.orders(seed, born, only)
        self.orders: dict[tuple[str, str], Order] = {(order.account, order.id): order for order in made}
        self.returns: dict[tuple[str, str], list[ReturnUnit]] = {}
        for account, unit in seeding.returns(made, born):
            self.returns.setdefault((account, unit.order_id), []).append(unit)
        self.payments: list[Entry] = []
        self.reports: dict[str, Entry] = {}
        self.parcels: dict[int, tuple[Order, Shipment, Parcel]] = {}
        for order in made:
            self._index(order)

    def now(self) -> datetime:
        """The world's present moment."""
        return self.clock.now()

    def record(self, kind: str, **data: Any) -> Entry:
        """Do something to the world and remember it."""
        entry: Entry = {"kind": kind, "at": iso(self.now()), **data}
        with self.lock:
            self._apply(entry)
            self.journal.append(entry)
        return entry

    def _apply(self, entry: Entry) -> None:
        APPLY[entry["kind"]](self, entry)

    def put(self, order: Order) -> None:
        """Place an order in the world, in the place of what it was."""
        before = self.orders.get((order.account, order.id))
        for _, parcel in before.parcels() if before else []:
            self.parcels.pop(parcel.number, None)
        self.orders[(order.account, order.id)] = order
        self._index(order)

    def _index(self, order: Order) -> None:
        for shipment, parcel in order.parcels():
            self.parcels[parcel.number] = (order, shipment, parcel)

    def order(self, account: str, order_id: str) -> Order | None:
        """The account's order when it has been placed by now."""
        order = self.orders.get((account, order_id))
        return order if order and order.ordered_at <= self.now() else None

    def placed(self, account: str) -> list[Order]:
        """Every order the account has placed by now."""
        now = self.now()
        return [o for (owner, _), o in self.orders.items() if owner == account and o.ordered_at <= now]

    def returns_of(self, order: Order) -> list[ReturnUnit]:
        """The return units asked for on an order."""
        return self.returns.get((order.account, order.id), [])

    def updated_at(self, order: Order) -> datetime:
        """When what getFulfillmentOrder says of the order last became different."""
        moments = order.changes()
        for unit in self.returns_of(order):
            moments += [unit.created_at, unit.processed_at, *(at for at, _ in unit.corrections)]
        now = self.now()
        return max(moment for moment in moments if moment <= now)

    def shipped(self, number: str) -> tuple[Order, Shipment, Parcel] | None:
        """The parcel of a tracking number when it has left the centre."""
        now = self.now()
        for order, shipment, parcel in list(self.parcels.values()):
            if parcel.tracking_number == number and shipment.ships_at <= now:
                return order, shipment, parcel
        return None


APPLY: dict[str, Callable[[World, Entry], None]] = {
    "clock": changes.move_clock,
    "create": changes.create_order,
    "cancel": changes.cancel_order,
    "update": changes.update_order,
    "status": changes.force_status,
    "return": changes.create_return,
    "pay": changes.pay,
    "report": changes.create_report,
    "stray": changes.add_stray,
    "return_parcel": changes.add_return_parcel,
}
