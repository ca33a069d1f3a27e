"""What to do next about an order that can't be fulfilled, the best way first. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from orders.unfulfillable.causes import Cause


@dataclass(frozen=True)
class Step:
    """One thing to do: `key` names the page behind its button, `verb` the button."""

    key: str  # review, again, other, raise, tell, support, wait, hold
    words: Promise
    verb: Promise | None = None


@dataclass(frozen=True, kw_only=True)
class Means:
    """What the seller has at hand for this order."""

    is_open: bool = False  # it has not failed yet and may still be changed
    replans: bool = False  # Amazon gave up a shipment, not the order
    in_stock: bool = False  # every missing unit could be taken from stock now
    other_sku: str = ""  # another SKU of the same product with enough units


REVIEW = Step(
    "review",
    _("Start the hazmat review: Amazon wants a safety data sheet or an exemption sheet."),
    _("Start hazmat review"),
)
AGAIN = Step("again", _("Sellable units are there now: order the missing units again."), _("Order again"))
OTHER = Step(
    "again",
    _("Replace it from other stock: another SKU of the same product has units."),
    _("Order from other stock"),
)
OWN = Step("other", _("Replace it from stock outside Amazon, and record the replacement on the order."))
CORRECT = Step("again", _("Correct the address and order again."), _("Correct and order again"))
CHANGE = Step(
    "again",
    _("Order again with another speed, or without the features that stand in the way."),
    _("Change and order again"),
)
RAISE = Step("raise", _("Raise the stock: send units to Amazon."), _("Look at the stock"))
TELL = Step("tell", _("Tell the customer, and refund or replace what can’t come."), _("Write to customer"))
ASK_ADDRESS = Step("tell", _("Ask the customer for the full address."), _("Write to customer"))
SUPPORT = Step(
    "support", _("Ask Seller Support what this code means for the order."), _("Contact Seller Support")
)
WAIT = Step("wait", _("Wait a day: Amazon usually plans a new shipment for the units by itself."))
HOLD = Step("hold", _("Change or cancel the order before it fails."), _("Open order"))
_BY_CAUSE: dict[Cause, tuple[Step, ...]] = {
    Cause.HAZMAT: (REVIEW, TELL, OWN),
    Cause.BAD_ADDRESS: (CORRECT, ASK_ADDRESS),
    Cause.CANNOT_DELIVER: (CHANGE, TELL, OWN),
    Cause.DAMAGED: (TELL, OWN, RAISE),
    Cause.NOT_FOUND: (TELL, OWN, RAISE),
    Cause.NO_STOCK: (RAISE, TELL, OWN),
    Cause.TOLD: (SUPPORT, TELL),
    Cause.CANCELLED: (TELL,),
}
_FROM_STOCK = (Cause.DAMAGED, Cause.NOT_FOUND, Cause.NO_STOCK, Cause.HAZMAT)


def steps_of(cause: Cause, means: Means) -> list[Step]:
    """The way out, best first: what mends it before what only excuses it."""
    return list(_steps(cause, means))


def _steps(cause: Cause, means: Means) -> Iterator[Step]:
    if means.replans:
        yield WAIT
    if means.is_open and cause in (Cause.BAD_ADDRESS, Cause.CANNOT_DELIVER, Cause.TOLD):
        yield HOLD
    elif cause in _FROM_STOCK and not means.is_open:
        if means.in_stock and cause is not Cause.HAZMAT:
            yield AGAIN
        elif means.other_sku:
            yield OTHER
    for step in _BY_CAUSE[cause]:
        if not (means.is_open and step.key == "again"):
            yield step
