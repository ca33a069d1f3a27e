"""Client credentials for a bearer token, as UPS, FedEx and USPS give one; a token that ran out is replaced once."""

import hashlib
from collections.abc import Callable, Mapping

from amazon.answers import json_object
from amazon.errors import Unauthorized, Unavailable
from amazon.records import OnCall, recorded
from amazon.tokens import MemoryTokenCache, TokenCache
from amazon.transport import Http, Request, shared_http
from tracking.carriers.told import text_of

TOKEN_LIFE = 3600
MARGIN = 120
_TOKENS = MemoryTokenCache()  # one token serves all clients of this process


class Caller:
    """One carrier's API: sends requests, each written down, and reads the JSON object of a good answer."""

    def __init__(self, name: str, http: Http | None, on_call: OnCall | None) -> None:
        self._name = name
        self._http = http or shared_http()
        self._on_call = on_call

    def send(self, request: Request) -> Mapping[str, object]:
        """The JSON object of the answer; raises the errors of `amazon.errors`."""
        with recorded(self._on_call, self._name, request) as attempt:
            attempt.answer = self._http.send(request)
            return json_object(attempt.answer, operation=request.operation)


class SignedIn(Caller):
    """A carrier that wants a bearer token; `sign_in` is the request that gets one."""

    def __init__(
        self,
        name: str,
        sign_in: Request,
        *,
        http: Http | None = None,
        cache: TokenCache | None = None,
        on_call: OnCall | None = None,
    ) -> None:
        super().__init__(name, http, on_call)
        self._sign_in = sign_in
        self._cache = cache or _TOKENS
        whose = f"{sign_in.url} {sorted((sign_in.headers or {}).items())} {sign_in.body!r}"
        self._key = f"{name}:{hashlib.sha256(whose.encode()).hexdigest()}"

    def call(self, make: Callable[[Mapping[str, str]], Request]) -> Mapping[str, object]:
        """The answer to the request that `make` builds from the headers that sign it."""
        try:
            return self.send(make(self._headers()))
        except Unauthorized as error:
            if error.status != 401:
                raise
            self._cache.delete(self._key)
            return self.send(make(self._headers()))

    def _headers(self) -> Mapping[str, str]:
        return {"Authorization": f"Bearer {self._cache.get(self._key) or self._fetch()}"}

    def _fetch(self) -> str:
        told = self.send(self._sign_in)
        token, life = text_of(told, "access_token"), text_of(told, "expires_in")
        if not token:
            operation = self._sign_in.operation
            raise Unavailable("The answer has no access token.", code="UnreadableAnswer", operation=operation)
        seconds = (int(life) if life.isdigit() else TOKEN_LIFE) - MARGIN
        self._cache.set(self._key, token, max(seconds, 1))
        return token
