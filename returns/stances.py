"""What the seller's policy says of the items of an order: its rules read once, then decided purely."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from orders.models import Order, OrderItem
from returns.models import PolicyRule
from returns.policy import Rule, Stance, stance, why_against


def stances_of(
    order: Order, lines: Iterable[OrderItem], *, at: datetime, rules: Sequence[Rule] | None = None
) -> Mapping[int, Stance]:
    """The policy's word on each line by its id; `rules` where they were read already."""
    known = PolicyRule.objects.for_seller(order.seller_id).rules() if rules is None else rules
    zone = ZoneInfo(order.zone_name)
    delivered = order.delivered_at.astimezone(zone).date() if order.delivered_at else None
    return {
        line.pk: stance(
            known,
            sku=line.sku,
            ordered_on=order.ordered_at.astimezone(zone).date(),
            delivered_on=delivered,
            today=at.astimezone(zone).date(),
        )
        for line in lines
    }


@dataclass(frozen=True)
class Wanted:
    """What is asked of one line, as far as the policy cares."""

    order_item_id: int
    reason_code: str
    with_photo: bool = False


def against(stance: Stance) -> str:
    """The sentence beside an item the policy is against; empty when it is not."""
    day = date_format(stance.closes_on, "DATE_FORMAT") if stance.closes_on else ""
    return why_against(stance, day)


def objections(wanted: Iterable[Wanted], stances: Mapping[int, Stance]) -> list[str]:
    """Everything the policy holds against what is asked, each sentence once."""
    found: dict[str, None] = {}
    for line in wanted:
        policy = stances.get(line.order_item_id, Stance())
        if policy.objection:
            found[against(policy)] = None
        if policy.needs_photo(line.reason_code) and not line.with_photo:
            found[_("Your policy: a return for this reason needs a photo from the customer.")] = None
    return list(found)
