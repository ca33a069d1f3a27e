"""The four figures on top of the work queue, in the seller's own currency: sums never cross currencies."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, Min, Q, Sum
from django.db.models.functions import Abs
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mcf_portal.formatting import day_text, money_text
from reimbursements.models import Claim, ClaimStatus, Reimbursement
from sellers.models import Seller
from tracking.models import Package

OWED = (
    ClaimStatus.DRAFT,
    ClaimStatus.IN_REVIEW,
    ClaimStatus.MORE_ASKED,
    ClaimStatus.APPROVED,
    ClaimStatus.FILED,
)
BEFORE_FILING = (ClaimStatus.DRAFT, ClaimStatus.IN_REVIEW, ClaimStatus.MORE_ASKED, ClaimStatus.APPROVED)


def tiles_of(seller: Seller, *, now: datetime) -> list[dict[str, Any]]:
    """Owed, paid, on the way, closing: each with one line that explains it and the list behind it."""
    return [_owed(seller), _paid(seller, now), _on_the_way(seller, now), _closing(seller, now)]


def _owed(seller: Seller) -> dict[str, Any]:
    currency = seller.marketplace.currency
    found = (
        Claim.objects.for_seller(seller)
        .filter(status__in=OWED, currency=currency)
        .aggregate(
            high=Sum("expected_high"),
            claims=Count("id"),
            unfiled=Count("id", filter=Q(status__in=BEFORE_FILING)),
        )
    )
    note = ngettext(
        "%(claims)d claim, %(unfiled)d not filed yet",
        "%(claims)d claims, %(unfiled)d not filed yet",
        found["claims"],
    )
    value = money_text(found["high"], currency) if found["high"] is not None else _("Not known yet")
    return {
        "name": _("Amazon owes you, estimated up to"),
        "value": value,
        "note": note % found,
        "url": reverse("claims:list"),
    }


def _paid(seller: Seller, now: datetime) -> dict[str, Any]:
    currency = seller.marketplace.currency
    rows = Reimbursement.objects.for_seller(seller).filter(
        currency=currency, approved_at__gte=now - timedelta(days=30)
    )
    # a reversal takes money back whatever its sign, as when a claim is settled
    taken_back = Q(match=Reimbursement.Match.REVERSAL) | Q(amount_total__lt=0)
    found = rows.aggregate(
        paid=Sum("amount_total", filter=~taken_back), back=Sum(Abs("amount_total"), filter=taken_back)
    )
    taken = money_text(found["back"] or Decimal(0), currency)
    return {
        "name": _("Paid, last 30 days"),
        "value": money_text(found["paid"] or Decimal(0), currency),
        "note": _("%(amount)s taken back") % {"amount": taken},
        "url": reverse("claims:list"),
    }


def _on_the_way(seller: Seller, now: datetime) -> dict[str, Any]:
    found = (
        Package.objects.for_seller(seller)
        .filter(delivered_at=None, next_poll_at__isnull=False)
        .aggregate(
            parcels=Count("id"),
            late=Count("id", filter=Q(latest_estimate__lt=now - timedelta(days=1))),
            silent=Count("id", filter=Q(last_event_at=None)),
        )
    )
    return {
        "name": _("Parcels on the way"),
        "value": f"{found['parcels']:,}",
        "note": _("%(late)d late, %(silent)d without scans") % found,
        "url": reverse("orders:list") + "?tab=shipped&days=all",
    }


def _closing(seller: Seller, now: datetime) -> dict[str, Any]:
    today = now.astimezone(seller.zone).date()
    rows = Claim.objects.for_seller(seller).filter(
        status__in=BEFORE_FILING, closes_on__gte=today, closes_on__lte=today + timedelta(days=14)
    )
    found = rows.aggregate(claims=Count("id"), first=Min("closes_on"))
    note = (
        _("First: %(day)s") % {"day": day_text(found["first"])}
        if found["first"]
        else _("None in the next two weeks")
    )
    return {
        "name": _("Claim windows closing in 14 days"),
        "value": str(found["claims"]),
        "note": note,
        "url": reverse("claims:list"),
    }
