"""What the form Create Customer Return starts from: each line of the order, what of it may come back, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from django.utils.translation import gettext as _

from amazon import Client
from orders.models import Order, OrderItem
from returns.actions.reading import read_anew
from returns.eligibility import judge, why_not
from returns.faults import Fault, nature_of
from returns.policy import Stance
from returns.reasons import Choice, Reasons, reasons_for
from returns.stances import against, stances_of
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
    stance: Stance = field(default_factory=Stance)
    against: str = ""  # what the seller's own policy holds against it
    overridable: bool = False  # by whoever is asking

    @property
    def is_open(self) -> bool:
        return self.returnable > 0 and not self.why_not and (self.overridable or not self.against)

    @property
    def hindrance(self) -> str:
        """Why nothing of it may be returned; empty when it may."""
        return "" if self.is_open else self.why_not or self.against

    @property
    def grouped_reasons(self) -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
        """Amazon's reasons under whose fault they speak of, those for the seller's own use marked."""
        return grouped(self.reasons)


def grouped(choices: Sequence[Choice]) -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
    """Reasons by fault, as a form's choices; Amazon's order within each."""
    order = list(Fault)
    ranked = sorted(choices, key=lambda choice: order.index(nature_of(choice.code).fault))
    return [
        (str(fault.label), [(choice.code, _marked(choice)) for choice in group])
        for fault, group in groupby(ranked, key=lambda choice: nature_of(choice.code).fault)
    ]


def _marked(choice: Choice) -> str:
    internal = nature_of(choice.code).internal
    return _("%(reason)s (internal only)") % {"reason": choice.label} if internal else choice.label


@dataclass(frozen=True)
class Draft:
    """Everything the form shows besides its fields."""

    lines: Sequence[DraftLine]
    stale_reasons: bool
    as_of: datetime | None = None  # Amazon could not be asked just now: what may come back is as it was then

    @property
    def open_units(self) -> int:
        """How many units could be returned in all."""
        return sum(line.returnable for line in self.lines if line.is_open)

    @property
    def plain_units(self) -> int:
        """How many of them the policy has nothing against."""
        return sum(line.returnable for line in self.lines if line.is_open and not line.against)


def draft_for(
    *, order: Order, language: str, client: Client | None, at: datetime, may_override: bool = False
) -> Draft:
    """The lines of an order with what may be returned, read anew from Amazon, which may have taken a return elsewhere;
    asks for reasons it has not told within a week.
    """
    is_fresh = read_anew(order=order, client=client, at=at)
    units = units_of(order)
    items = list(order.items.select_related("product"))
    wanted = [item.sku for item in items if judge(units[item.pk].facts).returnable]
    asked = client if is_fresh else None  # who did not answer a moment ago is not waited for again
    reasons = reasons_for(order=order, skus=wanted, language=language, client=asked, at=at)
    stances = stances_of(order, items, at=at)
    lines = [_line(item, units, reasons, stances[item.pk], may_override) for item in items]
    return Draft(lines, reasons.stale, None if is_fresh else order.synced_at)


def _line(
    item: OrderItem, units: Mapping[int, LineUnits], reasons: Reasons, stance: Stance, may_override: bool
) -> DraftLine:
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
        stance=stance,
        against=against(stance),
        overridable=may_override,
    )
