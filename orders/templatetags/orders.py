"""Words of this room for templates."""

from django import template

from inventory.models import RemovalOrder
from orders.models import Order
from orders.removals import SIGNS, SUSPECT_FROM, score
from orders.statuses import setting

register = template.Library()
register.filter("setting", setting)


@register.simple_tag
def removal_sign(code: str) -> str:
    """The sentence behind one sign of a removal; an unknown code is shown as itself."""
    return str(SIGNS[code].sentence) if code in SIGNS else code


@register.simple_tag
def removal_points(code: str) -> int:
    """How much one sign weighs."""
    return score([code])


@register.simple_tag
def removal_score(order: Order) -> int:
    """How much all signs of an order weigh together."""
    return score(order.removal_reasons)


@register.simple_tag
def removal_threshold() -> int:
    """From how many points on a person is asked to look."""
    return SUSPECT_FROM


@register.simple_tag
def removals_of(order: Order) -> list[RemovalOrder]:
    """Removal orders that were created in the order's stead."""
    return list(RemovalOrder.objects.for_seller(order.seller_id).filter(order_id=order.pk)[:5])
