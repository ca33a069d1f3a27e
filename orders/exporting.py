"""Manage Orders as a file: the same orders, in the same order, with the list's columns and each parcel's number."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import Prefetch
from django.utils import translation
from django.utils.translation import gettext as _

from orders import paging
from orders.badges import badge_of, next_step_of
from orders.csvfile import BOM, lines, moment_cell
from orders.finding.columns import USUAL
from orders.finding.urgent import ranked
from orders.listing import Question, orders_for, within
from orders.models import Order
from orders.parcels import parcel_badge
from sellers.models import Seller

CHUNK = 500  # orders held in memory at a time; two questions to the database each
_PARCELS = "parcels_for_file"
# What no column needs and costs time to read: free text and lists in JSON
_UNUSED = (
    "comment",
    "features",
    "notification_emails",
    "extra",
    "address_line1",
    "address_line2",
    "address_line3",
)
APART = "; "  # between the parcels of one order


def order_file(seller: Seller, question: Question, *, now: datetime, language: str) -> Iterator[str]:
    """The file in parts, in the order of the list; the language is taken along, since it is written after the request."""
    with translation.override(language):
        head = BOM + lines([_kept(_head(), question)])
    yield head
    for page in _pages(seller, question, now):
        with translation.override(language):
            part = lines(_kept(_row(order, seller, now), question) for order in page)
        yield part


def _pages(seller: Seller, question: Question, now: datetime) -> Iterator[Sequence[Order]]:
    """The orders in the list's order, so many at a time; by score all of those that are weighed."""
    found = within(seller, question, now)
    rows = orders_for(seller, question, now, found).select_related("marketplace").defer(*_UNUSED)
    # plain lists: half a query set's price
    rows = rows.prefetch_related(Prefetch("packages", to_attr=_PARCELS))
    if question.sort == "next":
        yield [order for order, _score in ranked(rows, seller, now, size=None).rows]
        return
    is_oldest_first, key = question.sort == "oldest", ""
    while True:
        keys = {"newer_than": key} if is_oldest_first else {"older_than": key}
        page = paging.newest_first(rows, by="ordered_at", size=CHUNK, oldest_first=is_oldest_first, **keys)
        yield page.rows
        key = page.newer if is_oldest_first else page.older
        if not key:
            return


def channel() -> str:
    """Marks each row, so that accounts tell these orders from those that were sold on Amazon."""
    return _("Multi-Channel Fulfillment (MCF)")


def _head() -> Sequence[str]:
    return (
        _("Order ID"),
        _("Displayed order ID"),
        _("Ordered"),
        _("Time zone"),
        _("Fulfillment"),
        _("Sales channel"),
        _("First item"),
        _("Number of lines"),
        _("Customer"),
        _("City"),
        _("State"),
        _("Country"),
        _("Status"),
        _("Detail of the status"),
        _("Amazon's status"),
        _("First promise"),
        _("Latest estimate"),
        _("Shipped"),
        _("Delivered"),
        _("Next step"),
        _("Next step due"),
        _("Parcels"),
        _("Carriers"),
        _("Tracking numbers"),
        _("Parcel states"),
    )


# Which columns of the list each column of the file belongs to; "" stands in every file
_BELONGS = (
    *("",) * 6,
    *("items",) * 5,
    *("country",),
    *("status",) * 3,
    *("estimate",) * 2,
    *("shipped", "delivered"),
    *("next",) * 2,
    *("carriers",) * 2,
    *("tracking",) * 2,
)


def _kept(cells: Sequence[object], question: Question) -> Sequence[object]:
    """All columns while nobody chose any, else those of the chosen columns of the list."""
    if question.columns == USUAL:
        return cells
    wanted = {"", *question.columns}
    return [cell for cell, belongs in zip(cells, _BELONGS, strict=True) if belongs in wanted]


def _row(order: Order, seller: Seller, now: datetime) -> Sequence[object]:
    zone = (order.marketplace or seller.marketplace).zone
    badge, step = badge_of(order, now=now, zone=zone), next_step_of(order, now=now, zone=zone)
    parcels = getattr(order, _PARCELS)
    return (
        order.seller_order_id,
        order.displayable_order_id,
        moment_cell(order.ordered_at, zone),
        zone.key,
        channel(),
        order.sales_channel,
        order.first_item,
        order.lines,
        order.recipient,
        order.city,
        order.state,
        order.country,
        badge.word,
        badge.fact,
        order.status_told,
        moment_cell(order.first_promise, zone),
        moment_cell(order.latest_estimate, zone),
        moment_cell(order.shipped_at, zone),
        moment_cell(order.delivered_at, zone),
        step.words,
        step.due.isoformat() if step.due else "",
        len(parcels),
        APART.join(parcel.carrier or _("Not told yet") for parcel in parcels),
        APART.join(parcel.tracking_number or _("Not told yet") for parcel in parcels),
        APART.join(parcel_badge(parcel, now=now, zone=zone).word for parcel in parcels),
    )
