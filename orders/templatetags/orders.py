"""Words of this room for templates."""

from django import template

from orders.removals import SIGNS
from orders.statuses import setting

register = template.Library()
register.filter("setting", setting)


@register.simple_tag
def removal_sign(code: str) -> str:
    """The sentence behind one sign of a removal; an unknown code is shown as itself."""
    return str(SIGNS.get(code, code))
