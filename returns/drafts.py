"""What the form Create Customer Return starts from: each line of the order, what of it may come back, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from amazon import Client
from orders.models import Order, OrderItem
from returns.eligibility import judge, why_not
from returns.reasons import Choice, Reasons, reasons_for
from returns.units import LineUnits, units_of


@dataclass(frozen=True)
class DraftLine:
    """One line of the order in the form."""

    pk: int
    name: str
    sku: str
    shipped: int
    on_returns: int
    returnable: int
    why_not: str
    reasons: Sequence[Choice] = field(default_factory=tuple)

    @property
    def is_open(self) -> bool:
        return self.returnable > 0 and not self.why_not


@dataclass(frozen=True)
class Draft:
    """Everything the form shows besides its fields."""

    lines: Sequence[DraftLine]
    stale_reasons: bool

    @property
    def open_units(self) -> int:
        """How many units could be returned in all."""
        return sum(line.returnable for line in self.lines if line.is_open)


def draft_for(*, order: Order, language: str, client: Client | None, at: datetime) -> Draft:
    """The lines of an order with what may be returned; asks Amazon for reasons it has not told within a week."""
    units = units_of(order)
    items = list(order.items.select_related("product"))
    wanted = [item.sku for item in items if judge(units[item.pk].facts).returnable]
    reasons = reasons_for(order=order, skus=wanted, language=language, client=client, at=at)
    return Draft([_line(item, units, reasons) for item in items], reasons.stale)


def _line(item: OrderItem, units: Mapping[int, LineUnits], reasons: Reasons) -> DraftLine:
    facts = units[item.pk].facts
    verdict = judge(facts)
    choices = reasons.by_sku.get(item.sku, [])
    hindrance = why_not(verdict, facts)
    if not hindrance and not choices:
        hindrance = _(
            "Amazon's reasons for this item are not known yet and Amazon could not be asked. Try again in a few minutes."
        )
    return DraftLine(
        pk=item.pk,
        name=item.name,
        sku=item.sku,
        shipped=facts.shipped,
        on_returns=facts.on_returns,
        returnable=verdict.returnable,
        why_not=hindrance,
        reasons=choices,
    )
