"""What a reviewer compares a claim with: how the seller's others fared, and those it resembles."""

from collections import Counter

from django.db.models import Q, QuerySet

from reimbursements.models import Claim, ClaimStatus

MOST_SIMILAR = 5
MOST_COUNTED = 500  # the seller's newest; more would be a count over the table


def record_of(claim: Claim) -> list[tuple[str, int]]:
    """How the seller's newest other claims fared, by stage."""
    others = Claim.objects.filter(seller_id=claim.seller_id).exclude(pk=claim.pk).newest_first()
    counts = Counter(others.values_list("status", flat=True)[:MOST_COUNTED])
    return [(str(label), counts[value]) for value, label in ClaimStatus.choices if value in counts]


def similar_to(claim: Claim) -> list[Claim]:
    """Claims of the same order, of the same SKU or the same kind, the nearest first; each once."""
    mine = Claim.objects.filter(seller_id=claim.seller_id).exclude(pk=claim.pk).select_related("order")
    skus = {unit.sku for unit in claim.units.all()}
    found: dict[int, Claim] = {}
    for near in (Q(order_id=claim.order_id), Q(kind=claim.kind, units__sku__in=skus), Q(kind=claim.kind)):
        found |= {one.pk: one for one in _newest(mine.filter(near)) if one.pk not in found}
    return list(found.values())[:MOST_SIMILAR]


def _newest(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    return claims.distinct().order_by("-opened_at", "-id")[:MOST_SIMILAR]
