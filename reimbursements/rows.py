"""The rows that claims of some orders stand on, fetched in as many queries for many orders as for one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from orders.models import Order
from reimbursements.models import Claim, ClaimRule, Reimbursement
from returns.models import ReturnItem
from tracking.models import Package, TrackingEvent

_BAD_ADDRESS = ("EVENT_401", "event401")


@dataclass(frozen=True)
class Rows:
    """The rows of one order."""

    claims: tuple[Claim, ...]
    packages: tuple[Package, ...]
    return_items: tuple[ReturnItem, ...]
    payments: tuple[Reimbursement, ...]  # that answer no claim, and what took such back
    wrong_addresses: frozenset[int]  # the parcels whose address the carrier found wrong
    rules: tuple[ClaimRule, ...]


def marketplace_of(order: Order) -> str:
    """The marketplace whose rules count: the order's, else the seller's main one."""
    return order.marketplace_id or order.seller.marketplace_id


def rows_of(orders: Sequence[Order]) -> dict[int, Rows]:
    """The rows of each order, by its id."""
    ids = [order.pk for order in orders]
    claims = Claim.objects.filter(order__in=ids).select_related("rule").prefetch_related("units")
    packages = Package.objects.filter(order__in=ids).select_related("shipment")
    returned = ReturnItem.objects.filter(order__in=ids, refusal_code="").select_related(
        "order_item", "shipment", "customer_return"
    )
    unclaimed = Reimbursement.objects.filter(
        order__in=ids, claim=None, match__in=[Reimbursement.Match.UNCLAIMED, Reimbursement.Match.REVERSAL]
    )
    found = {
        "claims": _by_order(claims.order_by("id")),
        "packages": _by_order(packages.prefetch_related("items__order_item__product").order_by("id")),
        "return_items": _by_order(returned.order_by("id")),
        "payments": _by_order(unclaimed.order_by("approved_at", "id")),
    }
    wrong = frozenset(
        TrackingEvent.objects.filter(package__order__in=ids, code__in=_BAD_ADDRESS).values_list(
            "package_id", flat=True
        )
    )
    rules = _rules({marketplace_of(order) for order in orders})
    return {
        order.pk: Rows(
            **{name: tuple(rows[order.pk]) for name, rows in found.items()},
            wrong_addresses=wrong,
            rules=tuple(rules[marketplace_of(order)]),
        )
        for order in orders
    }


def _by_order(rows: Iterable[Any]) -> dict[int | None, list[Any]]:
    grouped: dict[int | None, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[row.order_id].append(row)
    return grouped


def _rules(marketplaces: set[str]) -> dict[str, list[ClaimRule]]:
    grouped: dict[str, list[ClaimRule]] = defaultdict(list)
    for rule in ClaimRule.objects.put_in_force().filter(marketplace__in=marketplaces).order_by("valid_from"):
        grouped[rule.marketplace_id].append(rule)
    return grouped
