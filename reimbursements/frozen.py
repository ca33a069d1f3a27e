"""What a claim stood on when it was submitted: plain values that no later sync can change."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import override

from reimbursements.book import day_in
from reimbursements.eligibility import Answer
from reimbursements.models import Claim, ClaimRule
from tracking.models import Package

MOST_EVENTS = 1000


def freeze(claim: Claim, *, answer: Answer, at: datetime) -> dict[str, Any]:
    """The order, parcel, units, proofs, rule and doubts as they are now, in English, ready for JSON."""
    order = claim.order
    with override("en"):
        return {
            "frozen_at": at.isoformat(),
            "zone": order.zone_name,
            "order": order.seller_order_id,
            "displayed_order": order.displayable_order_id,
            "ordered_on": _iso(day_in(order, order.ordered_at)),
            "recipient": order.recipient,
            "destination": ", ".join(part for part in (order.city, order.state, order.country) if part),
            "items": [_item(item) for item in order.items.order_by("id")],
            "parcel": _parcel(claim.package) if claim.package else None,
            "parcels": [_parcel(package) for package in _packages(claim)],
            "returns": [_returned(unit.return_item) for unit in claim.units.all() if unit.return_item],
            "units": [_unit(unit) for unit in claim.units.select_related("order_item")],
            "resolutions": [_resolution(one) for one in order.resolutions.order_by("id")],
            "evidence": [
                {"kind": file.get_kind_display(), "name": file.name, "sha256": file.sha256}
                for file in claim.evidence.ready()
            ],
            "rule": _rule(claim.rule),
            "doubts": [] if answer.verdict == "yes" else [str(reason) for reason in answer.reasons],
            "removal_override": claim.removal_override,
        }


def _packages(claim: Claim) -> list[Package]:
    """Every parcel the claim is about, its own first."""
    told = [claim.package, *(unit.package for unit in claim.units.select_related("package"))]
    return list(dict.fromkeys(package for package in told if package))


def _item(item: Any) -> dict[str, Any]:
    amounts = {"quantity": item.quantity, "cancelled": item.cancelled, "unfulfillable": item.unfulfillable}
    return {"sku": item.sku, "fnsku": item.fnsku, "title": item.name, **amounts}


def _parcel(package: Package) -> dict[str, Any]:
    order = package.order
    return {
        "carrier": package.carrier,
        "tracking_number": package.tracking_number,
        "shipped_on": _iso(day_in(order, package.shipped_at)),
        "first_promise": _iso(day_in(order, package.first_promise)),
        "latest_estimate": _iso(day_in(order, package.latest_estimate)),
        "delivered_on": _iso(day_in(order, package.delivered_at)),
        "signed_for_by": package.signed_for_by,  # these two are the proof of delivery, with its photo
        "left_at": package.drop_off,
        "estimates": [
            {"day": _iso(day_in(order, one.estimate)), "told_at": one.learned_at.isoformat()}
            for one in package.estimates.order_by("learned_at", "id")
        ],
        "state": package.get_state_display(),
        "told": package.status_told,
        "events": [_event(event) for event in package.events.order_by("-at", "-id")[:MOST_EVENTS]],
    }


def _event(event: Any) -> dict[str, Any]:
    place = ", ".join(part for part in (event.city, event.region, event.country) if part)
    return {"at": event.at.isoformat(), "code": event.code, "text": event.description, "place": place}


def _returned(item: Any) -> dict[str, Any]:
    return {
        "id": item.seller_return_item_id,
        "condition": item.received_condition,
        "processed_on": _iso(day_in(item.order, item.status_changed_at)),
        "fulfillment_center": item.fulfillment_center,
    }


def _unit(unit: Any) -> dict[str, Any]:
    named = {"sku": unit.sku, "fnsku": unit.fnsku, "asin": unit.asin, "title": unit.order_item.name}
    return {**named, "quantity": unit.quantity, "amounts": unit.amounts}


def _resolution(one: Any) -> dict[str, Any]:
    amount = str(one.amount) if one.amount is not None else None
    said = {"kind": one.get_kind_display(), "reference": one.reference, "on": _iso(one.resolved_on)}
    return {**said, "amount": amount, "currency": one.currency}


def _rule(rule: ClaimRule) -> dict[str, Any]:
    cap = f"{rule.effective_cap} {rule.currency}" if rule.effective_cap is not None else None
    return {
        "id": rule.pk,
        "valid_from": _iso(rule.valid_from),
        "cap": cap,
        "source": rule.source,
        "url": rule.source_url,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
