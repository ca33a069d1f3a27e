"""What a handler is given, and how a route names it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Request, Response

from sandbox.errors import ApiError, invalid
from sandbox.tokens import Tokens
from sandbox.world import World

Json = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """One request, already let in."""

    request: Request
    world: World
    tokens: Tokens
    account: str
    now: datetime

    @property
    def base_url(self) -> str:
        """The sandbox's own address as the caller wrote it."""
        return self.request.host_url.rstrip("/")

    def query(self, name: str) -> str:
        """A query parameter, "" when absent."""
        return self.request.args.get(name, "")

    def need(self, name: str) -> str:
        """A query parameter that must be there."""
        value = self.query(name)
        if not value:
            raise invalid(f"The request must contain the parameter {name}.")
        return value

    def body(self) -> Json:
        """The JSON object of the request."""
        try:
            value = self.request.get_json(force=True)
        except BadRequest:
            raise invalid("Could not parse the request body.") from None
        if not isinstance(value, dict):
            raise invalid("The request body must be a JSON object.")
        return value


Answer = Response | Json
Handler = Callable[..., Answer]


@dataclass(frozen=True)
class Route:
    """An operation: its method, its path with <names>, and what answers it."""

    method: str
    path: str
    operation: str
    handler: Handler
    guarded: bool = True  # needs an access token of an account


def no_permission() -> ApiError:
    """The application lacks the role the operation needs."""
    return ApiError(
        403, "Unauthorized", "Access to requested resource is denied.", "The application has no role."
    )
