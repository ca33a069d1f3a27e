"""Stock as Amazon reports it, by state and by condition, and the names a product goes by."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from amazon.shapes import InventoryDetails, InventorySummary
from history.actions import Refusal, record
from inventory.models import Product
from sellers.models import Marketplace, Seller, User

_CAUSES = (
    "customer_damaged",
    "warehouse_damaged",
    "distributor_damaged",
    "carrier_damaged",
    "defective",
    "expired",
)
_INBOUND = ("working", "shipped", "receiving")
_RESERVED = {
    "customer_orders": "pending_customer_order_quantity",
    "transfers": "pending_transshipment_quantity",
    "processing": "fc_processing_quantity",
}
_COUNTED = ("fulfillable", "reserved", "inbound", "unfulfillable", "researching")
_BROKEN_DOWN = ("unfulfillable_by_cause", "inbound_by_state", "reserved_by_state")
_STOCK = (*_COUNTED, *_BROKEN_DOWN, "stock_by_condition", "updated_at")


def record_products(
    *, seller: Seller, marketplace: Marketplace, summaries: Iterable[InventorySummary], at: datetime
) -> int:
    """Store the stock Amazon reports, creating products not seen before; returns how many. Safe to run twice.

    A SKU in several conditions is one product with the sum of them. A name or id that Amazon leaves out does not erase
    the one known.
    """
    told: dict[str, list[InventorySummary]] = {}
    for summary in summaries:
        if summary.seller_sku:
            told.setdefault(summary.seller_sku[:50], []).append(summary)
    known = {
        product.sku: product
        for product in Product.objects.for_seller(seller).filter(marketplace=marketplace, sku__in=told)
    }
    rows = [
        _row(known.get(sku) or Product(seller=seller, marketplace=marketplace, sku=sku), conditions, at)
        for sku, conditions in told.items()
    ]
    Product.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["seller", "marketplace", "sku"],
        update_fields=["fnsku", "asin", "title", "title_zh", *_STOCK],
        batch_size=1000,
    )
    return len(rows)


def _row(product: Product, told: Sequence[InventorySummary], at: datetime) -> Product:
    counted: Counter[str] = Counter()
    parts: dict[str, Counter[str]] = {name: Counter() for name in _BROKEN_DOWN}
    conditions = []
    for one in told:
        counts, broken_down = _counts(one.inventory_details or InventoryDetails())
        counted.update(counts)
        for name, part in broken_down.items():
            parts[name].update(part)
        conditions.append({"condition": one.condition, "fnsku": one.fn_sku, **counts})
    for name in _COUNTED:
        setattr(product, name, counted[name])
    for name, total in parts.items():
        setattr(product, name, {key: units for key, units in total.items() if units})
    product.stock_by_condition = conditions
    _names(product, told)
    product.updated_at = max((one.last_updated_time for one in told if one.last_updated_time), default=at)
    product.pk = None  # the conflict target is the SKU; the stored row keeps its id
    return product


def _counts(details: InventoryDetails) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    """The sums and the breakdowns of one condition, in our words."""
    reserved, broken = details.reserved_quantity, details.unfulfillable_quantity
    searching = details.researching_quantity
    inbound = {state: getattr(details, f"inbound_{state}_quantity") for state in _INBOUND}
    sums = {
        "fulfillable": details.fulfillable_quantity,
        "reserved": reserved.total_reserved_quantity if reserved else 0,
        "inbound": sum(inbound.values()),
        "unfulfillable": broken.total_unfulfillable_quantity if broken else 0,
        "researching": searching.total_researching_quantity if searching else 0,
    }
    return sums, {
        "unfulfillable_by_cause": {cause: getattr(broken, f"{cause}_quantity", 0) for cause in _CAUSES},
        "inbound_by_state": inbound,
        "reserved_by_state": {state: getattr(reserved, name, 0) for state, name in _RESERVED.items()},
    }


def _names(product: Product, told: Sequence[InventorySummary]) -> None:
    for one in reversed(told):  # of several conditions the first names the product
        product.fnsku = one.fn_sku[:20] or product.fnsku
        product.asin = one.asin[:20] or product.asin
        product.title = one.product_name[:500] or product.title
    if not product.title_zh and is_chinese(product.title):
        product.title_zh = product.title


def is_chinese(text: str) -> bool:
    """Han characters and no kana: a title Amazon tells in Chinese needs nobody to enter it again."""
    han = any("\u4e00" <= letter <= "\u9fff" for letter in text)
    return han and not any("\u3040" <= letter <= "\u30ff" for letter in text)


def set_titles(*, product: Product, english: str, chinese: str, by: User, at: datetime) -> None:
    """Enter what a product is called in English and in Chinese. Raises Refusal when a title is too long."""
    titles = {"title_en": english.strip(), "title_zh": chinese.strip()}
    if any(len(title) > 500 for title in titles.values()):
        raise Refusal(_("A title has at most 500 characters. Shorten it; nothing was saved."))
    before: dict[str, Any] = {name: getattr(product, name) for name in titles}
    if before == titles:
        return
    Product.objects.filter(pk=product.pk).update(**titles)
    for name, title in titles.items():
        setattr(product, name, title)
    record(product, verb="product_titles", by=by, at=at, data=titles)
