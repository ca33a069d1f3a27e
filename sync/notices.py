"""What Amazon's notifications say, as they come: plain, from EventBridge, or as SQS messages handed on by a function.

The form is FULFILLMENT_ORDER_STATUS 1.0 of Amazon's notification schemas. Its status words are examples only, so a notice
says no more than: read this order again.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from amazon.words import canonical, same

KIND = "FULFILLMENT_ORDER_STATUS"
MOST = 100  # notices in one delivery


class NotANotice(ValueError):
    """What came is no notification of Amazon's."""


@dataclass(frozen=True)
class Notice:
    """That something happened to an order; `at` is when, as Amazon says, if it says."""

    notification_id: str
    order_id: str
    status_told: str
    at: datetime | None


def read(body: Any) -> list[Notice]:
    """The notices about orders in one delivery; notifications of other kinds are left out. Raises NotANotice."""
    notifications = list(_unpacked(body))
    if not notifications or len(notifications) > MOST:
        raise NotANotice("There are no notifications in it, or too many.")
    return [_notice(one) for one in notifications if same(str(_get(one, "NotificationType")), KIND)]


def _unpacked(body: Any) -> Iterator[Mapping[str, Any]]:
    """The notifications inside their envelopes."""
    if not isinstance(body, dict):
        raise NotANotice("A notification is a JSON object.")
    if isinstance(body.get("Records"), list):
        for record in body["Records"][: MOST + 1]:
            yield from _unpacked(_loads(record.get("body") if isinstance(record, dict) else None))
    elif isinstance(body.get("detail"), dict):
        yield from _unpacked(body["detail"])
    elif _get(body, "NotificationType"):
        yield body
    else:
        raise NotANotice("It names no NotificationType.")


def _loads(text: Any) -> Any:
    try:
        return json.loads(text)
    except (TypeError, ValueError, RecursionError) as error:
        raise NotANotice("A record holds no JSON.") from error


def _notice(told: Mapping[str, Any]) -> Notice:
    said = _object(_object(told, "Payload"), "FulfillmentOrderStatusNotification")
    notification_id = _get(_object(told, "NotificationMetadata"), "NotificationId")
    order_id = _get(said, "SellerFulfillmentOrderId")
    if not isinstance(notification_id, str) or not isinstance(order_id, str):
        raise NotANotice("It names no NotificationId or no SellerFulfillmentOrderId.")
    if not notification_id or not 0 < len(order_id) <= 40 or "\0" in notification_id + order_id:
        raise NotANotice("Its NotificationId or SellerFulfillmentOrderId is none.")
    status = str(_get(said, "FulfillmentOrderStatus") or "").replace("\0", "")
    return Notice(notification_id[:100], order_id, status[:40], _moment(_get(said, "StatusUpdatedDateTime")))


def _get(told: Mapping[str, Any], name: str) -> Any:
    """The value under a name; Amazon writes the same names with a capital and without."""
    if name in told:
        return told[name]
    return next((value for key, value in told.items() if canonical(str(key)) == canonical(name)), None)


def _object(told: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = _get(told, name)
    return found if isinstance(found, dict) else {}


def _moment(told: Any) -> datetime | None:
    try:
        found = datetime.fromisoformat(told)
    except (TypeError, ValueError):
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found
