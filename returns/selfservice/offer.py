"""What the customer of an order may ask to send back now: the same rules as the staff's form, in a customer's words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.formats import date_format

from orders.models import Order, OrderItem
from returns.eligibility import judge
from returns.models import ReturnReason
from returns.policy import Stance
from returns.selfservice.words import choices, why_not
from returns.stances import stances_of
from returns.units import LineUnits, units_of


@dataclass(frozen=True)
class OfferLine:
    """One line of the order as the customer's form shows it."""

    pk: int
    name: str
    returnable: int
    why_not: str
    stance: Stance
    reasons: Sequence[tuple[str, str]] = field(default_factory=tuple)

    @property
    def is_open(self) -> bool:
        return self.returnable > 0 and not self.why_not


@dataclass(frozen=True)
class Offer:
    """Everything the customer may ask for."""

    lines: Sequence[OfferLine]

    @property
    def is_open(self) -> bool:
        return any(line.is_open for line in self.lines)

    def line(self, pk: int) -> OfferLine | None:
        return next((line for line in self.lines if line.pk == pk), None)


@dataclass(frozen=True)
class Wish:
    """So many units of one line of the order, and why."""

    order_item_id: int
    quantity: int
    reason_code: str


def offer_for(order: Order, at: datetime) -> Offer:
    """The lines of an order with what of them may be asked back, in the language that is active."""
    units = units_of(order)
    items = list(order.items.select_related("product"))
    codes = _codes(order, {item.sku for item in items})
    stances = stances_of(order, items, at=at)
    return Offer([_line(item, units[item.pk], stances[item.pk], codes.get(item.sku, ())) for item in items])


def _codes(order: Order, skus: set[str]) -> Mapping[str, set[str]]:
    """Amazon's reasons for each SKU as far as they were ever learned, in whatever language."""
    marketplace = order.marketplace_id or order.marketplace_told
    rows = ReturnReason.objects.filter(seller_id=order.seller_id, marketplace_id=marketplace, sku__in=skus)
    found: dict[str, set[str]] = {}
    for sku, code in rows.values_list("sku", "code").distinct():
        found.setdefault(sku, set()).add(code)
    return found


def _line(item: OrderItem, units: LineUnits, policy: Stance, codes: Iterable[str]) -> OfferLine:
    verdict = judge(units.facts)
    day = date_format(policy.closes_on, "DATE_FORMAT") if policy.closes_on else ""
    return OfferLine(
        pk=item.pk,
        name=item.name,
        returnable=verdict.returnable,
        why_not=why_not(verdict.hindrance, policy.objection, day),
        stance=policy,
        reasons=choices(codes),
    )
