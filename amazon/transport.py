"""Sending a request and receiving all of its answer, within bounds of time and size."""

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from http.cookiejar import DefaultCookiePolicy
from urllib.parse import quote, urlencode, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError, MaxRetryError, NewConnectionError
from urllib3.util.retry import Retry

from amazon.errors import AmazonError, Refused, Unavailable

MEBIBYTE = 1024 * 1024
USER_AGENT = "MCF-Portal/0.1 (Language=Python)"


@dataclass(frozen=True, kw_only=True)
class Request:
    """One request; `query` without blanks, `body` as bytes with its type in `headers`.

    `changes` says that it may change something there, so that it must not be repeated unasked.
    """

    operation: str
    method: str
    url: str
    query: Mapping[str, object] = field(default_factory=dict, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes | None = field(default=None, repr=False)
    changes: bool = False
    max_bytes: int = 16 * MEBIBYTE


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back, whatever its status; header names in any case; `seconds` is the time on the wire."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    seconds: float


class _GentleRetry(Retry):
    """Repeats reads that met a server's hiccup, but never a 429: the rate is the bucket's business."""

    RETRY_AFTER_STATUS_CODES = frozenset({503})


def _retry() -> Retry:
    return _GentleRetry(
        total=2,
        connect=1,
        read=False,
        status=2,
        other=0,
        redirect=0,
        allowed_methods=frozenset({"GET"}),
        status_forcelist=frozenset({502, 503, 504}),
        backoff_factor=0.2,
        backoff_jitter=0.2,
        retry_after_max=2,
        raise_on_status=False,
    )


class Http:
    """A pool of connections that follows no redirect, waits not for ever and reads not without end."""

    def __init__(
        self,
        *,
        connect_timeout: float = 5.0,
        read_timeout: float = 20.0,
        total_timeout: float = 90.0,
        repeats: bool = True,
    ) -> None:
        self._timeouts = (connect_timeout, read_timeout)
        self._total = total_timeout
        self._session = requests.Session()
        self._session.headers["User-Agent"] = USER_AGENT
        self._session.headers["Accept"] = "application/json"
        # nothing may be carried from one seller's call into another's
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, HTTPAdapter(max_retries=_retry() if repeats else 0))

    def send(self, request: Request) -> Answer:
        """The whole answer, of any status.

        Raises `Unavailable` when none came, `Refused` for an impossible address.
        """
        started = time.monotonic()
        try:
            response = self._session.request(
                request.method,
                _address(request),
                data=request.body,
                headers={**request.headers, "Accept-Encoding": "gzip"},
                timeout=self._timeouts,
                allow_redirects=False,
                stream=True,
            )
            with response:
                body = self._body(response, request, started)
        except (requests.RequestException, HTTPError) as error:
            # without its cause: requests puts whole addresses, signatures included, into its messages
            raise _failure(error, request) from None
        seconds = time.monotonic() - started
        return Answer(status=response.status_code, headers=response.headers, body=body, seconds=seconds)

    def _body(self, response: requests.Response, request: Request, started: float) -> bytes:
        body = bytearray()
        for chunk in response.iter_content(65536):
            body += chunk
            if len(body) > request.max_bytes:
                raise _unavailable(
                    request, f"The answer is larger than {request.max_bytes} bytes.", "TooLarge"
                )
            if time.monotonic() - started > self._total:
                raise _unavailable(
                    request, f"The answer took longer than {self._total:.0f} seconds.", "TooSlow"
                )
        return bytes(body)


def shared_http() -> Http:
    """The one pool of this process: connections stay open from one call to the next, whoever the seller is."""
    return _pool_of(os.getpid())


def hasty_http() -> Http:
    """The same for a page that a person waits for: tries once, and not for long."""
    return _hasty_pool_of(os.getpid())


@cache
def _hasty_pool_of(process: int) -> Http:
    return Http(connect_timeout=2.0, read_timeout=5.0, total_timeout=10.0, repeats=False)


@cache
def _pool_of(process: int) -> Http:
    """A pool a process: a forked worker must not speak through its parent's open connections."""
    return Http()


def _address(request: Request) -> str:
    query = {name: value for name, value in request.query.items() if value not in ("", None)}
    return f"{request.url}?{urlencode(query, quote_via=quote, safe='')}" if query else request.url


def _failure(error: Exception, request: Request) -> AmazonError:
    kind = type(error).__name__
    if isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.InvalidSchema):
        return Refused("The address can't be used.", code=kind, operation=request.operation)
    if isinstance(error, requests.exceptions.MissingSchema | requests.exceptions.InvalidHeader):
        return Refused("The address can't be used.", code=kind, operation=request.operation)
    host = urlsplit(request.url).netloc.rpartition("@")[2]
    message = f"No whole answer came from {host} ({kind})."
    return _unavailable(request, message, kind, may_have_happened=request.changes and not _never_sent(error))


def _never_sent(error: Exception) -> bool:
    """True when the connection was never made, so that nothing can have happened."""
    if isinstance(
        error,
        requests.exceptions.ConnectTimeout | requests.exceptions.SSLError | requests.exceptions.ProxyError,
    ):
        return True
    cause = error.args[0] if error.args else None
    return isinstance(cause, MaxRetryError) and isinstance(cause.reason, NewConnectionError)


def _unavailable(
    request: Request, message: str, code: str, *, may_have_happened: bool | None = None
) -> Unavailable:
    happened = request.changes if may_have_happened is None else may_have_happened
    return Unavailable(message, code=code, operation=request.operation, may_have_happened=happened)
