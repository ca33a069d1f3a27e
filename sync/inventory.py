"""Stock comes in: what is on the shelf, and whether a product is under dangerous goods review."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from amazon import Client
from amazon.errors import AmazonError, Refused, Unauthorized
from inventory.actions import forecast_products, record_hazmat, record_products, refresh_run_outs
from inventory.models import Forecast, Hazmat, Product, ProductQuerySet
from orders.models import OrderItem, Stage
from sellers.models import Seller
from sync import runs
from sync.locks import only_one
from sync.models import Feed, Run
from sync.orders import Clock
from sync.patience import patiently

MOST_QUESTIONS = 60  # Amazon answers one eligibility question a second; the rest has its turn an hour later


def read_inventory(*, seller: Seller, client: Client, clock: Clock) -> Run | None:
    """Read a seller's stock; None when another worker is at it. Amazon's errors are kept on the run."""
    with only_one(Feed.INVENTORY, seller.pk) as mine:
        if not mine:
            return None
        run = runs.begin(seller=seller, feed=Feed.INVENTORY, at=clock())
        try:
            _read(run, seller, client, clock)
        except AmazonError as error:
            runs.give_up(run, error=str(error), at=clock())
        return run


def _read(run: Run, seller: Seller, client: Client, clock: Clock) -> None:
    summaries = client.inventory.summaries(marketplace_id=seller.marketplace_id)
    record_products(seller=seller, marketplace=seller.marketplace, summaries=summaries, at=clock())
    _follow_stock(seller, clock())
    asked = list(in_question(seller)[:MOST_QUESTIONS])
    run.done = len(summaries)
    runs.expect(run, todo=len(asked))
    for product in asked:
        runs.step(run, failure=_ask_about(product, client, clock()))
    runs.finish(run, at=clock())


def _follow_stock(seller: Seller, at: datetime) -> None:
    """Run-out dates follow the stock just read; the day's first reading reckons the demand anew."""
    today = at.astimezone(seller.zone).date()
    if Forecast.objects.for_seller(seller).filter(computed_on=today).exists():
        refresh_run_outs(seller=seller, today=today)
    else:
        forecast_products(seller=seller, today=today)


def in_question(seller: Seller) -> ProductQuerySet:
    """Products that may be under review: in an order Amazon can't fulfil, with unfulfillable stock, or flagged."""
    told = Q(order__stage=Stage.UNFULFILLABLE) | Q(unfulfillable__gt=0)
    stuck = OrderItem.objects.filter(told, product=OuterRef("pk"))
    flagged = ~Q(hazmat=Hazmat.NOT_FLAGGED) | Q(unfulfillable__gt=0) | Exists(stuck)
    return Product.objects.for_seller(seller).filter(flagged).exclude(asin="").order_by("hazmat_since", "pk")


def _ask_about(product: Product, client: Client, at: datetime) -> str:
    """Ask Amazon whether the product may be sent in; returns what went wrong with this one."""
    try:
        answer = patiently(
            lambda: client.eligibility.item(product.asin, marketplace_id=product.marketplace_id)
        )
    except Unauthorized:
        raise
    except Refused as error:
        return f"{product.sku}: {error}"
    record_hazmat(product=product, codes=list(answer.ineligibility_reason_list), at=at)
    return ""
