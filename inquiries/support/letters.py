"""A letter to Seller Support put together: what happened, every fact that is known, what is asked."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import translation
from django.utils.formats import date_format

from inquiries.drafts import Letter
from inquiries.facts import parcel_of
from inquiries.support.causes import CAUSES, filed_claims, late_papers
from inquiries.support.wording import ENGLISH, WORDINGS, Wording
from orders.models import Order, OrderItem
from tracking.display import Parcel
from tracking.eligibility import local_day
from tracking.models import ParcelState
from tracking.rules import zone_of


def letter_for(
    order: Order, cause: str, *, language: str, now: datetime, package_id: int | None = None
) -> Letter:
    """The letter about an order for one cause; facts that are not known are left out."""
    words = WORDINGS.get(language, ENGLISH)
    parcel = parcel_of(order, now, package_id) if CAUSES[cause].parcel else None
    with translation.override(language):
        facts = [line for line in _facts(order, cause, parcel, words, now) if line]
    parts = [
        words.hello,
        words.openings[_opening(cause, parcel)],
        "\n".join(facts),
        words.asks[cause],
        f"{words.bye}\n{order.seller.name}",
    ]
    text = "\n\n".join(part for part in parts if part) + "\n"
    return Letter(words.subjects[cause].format(order=order.seller_order_id), text)


def _opening(cause: str, parcel: Parcel | None) -> str:
    """Which of the two reasons a lost parcel has: the days that passed, or the carrier's own word."""
    by_carrier = parcel is not None and parcel.guidance.key == "lost_by_carrier"
    return "lost_by_carrier" if cause == "lost" and by_carrier else cause


def _facts(order: Order, cause: str, parcel: Parcel | None, words: Wording, now: datetime) -> Iterator[str]:
    yield from _of_order(order, words)
    yield from _of_units(order, words)
    if parcel is not None:
        yield from _of_parcel(parcel, words)
    if cause == "return_not_processed":
        yield from _of_returns(order, words, now)
    if cause == "claim_silent":
        yield from _of_claims(order, words)


def _of_order(order: Order, words: Wording) -> Iterator[str]:
    zone = zone_of(order)
    shown = order.displayable_order_id
    yield _line(words, "order", order.seller_order_id)
    yield _line(words, "displayed", shown if shown != order.seller_order_id else "")
    yield _line(words, "ordered", _day(local_day(order.ordered_at, zone), words))
    yield _line(words, "status", order.status_told)
    yield _line(words, "speed", order.shipping_speed)
    if order.shipped_at is None:
        yield _line(words, "ship_by", _day(local_day(order.estimated_ship, zone), words))
        yield from _estimates(order.first_promise, order.latest_estimate, order, words)
    place = ", ".join(part for part in (order.city, order.state, order.country) if part)
    yield _line(words, "place", place)


def _estimates(
    first: datetime | None, latest: datetime | None, order: Order, words: Wording
) -> Iterator[str]:
    zone = zone_of(order)
    promised, now_told = local_day(first, zone), local_day(latest, zone)
    yield _line(words, "promise", _day(promised, words) if promised != now_told else "")
    yield _line(words, "estimate", _day(now_told, words))


def _of_units(order: Order, words: Wording) -> Iterator[str]:
    items = list(order.items.all())
    if items:
        yield words.labels["units"] + words.is_called.strip()
        yield from (_unit(item, words) for item in items)


def _unit(item: OrderItem, words: Wording) -> str:
    asin = item.product.asin if item.product else ""
    known = (("SKU", item.sku), ("FNSKU", item.fnsku), ("ASIN", asin))
    told = [f"{name} {value}" for name, value in known if value]
    told += [
        words.labels[name].format(count=count)
        for name, count in (("unfulfillable", item.unfulfillable), ("cancelled", item.cancelled))
        if count
    ]
    return f"- {item.quantity} × {item.name} ({', '.join(told)})"


def _of_parcel(parcel: Parcel, words: Wording) -> Iterator[str]:
    package = parcel.package
    yield _line(words, "parcel", f"{parcel.carrier} {package.tracking_number}".strip())
    other = package.amazon_tracking_number
    yield _line(words, "amazon_number", other if other != package.tracking_number else "")
    yield _line(words, "shipment", package.shipment.amazon_shipment_id)
    yield _line(words, "centre", package.shipment.fulfillment_center)
    yield _line(words, "shipped", _day(local_day(package.shipped_at, parcel.zone), words))
    yield from _estimates(package.first_promise, package.latest_estimate, package.order, words)
    yield _line(words, "told", package.status_told)
    if parcel.lines:
        last = parcel.lines[0]
        yield _line(words, "last", f"{last.at:%Y-%m-%d %H:%M}{'' if last.is_local else ' UTC'}, {last.title}")
    yield _line(words, "delivered", _day(parcel.facts.delivered_on, words))
    yield _line(words, "damaged", _day(parcel.facts.damaged_on, words))
    lost = local_day(package.lost_told_at, parcel.zone)
    yield _line(words, "lost", _day(lost, words) if package.state == ParcelState.LOST_BY_CARRIER else "")


def _of_returns(order: Order, words: Wording, now: datetime) -> Iterator[str]:
    for paper in late_papers(order, now):
        yield _line(words, "rma", paper.authorization_id)
        yield _line(words, "asked", _day(local_day(paper.created_at, zone_of(order)), words))
        yield _line(words, "centre", paper.fulfillment_center)


def _of_claims(order: Order, words: Wording) -> Iterator[str]:
    for claim in filed_claims(order):
        yield _line(words, "case", claim.case_id)
        yield _line(words, "claim", claim.number)
        yield _line(words, "filed", _day(claim.filed_on, words))


def _line(words: Wording, label: str, value: str) -> str:
    """A fact by its name; nothing where it is not known."""
    return f"{words.labels[label]}{words.is_called}{value}" if value else ""


def _day(day: date | None, words: Wording) -> str:
    return date_format(day, words.day) if day else ""
