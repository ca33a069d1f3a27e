"""From rows to the valuation: which figures are known of each unit, and what was reckoned and kept
with a claim.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from inventory.models import Product, SourcingCost
from reimbursements.models import Basis, Claim, ClaimRule, ClaimUnit
from reimbursements.valuation import ORDER, BasisValue, UnitFigures, UnitValue, Valuation, value


def reckon(
    rule: ClaimRule, units: Sequence[ClaimUnit], *, day: date, products: dict[int, Product] | None = None
) -> Valuation:
    """What these units may bring under the rule, with the figures in force on the day; `products` where the caller
    has read those of many claims at once.
    """
    products = products_of(units) if products is None else products
    figures = [
        UnitFigures(unit.sku, unit.quantity, _figures(products.get(unit.order_item_id), rule, day))
        for unit in units
    ]
    return value(bases=rule.bases, cap=rule.effective_cap, currency=rule.currency, units=figures)


def keep(claim: Claim, valuation: Valuation, units: Sequence[ClaimUnit]) -> None:
    """Put a valuation on the claim and its units; the caller saves them."""
    claim.currency, claim.expected_low, claim.expected_high = (
        valuation.currency,
        valuation.low,
        valuation.high,
    )
    for unit, reckoned in zip(units, valuation.units, strict=True):
        unit.amounts = {one.basis: _to_json(one) for one in reckoned.values}


def kept(claim: Claim) -> Valuation:
    """The valuation as it was kept with the claim."""
    units = tuple(_unit(unit) for unit in claim.units.all())
    return Valuation(claim.currency, claim.rule.effective_cap, units, claim.expected_low, claim.expected_high)


def said(valuation: Valuation) -> str:
    """The range in plain figures, for a letter in English; empty where it is not known."""
    low, high = valuation.low, valuation.high
    if low is None or high is None:
        return ""
    return f"{low} {valuation.currency}" if low == high else f"{low} to {high} {valuation.currency}"


def products_of(units: Sequence[ClaimUnit]) -> dict[int, Product]:
    """The product of each unit's order line: the linked one, else the same SKU of the seller."""
    items = {unit.order_item_id: unit.order_item for unit in units}
    seller_ids = {item.seller_id for item in items.values()}
    skus = {item.sku for item in items.values()}
    found = Product.objects.filter(seller_id__in=seller_ids, sku__in=skus).prefetch_related("sourcing_costs")
    by_id = {product.pk: product for product in found}
    by_sku = {product.sku: product for product in found}
    chosen = {pk: by_id.get(item.product_id or 0) or by_sku.get(item.sku) for pk, item in items.items()}
    return {pk: product for pk, product in chosen.items() if product}


def _figures(product: Product | None, rule: ClaimRule, day: date) -> dict[str, Decimal | None]:
    if product is None:
        return {}
    same_money = product.marketplace_id == rule.marketplace_id  # proceeds carry their marketplace's currency
    cost = _cost(product, rule.currency, day)
    return {
        Basis.ESTIMATED_PROCEEDS: product.estimated_proceeds if same_money else None,
        Basis.SOURCING_COST: cost.amount if cost else None,
        # no text of Amazon's takes the price paid on the seller's own shop
        Basis.ORDER_PRICE_LESS_FEES: None,
    }


def _cost(product: Product, currency: str, day: date) -> SourcingCost | None:
    in_force = [c for c in product.sourcing_costs.all() if c.valid_from <= day and c.currency == currency]
    return max(in_force, key=lambda cost: cost.valid_from, default=None)


def _to_json(one: BasisValue) -> dict[str, Any]:
    return {"told": _text(one.told), "per_unit": _text(one.per_unit), "capped": one.capped}


def _unit(unit: ClaimUnit) -> UnitValue:
    values = tuple(_from_json(basis, told) for basis, told in sorted(unit.amounts.items(), key=_place))
    known = [one.per_unit for one in values if one.per_unit is not None]
    low = min(known) * unit.quantity if known else None
    return UnitValue(unit.sku, unit.quantity, values, low, max(known) * unit.quantity if known else None)


def _place(kept: tuple[str, Any]) -> int:
    """JSON in the database keeps no order of its keys."""
    return ORDER.index(kept[0])


def _from_json(basis: str, told: dict[str, Any]) -> BasisValue:
    return BasisValue(basis, _decimal(told["told"]), _decimal(told["per_unit"]), bool(told["capped"]))


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
