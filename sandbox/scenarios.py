"""The named orders of the seeded world: ids that never change, and what happens to each of them.

Ages and estimates are relative to the day the world was born (its first start, or `--now`). "today" is
that day in the marketplace's own time zone; "+8" means eight calendar days after the estimate.
"""

from dataclasses import dataclass

HALDEN = "halden"
NORDLICHT = "nordlicht"
REVOKED = "revoked"
NO_ROLE = "norole"

CLIENT_ID = "demo-client"
CLIENT_SECRET = "demo-secret"  # noqa: S105 (everyone may know it: it opens a simulation)
REFRESH_TOKENS = {
    HALDEN: "Atzr|demo-halden",
    NORDLICHT: "Atzr|demo-nordlicht",
    REVOKED: "Atzr|demo-revoked",
    NO_ROLE: "Atzr|demo-norole",
}


@dataclass(frozen=True)
class Scenario:
    """One order that a story can rely on."""

    key: str
    order_id: str
    what: str
    account: str = HALDEN


SCENARIOS = (
    Scenario(
        "planning",
        "HG-20461",
        "Ordered this morning, Planning, nothing picked; ships tomorrow; can be cancelled.",
    ),
    Scenario(
        "processing", "HG-20460", "Picking has begun (shipment PENDING), no package yet; can't be cancelled."
    ),
    Scenario(
        "hold",
        "HG-20459",
        "On hold (fulfillmentAction Hold, Received) until released by an update or 14 days.",
    ),
    Scenario(
        "shipped_today",
        "HG-20458",
        "Shipped 7 hours ago, no event yet: normal. First scan 26 hours after shipping.",
    ),
    Scenario(
        "no_scans",
        "HG-20452",
        "Shipped 40 hours ago by UPS, no event yet: chase. First scan on the fifth day.",
    ),
    Scenario("in_transit", "HG-20455", "In transit with USPS, estimate in two days, delivered on it."),
    Scenario(
        "out_for_delivery", "HG-20454", "Out for delivery with Amazon today; delivered when a day has passed."
    ),
    Scenario(
        "delivered", "HG-20447", "Delivered yesterday by Amazon: photo, FRONT_DOOR, signed for by RESIDENT."
    ),
    Scenario(
        "delivered_only", "HG-20446", "Delivered, and Delivered is the only event the carrier ever sent."
    ),
    Scenario("late", "HG-20445", "Late: estimate 3 days ago, no scan for 5; delivered two days from birth."),
    Scenario(
        "almost_lost",
        "HG-20431",
        "Estimate exactly 7 days ago, not delivered: not yet eligible; tomorrow it is.",
    ),
    Scenario("just_lost", "HG-20430", "Estimate exactly 8 days ago, not delivered: the first eligible day."),
    Scenario("lost", "HG-20425", "Lost-eligible: estimate 12 days ago, never delivered, no scan since."),
    Scenario(
        "lost_then_delivered",
        "HG-20424",
        "Lost-eligible (estimate 9 days ago); delivered two days from birth.",
    ),
    Scenario("lost_by_carrier", "HG-20423", "EVENT_409 and UNDELIVERABLE; estimate 10 days ago."),
    Scenario(
        "split_lost",
        "HG-20418",
        "Two parcels: UPS delivered, Amazon lost; its estimate moved twice (10 days ago).",
    ),
    Scenario(
        "moved_twice",
        "HG-20444",
        "In transit; the estimate moved twice: item, shipment and package disagree.",
    ),
    Scenario("damaged", "HG-20397", "EVENT_405 shipment damaged, then delivered by USPS."),
    Scenario("damaged_undeliverable", "HG-20396", "EVENT_405, then UNDELIVERABLE; estimate 3 days ago."),
    Scenario(
        "returning",
        "HG-20443",
        "Two attempts, refused, EVENT_408: on its way back (FedEx); RETURNED in 3 days.",
    ),
    Scenario("returned_to_sender", "HG-20411", "RETURNED to Amazon's network (EVENT_309), never delivered."),
    Scenario(
        "overdue", "HG-20440", "Processing, not shipped although its estimated delivery was 3 days ago."
    ),
    Scenario(
        "ship_date_passed",
        "HG-20453",
        "Planning, estimated ship date was yesterday, estimated delivery in 2 days.",
    ),
    Scenario(
        "unfulfillable_damaged", "HG-20449", "Unfulfillable: the last unit was found damaged, none left."
    ),
    Scenario(
        "unfulfillable_hazmat",
        "HG-20448",
        "Unfulfillable: the item is under dangerous goods review (FBA_INB_0014).",
    ),
    Scenario("partial", "HG-20436", "CompletePartialled: two lines, one delivered, one unfulfillable."),
    Scenario("invalid", "HG-20435", "Invalid: the address could not be validated; nothing will ship."),
    Scenario("cancelled", "HG-20434", "Cancelled by the seller before picking."),
    Scenario("rescheduled", "HG-20433", "First shipment CANCELLED_BY_FULFILLER, a second one delivered."),
    Scenario(
        "removal", "HG-20429", "Looks like a removal: 40 units to the seller's own company; lost since."
    ),
    Scenario("returned_sellable", "HG-20389", "Delivered, returned, graded Sellable."),
    Scenario("returned_fulfiller_damaged", "HG-20388", "Delivered, returned, graded FulfillerDamaged."),
    Scenario("returned_carrier_damaged", "HG-20387", "Delivered, returned, graded CarrierDamaged."),
    Scenario("returned_customer_damaged", "HG-20386", "Delivered, returned, graded CustomerDamaged."),
    Scenario(
        "return_open", "HG-20412", "Delivered; return authorised 2 days ago, not arrived; Sellable in 4 days."
    ),
    Scenario("unknown_values", "HG-20432", "Order, shipment, package and event carry values no model knows."),
    Scenario("locker", "HG-20428", "Delivered to a locker (EVENT_801), picked up (EVENT_804)."),
    Scenario("pickup_waiting", "HG-20427", "Waiting in a locker, AVAILABLE_FOR_PICKUP, with an access code."),
    Scenario("ups", "HG-20422", "Delivered by UPS, signed for; its own API knows the number."),
    Scenario("fedex", "HG-20421", "In transit with FedEx; its own API knows the number."),
    Scenario("usps", "HG-20420", "Delivered by USPS; its own API knows the number."),
    Scenario("dhl", "HG-20419", "In transit with DHL; its own API knows the number."),
    Scenario(
        "three_lines",
        "HG-20417",
        "Three lines, 6 units, delivered from two centres: a return needs two RMAs.",
    ),
    Scenario("awkward_id", "A/B #1", "An order id to be percent-encoded, SKU with + and &; delivered."),
    Scenario("chinese_buyer", "订单-20416", "Chinese id, buyer and address; delivered."),
    Scenario(
        "no_estimate", "HG-20415", "Shipped 20 days ago with no estimated delivery at any level, silent."
    ),
    Scenario("paid_full", "HG-20381", "Lost; Amazon paid the claim in full (case 17120001001)."),
    Scenario("paid_short", "HG-20382", "Lost, two units; Amazon paid for one (case 17120001002)."),
    Scenario("paid_reversed", "HG-20383", "Lost, paid, then reversed after a late delivery."),
    Scenario("de_delivered", "NH-5101", "Delivered by DHL in Germany.", NORDLICHT),
    Scenario("de_lost", "NH-5102", "Lost-eligible in Germany: estimate 10 days ago.", NORDLICHT),
    Scenario("de_in_transit", "NH-5103", "In transit with Amazon in Germany (DE number).", NORDLICHT),
    Scenario(
        "centre_cancelled",
        "HG-20457",
        "Processing; the centre cancelled the only shipment, none has replaced it.",
    ),
    Scenario("hold_no_stock", "HG-20456", "On hold, and a preview says that there is no stock for it."),
    Scenario("hold_bad_address", "HG-20451", "On hold, and a preview says that the address is not accepted."),
    Scenario("planned_hazmat", "HG-20450", "Planning, for a product under dangerous goods review: at risk."),
)

BY_KEY = {scenario.key: scenario for scenario in SCENARIOS}


def order_id(key: str) -> str:
    """The seller's order id of a named scenario; KeyError when there is none."""
    return BY_KEY[key].order_id
