"""An order as its customer sees it: four plain words, no name, no address, nothing of claims."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils.translation import gettext as _

from orders.models import Order, ParcelState
from tracking.display import Parcel, parcels_of
from tracking.timeline import Line

ON_THE_WAY, LATE, MISSING, DELIVERED = "on_the_way", "late", "missing", "delivered"
_MISSING = frozenset({"lost_eligible", "lost_by_carrier", "lost_window_closed"})
_TONES = {
    ON_THE_WAY: ("neutral", "truck"),
    LATE: ("warn", "clock"),
    MISSING: ("bad", "package-x"),
    DELIVERED: ("good", "package-check"),
}
_WRITES = frozenset({ParcelState.RETURNING, ParcelState.RETURNED, ParcelState.DAMAGED})
_SCANNED = frozenset({ParcelState.SHIPPED, ParcelState.UNKNOWN})


@dataclass(frozen=True)
class Stage:
    """One step of the rail."""

    label: str
    state: str  # done, now, stuck, or nothing


class CustomerParcel:
    """One parcel on the customer's page."""

    def __init__(self, parcel: Parcel) -> None:
        self.parcel = parcel
        self.package = parcel.package

    @cached_property
    def word(self) -> str:
        """One of the page's four words."""
        if self.package.state == ParcelState.DELIVERED:
            return DELIVERED
        if self.parcel.guidance.key in _MISSING:
            return MISSING
        return LATE if self.parcel.facts.days_late or self.package.state in _WRITES else ON_THE_WAY

    @property
    def label(self) -> str:
        words = {
            ON_THE_WAY: _("On the way"),
            LATE: _("Late"),
            MISSING: _("Missing"),
            DELIVERED: _("Delivered"),
        }
        return words[self.word]

    @property
    def tone(self) -> str:
        return _TONES[self.word][0]

    @property
    def icon(self) -> str:
        return _TONES[self.word][1]

    @property
    def note(self) -> str:
        """What the customer should do or know about this parcel; often nothing."""
        notes = {
            ParcelState.PICKUP: _("It waits for you at the carrier's pickup location. Please pick it up."),
            ParcelState.HELD: _("The carrier holds it. Please contact the carrier with the tracking number."),
            ParcelState.ATTEMPTED: _("The carrier tried to deliver it and will usually try again."),
            ParcelState.RETURNING: _("It is on its way back to us. We will write to you."),
            ParcelState.RETURNED: _("It came back to us. We will write to you."),
            ParcelState.DAMAGED: _("The carrier reports damage. We will write to you."),
        }
        return notes.get(ParcelState(self.package.state), "")

    @property
    def stages(self) -> Sequence[Stage]:
        """Shipped, on the way, out for delivery, delivered: how far it has come."""
        labels = [_("Shipped"), _("On the way"), _("Out for delivery"), _("Delivered")]
        reached = self._reached()
        stuck = "stuck" if self.word == MISSING else "now"
        return [
            Stage(label, "done" if number < reached else (stuck if number == reached else ""))
            for number, label in enumerate(labels)
        ]

    def _reached(self) -> int:
        """The stage the parcel is at; past the last when delivered."""
        if self.word == DELIVERED:
            return 4
        if self.package.state == ParcelState.OUT_FOR_DELIVERY:
            return 2
        return (
            0 if self.package.state in _SCANNED and not self.parcel.lines and self.word == ON_THE_WAY else 1
        )

    @property
    def last_seen(self) -> Line | None:
        return self.parcel.lines[0] if self.parcel.lines else None


@dataclass(frozen=True)
class CustomerOrder:
    """The whole page: a headline, a sentence, the parcels."""

    order: Order
    parcels: Sequence[CustomerParcel]

    @property
    def headline(self) -> str:
        """How the order stands, in one sentence."""
        words = [parcel.word for parcel in self.parcels]
        if not words:
            return _("We are preparing your order.")
        if all(word == DELIVERED for word in words):
            return _("Your order has arrived.")
        if MISSING in words:
            return self._missing(words)
        if LATE in words:
            return _("Your order is late.") if DELIVERED not in words else _("Part of your order is late.")
        return (
            _("Your order is on its way.") if DELIVERED not in words else _("Part of your order has arrived.")
        )

    def _missing(self, words: Sequence[str]) -> str:
        if len(words) == 1:
            return _("Your parcel is missing.")
        if words.count(MISSING) == 1 and words.count(DELIVERED) == 1 and len(words) == 2:
            return _("One parcel has arrived. The other is missing.")
        return _("Part of your order is missing.")

    @property
    def sentence(self) -> str:
        """What the customer has to do: nearly always nothing."""
        words = [parcel.word for parcel in self.parcels]
        if not words:
            return _("Nothing has been sent yet. The parcels will show here once they have left.")
        if MISSING in words:
            return _(
                "We are sorry. You don’t need to do anything: we are checking with the carrier and will write to you "
                "about a refund or a replacement."
            )
        if LATE in words:
            return _("We are sorry. Most late parcels still arrive; you don’t need to do anything yet.")
        return ""


def customer_order(order: Order, now: datetime) -> CustomerOrder:
    """An order with its prefetched parcels as the customer's page shows it; the missing one first."""
    return CustomerOrder(order, [CustomerParcel(parcel) for parcel in parcels_of(order, now)])
