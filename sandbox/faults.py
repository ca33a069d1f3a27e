"""Failures on demand: which calls fail, how, and how many times."""

import json
import re
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from werkzeug.wrappers import Response

from sandbox.errors import ApiError, quota, unauthorized

KINDS = (
    "429", "500", "503_html", "404_html", "401", "403", "timeout", "cut_off",
    "unknown_enum", "capital_enums", "missing_fields", "null_fields",
)  # fmt: skip
MISSING = object()
HTML = "<html><body><h1>Service Unavailable</h1><p>Please try again later.</p></body></html>"
ENUMS = {
    "fulfillmentOrderStatus", "fulfillmentShipmentStatus", "currentStatus", "eventCode", "carrierCode",
    "returnReceivedCondition", "status", "shippingSpeedCategory", "additionalLocationInfo",
    "orderItemDisposition",
}  # fmt: skip
KEPT = {
    "payload", "errors", "sellerFulfillmentOrderId", "amazonShipmentId", "packageNumber",
    "sellerSku", "sellerReturnItemId",
    "sellerFulfillmentOrderItemId", "fulfillmentOrders", "fulfillmentOrder", "fulfillmentOrderItems",
    "fulfillmentShipments", "fulfillmentShipmentItem", "fulfillmentShipmentPackage",
    "returnItems", "trackingEvents",
    "returnAuthorizations", "amazonRmaId", "inventorySummaries", "nextToken", "pagination",
    "reports", "reportId",
}  # fmt: skip


@dataclass
class Fault:
    """One order to fail: for calls whose operation or path matches, as often as `times` says (0: always)."""

    match: str
    kind: str
    times: int = 1
    seller: str = ""
    seconds: float = 30.0

    def fits(self, operation: str, path: str, account: str) -> bool:
        """Whether this call is meant."""
        if self.seller and self.seller != account:
            return False
        return self.match == operation or re.search(self.match, path) is not None


class Faults:
    """The failures that are waiting."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Let calls fail from now on; re.error for a pattern that is none, ValueError for an unknown kind."""
        re.compile(fault.match)
        if fault.kind not in KINDS:
            raise ValueError(fault.kind)
        with self.lock:
            self.waiting.append(fault)

    def clear(self) -> None:
        """No more failures."""
        with self.lock:
            self.waiting.clear()

    def draw(self, operation: str, path: str, account: str) -> Fault | None:
        """The failure this call must suffer, used up by one."""
        with self.lock:
            fault = next((f for f in self.waiting if f.fits(operation, path, account)), None)
            if fault and fault.times:
                fault.times -= 1
                if not fault.times:
                    self.waiting.remove(fault)
            return fault


def before(fault: Fault) -> Response | None:
    """The answer that replaces the real one, for kinds that need none; raises Amazon's errors."""
    if fault.kind == "429":
        raise quota()
    if fault.kind == "500":
        raise ApiError(500, "InternalFailure", "We encountered an internal error. Please try again.")
    if fault.kind in ("401", "403"):
        raise unauthorized("The access token you provided has expired.", int(fault.kind))
    if fault.kind == "503_html":
        return Response(HTML, 503, content_type="text/html")
    if fault.kind == "404_html":
        return Response(HTML.replace("Service Unavailable", "Not Found"), 404, content_type="text/html")
    if fault.kind == "timeout":
        time.sleep(fault.seconds)
        return Response(HTML, 504, content_type="text/html")
    return None


def after(fault: Fault, response: Response) -> Response:
    """The real answer, spoilt."""
    if fault.kind == "cut_off":
        return _cut(response)
    change = CHANGES.get(fault.kind)
    if change and response.is_json:
        return Response(json.dumps(change(response.get_json())), response.status_code, response.headers)
    return response


def _cut(response: Response) -> Response:
    """Half a body under the length of a whole one; the connection then closes."""
    body = response.get_data()

    def half() -> Iterable[bytes]:
        yield body[: len(body) // 2]

    cut = Response(half(), response.status_code, response.headers)
    cut.headers["Content-Length"] = str(len(body))
    return cut


def _walk(value: Any, change: Callable[[str, Any], Any]) -> Any:
    """The value with every field changed; a field whose change is MISSING is left out."""
    if isinstance(value, list):
        return [_walk(item, change) for item in value]
    if not isinstance(value, dict):
        return value
    changed = {name: change(name, inner) for name, inner in value.items()}
    return {name: _walk(inner, change) for name, inner in changed.items() if inner is not MISSING}


def _odd(name: str, value: Any) -> Any:
    return "SOMETHING_NEW" if name in ENUMS and isinstance(value, str) else value


def _capital(name: str, value: Any) -> Any:
    """RECEIVED and COMPLETE_PARTIALLED, as in some of Amazon's own examples."""
    if name not in ENUMS or not isinstance(value, str):
        return value
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", value).upper()


def _missing(name: str, value: Any) -> Any:
    return value if name in KEPT else MISSING


def _null(name: str, value: Any) -> Any:
    return value if name in KEPT else None


CHANGES: dict[str, Callable[[Any], Any]] = {
    "unknown_enum": partial(_walk, change=_odd),
    "capital_enums": partial(_walk, change=_capital),
    "missing_fields": partial(_walk, change=_missing),
    "null_fields": partial(_walk, change=_null),
}
