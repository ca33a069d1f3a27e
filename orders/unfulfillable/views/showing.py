"""How a setback is shown: its cause in words, its next steps with the pages behind them, other stock of the product."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse

from inventory.models import Product
from orders.models import Order
from orders.unfulfillable.facts import PARTS, Setback, setbacks_of
from orders.unfulfillable.listing import OPEN
from orders.unfulfillable.steps import Means, Step, steps_of
from orders.unfulfillable.words import MEANINGS, SURES, TITLES, WHY_SURE, facts_text
from sellers.access import MemberRequest


def setback_for(request: MemberRequest, order_id: str) -> Setback:
    """One order of the seller with its causes; not found when it is another's."""
    rows = Order.objects.for_seller(request.seller).select_related(
        "seller__marketplace", "marketplace", "preview", "settlement__by"
    )
    order = get_object_or_404(rows.prefetch_related(*PARTS), seller_order_id=order_id)
    return setbacks_of([order])[0]


def cause_shown(setback: Setback, at: int = 0) -> dict[str, Any]:
    """One finding in words."""
    finding = setback.findings[at]
    return {
        "key": finding.cause,
        "title": TITLES[finding.cause],
        "meaning": MEANINGS[finding.cause],
        "sure": SURES[finding.sure],
        "why": WHY_SURE[finding.sure],
        "certain": finding.sure == 0,
        "sku": finding.sku,
        "facts": facts_text(finding),
    }


def other_skus(orders: list[Order]) -> dict[str, list[Product]]:
    """Other SKUs of the same products that have sellable units, by ASIN: one question for the page."""
    asins = {item.product.asin for order in orders for item in order.items.all() if item.product}
    found: dict[str, list[Product]] = {}
    if orders and asins - {""}:
        seller = orders[0].seller_id
        for product in Product.objects.for_seller(seller).filter(asin__in=asins - {""}, fulfillable__gt=0):
            found.setdefault(f"{product.marketplace_id} {product.asin}", []).append(product)
    return found


def choices_of(order: Order, product: Product | None, others: dict[str, list[Product]]) -> list[Product]:
    """The other SKUs one line could be taken from."""
    if product is None:
        return []
    same = others.get(f"{order.marketplace_id} {product.asin}", [])
    return [one for one in same if one.pk != product.pk]


def steps_shown(setback: Setback, others: dict[str, list[Product]]) -> list[dict[str, Any]]:
    """What to do next, each with its page; the first with a page is the primary button."""
    if setback.cause is None:
        return []
    order, facts = setback.order, setback.facts
    missing = {line.sku: line for line in facts.lines if line.missing}
    products = {item.sku: item.product for item in order.items.all()}
    other = [
        one.sku
        for sku, line in missing.items()
        for one in choices_of(order, products.get(sku), others)
        if one.fulfillable >= line.missing
    ]
    means = Means(
        is_open=order.stage in OPEN,
        replans=bool(facts.cancelled_shipments) and order.stage in OPEN,
        in_stock=bool(missing) and all((line.fulfillable or 0) >= line.missing for line in missing.values()),
        other_sku=other[0] if other else "",
    )
    about = products.get(setback.cause.sku) or next((products[sku] for sku in missing if products[sku]), None)
    return [
        {"step": step, "url": _page_of(step, order, about)} for step in steps_of(setback.cause.cause, means)
    ]


def _page_of(step: Step, order: Order, product: Product | None) -> str:
    own = [order.seller_order_id]
    pages = {
        "again": lambda: reverse("orders:order_again", args=own),
        "tell": lambda: reverse("orders:setback", args=own) + "#letter",
        "hold": lambda: reverse("orders:detail", args=own),
        "support": lambda: _first_of(("inquiries:support", own), ("orders:detail", own)),
        "raise": lambda: reverse("inventory:product", args=[product.pk]) if product else "",
        "review": lambda: (
            _first_of(("inventory:hazmat_open", [product.pk]), ("inventory:product", [product.pk]))
            if product
            else ""
        ),
    }
    return pages[step.key]() if step.key in pages and step.verb else ""


def _first_of(*names: tuple[str, list[Any]]) -> str:
    """The first of the pages that the portal has."""
    for name, arguments in names:
        try:
            return reverse(name, args=arguments)
        except NoReverseMatch:
            continue
    return ""
