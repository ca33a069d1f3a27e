"""Products as Amazon reports them, and what the seller adds: what a unit costs and what a sale brings."""

from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from history.actions import Refusal, record
from history.models import Source
from inventory.actions.hazmat import follow_codes
from inventory.hazmat import state_of
from inventory.models import Hazmat, Product, SourcingCost
from sellers.models import User


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
