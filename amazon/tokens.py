"""Access tokens: Login with Amazon gives one for an hour in exchange for the seller's refresh token."""

import base64
import hashlib
import threading
import time
from typing import Protocol

import redis
from cryptography.fernet import Fernet, InvalidToken

from amazon.answers import json_object
from amazon.connection import Connection
from amazon.errors import Refused, Unauthorized, Unavailable
from amazon.rate import RedisLike
from amazon.records import OnCall, recorded
from amazon.transport import Http, Request
from amazon.words import form

OPERATION = "getAccessToken"
MARGIN = 120
DEFAULT_LIFE = 3600


class TokenCache(Protocol):
    """Where tokens wait between calls; a cache that loses them costs a call, nothing else."""

    def get(self, key: str) -> str | None:
        """The text under the key, or None when there is none or its time is over."""

    def set(self, key: str, value: str, seconds: int) -> None:
        """Keeps the text for so many seconds."""

    def delete(self, key: str) -> None:
        """Forgets the text."""


class MemoryTokenCache:
    """Tokens of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[str, float]] = {}

    def get(self, key: str) -> str | None:
        with self._lock:
            value, until = self._kept.get(key, ("", 0.0))
        return value if until > time.monotonic() else None

    def set(self, key: str, value: str, seconds: int) -> None:
        with self._lock:
            self._kept[key] = (value, time.monotonic() + seconds)

    def delete(self, key: str) -> None:
        with self._lock:
            self._kept.pop(key, None)


class RedisTokenCache:
    """Tokens that all workers share; without Redis each worker asks for its own."""

    def __init__(self, client: RedisLike, prefix: str = "amazon:token:") -> None:
        self._client = client
        self._prefix = prefix

    def get(self, key: str) -> str | None:
        try:
            value = self._client.get(self._prefix + key)
        except redis.RedisError:
            return None
        return value.decode() if isinstance(value, bytes) else value

    def set(self, key: str, value: str, seconds: int) -> None:
        try:
            self._client.set(self._prefix + key, value, ex=seconds)
        except redis.RedisError:
            return

    def delete(self, key: str) -> None:
        try:
            self._client.delete(self._prefix + key)
        except redis.RedisError:
            return


class Tokens:
    """The access token of one connection, kept encrypted with the connection's own secrets."""

    def __init__(
        self, connection: Connection, http: Http, cache: TokenCache, on_call: OnCall | None = None
    ) -> None:
        self._connection = connection
        self._http = http
        self._cache = cache
        self._on_call = on_call
        secret = f"{connection.client_secret}\0{connection.refresh_token}".encode()
        self._cipher = Fernet(base64.urlsafe_b64encode(hashlib.sha256(secret).digest()))

    def get(self) -> str:
        """The token in use, or a fresh one; raises `Unauthorized` when the seller has to reconnect."""
        return self._kept() or self._fetch()

    def forget(self, token: str = "") -> None:
        """Drops a token that no longer works, unless another worker has replaced it already."""
        if not token or self._kept() == token:
            self._cache.delete(self._connection.token_key)

    def _kept(self) -> str:
        sealed = self._cache.get(self._connection.token_key)
        try:
            return self._cipher.decrypt(sealed.encode()).decode() if sealed else ""
        except InvalidToken:
            return ""

    def _fetch(self) -> str:
        token, life = self._ask()
        if life > MARGIN:
            sealed = self._cipher.encrypt(token.encode()).decode()
            self._cache.set(self._connection.token_key, sealed, life - MARGIN)
        return token

    def _ask(self) -> tuple[str, int]:
        with recorded(self._on_call, self._connection.account, self._request()) as call:
            call.answer = self._http.send(call.request)
            try:
                told = json_object(call.answer, operation=OPERATION)
            except Refused as error:
                raise _to_reconnect(error) from None
            token, life = told.get("access_token"), told.get("expires_in")
            if not isinstance(token, str) or not token:
                raise Unavailable(
                    "The answer has no access token.", code="UnreadableAnswer", operation=OPERATION
                )
            return token, life if isinstance(life, int) and life > 0 else DEFAULT_LIFE

    def _request(self) -> Request:
        body = form(
            grant_type="refresh_token",
            refresh_token=self._connection.refresh_token,
            client_id=self._connection.client_id,
            client_secret=self._connection.client_secret,
        )
        headers = {"Content-Type": "application/x-www-form-urlencoded;charset=UTF-8"}
        return Request(
            operation=OPERATION, method="POST", url=self._connection.lwa_endpoint, headers=headers, body=body
        )


def _to_reconnect(error: Refused) -> Refused:
    """The token service says 400 where it means that the permission is gone.

    A wrong address stays a refusal.
    """
    if error.status not in (400, 401, 403):
        return error
    return Unauthorized(
        error.message, status=error.status, code=error.code, request_id=error.request_id, operation=OPERATION
    )
