"""Orders that may hold something to claim: found by what tracking and returns have flagged, never by a scan."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from orders.models import Order
from reimbursements.book import Book
from reimbursements.models import ClaimUnit
from reimbursements.models.claims import RELEASED
from reimbursements.offers import Together, together
from returns.models import ReturnItem
from sellers.models import Seller
from tracking.models import Package

MOST = 100
WITHIN = timedelta(days=400)  # no window that anybody publishes is longer
DAMAGED = ("CarrierDamaged", "FulfillerDamaged")


def lost_parcels(seller: Seller) -> QuerySet[Package]:
    """Lost-eligible parcels that no claim holds, the most urgent first."""
    held = ClaimUnit.objects.filter(package=OuterRef("pk")).exclude(claim__status__in=RELEASED)
    return Package.objects.for_seller(seller).lost_eligible().filter(~Exists(held))


def damaged_parcels(seller: Seller) -> QuerySet[Package]:
    """Parcels of which the carrier has reported damage, delivered since or not, and that no claim holds."""
    held = ClaimUnit.objects.filter(package=OuterRef("pk")).exclude(claim__status__in=RELEASED)
    parcels = Package.objects.for_seller(seller).filter(~Exists(held), damaged_at__isnull=False)
    return parcels.order_by("damaged_at", "id")


def damaged_units(seller: Seller) -> QuerySet[ReturnItem]:
    """Returned units that came back damaged by Amazon or its carrier and that no claim holds."""
    held = ClaimUnit.objects.filter(return_item=OuterRef("pk")).exclude(claim__status__in=RELEASED)
    units = ReturnItem.objects.for_seller(seller).filter(~Exists(held), received_condition__in=DAMAGED)
    return units.order_by("id")


def candidates(seller: Seller, *, at: datetime, sure: bool = False) -> list[tuple[Order, Together]]:
    """The claims that one click may open, by deadline; `sure` leaves out what a person must look at.

    At most a hundred of each kind at a time: what is opened makes room for the next.
    """
    ids: dict[int, None] = {}
    for rows in (lost_parcels(seller), damaged_parcels(seller), damaged_units(seller)):
        ids |= dict.fromkeys(rows.values_list("order_id", flat=True)[:MOST])
    return _groups(ids, at=at, sure=sure)


def every_candidate(seller: Seller, *, at: datetime, sure: bool = False) -> Iterator[tuple[Order, Together]]:
    """All of them, however many, a hundred orders at a time: for what is done without anybody waiting."""
    ids: dict[int, None] = {}
    for rows in (lost_parcels(seller), damaged_parcels(seller), damaged_units(seller)):
        ids |= dict.fromkeys(rows.values_list("order_id", flat=True))
    orders = list(ids)
    for start in range(0, len(orders), MOST):
        yield from _groups(orders[start : start + MOST], at=at, sure=sure)


def of_orders(seller: Seller, order_ids: Iterable[int], *, at: datetime) -> list[tuple[Order, Together]]:
    """The claims that one click may open, of some of the seller's orders."""
    mine = Order.objects.for_seller(seller).filter(pk__in=list(order_ids)[:MOST])
    return _groups(mine.values_list("pk", flat=True), at=at, sure=False)


def missed_orders(*, at: datetime) -> QuerySet[Order]:
    """Orders with a lost parcel whose last day passed within the week and that was never claimed."""
    claimed = ClaimUnit.objects.filter(package=OuterRef("pk"))
    today = at.date()
    parcels = Package.objects.undelivered().filter(
        ~Exists(claimed),
        returning_at=None,
        lost_eligible_since=None,
        lost_opens_on__gte=today - WITHIN,
        lost_opens_on__lte=today,
        lost_closes_on__lt=today + timedelta(days=1),
        lost_closes_on__gte=today - timedelta(days=8),
    )
    orders = Order.objects.filter(pk__in=parcels.values("order_id")[: MOST * 10])
    return orders.select_related("seller__marketplace", "marketplace").order_by("pk")


def _groups(ids: Iterable[int], *, at: datetime, sure: bool) -> list[tuple[Order, Together]]:
    orders = list(Order.objects.filter(pk__in=list(ids)).select_related("seller__marketplace", "marketplace"))
    books = Book.read_many(orders, at=at) if orders else []
    found = [(book.order, group) for book in books for group in together(book, sure=sure)]
    return sorted(found, key=lambda pair: (str(pair[1].first.answer.window.closes_on or "9"), pair[0].pk))
