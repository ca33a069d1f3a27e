"""Words of this room for templates."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta

from django import template
from django.utils.translation import gettext as _

from inventory.models import Product, RemovalOrder
from orders.models import Order, OrderItem
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


@register.simple_tag
def ordered_days(product: Product, since: date, until: date) -> list[tuple[date, str]]:
    """The days on which a product was ordered in the seller's own shops, for the plot of its stock.

    Beyond two months a week's orders stand together on its Monday, or the line would be hidden behind them.
    """
    zone, weekly = product.marketplace.zone, (until - since).days > 62
    ends = (datetime.combine(day, time.min, zone) for day in (since, until + timedelta(days=1)))
    lines = OrderItem.objects.for_seller(product.seller_id).filter(
        product=product, order__ordered_at__range=ends
    )
    found: dict[date, int] = defaultdict(int)
    for at, units in lines.values_list("order__ordered_at", "quantity"):
        day = at.astimezone(zone).date()
        found[max(day - timedelta(days=day.weekday()), since) if weekly else day] += units
    words = (
        _("Ordered in your shops that week: %(units)d") if weekly else _("Ordered in your shops: %(units)d")
    )
    return [(day, words % {"units": units}) for day, units in sorted(found.items())]
