"""Customer returns: which reasons exist, what is refused, where they go, and how they will be graded.

What the centre finds is decided when the return is made: a comment containing `grade:CarrierDamaged` (any
grade, or `grade:never` for a parcel that never arrives) wins, then the scenario's own grade, then the
reason (see GRADE_OF). It arrives and is graded six days after the return was created. Further words of the comment
change that: `days:9` when it is graded, `centre:TUS1` where, `then:Defective@3` what the centre says three days
after that instead: another grade, `Refused`, or `New` again.
"""

import re
import zlib
from datetime import datetime, timedelta
from typing import Any

from sandbox.clock import NEVER, iso
from sandbox.plan import Order, ReturnUnit, Shipment

GRADES = ("Sellable", "Defective", "CustomerDamaged", "CarrierDamaged", "FulfillerDamaged")
ROUND_TRIP = timedelta(days=6)
REASONS = {
    "CR-UNWANTED_ITEM": ("No longer needed/wanted", "Nicht mehr benötigt", "不再需要"),
    "AMZ-PG-BAD-DESC": (
        "Different from website description",
        "Entspricht nicht der Beschreibung",
        "与网站描述不符",
    ),
    "CR-DEFECTIVE": ("Defective/Does not work properly", "Defekt", "有缺陷或无法正常使用"),
    "CR-ORDERED_WRONG_ITEM": ("Accidental order", "Versehentlich bestellt", "误下单"),
    "CR-FOUND_BETTER_PRICE": ("Better price available", "Besserer Preis gefunden", "找到更低价格"),
    "CR-DAMAGED_BY_FC": (
        "Damaged due to inappropriate packaging",
        "Durch Verpackung beschädigt",
        "包装不当导致损坏",
    ),
    "CR-MISSED_ESTIMATED_DELIVERY": (
        "Missed estimated delivery date",
        "Zu spät geliefert",
        "未在预计日期送达",
    ),
    "CR-MISSING_PARTS": ("Missing parts or accessories", "Teile fehlen", "缺少零件或配件"),
    "CR-DAMAGED_BY_CARRIER": ("Damaged during shipping", "Beim Versand beschädigt", "运输途中损坏"),
    "CR-SWITCHEROO": ("Different from what was ordered", "Falscher Artikel", "与所订商品不同"),
    "CR-EXTRA_ITEM": ("Arrived in addition to what was ordered", "Zusätzlich geliefert", "多收到的商品"),
    "CR-UNAUTHORIZED_PURCHASE": ("Unauthorized purchase", "Nicht autorisierter Kauf", "未经授权的购买"),
}
LANGUAGES = {"de": 1, "zh": 2}
GRADE_OF = {
    "CR-DEFECTIVE": "Defective",
    "CR-SWITCHEROO": "Defective",
    "CR-DAMAGED_BY_FC": "FulfillerDamaged",
    "CR-DAMAGED_BY_CARRIER": "CarrierDamaged",
    "CR-MISSING_PARTS": "CustomerDamaged",
}
REFUSALS = {
    "InvalidValues": "The item was not found in a fulfillment order.",
    "DuplicateRequest": "A fulfillment return has already been requested for this item.",
    "NoCompletedShipItems": "The fulfillment order containing this item has not yet shipped.",
    "NoReturnableQuantity": "All quantity available for return has been allocated to other return items.",
}


def reason_codes(sku: str, language: str) -> list[dict[str, str]]:
    """The reasons Amazon takes for a SKU, translated where a language is asked for and known."""
    column = LANGUAGES.get(language[:2].lower(), 0)
    codes = [code for code in REASONS if not (code == "CR-MISSING_PARTS" and "THR" in sku)]
    answer = []
    for code in codes:
        entry = {"returnReasonCode": code, "description": REASONS[code][0]}
        if language:
            entry["translatedDescription"] = REASONS[code][column]
        answer.append(entry)
    return answer


def grade(order: Order, reason: str, comment: str) -> str:
    """What the centre will find; "" when the parcel never arrives."""
    told = re.search(r"grade:(\w+)", comment, re.IGNORECASE)
    if told:
        wanted = told.group(1).lower()
        return next((g for g in GRADES if g.lower() == wanted), "")
    return order.grade or GRADE_OF.get(reason, "Sellable")


def refusal(order: Order, item: dict[str, Any], units: list[ReturnUnit], now: datetime) -> str:
    """Why Amazon refuses one return item, as an InvalidItemReasonCode; "" when it takes it."""
    item_id = item.get("sellerFulfillmentOrderItemId")
    shipment = next((s for s in order.shipments if s.id == item.get("amazonShipmentId")), None)
    shipped = dict(shipment.lines).get(str(item_id), 0) if shipment else 0
    if not shipped or item.get("returnReasonCode") not in REASONS:
        return "InvalidValues"
    if any(unit.id == item.get("sellerReturnItemId") for unit in units):
        return "DuplicateRequest"
    if shipment is None or shipment.ships_at > now:
        return "NoCompletedShipItems"
    asked = sum(1 for u in units if u.item_id == item_id and u.shipment_id == shipment.id)
    return "" if asked < shipped else "NoReturnableQuantity"


def unit(
    order: Order, item: dict[str, Any], *, created_at: datetime, processed_at: datetime | None = None
) -> ReturnUnit:
    """One return unit with its authorisation: one RMA per centre and request."""
    told = str(item.get("returnComment") or "")
    processed_at = processed_at or created_at + _days(told, ROUND_TRIP)
    shipment = _shipment(order, str(item["amazonShipmentId"]))
    comment = str(item.get("returnComment") or "")
    found = grade(order, str(item["returnReasonCode"]), comment)
    key = zlib.crc32(f"{order.account}{order.id}{shipment.centre}{created_at.isoformat()}".encode())
    return ReturnUnit(
        id=str(item["sellerReturnItemId"]),
        order_id=order.id,
        item_id=str(item["sellerFulfillmentOrderItemId"]),
        shipment_id=shipment.id,
        reason=str(item["returnReasonCode"]),
        comment=comment,
        authorization_id=f"RMA{_letters(key)}UU6",
        rma=f"D{_letters(key * 7 + 1)}RRMA",
        centre=shipment.centre,
        created_at=created_at,
        processed_at=processed_at if found else NEVER,
        grade=found,
        found_at=_word(comment, "centre"),
        corrections=_corrections(comment, processed_at) if found else (),
    )


def stray(order: Order, item_id: str, grade: str, at: datetime) -> ReturnUnit:
    """A unit that nobody asked for, processed at that moment: only the report tells of it."""
    centre = order.shipments[0].centre
    name = f"stray-{order.id}-{item_id}-{iso(at)}"
    key = zlib.crc32(name.encode())
    return ReturnUnit(
        id=name, order_id=order.id, item_id=item_id, shipment_id=order.shipments[0].id, reason="NO_REASON_GIVEN",
        comment="", authorization_id="", rma=f"S{_letters(key)}", centre=centre, created_at=at, processed_at=at,
        grade=grade, announced=False,
    )  # fmt: skip


def _word(comment: str, name: str) -> str:
    told = re.search(rf"\b{name}:(\w+)", comment, re.IGNORECASE)
    return told.group(1) if told else ""


def _days(comment: str, usual: timedelta) -> timedelta:
    told = _word(comment, "days")
    return timedelta(days=int(told)) if told.isdigit() else usual


def _corrections(comment: str, processed_at: datetime) -> tuple[tuple[datetime, str], ...]:
    told = re.findall(r"\bthen:(\w+)@(\d+)", comment)
    return tuple((processed_at + timedelta(days=int(days)), word) for word, days in told)


def _shipment(order: Order, shipment_id: str) -> Shipment:
    return next(shipment for shipment in order.shipments if shipment.id == shipment_id)


def _letters(key: int) -> str:
    alphabet = "BCDFGHJKLMNPQRSTVWXYZ23456789"
    return "".join(alphabet[key // len(alphabet) ** n % len(alphabet)] for n in range(8))
