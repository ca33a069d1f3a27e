"""Claims as other rooms' pages show them.

{% load claims %}
{{ claim|stage_badge }}     its stage: tone, icon, word
{{ rule.note|say_note }}    in the reader's language where the portal brought the note; {{ condition|grade_word }}
{% paid_days product since until as paid %}    when Amazon reimbursed units of a product, for a plot
{% claims_panel order %}    the order's claims, what may be claimed and what not and why; uses the page's `now`
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from inventory.models import Product
from orders.badges import Badge
from orders.models import Order
from reimbursements.book import Book
from reimbursements.eligibility import Verdict
from reimbursements.models import Claim, Reimbursement
from reimbursements.offers import Offer, offers_of
from reimbursements.stages import BADGES
from reimbursements.uploads import WHY
from reimbursements.words import say_note
from returns.grading import grade_word

register = template.Library()
register.filter("say_note", say_note)
register.filter("grade_word", grade_word)


@register.inclusion_tag("reimbursements/_order_panel.html", takes_context=True)
def claims_panel(context: template.Context, order: Order) -> dict[str, Any]:
    """The card of an order's claims."""
    now = context.get("now") or timezone.now()  # the page's own clock where it has one
    book = Book.read(order, at=now)
    offers = [offer for offer in offers_of(book) if not _is_held(offer)]
    claims = [(claim, *BADGES[claim.status]) for claim in reversed(book.claims)]
    return {
        "order": order,
        "claims": claims,
        "open_offers": [offer for offer in offers if offer.may_open],
        "report_offers": [offer for offer in offers if offer.may_report and not offer.may_open],
        "closed_offers": [offer for offer in offers if not (offer.may_open or offer.may_report)],
        "today": book.today,
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag
def paid_days(product: Product, since: date, until: date) -> list[tuple[date, str]]:
    """The days on which Amazon reimbursed units of a product, or took a payment back, for the plot of its stock."""
    zone = product.marketplace.zone
    ends = tuple(datetime.combine(day, time.min, zone) for day in (since, until + timedelta(days=1)))
    rows = Reimbursement.objects.for_seller(product.seller_id).filter(
        sku=product.sku, approved_at__range=ends
    )
    words = {False: _("Reimbursed: %(units)d"), True: _("Reimbursement taken back: %(units)d")}
    return [
        (at.astimezone(zone).date(), words[amount < 0] % {"units": abs(cash + stock)})
        for at, cash, stock, amount in rows.order_by("approved_at").values_list(
            "approved_at", "quantity_cash", "quantity_inventory", "amount_total"
        )
    ]


@register.filter
def told_at(text: str) -> datetime | None:
    """A moment that was frozen as text (ISO 8601); nothing for anything else."""
    try:
        return datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None


@register.filter
def say_problem(code: str) -> str:
    """Why a file is not usable, in words."""
    return str(WHY.get(code, WHY["broken"]))


@register.filter
def stage_badge(claim: Claim) -> Badge:
    """A claim's stage: its tone, icon and word."""
    tone, icon = BADGES[claim.status]
    return Badge(tone, icon, claim.get_status_display())


def _is_held(offer: Offer) -> bool:
    """Its claim stands in the list already."""
    return (
        offer.claim is not None
        and offer.answer.verdict is Verdict.NO
        and offer.answer.reason.code == "claimed"
    )
