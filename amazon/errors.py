"""What can go wrong with a call, sorted by the one thing that matters to the caller.

Is it worth trying again?
"""

import re

_UNKNOWN_ORDER = re.compile(r"requested order .* not found", re.IGNORECASE | re.DOTALL)
_DUPLICATE = re.compile(r"create request already exists|duplicatecancelrequest", re.IGNORECASE)


class AmazonError(Exception):
    """A call that did not succeed.

    `status` is the HTTP status (0 when no answer came), `code` and `message` are the service's own words,
    `request_id` is what its support asks for, `operation` is the service's name of the call.
    """

    def __init__(
        self,
        message: str = "",
        *,
        status: int = 0,
        code: str = "",
        request_id: str = "",
        operation: str = "",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.code = code
        self.request_id = request_id
        self.operation = operation

    @property
    def may_work_later(self) -> bool:
        """True when the same call can succeed at another time without anybody changing anything."""
        return False

    def __str__(self) -> str:
        said = " ".join(part for part in (str(self.status or ""), self.code) if part)
        text = ": ".join(part for part in (self.operation, said, self.message) if part)
        return f"{text} (request id {self.request_id})" if self.request_id else text

    def __reduce__(self) -> tuple[object, ...]:
        # Exception would rebuild it from the message alone, and a worker's error crosses processes
        return _rebuild, (type(self), self.__dict__.copy())


class Throttled(AmazonError):
    """Too many calls: try again after `retry_after` seconds; the call was not carried out."""

    def __init__(
        self,
        message: str = "",
        *,
        retry_after: float = 1.0,
        status: int = 0,
        code: str = "QuotaExceeded",
        request_id: str = "",
        operation: str = "",
    ) -> None:
        super().__init__(message, status=status, code=code, request_id=request_id, operation=operation)
        self.retry_after = retry_after

    @property
    def may_work_later(self) -> bool:
        return True


class Unavailable(AmazonError):
    """The service could not answer (5xx, timeout, cut-off or unreadable body): try again later.

    `may_have_happened` is True when a changing call was sent and its fate is unknown: read before sending
    it again.
    """

    def __init__(
        self,
        message: str = "",
        *,
        may_have_happened: bool = False,
        status: int = 0,
        code: str = "",
        request_id: str = "",
        operation: str = "",
    ) -> None:
        super().__init__(message, status=status, code=code, request_id=request_id, operation=operation)
        self.may_have_happened = may_have_happened

    @property
    def may_work_later(self) -> bool:
        return True


class Refused(AmazonError):
    """The service understood and said no: the same call will never work as it stands."""

    @property
    def is_unknown_order(self) -> bool:
        """True when the order does not exist there: Amazon says so with a 400, not with a 404."""
        return self.status == 404 or bool(_UNKNOWN_ORDER.search(self.message))

    @property
    def is_duplicate(self) -> bool:
        """True when what was asked for has been asked for before (an order id in use, a second cancel)."""
        return bool(_DUPLICATE.search(self.message))


class Unauthorized(Refused):
    """The permission is missing, expired or withdrawn: the seller has to reconnect."""


def _rebuild(kind: type[AmazonError], state: dict[str, object]) -> AmazonError:
    error = kind(str(state.get("message", "")))
    error.__dict__.update(state)
    return error
