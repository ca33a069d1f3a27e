"""What is kept beside a return, on its page, and what may come back, on the order's: `{% load enclosures %}`."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from orders.models import Order
from returns.eligibility import judge, why_not
from returns.models import ReturnAuthorization, ReturnLabel, ReturnPhoto
from returns.papers import label_of
from returns.sheets import Sheet
from returns.stances import against, stances_of
from returns.units import tally

register = template.Library()


@register.inclusion_tag("returns/_photos.html")
def return_photos(sheet: Sheet) -> dict[str, Any]:
    """The customer's photographs of the units of a return; nothing where there are none."""
    photos = ReturnPhoto.objects.for_seller(sheet.order.seller_id)
    mine = photos.filter(unit__in=[unit.pk for unit in sheet.units])
    found = list(mine.select_related("unit__order_item__product", "unit__customer_return"))
    return {"photos": found, "zone": sheet.order.zone_name}


@register.inclusion_tag("returns/_label.html", takes_context=True)
def return_label(context: template.Context, paper: ReturnAuthorization, sheet: Sheet) -> dict[str, Any]:
    """The shop's postage label for an RMA, and the way to add, replace or take it away."""
    own = sheet.customer_return
    label = label_of(paper, sheet)
    rows = ReturnLabel.objects.for_seller(sheet.order.seller_id)
    given = rows.filter(customer_return=own).first() if own and label is None else None
    return {
        "paper": paper,
        "label": label,
        # given with the form, but several RMAs were issued: a person says for which one it is
        "astray": given,
        "csrf_token": context.get("csrf_token"),
        "is_promised": own is not None and own.method == "label",
    }


@register.simple_tag
def way_back(sheet: Sheet) -> str:
    """How the parcel travels back, in words."""
    own = sheet.customer_return
    if own is None:
        return _("Customer’s own")
    return own.method_note or {"label": _("Your label"), "other": _("Another way")}.get(
        own.method, _("Customer’s own")
    )


@register.simple_tag
def may_come_back(order: Order) -> Mapping[int, str]:
    """By the line's id, whether it may be returned and why not; asks for the seller's rules only."""
    items = list(order.items.all())
    owners = {row.pk: row for row in order.returns.all()}
    back = list(order.return_items.all())
    for unit in back:
        if unit.customer_return_id in owners:
            unit.customer_return = owners[unit.customer_return_id]
    units = tally(items, order.shipments.all(), back)
    stances = stances_of(order, items, at=timezone.now())
    return {item.pk: _word(units[item.pk].facts, against(stances[item.pk])) for item in items}


def _word(facts: Any, policy: str) -> str:
    verdict = judge(facts)
    if not verdict.returnable:
        return why_not(verdict, facts)
    if policy:
        return policy
    many = ngettext("%(count)d may be returned", "%(count)d may be returned", verdict.returnable)
    return many % {"count": verdict.returnable}
