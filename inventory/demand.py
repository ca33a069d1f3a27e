"""What was sold of each product on each day: from the ledger, else from the orders of the seller's own shops."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db.models import Max, Min, Sum
from django.db.models.functions import TruncDate

from inventory.forecast import Day
from inventory.models import Forecast, LedgerDay, Product
from sellers.models import Seller

HISTORY = timedelta(days=180)
STALE = timedelta(days=10)  # a ledger that ends earlier says nothing of the present
AT_ONCE = 500
Demand = tuple[Product, str, list[Day]]  # the product, a Forecast.Source, its days oldest first


def demand_of(seller: Seller, *, today: date) -> Iterator[Demand]:
    """Every product of the seller's main marketplace with its days, in bounded bites."""
    products = Product.objects.for_seller(seller).filter(marketplace_id=seller.marketplace_id).order_by("pk")
    span = LedgerDay.objects.for_seller(seller).aggregate(first=Min("date"), last=Max("date"))
    fresh = span["last"] is not None and span["last"] >= today - STALE
    last = span["last"] if fresh else today - timedelta(days=1)
    start = 0
    while bite := list(products.filter(pk__gt=start)[:AT_ONCE]):
        start = bite[-1].pk
        shipped = _ledger(seller, bite, last) if fresh else {}
        ordered = _ordered(seller, [one for one in bite if one.sku not in shipped], last)
        for product in bite:
            if product.sku in shipped:
                yield product, Forecast.Source.LEDGER, shipped[product.sku]
            elif product.pk in ordered:
                yield product, Forecast.Source.ORDERS, ordered[product.pk]


def _ledger(seller: Seller, products: Sequence[Product], last: date) -> dict[str, list[Day]]:
    """Customer shipments a day; a day with an empty shelf, which the ledger leaves out, is None."""
    rows = LedgerDay.objects.for_seller(seller).filter(
        msku__in=[product.sku for product in products], disposition="SELLABLE", date__gt=last - HISTORY
    )
    sums = (
        rows.order_by()
        .values("msku", "date")
        .annotate(
            start=Sum("starting"), out=Sum("customer_shipments"), came=Sum("receipts"), end=Sum("ending")
        )
    )
    told: dict[str, dict[date, int | None]] = {}
    for row in sums:
        sold = max(-row["out"], 0)
        empty = row["start"] <= 0 and row["came"] <= 0 and row["end"] <= 0 and not sold
        told.setdefault(row["msku"], {})[row["date"]] = None if empty else sold
    return {sku: _every_day(days, min(days), last, absent=None) for sku, days in told.items()}


def _ordered(seller: Seller, products: Sequence[Product], last: date) -> dict[int, list[Day]]:
    """Units ordered a day, from the first order on; the shelf of those days isn't known."""
    since = last - HISTORY
    rows = (
        Product.objects.for_seller(seller)
        .filter(pk__in=[product.pk for product in products], orderitem__order__ordered_at__date__gt=since)
        .exclude(orderitem__order__stage="cancelled")
        .annotate(day=TruncDate("orderitem__order__ordered_at", tzinfo=seller.zone))
        .values("pk", "day")
        .annotate(units=Sum("orderitem__quantity"))
        .order_by()
    )
    told: dict[int, dict[date, int | None]] = {}
    for row in rows:
        if row["day"] <= last:
            told.setdefault(row["pk"], {})[row["day"]] = row["units"]
    return {pk: _every_day(days, min(days), last, absent=0) for pk, days in told.items()}


def _every_day(told: dict[date, int | None], first: date, last: date, *, absent: int | None) -> list[Day]:
    days = (last - first).days + 1
    dates = (first + timedelta(days=number) for number in range(days))
    return [(day, told.get(day, absent)) for day in dates]
