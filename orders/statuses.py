"""Amazon's words for an order, and the stage each means. Total: a word not in the table is shown as itself."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from amazon.words import canonical
from orders.models import Stage


@dataclass(frozen=True)
class Word:
    """One of Amazon's order statuses: what it is called here, what it means, and the stage before parcels count."""

    label: Promise | str
    meaning: Promise | str
    stage: Stage | None  # nothing: the parcels alone decide, else the stage stays as it is
    cancellable: bool = False


_WORDS = {
    "new": Word(_("New"), _("Amazon has received the order and not checked it yet."), Stage.PENDING, True),
    "received": Word(
        _("Received"),
        _("Amazon has checked the address and the stock. Nothing is picked yet."),
        Stage.PENDING,
        True,
    ),
    "planning": Word(
        _("Planning"), _("Amazon is planning the shipment. Nothing is picked yet."), Stage.PENDING, True
    ),
    "processing": Word(
        _("Processing"), _("Picking has begun. The order can no longer be cancelled."), Stage.UNSHIPPED
    ),
    "cancelled": Word(_("Cancelled"), _("The order was cancelled on the seller's side."), Stage.CANCELLED),
    "complete": Word(_("Complete"), _("All shipped. This does not mean delivered."), Stage.SHIPPED),
    "completepartialled": Word(
        _("Partially complete"),
        _("Some units were shipped; the rest was cancelled or could not be fulfilled."),
        Stage.SHIPPED,
    ),
    "unfulfillable": Word(
        _("Unfulfillable"), _("Amazon found no unit, or none in sellable condition."), Stage.UNFULFILLABLE
    ),
    "invalid": Word(
        _("Invalid"),
        _("Amazon could not accept the order: the address or the stock is the cause."),
        Stage.UNFULFILLABLE,
    ),
}


SPEEDS = {
    "standard": _("Standard"),
    "expedited": _("Expedited"),
    "priority": _("Priority"),
    "scheduleddelivery": _("Scheduled delivery"),
}
POLICIES = {
    "fillorkill": _("Fill or kill"),
    "fillall": _("Fill all"),
    "fillallavailable": _("Fill all available"),
}
FEATURES = {
    "blockamzl": _("Block Amazon Logistics"),
    "blankbox": _("Unbranded packaging"),
    "overbox": _("Overbox"),
    "packingslip": _("Packing slip"),
    "signatureconfirmation": _("Signature confirmation"),
    "delivertogether": _("Deliver together"),
}
DEMANDS = {"required": _("required"), "notrequired": _("not required")}
_SETTINGS = SPEEDS | POLICIES | FEATURES | DEMANDS


def setting(told: str) -> str:
    """What a speed, a policy or a feature of an order is called here; an unknown one is itself."""
    return str(_SETTINGS.get(canonical(told), told))


def label_of(told: str) -> str:
    """What Amazon's word is called here."""
    return str(word(told).label)


def word(told: str) -> Word:
    """What Amazon's word means; an unknown one is itself and decides nothing."""
    return _WORDS.get(
        canonical(told), Word(told, _("Amazon uses a word that the portal does not know yet."), None)
    )


def stage_of(told: str, *, parcels: int, delivered: int, now: Stage) -> Stage:
    """The stage that follows from Amazon's word and the parcels.

    Cancelled and unfulfillable stand unless something was shipped; otherwise parcels speak before Amazon's word.
    """
    if parcels:
        return Stage.DELIVERED if delivered == parcels else Stage.SHIPPED
    stage = word(told).stage
    return now if stage is None else stage
