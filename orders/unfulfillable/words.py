"""The words of the inbox: each cause, how sure it is, and the sentence behind each fact."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from inventory.hazmat import meanings
from inventory.models import Hazmat
from orders.unfulfillable.causes import Cause, Fact, Finding, Sure

TITLES: Mapping[Cause, Promise] = {
    Cause.HAZMAT: gettext_lazy("Newly classified as hazmat"),
    Cause.BAD_ADDRESS: gettext_lazy("Address not accepted"),
    Cause.CANNOT_DELIVER: gettext_lazy("Amazon can’t deliver there"),
    Cause.DAMAGED: gettext_lazy("Unit damaged, no replacement"),
    Cause.NOT_FOUND: gettext_lazy("No sellable unit found"),
    Cause.NO_STOCK: gettext_lazy("Not enough stock"),
    Cause.TOLD: gettext_lazy("Another reason that Amazon gives"),
    Cause.CANCELLED: gettext_lazy("Cancelled in part"),
}
MEANINGS: Mapping[Cause, Promise] = {
    Cause.HAZMAT: gettext_lazy(
        "The product is under dangerous goods review or not allowed, so Amazon may not ship it."
    ),
    Cause.BAD_ADDRESS: gettext_lazy(
        "Amazon does not accept the delivery address. This order can’t be changed any more."
    ),
    Cause.CANNOT_DELIVER: gettext_lazy(
        "Amazon has no way to deliver to this address with the speed and features chosen."
    ),
    Cause.DAMAGED: gettext_lazy(
        "The unit set aside was damaged in the fulfillment center, and no other could replace it."
    ),
    Cause.NOT_FOUND: gettext_lazy("The fulfillment center found no unit, or none that can be sold."),
    Cause.NO_STOCK: gettext_lazy("There were fewer sellable units than the order needs."),
    Cause.TOLD: gettext_lazy(
        "Amazon gives a reason that the portal has no words for. It is shown as Amazon wrote it."
    ),
    Cause.CANCELLED: gettext_lazy("These units were cancelled; nothing more will ship for them."),
}
SURES: Mapping[Sure, Promise] = {
    Sure.CERTAIN: gettext_lazy("Certain"),
    Sure.LIKELY: gettext_lazy("Likely"),
    Sure.POSSIBLE: gettext_lazy("Possible"),
}
WHY_SURE: Mapping[Sure, Promise] = {
    Sure.CERTAIN: gettext_lazy("Amazon’s own data says so."),
    Sure.LIKELY: gettext_lazy("The facts point at it; Amazon has not said it."),
    Sure.POSSIBLE: gettext_lazy("Nothing speaks against it; Amazon has not said it."),
}
_FACTS: Mapping[str, Promise] = {
    "preview": gettext_lazy("Asked on %(day)s, Amazon answered %(code)s."),
    "hazmat_code": gettext_lazy("%(code)s: %(meaning)s"),
    "hazmat_state": gettext_lazy("The product’s hazmat state: %(state)s."),
    "flagged_since": gettext_lazy("The portal has seen this since %(day)s."),
    "ground_only": gettext_lazy("Dangerous goods travel by ground only and can’t go everywhere."),
    "address_lacks": gettext_lazy("The address has no %(parts)s."),
    "abroad": gettext_lazy("It goes to %(country)s; the stock lies in %(home)s."),
    "ledger_damaged": gettext_lazy(
        "The ledger shows units damaged in the fulfillment center by %(day)s: %(units)s."
    ),
    "ledger_lost": gettext_lazy(
        "The ledger shows units lost in the fulfillment center by %(day)s: %(units)s."
    ),
    "ledger_left": gettext_lazy("Sellable units in the ledger at the end of %(day)s: %(units)s."),
    "damaged_in_stock": gettext_lazy(
        "Units damaged in the warehouse, in Amazon’s stock of %(day)s: %(units)s."
    ),
    "stock_now": gettext_lazy("Sellable units in Amazon’s stock of %(day)s: %(units)s."),
    "inbound": gettext_lazy("Units on their way to Amazon: %(units)s."),
    "invalid_means": gettext_lazy(
        "Amazon’s word Invalid means a bad address or too little stock when the order was checked."
    ),
    "unfulfillable_means": gettext_lazy(
        "Amazon’s word Unfulfillable means that no unit was found, or none sellable."
    ),
    "centre_cancelled": gettext_lazy(
        "The fulfillment center cancelled a shipment of this order: %(shipments)s."
    ),
    "blocks_amazon_logistics": gettext_lazy(
        "Amazon Logistics is blocked for this order, which can make it unfulfillable."
    ),
    "cancelled_units": gettext_lazy("Units cancelled: %(units)s."),
}
_PARTS: Mapping[str, Promise] = {
    "name": gettext_lazy("name"),
    "street": gettext_lazy("street"),
    "city": gettext_lazy("city"),
    "postcode": gettext_lazy("postcode"),
    "country": gettext_lazy("country"),
}


def title_of(cause: str) -> str:
    """What a cause is called; one that is no longer known is itself."""
    return str(TITLES[Cause(cause)]) if cause in list(Cause) else cause


def fact_text(fact: Fact) -> str:
    """The sentence of one fact; one without words is its key, so that nothing is hidden."""
    values = {key: _word(key, value) for key, value in fact.values.items()}
    if fact.key == "hazmat_code":
        values["meaning"] = meanings([str(fact.values["code"])])[0]
    if fact.key == "hazmat_state":
        values["state"] = dict(Hazmat.choices).get(str(fact.values["state"]), fact.values["state"])
    template = _FACTS.get(fact.key)
    return str(template) % values if template else fact.key


def facts_text(finding: Finding) -> list[str]:
    """All sentences a finding stands on."""
    return [fact_text(fact) for fact in finding.facts]


def _word(key: str, value: object) -> object:
    if isinstance(value, date):
        return date_format(value, pgettext("date format", "D j M Y"), use_l10n=False)
    if key == "day":
        return _("an unknown day")
    if isinstance(value, tuple):
        return _(", ").join(str(_PARTS.get(part, part)) for part in value)
    return value
