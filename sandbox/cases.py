"""How each named scenario is built: what was ordered, when, how it shipped, and where it stands."""

from dataclasses import dataclass

FULL = "HG-MUG-12-FOR"


@dataclass(frozen=True)
class Leg:
    """One parcel: which lines it takes, when it left and what becomes of it. Days count back from birth."""

    shipped: float | None = 2.0  # days ago; None: picked, but not shipped
    due: int | None = 0  # latest estimate, days from today; None: no estimate at all
    journey: str = "on_time"
    carrier: str = "AMZN_US"
    lines: tuple[tuple[int, int], ...] = ()  # (line index, units); empty: everything
    moved: tuple[int, ...] = ()  # earlier estimates, days from today, oldest first
    centre: int = 0
    group: int = 0  # legs of one group share a shipment
    photo: bool = False
    place: str = ""
    signer: str = ""
    locker: tuple[str, str] | None = None
    encoded_link: bool = False
    cancelled: bool = False  # cancelled by the centre, never shipped
    odd: str = ""


@dataclass(frozen=True)
class Case:
    """One order to build. Days count back from birth; a negative age lies in the future."""

    ordered: float
    lines: tuple[tuple[str, int], ...] = ((FULL, 1),)
    legs: tuple[Leg, ...] = (Leg(),)
    course: tuple[tuple[float, str], ...] = ()  # statuses that replace the usual course, days ago
    unfulfillable: tuple[int, ...] = ()  # line indexes
    hold: bool = False
    ship_due: float | None = None  # estimated ship date when nothing has shipped, days from now
    due: int | None = None  # estimated delivery when there is no leg, days from today
    grade: str = ""
    returned: tuple[float, float] | None = None  # return created and processed, days ago
    reason: str = "CR-UNWANTED_ITEM"
    speed: str = "Standard"


def _delivered(age: float, lines: tuple[tuple[str, int], ...] = ((FULL, 1),), **leg: object) -> Case:
    values: dict[str, object] = {"shipped": age - 1.5, "due": -int(age) + 4, **leg}
    return Case(age, lines, (Leg(**values),))  # type: ignore[arg-type]


def _lost(age: float, due: int, lines: tuple[tuple[str, int], ...] = ((FULL, 1),), **leg: object) -> Case:
    values: dict[str, object] = {"shipped": age - 1.5, "due": due, "journey": "lost", **leg}
    return Case(age, lines, (Leg(**values),))  # type: ignore[arg-type]


def _returned(age: float, grade: str, reason: str) -> Case:
    leg = Leg(age - 1.5, -int(age) + 4, place="FRONT_DOOR")
    lines = (("HG-THR-MOS", 1), (FULL, 2))
    return Case(age, lines, (leg,), grade=grade, returned=(10.0, 4.0), reason=reason)


CASES: dict[str, Case] = {
    "planning": Case(0.3, (("HG-THR-OAT", 1),), (Leg(-1.2, 4),)),
    "processing": Case(1.1, (("HG-APR-RUS", 1),), (Leg(-0.6, 3, carrier="UPS"),)),
    "hold": Case(0.9, (("HG-BRD-ACA", 1),), (), course=((0.9, "Received"), (-13.1, "Cancelled")), hold=True),
    "shipped_today": Case(1.4, legs=(Leg(7 / 24, 3, "quiet_start", encoded_link=True),)),
    "no_scans": Case(5, (("HG-BTL-24-SLA", 1),), (Leg(40 / 24, 1, "silent_five_days", "UPS"),)),
    "in_transit": Case(4, (("HG-MUG-12-CRE", 2),), (Leg(2.5, 2, carrier="USPS", encoded_link=True),)),
    "out_for_delivery": Case(4, (("HG-THR-OAT", 1),), (Leg(2.5, 0, "out_today"),)),
    "delivered": Case(
        5, legs=(Leg(3.5, -1, photo=True, place="FRONT_DOOR", signer="RESIDENT", encoded_link=True),)
    ),
    "delivered_only": Case(6, legs=(Leg(4.5, -2, "delivered_only", "ONTRAC"),)),
    "late": Case(9, (("HG-APR-RUS", 1),), (Leg(8, -3, "late", "USPS"),)),
    "almost_lost": Case(15, (("HG-TRV-RND", 1),), (Leg(13, -7, "lost", "USPS", moved=(-10,)),)),
    "just_lost": _lost(15, -8),
    "lost": _lost(18, -12, (("HG-LMP-BRS", 1),)),
    "lost_then_delivered": Case(16, (("HG-BRD-ACA", 1),), (Leg(14, -9, "lost_then_delivered"),)),
    "lost_by_carrier": Case(16, (("HG-THR-MOS", 1),), (Leg(14.5, -10, "lost_by_carrier", "FEDEX"),)),
    "split_lost": Case(
        18,
        (("HG-THR-OAT", 1), (FULL, 2)),
        (
            Leg(14.6, -12, "early", "UPS", ((1, 2),), place="FRONT_DOOR"),
            Leg(14.6, -10, "lost", lines=((0, 1),), moved=(-12, -11), encoded_link=True),
        ),
    ),
    "moved_twice": Case(7, (("HG-THR-MOS", 1),), (Leg(5, 2, moved=(-1, 1)),)),
    "damaged": Case(13, (("HG-CAF-PRS", 1),), (Leg(11, -7, "damaged", "USPS", moved=(-9,)),)),
    "damaged_undeliverable": Case(9, (("HG-CAF-PRS", 2),), (Leg(7.5, -3, "damaged_undeliverable", "UPS"),)),
    "returning": Case(8, (("HG-LMP-BRS", 1),), (Leg(7, -1, "returning", "FEDEX"),)),
    "returned_to_sender": Case(19, (("HG-TRV-RND", 2),), (Leg(17.5, -13, "returned", "UPS"),)),
    "overdue": Case(11, (("HG-LMP-BRS", 1),), (Leg(None, -3, "silent"),), ship_due=-6),
    "ship_date_passed": Case(
        3, (("HG-APR-RUS", 1),), (), course=((3, "Received"), (2.9, "Planning")), ship_due=-1, due=2
    ),
    "unfulfillable_damaged": Case(
        7,
        (("HG-POU-STO", 1),),
        (),
        course=((7, "Received"), (6.9, "Planning"), (5, "Unfulfillable")),
        unfulfillable=(0,),
    ),
    "unfulfillable_hazmat": Case(
        8,
        (("HG-LNT-OIL", 2),),
        (),
        course=((8, "Received"), (7.9, "Planning"), (6, "Unfulfillable")),
        unfulfillable=(0,),
    ),
    "partial": Case(
        12,
        ((FULL, 2), ("HG-POU-STO", 1)),
        (Leg(10, -7, lines=((0, 2),), carrier="UPS"),),
        course=((12, "Received"), (11.9, "Planning"), (11, "Processing"), (9.5, "CompletePartialled")),
        unfulfillable=(1,),
    ),
    "invalid": Case(12, legs=(), course=((12, "New"), (11.9, "Invalid"))),
    "cancelled": Case(12, legs=(), course=((12, "Received"), (11.95, "Planning"), (11.5, "Cancelled"))),
    "rescheduled": Case(
        12,
        (("HG-BTL-24-SLA", 1),),
        (Leg(None, None, "silent", cancelled=True), Leg(9, -5, centre=2, moved=(-7,), group=1)),
    ),
    "removal": _lost(16, -11, (("HG-MUG-12-CRE", 40),), carrier="UPS"),
    "returned_sellable": _returned(20, "Sellable", "CR-UNWANTED_ITEM"),
    "returned_fulfiller_damaged": _returned(21, "FulfillerDamaged", "CR-DAMAGED_BY_FC"),
    "returned_carrier_damaged": _returned(22, "CarrierDamaged", "CR-DAMAGED_BY_CARRIER"),
    "returned_customer_damaged": _returned(23, "CustomerDamaged", "CR-MISSING_PARTS"),
    "return_open": Case(19, (("HG-THR-OAT", 2),), (Leg(17, -14),), grade="Sellable", returned=(2.0, -4.0)),
    "unknown_values": Case(
        12,
        legs=(Leg(10, -3, "unknown", "ACME_ROCKET", odd="DEPARTING", place="ON_THE_ROOF"),),
        course=((12, "Received"), (11, "Assembling")),
    ),
    "locker": Case(14, legs=(Leg(12.5, -9, "locker", locker=("FERN-7", "482913")),)),
    "pickup_waiting": Case(6, legs=(Leg(4.5, -1, "pickup_waiting", locker=("MOSS-2", "117204")),)),
    "ups": _delivered(17, carrier="UPS", place="RECEPTIONIST", signer="SORREL"),
    "fedex": Case(4, (("HG-LMP-BRS", 1),), (Leg(2.5, 1, carrier="FEDEX"),)),
    "usps": _delivered(17, carrier="USPS", place="MAILBOX"),
    "dhl": Case(4, (("HG-THR-OAT", 1),), (Leg(2.5, 2, carrier="DHL"),)),
    "three_lines": Case(
        18,
        ((FULL, 3), ("HG-THR-MOS", 2), ("HG-APR-RUS", 1)),
        (
            Leg(16, -12, lines=((0, 2), (1, 2)), place="PORCH"),
            Leg(16, -11, lines=((0, 1),), carrier="USPS", group=0),
            Leg(15.5, -11, lines=((2, 1),), carrier="UPS", centre=2, group=1),
        ),
    ),
    "awkward_id": _delivered(18, (("HG SET A+B&C", 1),)),
    "chinese_buyer": _delivered(18, (("HG-CAF-PRS", 1),), place="MAIL_ROOM"),
    "no_estimate": Case(21.5, legs=(Leg(20, None, "silent", "ONTRAC"),)),
    "paid_full": _lost(45, -40, (("HG-THR-OAT", 1),)),
    "paid_short": _lost(44, -39, (("HG-BTL-24-SLA", 2),)),
    "paid_reversed": Case(46, (("HG-BRD-ACA", 1),), (Leg(44, -41, "delivered_late"),)),
    "de_delivered": Case(8, (("NH-LMP-EIC", 1),), (Leg(6.5, -4, carrier="DHL", signer="WEISS"),)),
    "de_lost": Case(15, (("NH-DEC-GRA", 1),), (Leg(13.5, -10, "lost", "AMZN_DE"),)),
    "de_in_transit": Case(3, (("NH-KRZ-BIE", 4),), (Leg(1.5, 2, carrier="AMZN_DE"),)),
    "centre_cancelled": Case(
        4,
        (("HG-POU-STO", 1),),
        (Leg(None, None, "silent", cancelled=True),),
        course=((4, "Received"), (3.9, "Planning"), (3, "Processing")),
        ship_due=2,
        due=4,
    ),
    "hold_no_stock": Case(
        1.2, (("HG-POU-STO", 1),), (), course=((1.2, "Received"), (-12.8, "Cancelled")), hold=True
    ),
    "hold_bad_address": Case(
        1.3, (("HG-TRV-RND", 1),), (), course=((1.3, "Received"), (-12.7, "Cancelled")), hold=True
    ),
    "planned_hazmat": Case(
        0.5, (("HG-LNT-OIL", 1),), (), course=((0.5, "Received"), (0.45, "Planning")), ship_due=2, due=4
    ),
}
