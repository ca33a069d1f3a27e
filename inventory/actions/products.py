"""Products as Amazon reports them, and what the seller adds: what a unit costs and what a sale brings."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from amazon.shapes import InventoryDetails, InventorySummary
from history.actions import Refusal, record
from history.models import Source
from inventory.actions.hazmat import follow_codes
from inventory.hazmat import state_of
from inventory.models import Hazmat, Product, SourcingCost
from sellers.models import Marketplace, Seller, User

_CAUSES = (
    "customer_damaged",
    "warehouse_damaged",
    "distributor_damaged",
    "carrier_damaged",
    "defective",
    "expired",
)
_STOCK = ("fulfillable", "reserved", "inbound", "unfulfillable", "unfulfillable_by_cause", "updated_at")


def record_products(
    *, seller: Seller, marketplace: Marketplace, summaries: Iterable[InventorySummary], at: datetime
) -> int:
    """Store the stock Amazon reports, creating products not seen before; returns how many. Safe to run twice.

    A name or id that Amazon leaves out does not erase the one known.
    """
    told = {summary.seller_sku: summary for summary in summaries if summary.seller_sku}
    known = {
        product.sku: product
        for product in Product.objects.for_seller(seller).filter(marketplace=marketplace, sku__in=told)
    }
    rows = [
        _row(known.get(sku) or Product(seller=seller, marketplace=marketplace, sku=sku[:50]), one, at)
        for sku, one in told.items()
    ]
    Product.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["seller", "marketplace", "sku"],
        update_fields=["fnsku", "asin", "title", *_STOCK],
        batch_size=1000,
    )
    return len(rows)


def _row(product: Product, told: InventorySummary, at: datetime) -> Product:
    details = told.inventory_details or InventoryDetails()
    unfulfillable = details.unfulfillable_quantity
    product.fnsku = told.fn_sku[:20] or product.fnsku
    product.asin = told.asin[:20] or product.asin
    product.title = told.product_name[:500] or product.title
    product.fulfillable = details.fulfillable_quantity
    product.reserved = details.reserved_quantity.total_reserved_quantity if details.reserved_quantity else 0
    product.inbound = (
        details.inbound_working_quantity
        + details.inbound_shipped_quantity
        + details.inbound_receiving_quantity
    )
    product.unfulfillable = unfulfillable.total_unfulfillable_quantity if unfulfillable else 0
    product.unfulfillable_by_cause = {
        cause: count for cause in _CAUSES if (count := getattr(unfulfillable, f"{cause}_quantity", 0))
    }
    product.updated_at = told.last_updated_time or at
    product.pk = None  # the conflict target is the SKU; the stored row keeps its id
    return product


def record_hazmat(*, product: Product, codes: list[str], at: datetime) -> Product:
    """Store Amazon's eligibility codes and what they mean for the hazmat review, and open or move its case.

    A change goes into history. That Amazon names no code ends no review that a person opened.
    """
    state = state_of(codes)
    if state == Hazmat.NOT_FLAGGED and product.hazmat_cases.still_open().filter(codes=[]).exists():
        return product
    if (product.hazmat_codes, product.hazmat) == (codes, state):
        follow_codes(product=product, at=at)
        return product
    before = product.hazmat
    product.hazmat_codes, product.hazmat = codes, state
    if before != state:
        product.hazmat_since = at
        record(product, verb="hazmat", by=None, at=at, source=Source.AMAZON, before=before, after=state)
    product.save(update_fields=["hazmat_codes", "hazmat", "hazmat_since"])
    follow_codes(product=product, at=at)
    return product


def set_sourcing_cost(
    *, product: Product, amount: Decimal, valid_from: date, by: User, at: datetime
) -> SourcingCost:
    """Enter what one unit costs from a day on; the same day again replaces it. Raises Refusal when negative."""
    if amount < 0:
        raise Refusal(
            _("A cost can't be negative. Enter what one unit costs to buy or make; nothing was saved.")
        )
    cost, _created = SourcingCost.objects.update_or_create(
        product=product,
        valid_from=valid_from,
        defaults={"seller_id": product.seller_id, "amount": amount, "currency": product.marketplace.currency},
    )
    record(
        product,
        verb="sourcing_cost",
        by=by,
        at=at,
        after=f"{amount} {cost.currency}",
        data={"from": str(valid_from)},
    )
    return cost


def set_estimated_proceeds(*, product: Product, amount: Decimal | None, by: User, at: datetime) -> None:
    """Enter what a sale of one unit on Amazon brings after fees; empty when it isn't known."""
    if amount is not None and amount < 0:
        raise Refusal(
            _("Proceeds can't be negative. Enter a sale's price less Amazon's fees; nothing was saved.")
        )
    product.estimated_proceeds = amount
    product.save(update_fields=["estimated_proceeds"])
    record(product, verb="estimated_proceeds", by=by, at=at, after="" if amount is None else str(amount))
