"""The closed list of facts that a ready text may be filled with, and how they are read from an order.

Only what is known is there: a text whose gap has no fact is not sent. Dates are days of the order's marketplace,
written as the text's language writes them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inquiries.texts import words_in
from orders.models import CustomerResolution, Order
from sellers.models import Seller
from tracking.display import Parcel, parcels_of
from tracking.models import FOR_ORDER_PAGE, ParcelState
from tracking.rules import zone_of

# Everything the texts read of an order; with it nothing more is asked of the database
FOR_TEXTS = (
    *FOR_ORDER_PAGE,
    "resolutions",
    "returns",
    "return_items__order_item",
    "return_authorizations__items",
    "claims__evidence",
)
FACTS: dict[str, Promise] = {
    "customer": _("the customer’s name"),
    "shop": _("your shop’s name"),
    "support_email": _("your support e-mail"),
    "order_id": _("the order number as the customer knows it"),
    "mcf_order_id": _("the order ID as Amazon knows it"),
    "ordered_on": _("the day of the order"),
    "items": _("the items, with their quantities"),
    "status": _("where the parcel is, in a word"),
    "carrier": _("the carrier"),
    "tracking_number": _("the tracking number"),
    "tracking_link": _("the link to the tracking page"),
    "shipped_on": _("the day the parcel left"),
    "first_promise": _("the first estimated delivery date"),
    "estimate": _("the latest estimated delivery date"),
    "waits_until": _("the day on which a late parcel counts as lost"),
    "delivered_on": _("the day of the delivery"),
    "delivered_to": _("where it was left"),
    "signed_by": _("who signed for it"),
    "rma": _("the number of the RMA"),
    "refund_amount": _("what was refunded"),
    "refund_date": _("the day of the refund"),
    "refund_reference": _("the number of the refund"),
    "replacement_order": _("the number of the replacement"),
    "case_id": _("the case ID of Seller Support"),
}
_DAY = {"en": "j F Y"}  # elsewhere as Django's own formats of the language have it


@dataclass(frozen=True, kw_only=True)
class Asked:
    """About what and to whom a text is written."""

    seller: Seller
    order: Order | None
    now: datetime
    language: str
    package_id: int | None = None  # the parcel that is meant; else the one in most trouble
    customer: str = ""  # as the inquiry names them
    case_id: str = ""


def facts_of(asked: Asked) -> dict[str, str]:
    """The facts that are known, as words of the text's language."""
    with translation.override(asked.language):
        return {name: value for name, value in _facts(asked) if value}


def parcel_of(order: Order, now: datetime, package_id: int | None = None) -> Parcel | None:
    """The parcel that is meant, else the one in most trouble; nothing before shipping."""
    parcels = parcels_of(order, now)
    return next((one for one in parcels if one.package.pk == package_id), next(iter(parcels), None))


def day_in(day: date, language: str) -> str:
    """A day as the language writes it; to be called with that language active."""
    return date_format(day, _DAY.get(language, "DATE_FORMAT"))


def amount_in(amount: Decimal | None, currency: str) -> str:
    """An amount as the active language writes it, with its currency's code."""
    if amount is None:
        return ""
    places = 0 if currency == "JPY" else 2
    return f"{number_format(amount, decimal_pos=places, use_l10n=True)} {currency}".strip()


def _facts(asked: Asked) -> Iterator[tuple[str, str]]:
    yield "shop", asked.seller.name
    yield "support_email", asked.seller.support_email
    yield "case_id", asked.case_id
    order = asked.order
    yield "customer", asked.customer or (order.recipient if order else "")
    if order is not None:
        yield from _of_order(order, asked)
        parcel = parcel_of(order, asked.now, asked.package_id)
        yield from _of_parcel(parcel, asked.language) if parcel else ()
        yield from _of_return(order)
        yield from _of_resolutions(list(order.resolutions.all()), asked.language)


def _of_order(order: Order, asked: Asked) -> Iterator[tuple[str, str]]:
    zone = zone_of(order)
    yield "order_id", order.displayable_order_id or order.seller_order_id
    yield "mcf_order_id", order.seller_order_id
    yield "ordered_on", _day(order.ordered_at, zone, asked.language)
    yield "items", _items([(item.quantity, item.name) for item in order.items.all()])
    yield "first_promise", _day(order.first_promise, zone, asked.language)
    yield "estimate", _day(order.latest_estimate, zone, asked.language)


def _of_parcel(parcel: Parcel, language: str) -> Iterator[tuple[str, str]]:
    """What is known of one parcel; stands before what is known of the order as a whole."""
    package, zone = parcel.package, parcel.zone
    known = package.state != ParcelState.UNKNOWN
    yield "items", _items([(unit.quantity, unit.order_item.name) for unit in package.items.all()])
    yield "status", words_in(language).states.get(package.state, "") if known else ""
    yield "carrier", parcel.carrier
    yield "tracking_number", package.tracking_number
    yield "tracking_link", package.swiship_url or parcel.carrier_url
    yield "shipped_on", _day(package.shipped_at, zone, language)
    yield "first_promise", _day(package.first_promise, zone, language)
    yield "estimate", _day(package.latest_estimate, zone, language)
    yield "waits_until", day_in(package.lost_opens_on, language) if package.lost_opens_on else ""
    yield "delivered_on", _day(package.delivered_at, zone, language)
    # the portal names places in its own two languages only
    yield "delivered_to", parcel.place if language in ("en", "zh-hans") else ""
    yield "signed_by", package.signed_for_by


def _of_return(order: Order) -> Iterator[tuple[str, str]]:
    yield "rma", ", ".join(paper.authorization_id for paper in order.return_authorizations.all())


def _of_resolutions(made: list[CustomerResolution], language: str) -> Iterator[tuple[str, str]]:
    for one in sorted(made, key=lambda one: (one.resolved_on, one.pk)):  # the last one counts
        if one.kind == CustomerResolution.Kind.REFUND:
            yield "refund_amount", amount_in(one.amount, one.currency)
            yield "refund_date", day_in(one.resolved_on, language)
            yield "refund_reference", one.reference
        else:
            yield "replacement_order", one.reference


def _items(lines: list[tuple[int, str]]) -> str:
    return ", ".join(f"{quantity} × {name}" for quantity, name in lines)


def _day(moment: datetime | None, zone: ZoneInfo, language: str) -> str:
    return day_in(moment.astimezone(zone).date(), language) if moment else ""


def names_of(missing: Mapping[str, str] | list[str] | tuple[str, ...]) -> list[str]:
    """Facts by what people call them."""
    return [str(FACTS[name]) if name in FACTS else name for name in missing]
