"""What is remembered of every call: who, what, how long, with what result; never a token, never a body."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from amazon.answers import request_id
from amazon.errors import AmazonError, Throttled, Unauthorized, Unavailable
from amazon.transport import Answer, Request

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class CallRecord:
    """One call to an outside service.

    `account` is a fingerprint of the connection, `path` has no query, `status` is 0 when no answer came,
    `outcome` is one of ok, throttled, unavailable, refused, unauthorized; `seconds` is the time on the wire,
    `size` the answer's bytes.
    """

    account: str
    operation: str
    method: str
    host: str
    path: str
    status: int
    outcome: str
    code: str
    message: str
    request_id: str
    seconds: float
    size: int


OnCall = Callable[[CallRecord], None]


@dataclass
class Attempt:
    """A call under way: its answer is filled in when it comes."""

    request: Request
    answer: Answer | None = None


@contextmanager
def recorded(on_call: OnCall | None, account: str, request: Request) -> Iterator[Attempt]:
    """Tells `on_call` of the call made inside, whether it succeeds or raises."""
    attempt = Attempt(request)
    try:
        yield attempt
    except AmazonError as error:
        _tell(on_call, account, attempt, error)
        raise
    _tell(on_call, account, attempt, None)


def _tell(on_call: OnCall | None, account: str, attempt: Attempt, error: AmazonError | None) -> None:
    if on_call is None:
        return
    try:
        on_call(_record(account, attempt, error))
    except Exception:
        # the call itself has happened: a return made at Amazon must not look failed because the log is full
        _log.exception("The record of %s could not be kept", attempt.request.operation)


def _record(account: str, attempt: Attempt, error: AmazonError | None) -> CallRecord:
    request, answer = attempt.request, attempt.answer
    address = urlsplit(request.url)
    return CallRecord(
        account=account,
        operation=request.operation,
        method=request.method,
        host=address.netloc.rpartition("@")[2],
        path=address.path,
        status=answer.status if answer else 0,
        outcome=_outcome(error),
        code=error.code if error else "",
        message=error.message if error else "",
        request_id=request_id(answer) if answer else "",
        seconds=answer.seconds if answer else 0.0,
        size=len(answer.body) if answer else 0,
    )


def _outcome(error: AmazonError | None) -> str:
    if error is None:
        return "ok"
    kinds = ((Throttled, "throttled"), (Unavailable, "unavailable"), (Unauthorized, "unauthorized"))
    return next((word for kind, word in kinds if isinstance(error, kind)), "refused")
