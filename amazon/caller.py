"""One call, done properly: in its turn, with a token that works, recorded, its answer checked."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from amazon.answers import failure, json_object
from amazon.connection import Connection
from amazon.errors import Refused, Unauthorized, Unavailable
from amazon.parse import mapping
from amazon.rate import Bucket, wait_for_turn
from amazon.records import OnCall, recorded
from amazon.tokens import Tokens
from amazon.transport import Answer, Http, Request


@dataclass(frozen=True)
class Operation:
    """An operation as Amazon's model names it, with its `rate` (calls a second; 0 is without limit) and
    `burst`.

    `changes` says that it changes something at Amazon; every operation that is not a GET does unless told
    otherwise.
    """

    name: str
    method: str
    rate: float = field(kw_only=True)
    burst: int = field(kw_only=True)
    changes: bool | None = field(default=None, kw_only=True)

    @property
    def is_change(self) -> bool:
        """True when it is not known to be harmless to repeat."""
        return self.method != "GET" if self.changes is None else self.changes

    @property
    def pause(self) -> float:
        """Seconds after which one more call is allowed."""
        return 1 / self.rate if self.rate else 1.0


class Caller:
    """Makes calls for one connection."""

    def __init__(
        self,
        connection: Connection,
        http: Http,
        tokens: Tokens,
        bucket: Bucket,
        *,
        on_call: OnCall | None = None,
        max_wait: float = 3.0,
    ) -> None:
        self.connection = connection
        self._http = http
        self._tokens = tokens
        self._bucket = bucket
        self._on_call = on_call
        self._max_wait = max_wait

    def call(
        self,
        operation: Operation,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        body: Mapping[str, object] | None = None,
        max_wait: float | None = None,
    ) -> Mapping[str, object]:
        """The JSON object that Amazon answers; a token that ran out is replaced once."""
        patience = self._max_wait if max_wait is None else max_wait
        token = self._tokens.get()
        try:
            return self._once(operation, self._request(operation, path, query or {}, body, token), patience)
        except Unauthorized as error:
            if not _token_ran_out(error):
                raise
        self._tokens.forget(token)
        request = self._request(operation, path, query or {}, body, self._tokens.get())
        return self._once(operation, request, patience)

    def payload(
        self,
        operation: Operation,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        body: Mapping[str, object] | None = None,
    ) -> Mapping[str, object]:
        """The `payload` of the answer, in which most operations wrap theirs."""
        payload = self.call(operation, path, query=query, body=body).get("payload")
        if not isinstance(payload, dict):
            raise Unavailable(
                "The answer has no payload.",
                code="UnreadableAnswer",
                operation=operation.name,
                may_have_happened=operation.is_change,
            )
        return payload

    def download(self, operation: Operation, url: str, *, max_bytes: int) -> Answer:
        """A file from an address that Amazon gave, without the token.

        Only https, or the endpoint's own host.
        """
        if (
            urlsplit(url).scheme != "https"
            and urlsplit(url).netloc != urlsplit(self.connection.endpoint).netloc
        ):
            raise Refused("The file's address is not https.", code="BadAddress", operation=operation.name)
        headers = {"Accept": "*/*"}
        request = Request(
            operation=operation.name, method="GET", url=url, headers=headers, max_bytes=max_bytes
        )
        with recorded(self._on_call, self.connection.account, request) as attempt:
            attempt.answer = self._http.send(request)
            if attempt.answer.status != 200:
                raise failure(attempt.answer, operation=operation.name)
            return attempt.answer

    def _once(self, operation: Operation, request: Request, max_wait: float) -> Mapping[str, object]:
        key = f"{self.connection.account}:{operation.name}"
        wait_for_turn(
            self._bucket,
            key,
            rate=operation.rate,
            burst=operation.burst,
            max_wait=max_wait,
            operation=operation.name,
        )
        with recorded(self._on_call, self.connection.account, request) as attempt:
            attempt.answer = self._http.send(request)
            self._learn(operation, key, attempt.answer)
            told = json_object(
                attempt.answer, operation=operation.name, changes=operation.is_change, wait=operation.pause
            )
            _refuse_errors(operation, attempt.answer, told)
            return told

    def _request(
        self,
        operation: Operation,
        path: str,
        query: Mapping[str, object],
        body: Mapping[str, object] | None,
        token: str,
    ) -> Request:
        headers = {"x-amz-access-token": token}
        if body is not None:
            headers["Content-Type"] = "application/json"
        return Request(
            operation=operation.name,
            method=operation.method,
            url=self.connection.endpoint.rstrip("/") + path,
            query=query,
            headers=headers,
            body=None if body is None else json.dumps(body).encode(),
            changes=operation.is_change,
        )

    def _learn(self, operation: Operation, key: str, answer: Answer) -> None:
        """A 429 empties the bucket for all workers; a rate below the documented one is kept to."""
        if answer.status == 429:
            self._bucket.drain(key)
        try:
            rate = float(answer.headers.get("x-amzn-RateLimit-Limit", "0"))
        except ValueError:
            return
        if 0 < rate < operation.rate:
            self._bucket.learn(key, rate)


def _token_ran_out(error: Unauthorized) -> bool:
    """True for every 401, and for the 403 with which Amazon's gateway answers an expired token."""
    return error.status == 401 or "expired" in error.message.lower()


def _refuse_errors(operation: Operation, answer: Answer, told: Mapping[str, object]) -> None:
    """Some operations may answer 200 with errors and nothing else: that is a refusal."""
    errors = told.get("errors")
    if isinstance(errors, list) and errors and not told.get("payload"):
        first = mapping(errors[0])
        raise Refused(
            str(first.get("message") or ""),
            status=answer.status,
            code=str(first.get("code") or ""),
            operation=operation.name,
        )
