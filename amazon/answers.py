"""Telling success from failure: a 2xx with a JSON object is the only success."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from email.utils import parsedate_to_datetime
from typing import Any, NoReturn

from amazon.errors import AmazonError, Refused, Throttled, Unauthorized, Unavailable
from amazon.parse import mapping
from amazon.transport import Answer

MAX_RETRY_AFTER = 3600.0
_MAX_MESSAGE = 500


def json_object(
    answer: Answer, *, operation: str, changes: bool = False, wait: float = 1.0
) -> Mapping[str, object]:
    """The JSON object of a successful answer; any other answer raises its error.

    `changes` says that the call may have changed something, `wait` is the pause after a 429 that names none
    (seconds).
    """
    if not 200 <= answer.status < 300:
        raise failure(answer, operation=operation, changes=changes, wait=wait)
    try:
        return _loads(answer.body)
    except ValueError as error:
        raise Unavailable(
            str(error),
            status=answer.status,
            code="UnreadableAnswer",
            request_id=request_id(answer),
            operation=operation,
            may_have_happened=changes,
        ) from None


def failure(answer: Answer, *, operation: str, changes: bool = False, wait: float = 1.0) -> AmazonError:
    """The error that an answer stands for, by its status alone; its body only explains."""
    code, message = explanation(answer)
    about: dict[str, Any] = {
        "status": answer.status,
        "code": code,
        "request_id": request_id(answer),
        "operation": operation,
    }
    if answer.status == 429:
        about["code"] = code or "QuotaExceeded"
        return Throttled(message, retry_after=_retry_after(answer, wait), **about)
    if answer.status in (401, 403):
        return Unauthorized(message, **about)
    if 400 <= answer.status < 500 and answer.status != 408:
        return Refused(message, **about)
    return Unavailable(message, may_have_happened=changes and answer.status != 503, **about)


def explanation(answer: Answer) -> tuple[str, str]:
    """The service's code and message, in any of the forms that Amazon, its token service and the carriers
    use.
    """
    try:
        told = _loads(answer.body)
    except ValueError:
        kind = answer.headers.get("Content-Type", "").split(";")[0] or "no type"
        return "", f"The answer is not JSON but {len(answer.body)} bytes of {kind}."
    errors = told.get("errors") or next(
        (
            mapping(told.get(name))["errors"]
            for name in ("response", "error")
            if "errors" in mapping(told.get(name))
        ),
        None,
    )
    first = mapping(errors[0]) if isinstance(errors, list) and errors else told
    code = first.get("code") or first.get("error") or ""
    message = (
        first.get("message")
        or first.get("error_description")
        or first.get("Message")
        or first.get("detail")
        or ""
    )
    # an expired token shows only in the details: the message is that of any missing permission
    details = first.get("details") or ""
    text = f"{message} {details}" if details and details != message else str(message)
    return str(code)[:100], text.strip()[:_MAX_MESSAGE]


def request_id(answer: Answer) -> str:
    """The id that the service's support asks for."""
    found = answer.headers.get("x-amzn-RequestId") or answer.headers.get("x-amz-request-id") or ""
    return found[:200]


def _loads(body: bytes) -> dict[str, object]:
    try:
        told = json.loads(body.decode("utf-8-sig", "replace"), parse_float=Decimal, parse_constant=_refuse)
    except RecursionError as error:
        raise ValueError("The answer is nested too deep.") from error
    except ValueError as error:
        raise ValueError("The answer is not whole JSON.") from error
    if not isinstance(told, dict):
        raise ValueError("The answer is not a JSON object.")
    return {name: _clean(value) for name, value in told.items()} if b"\\u" in body else told


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is not JSON.")


def _clean(value: Any) -> Any:
    """The value without the characters that no database takes: NUL and halves of surrogate pairs."""
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [_clean(item) for item in value]
    return {name: _clean(item) for name, item in value.items()} if isinstance(value, dict) else value


def _retry_after(answer: Answer, wait: float) -> float:
    told = answer.headers.get("Retry-After", "")
    try:
        seconds = float(told) if told.strip().isdigit() else _until(told)
    except (ValueError, TypeError, OverflowError):
        seconds = wait
    return min(max(seconds, 0.0), MAX_RETRY_AFTER)


def _until(told: str) -> float:
    moment = parsedate_to_datetime(told)
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware - datetime.now(UTC)).total_seconds()
