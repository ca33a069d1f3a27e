"""Turns a case into an order with its whole course laid out in time."""

import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.accounts import ACCOUNTS, Account
from sandbox.carriers_table import carrier
from sandbox.cases import Case, Leg
from sandbox.catalogue import CENTRES, Centre, product
from sandbox.clock import NEVER, end_of_day, local_day
from sandbox.journeys import Road, steps
from sandbox.people import Person
from sandbox.plan import Line, Order, Parcel, Promise, Shipment

PICKING = timedelta(hours=22)  # from the start of picking to leaving the centre
WAITING = timedelta(days=1)  # from ordering to picking, where nothing ever ships


@dataclass(frozen=True)
class Maker:
    """What every part of one order needs while it is laid out."""

    account: Account
    order_id: str
    case: Case
    born: datetime
    to: Person

    @property
    def ordered(self) -> datetime:
        """When the order was placed."""
        return self.ago(self.case.ordered)

    def ago(self, days: float) -> datetime:
        """A moment so many days before the world's birth."""
        return (self.born - timedelta(days=days)).replace(microsecond=0)

    def day_end(self, days: int) -> datetime:
        """The end of the local day so many days from the world's birth."""
        zone = self.account.zone
        return end_of_day(local_day(self.born, zone) + timedelta(days=days), zone)

    def serial(self) -> int:
        """A number that is this order's own."""
        return zlib.crc32(f"{self.account.key}/{self.order_id}".encode())

    def centre(self, leg: Leg) -> Centre:
        """The centre the leg leaves from."""
        centres = CENTRES[self.account.key]
        return centres[leg.centre % len(centres)]


def make(account: str, order_id: str, case: Case, *, born: datetime, to: Person, scenario: str = "") -> Order:
    """The order of a case, for a world born at that moment."""
    maker = Maker(ACCOUNTS[account], order_id, case, born, to)
    shipments = tuple(_shipments(maker))
    return Order(
        account=account,
        id=order_id,
        displayed_id=_displayed(maker),
        comment="Thank you for your order.",
        ordered_at=maker.ordered,
        speed=case.speed,
        policy="FillAllAvailable",
        to=to,
        lines=_lines(maker),
        course=_course(maker, shipments),
        shipments=shipments,
        hold=case.hold,
        ship_estimate=_ship_estimate(maker, shipments),
        arrival_estimate=_first_promise(maker, shipments),
        emails=() if case.lines[0][1] > 20 else (f"buyer{maker.serial() % 10000}@example.com",),
        grade=case.grade,
        scenario=scenario,
    )


def _displayed(maker: Maker) -> str:
    shop = ("#", "EB-", "WM-", "#")[maker.serial() % 4]
    tail = "".join(c for c in maker.order_id if c.isdigit()) or maker.order_id
    return f"{shop}{tail}"


def _lines(maker: Maker) -> tuple[Line, ...]:
    lines = []
    for index, (sku, quantity) in enumerate(maker.case.lines):
        missing = quantity if index in maker.case.unfulfillable else 0
        item = product(maker.account.key, sku)
        lines.append(Line(f"{index + 1}", sku, quantity, missing, 0, str(item.price) if item else ""))
    return tuple(lines)


def _leg_lines(maker: Maker, leg: Leg) -> tuple[tuple[str, int], ...]:
    chosen = leg.lines or tuple((i, quantity) for i, (_, quantity) in enumerate(maker.case.lines))
    return tuple((f"{index + 1}", units) for index, units in chosen)


def _shipments(maker: Maker) -> list[Shipment]:
    groups: dict[int, list[Leg]] = {}
    for leg in maker.case.legs:
        groups.setdefault(leg.group, []).append(leg)
    return [_shipment(maker, number, legs) for number, legs in groups.items()]


def _shipment(maker: Maker, number: int, legs: list[Leg]) -> Shipment:
    first = legs[0]
    ships_at = NEVER if first.shipped is None else maker.ago(first.shipped)
    pending = maker.ordered + WAITING if ships_at == NEVER else ships_at - PICKING
    units: dict[str, int] = {}
    for leg in legs:
        for item_id, quantity in _leg_lines(maker, leg):
            units[item_id] = units.get(item_id, 0) + quantity
    return Shipment(
        id=f"D{maker.serial() % 10**8:08d}{number}",
        centre=maker.centre(first).code,
        lines=tuple(units.items()),
        parcels=() if first.cancelled else tuple(_parcel(maker, leg, ships_at) for leg in legs),
        pending_at=max(pending, maker.ordered + timedelta(hours=2)),
        ships_at=ships_at,
        shows_ship_date=None if maker.case.ship_due is None else maker.ago(-maker.case.ship_due),
        cancelled_at=maker.ordered + WAITING + timedelta(hours=9) if first.cancelled else NEVER,
        odd_status=first.odd,
    )


def _parcel(maker: Maker, leg: Leg, ships_at: datetime) -> Parcel:
    number = (maker.serial() % 10**8) * 10 + maker.case.legs.index(leg)
    due = leg.due if leg.due is not None else 0
    day = local_day(maker.born, maker.account.zone) + timedelta(days=due)
    road = Road(ships_at, day, maker.born, maker.account.zone, maker.centre(leg), maker.to)
    return Parcel(
        number=number,
        carrier=leg.carrier,
        tracking_number=carrier(leg.carrier).number(number),
        promises=_promises(maker, leg, ships_at),
        steps=() if ships_at == NEVER else steps(leg.journey, road),
        lines=_leg_lines(maker, leg),
        photo=leg.photo,
        place=leg.place,
        signer=leg.signer,
        locker=leg.locker,
        encoded_link=leg.encoded_link,
    )


def _promises(maker: Maker, leg: Leg, ships_at: datetime) -> tuple[Promise, ...]:
    """Each estimate with the moment it was learnt: on ordering, then a day after shipping, and daily."""
    if leg.due is None:
        return ()
    since = maker.ordered if ships_at == NEVER else ships_at
    days = (*leg.moved, leg.due)
    known = [maker.ordered, *(since + timedelta(days=n) for n in range(1, len(days)))]
    return tuple(Promise(at, maker.day_end(day)) for at, day in zip(known, days, strict=True))


def _course(maker: Maker, shipments: tuple[Shipment, ...]) -> tuple[tuple[datetime, str], ...]:
    if maker.case.course:
        return tuple((maker.ago(days), status) for days, status in maker.case.course)
    start = maker.ordered
    course = [
        (start, "New"),
        (start + timedelta(minutes=5), "Received"),
        (start + timedelta(hours=1), "Planning"),
    ]
    picked = [s.pending_at for s in shipments if s.pending_at < NEVER]
    if picked:
        course.append((min(picked), "Processing"))
    shipped = [s.ships_at for s in shipments if s.cancelled_at == NEVER]
    if shipped and max(shipped) < NEVER:
        course.append((max(shipped), "Complete"))
    return tuple(course)


def _ship_estimate(maker: Maker, shipments: tuple[Shipment, ...]) -> datetime | None:
    if maker.case.ship_due is not None:
        return maker.ago(-maker.case.ship_due)
    shipped = [s.ships_at for s in shipments if s.ships_at < NEVER]
    return max(shipped) if shipped else None


def _first_promise(maker: Maker, shipments: tuple[Shipment, ...]) -> datetime | None:
    if maker.case.due is not None:
        return maker.day_end(maker.case.due)
    arrivals = [p.promises[0].arrival for s in shipments for p in s.parcels if p.promises]
    return max(arrivals) if arrivals else None
