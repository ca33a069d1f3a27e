"""The plain answer to "why is there nothing to see, and what do I do now?" before anything has shipped.

Pure: facts and today's date in, sentences out. What happens after shipping is told by the room above; it answers in
the same shape, and the worst answer goes on top of the page.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from amazon.words import canonical
from orders.models import Stage
from orders.statuses import word

Text = Promise | str
HOLD_DAYS = 14


@dataclass(frozen=True, kw_only=True)
class Guidance:
    """What a state means, what to do next and by when.

    `key` names the case; `tone` is one of bad, warn, act, good, neutral; `rank` orders them, the worst highest;
    sentences are templates filled with `values` (dates stay dates, the page writes them in its language).
    """

    key: str
    tone: str
    icon: str
    title: Text
    meaning: Text
    steps: tuple[Text, ...] = ()
    due: date | None = None
    rank: int = 0
    action: str = ""  # the page's primary button: open_lost_claim, open_damage_claim, contact_support...
    subject_id: int | None = None  # the parcel it speaks of, if any
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class OrderFacts:
    """What the answer stands on; dates are calendar days in the order's marketplace."""

    status_told: str
    stage: Stage
    action_told: str  # Ship or Hold
    today: date
    ordered_on: date
    estimated_ship: date | None
    latest_estimate: date | None
    unfulfillable_units: int = 0
    cancelled_units: int = 0
    hazmat: bool = False  # a product of the order is under hazmat review or not eligible
    cancel_requested: bool = False
    cause: str = ""  # why Amazon can't fulfil it, as the facts tell: see orders.unfulfillable.causes


def unshipped_guidance(facts: OrderFacts) -> Guidance | None:
    """What to say of the order itself; nothing when the parcels say it all."""
    if facts.stage == Stage.CANCELLED:
        return _CANCELLED
    if facts.stage == Stage.UNFULFILLABLE or canonical(facts.status_told) == "invalid":
        return _cannot_be_fulfilled(facts)
    if facts.unfulfillable_units and facts.stage in (Stage.SHIPPED, Stage.DELIVERED):
        return _PARTLY_UNFULFILLABLE
    if facts.stage not in (Stage.PENDING, Stage.UNSHIPPED):
        return None
    return _waiting(facts)


def _cannot_be_fulfilled(facts: OrderFacts) -> Guidance:
    """By the cause that the facts tell; without one, by what Amazon's word leaves."""
    if canonical(facts.status_told) == "invalid":
        return _INVALID_BY_CAUSE.get(facts.cause, _INVALID)
    usual = _UNFULFILLABLE_HAZMAT if facts.hazmat else _UNFULFILLABLE_DAMAGED
    return _BY_CAUSE.get(facts.cause, usual)


def _waiting(facts: OrderFacts) -> Guidance:
    """Not shipped yet: the estimated delivery date decides, a late ship date alone only warns."""
    if canonical(facts.action_told) == "hold" and not facts.cancel_requested:
        return _held(facts)
    if facts.latest_estimate and facts.today > facts.latest_estimate:
        return _overdue(
            facts.latest_estimate
        )  # a cancellation that Amazon never confirmed hides it no longer
    if facts.cancel_requested:
        return _CANCEL_REQUESTED
    if facts.estimated_ship and facts.today > facts.estimated_ship:
        return _ship_date_passed(facts.estimated_ship, facts.latest_estimate)
    if word(facts.status_told).stage is None:
        return _unknown_status(facts.status_told)
    return _not_shipped_yet(facts)


def _overdue(estimate: date) -> Guidance:
    return Guidance(
        key="not_shipped_overdue",
        tone="bad",
        icon="octagon-alert",
        title=_("Not shipped by the estimated delivery date"),
        meaning=_(
            "The estimated delivery date has passed and Amazon has shipped nothing. There is no tracking yet."
        ),
        steps=(
            _("Contact Seller Support with the order ID and ask for the shipment's state."),
            _("Tell the customer that the order is late, and offer a refund or a replacement."),
        ),
        due=estimate + timedelta(days=1),
        rank=80,
        action="contact_support",
        values={"estimate": estimate},
    )


def _ship_date_passed(estimated_ship: date, estimate: date | None) -> Guidance:
    return Guidance(
        key="ship_date_passed",
        tone="warn",
        icon="clock",
        title=_("Shipping is later than estimated"),
        meaning=_("The estimated ship date has passed. That alone is no reason to contact Seller Support."),
        steps=(
            _(
                "Wait until the estimated delivery date. If nothing has shipped by then, contact Seller Support."
            ),
        ),
        due=estimate,
        rank=30,
        values={"estimated_ship": estimated_ship},
    )


def _not_shipped_yet(facts: OrderFacts) -> Guidance:
    return Guidance(
        key="not_shipped_yet",
        tone="neutral",
        icon="hourglass",
        title=_("Not shipped yet"),
        meaning=_("There is no tracking yet, because tracking exists only once the order has shipped."),
        steps=(_("Nothing to do."),),
        rank=5,
        values={"estimated_ship": facts.estimated_ship},
    )


def _held(facts: OrderFacts) -> Guidance:
    return Guidance(
        key="held_by_you",
        tone="act",
        icon="pause",
        title=_("On hold until you release it"),
        meaning=_("The order waits for your word. Amazon cancels held orders after 14 days."),
        steps=(_("Release the order, or cancel it."),),
        due=facts.ordered_on + timedelta(days=HOLD_DAYS),
        rank=50,
        action="release",
    )


def _unknown_status(told: str) -> Guidance:
    return Guidance(
        key="unknown_status",
        tone="neutral",
        icon="info",
        title=_("Amazon uses a status that the portal does not know yet"),
        meaning=_("It is shown as Amazon wrote it. Nothing has been concluded from it."),
        rank=10,
        values={"told": told},
    )


_CANCELLED = Guidance(
    key="cancelled",
    tone="neutral",
    icon="circle-x",
    title=_("Cancelled"),
    meaning=_("The order was cancelled before it shipped. There will be no parcel and no tracking."),
    steps=(_("If the customer still waits, place a new order."),),
    rank=5,
)
_CANCEL_REQUESTED = Guidance(
    key="cancel_requested",
    tone="warn",
    icon="hourglass",
    title=_("Cancellation requested"),
    meaning=_("Amazon has been asked to cancel. Until Amazon confirms it, the order may still ship."),
    steps=(_("Wait for the next sync. If the order ships all the same, create a customer return."),),
    rank=40,
)
_INVALID = Guidance(
    key="invalid",
    tone="bad",
    icon="ban",
    title=_("Amazon did not accept the order"),
    meaning=_("Either the address can't be delivered to, or there was not enough sellable stock."),
    steps=(
        _("Check the address and the stock."),
        _("Place the order again with what was wrong put right; this one can't be changed."),
    ),
    rank=75,
    action="setback",
)
_INVALID_BY_CAUSE = {
    "bad_address": replace(
        _INVALID,
        key="invalid_address",
        meaning=_(
            "There was stock when Amazon checked the order, or the address lacks a part: the address is the cause."
        ),
        steps=(_("Correct the address and order again; this order can't be changed."),),
    ),
    "no_stock": replace(
        _INVALID,
        key="invalid_stock",
        meaning=_("There were fewer sellable units than the order needs when Amazon checked it."),
        steps=(
            _("Send units to Amazon, or ship from elsewhere."),
            _("Tell the customer, and refund or order again once there is stock."),
        ),
    ),
}
_UNFULFILLABLE_HAZMAT = Guidance(
    key="unfulfillable_hazmat",
    tone="bad",
    icon="ban",
    title=_("Unfulfillable: newly classified as hazmat"),
    meaning=_("A product of this order is under dangerous goods review, so Amazon may not ship it."),
    steps=(
        _("Supply the documents of the review by its last day; stock is disposed of after that."),
        _("Tell the customer, and refund or send the goods from elsewhere."),
    ),
    rank=75,
    action="setback",
)
_UNFULFILLABLE_DAMAGED = Guidance(
    key="unfulfillable_damaged",
    tone="bad",
    icon="ban",
    title=_("Unfulfillable: the unit was damaged and there was no replacement"),
    meaning=_("Amazon found no unit, or none in sellable condition. Nothing will ship."),
    steps=(
        _("Tell the customer, and refund or send the goods from elsewhere."),
        _("Check the stock in Daily Inventory History, and send more in."),
    ),
    rank=75,
    action="setback",
)
_BY_CAUSE = {
    "hazmat": _UNFULFILLABLE_HAZMAT,
    "damaged": _UNFULFILLABLE_DAMAGED,
    "no_stock": replace(
        _UNFULFILLABLE_DAMAGED,
        key="unfulfillable_no_stock",
        title=_("Unfulfillable: there was not enough stock"),
        meaning=_("There were fewer sellable units than the order needs. Nothing will ship."),
    ),
    "not_found": replace(
        _UNFULFILLABLE_DAMAGED,
        key="unfulfillable_not_found",
        title=_("Unfulfillable: no sellable unit was found"),
    ),
    "cannot_deliver": replace(
        _UNFULFILLABLE_DAMAGED,
        key="unfulfillable_undeliverable",
        title=_("Unfulfillable: Amazon can't deliver there"),
        meaning=_("Amazon has no way to deliver to this address with the speed and features chosen."),
        steps=(_("Order again with another speed or without the features, or ship from elsewhere."),),
    ),
}
_PARTLY_UNFULFILLABLE = Guidance(
    key="partly_unfulfillable",
    tone="warn",
    icon="ban",
    title=_("Some units could not be fulfilled"),
    meaning=_("Part of the order has shipped; the rest never will."),
    steps=(_("Tell the customer which items are missing, and refund or order them again."),),
    rank=45,
    action="setback",
)
