"""Claims as other rooms' pages show them.

{% load claims %}
{% claims_panel order %}    the order's claims, what may be claimed and what not and why; uses the page's `now`
"""

from typing import Any

from django import template
from django.utils import timezone

from orders.models import Order
from reimbursements.book import Book
from reimbursements.eligibility import Verdict
from reimbursements.offers import Offer, offers_of
from reimbursements.stages import BADGES

register = template.Library()


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
        "closed_offers": [offer for offer in offers if not offer.may_open],
        "today": book.today,
        "csrf_token": context.get("csrf_token"),
    }


def _is_held(offer: Offer) -> bool:
    """Its claim stands in the list already."""
    return (
        offer.claim is not None
        and offer.answer.verdict is Verdict.NO
        and offer.answer.reason.code == "claimed"
    )
