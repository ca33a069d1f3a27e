"""What will happen to an order: fixed when it is made, read against the clock to know what has happened."""

from dataclasses import dataclass, field
from datetime import datetime

from sandbox.clock import NEVER
from sandbox.people import Person


@dataclass(frozen=True)
class Step:
    """One tracking event to come: when, Amazon's code, where."""

    at: datetime
    code: str
    city: str
    state: str
    country: str
    status: str = ""  # overrides what the code says about the parcel


@dataclass(frozen=True)
class Promise:
    """An estimated delivery and the moment from which Amazon gives it."""

    known_from: datetime
    arrival: datetime


@dataclass(frozen=True)
class Parcel:
    """One package: its carrier, its number, its estimates and its road."""

    number: int
    carrier: str
    tracking_number: str
    promises: tuple[Promise, ...]
    steps: tuple[Step, ...]
    lines: tuple[tuple[str, int], ...]  # (order item id, units)
    photo: bool = False
    place: str = ""  # AdditionalLocationInfo and drop-off place
    signer: str = ""
    locker: tuple[str, str] | None = None  # number, access code
    encoded_link: bool = False  # the customer link comes percent-encoded and with a newline


@dataclass(frozen=True)
class Shipment:
    """Units that leave one fulfillment centre together."""

    id: str
    centre: str
    lines: tuple[tuple[str, int], ...]
    parcels: tuple[Parcel, ...] = ()
    pending_at: datetime = NEVER
    ships_at: datetime = NEVER  # estimate while pending, fact afterwards
    shows_ship_date: datetime | None = None  # the estimate shown while pending, when it is not kept
    cancelled_at: datetime = NEVER
    odd_status: str = ""


@dataclass(frozen=True)
class Line:
    """One line of the order."""

    item_id: str
    sku: str
    quantity: int
    unfulfillable: int = 0
    cancelled: int = 0
    price: str = ""


@dataclass(frozen=True)
class Order:
    """An order as the seller gave it, and its course."""

    account: str
    id: str
    displayed_id: str
    comment: str
    ordered_at: datetime
    speed: str
    policy: str
    to: Person
    lines: tuple[Line, ...]
    course: tuple[tuple[datetime, str], ...]  # (from when, FulfillmentOrderStatus)
    shipments: tuple[Shipment, ...]
    hold: bool = False
    ship_estimate: datetime | None = None
    arrival_estimate: datetime | None = None
    emails: tuple[str, ...] = ()
    features: tuple[tuple[str, str], ...] = ()
    grade: str = ""  # what a return of this order will be graded as
    scenario: str = ""
    extra: dict[str, str] = field(default_factory=dict)

    def status(self, now: datetime) -> str:
        """The order's status at a moment."""
        return [status for at, status in self.course if at <= now][-1]

    def parcels(self) -> list[tuple[Shipment, Parcel]]:
        """Every parcel with its shipment, shipped or not."""
        return [(shipment, parcel) for shipment in self.shipments for parcel in shipment.parcels]

    def line(self, item_id: str) -> Line | None:
        """The line of that item id, or None."""
        return next((line for line in self.lines if line.item_id == item_id), None)

    def changes(self) -> list[datetime]:
        """Every moment at which getFulfillmentOrder starts to answer something else, without the returns."""
        moments = [at for at, _ in self.course]
        for shipment in self.shipments:
            moments += [shipment.pending_at, shipment.ships_at, shipment.cancelled_at]
            for parcel in shipment.parcels:
                moments += [max(p.known_from, shipment.ships_at) for p in parcel.promises]
                moments += [step.at for step in parcel.steps if step.code in ("EVENT_301", "EVENT_801")]
        return [moment for moment in moments if moment < NEVER]


@dataclass(frozen=True)
class ReturnUnit:
    """One unit that is to come back, and what the centre will find."""

    id: str
    order_id: str
    item_id: str
    shipment_id: str
    reason: str
    comment: str
    authorization_id: str
    rma: str
    centre: str
    created_at: datetime
    processed_at: datetime
    grade: str
    found_at: str = ""  # the centre that processes it, when it is not the one of the RMA
    corrections: tuple[tuple[datetime, str], ...] = ()  # from when another grade, or "Refused", or "New"
    announced: bool = True  # else no RMA was asked for, and only the report tells of it

    def processed(self, now: datetime) -> bool:
        """Whether the centre has graded it."""
        return self.processed_at <= now

    def word(self, now: datetime) -> tuple[datetime, str]:
        """Since when the centre says what of it: a grade, "Refused", or "New" before it has looked."""
        said = [(self.created_at, "New"), (self.processed_at, self.grade), *self.corrections]
        return [word for word in said if word[0] <= now][-1]

    def grade_now(self, now: datetime) -> str:
        """The grade that stands; "" while there is none."""
        word = self.word(now)[1]
        return "" if word in ("New", "Refused") else word
