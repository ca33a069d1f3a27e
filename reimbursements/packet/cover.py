"""The text a person pastes into Seller Support to file a claim: English, every fact, nothing that is not
known.

Built from the facts frozen at submission, so that what was reviewed is what is filed.
"""

from collections.abc import Iterable, Mapping
from typing import Any

_OPENING = {
    "lost_outbound": "Request: reimbursement for a Multi-Channel Fulfillment order "
    "lost on the way to the customer.",
    "damaged_outbound": "Request: reimbursement for Multi-Channel Fulfillment units "
    "damaged on the way to the customer.",
    "wrong_item": "Request: reimbursement for a Multi-Channel Fulfillment order "
    "in which a wrong item was delivered.",
    "missing_item": "Request: reimbursement for Multi-Channel Fulfillment units "
    "missing from a delivered parcel.",
    "lost_by_carrier": "Request: reimbursement for a Multi-Channel Fulfillment order "
    "that the carrier itself reports as lost.",
    "damaged_return": "Request: reimbursement for a customer return of a Multi-Channel Fulfillment order, "
    "processed by Amazon as damaged.",
}


def cover_text(*, kind: str, number: str, facts: Mapping[str, Any], amount: str) -> str:
    """The whole cover text; `amount` is the expected range in words, empty where it is not known."""
    parts = [
        [_OPENING[kind], f"Our reference: {number}"],
        _order(facts),
        _units(facts["units"]),
        *(_parcel(parcel, lost=kind.startswith("lost")) for parcel in _parcels(facts)),
        _returns(facts.get("returns") or []),
        _resolutions(facts.get("resolutions") or []),
        _evidence(facts.get("evidence") or []),
        [f"Expected reimbursement: {amount}."] if amount else [],
        [f"Policy: {facts['rule']['source']}"],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _parcels(facts: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """All parcels of the claim; claims frozen before there could be several name one."""
    one = facts.get("parcel")
    return facts.get("parcels") or ([one] if one else [])


def _order(facts: Mapping[str, Any]) -> list[str]:
    shown = facts["displayed_order"]
    also = f" (shown to the customer as {shown})" if shown and shown != facts["order"] else ""
    customer = ", ".join(part for part in (facts["recipient"], facts["destination"]) if part)
    return [
        f"MCF order ID: {facts['order']}{also}",
        *_known("Ordered on", facts["ordered_on"]),
        *_known("Customer", customer),
    ]


def _units(units: Iterable[Mapping[str, Any]]) -> list[str]:
    lines = ["Units:"]
    for unit in units:
        ids = [
            f"{name} {unit[key]}"
            for name, key in (("SKU", "sku"), ("FNSKU", "fnsku"), ("ASIN", "asin"))
            if unit[key]
        ]
        lines.append(f"- {unit['quantity']} × {unit['title']} ({', '.join(ids)})")
    return lines


def _parcel(parcel: Mapping[str, Any], *, lost: bool) -> list[str]:
    lines = [f"Parcel: {parcel['carrier']} {parcel['tracking_number']}".rstrip()]
    lines += _known("Shipped on", parcel["shipped_on"])
    lines += _known("First promised delivery date", parcel["first_promise"])
    lines += _known("Latest estimated delivery date", parcel["latest_estimate"])
    lines += _known("Delivered on", parcel["delivered_on"])
    if lost:
        lines.append("Not delivered within seven days after the estimated delivery date.")
    last = parcel["events"][:1]
    return lines + [
        f"Last tracking event: {e['at'][:16].replace('T', ' ')} UTC, {e['text'] or e['code']}" for e in last
    ]


def _returns(returns: Iterable[Mapping[str, Any]]) -> list[str]:
    lines = []
    for item in returns:
        day, center = item["processed_on"] or "an unknown day", item["fulfillment_center"]
        where = f", at {center}" if center else ""
        lines.append(f"Return item {item['id']}: processed on {day}, graded {item['condition']}{where}")
    return lines


def _resolutions(resolutions: Iterable[Mapping[str, Any]]) -> list[str]:
    return [
        f"Customer's {one['kind'].lower()}: {one['reference']} on {one['on']}"
        + (f", {one['amount']} {one['currency']}" if one["amount"] else "")
        for one in resolutions
    ]


def _evidence(files: Iterable[Mapping[str, Any]]) -> list[str]:
    lines = [f"- {file['kind']}: {file['name']} (SHA-256 {file['sha256']})" for file in files]
    return ["Attached:", *lines] if lines else []


def _known(label: str, value: Any) -> list[str]:
    return [f"{label}: {value}"] if value else []
