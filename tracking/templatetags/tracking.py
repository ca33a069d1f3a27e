"""What the order's page shows of its parcels. The tags ask the database nothing beyond `FOR_ORDER_PAGE`'s
prefetches.

{% order_callout order now %}                  what is wrong, what to do, by when: the worst answer, once
{% order_guidance order now as answers %}      all answers, worst first
{% parcels order now %}                        the parcels' cards, the one in most trouble first
{% parcel_badge package now %}                 one parcel's word
{% customer_link_panel order %}                the customer's page: open, copy, make
"""

from datetime import datetime, tzinfo
from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from inventory.models import Hazmat
from orders.badges import Badge
from orders.guidance import Guidance, OrderFacts, unshipped_guidance
from orders.models import Order, Stage
from orders.unfulfillable.facts import cause_of
from tracking.callout import callout_of, in_words
from tracking.carriers.numbers import Guess
from tracking.display import Parcel, parcels_of
from tracking.eligibility import local_day
from tracking.guidance import worst_first
from tracking.models import Package
from tracking.rules import zone_of
from tracking.statuses import carrier_text
from tracking.timeline import remark, ruler
from tracking.words import fill, zone_text

register = template.Library()
_HAZMAT = (Hazmat.NOT_ELIGIBLE, Hazmat.DOCUMENTS_REQUESTED, Hazmat.UNDER_REVIEW)


@register.simple_tag
def order_guidance(order: Order, now: datetime | None = None) -> list[Guidance]:
    """What to say of an order and its parcels, the most pressing first."""
    now = now or timezone.now()
    parcels = parcels_of(order, now)
    return worst_first(
        [unshipped_guidance(_order_facts(order, now)), *(parcel.guidance for parcel in parcels)]
    )


@register.inclusion_tag("tracking/_callout.html")
def order_callout(order: Order, now: datetime | None = None) -> dict[str, Any]:
    """The one answer on top of the order's page."""
    now = now or timezone.now()
    answers = order_guidance(order, now)
    if not answers:
        return {"answer": None}
    today = now.astimezone(zone_of(order)).date()
    return {"order": order, **in_words(callout_of(order, answers), answers[1:], today)}


def _order_facts(order: Order, now: datetime) -> OrderFacts:
    zone, items = zone_of(order), order.items.all()
    return OrderFacts(
        status_told=order.status_told,
        stage=Stage(order.stage),
        action_told=order.fulfillment_action,
        today=now.astimezone(zone).date(),
        ordered_on=order.ordered_at.astimezone(zone).date(),
        estimated_ship=local_day(order.estimated_ship, zone),
        latest_estimate=local_day(order.latest_estimate, zone),
        unfulfillable_units=sum(item.unfulfillable for item in items),
        cancelled_units=sum(item.cancelled for item in items),
        hazmat=any(item.product is not None and item.product.hazmat in _HAZMAT for item in items),
        cancel_requested=order.cancel_requested_at is not None,
        cause=cause_of(order),
    )


@register.inclusion_tag("tracking/_parcels.html")
def parcels(order: Order, now: datetime | None = None) -> dict[str, Any]:
    """The cards of the order's parcels, or why there are none yet."""
    now = now or timezone.now()
    on_top = order_guidance(order, now)[:1]
    cards = [_card(parcel, on_top) for parcel in parcels_of(order, now)]
    return {"order": order, "zone": zone_of(order), "now": now, "cards": cards}


def _card(parcel: Parcel, on_top: list[Guidance]) -> dict[str, Any]:
    """One parcel's card; what the callout on top of the page says already is not said again."""
    answer, today = parcel.guidance, parcel.facts.today
    said = [(one.key, one.subject_id) for one in on_top]
    return {
        "parcel": parcel,
        "package": parcel.package,
        "sentence": ""
        if (answer.key, answer.subject_id) in said
        else fill(answer.meaning, answer.values, today),
        "remark": remark(parcel.package, parcel.facts, parcel.now),
        "points": ruler(parcel.package, parcel.facts, parcel.zone),
        "units": parcel.package.items.all(),
    }


@register.filter
def zone_name(zone: tzinfo) -> str:
    """A zone as people call it: "Pacific Time"."""
    return zone_text(str(zone))


@register.filter
def carrier_name(code: str) -> str:
    """A carrier by the name people know; an unknown one as it came."""
    return carrier_text(code)


@register.filter
def certainty(guess: Guess) -> str:
    """How sure it is that the carrier gave the number out."""
    words = {
        "checked": _("Form and check digit fit"),
        "pattern": _("The form fits; there is no check digit"),
        "doubtful": _("The form fits, the check digit does not"),
    }
    return words[guess.certainty]


@register.simple_tag
def parcel_badge(package: Package, now: datetime | None = None) -> Badge:
    """One parcel's tone, icon and word; needs the package's events at hand."""
    return Parcel(package, 1, 1, now or timezone.now(), zone_of(package.order)).badge


@register.inclusion_tag("tracking/_customer_link.html", takes_context=True)
def customer_link_panel(context: template.Context, order: Order) -> dict[str, Any]:
    """The customer's own page of this order: where it is, until when, and the button that makes it."""
    link = getattr(order, "customer_link", None)
    now = context.get("now") or timezone.now()
    request = context.get("request")
    url = request.build_absolute_uri(link.get_absolute_url()) if link and request else ""
    return {
        "order": order,
        "link": link,
        "is_open": link is not None and link.expires_at > now,
        "url": url,
        "zone": zone_of(order),
        "has_parcels": order.parcels > 0,
        "csrf_token": context.get("csrf_token"),
    }
