"""The HTTP side: finds the operation, lets it in, throttles, fails on demand, answers."""

import json
import secrets
from urllib.parse import unquote

from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from sandbox import pictures, swiship
from sandbox.api import inventory, lwa, orders, previews, reports, returns
from sandbox.calls import Answer, Call, Route, no_permission
from sandbox.carriers import dhl, fedex, ups, usps
from sandbox.control import Control
from sandbox.errors import ApiError, quota
from sandbox.faults import Faults, after, before
from sandbox.scenarios import NO_ROLE
from sandbox.throttle import Throttle
from sandbox.tokens import Tokens
from sandbox.world import World

MODULES = (lwa, orders, returns, previews, inventory, reports, swiship, ups, fedex, usps, dhl, pictures)
ROUTES: list[Route] = [route for module in MODULES for route in module.ROUTES]
CONTROL = "/_sandbox/"


class Sandbox:
    """A WSGI application around one world."""

    def __init__(self, world: World) -> None:
        self.world, self.tokens, self.throttle, self.faults = world, Tokens(), Throttle(), Faults()
        self.control = Control(world, self.tokens, self.throttle, self.faults)
        self.commands = self.control.routes()
        rules = [Rule(r.path, methods=[r.method], endpoint=r) for r in ROUTES]
        self.map = Map(rules, strict_slashes=True, merge_slashes=False, redirect_defaults=False)

    def __call__(self, environ: dict, start_response):  # type: ignore[no-untyped-def,type-arg]
        """WSGI's entrance."""
        return self.respond(Request(environ))(environ, start_response)

    def respond(self, request: Request) -> Response:
        """The answer to one request; an id in the path is decoded only after the path was split."""
        path = str(request.environ.get("REQUEST_URI") or request.path).partition("?")[0]
        try:
            if path.startswith(CONTROL):
                return _response(self._command(request, path))
            route, args = self.map.bind("sandbox").match(path, request.method)
            return self._serve(request, path, route, {k: unquote(v) for k, v in args.items()})
        except ApiError as error:
            return _response(
                Response(json.dumps(error.body()), error.status, content_type="application/json")
            )
        except HTTPException as error:
            body = {"errors": [{"code": "InvalidInput", "message": str(error.description), "details": ""}]}
            return _response(Response(json.dumps(body), error.code, content_type="application/json"))

    def _command(self, request: Request, path: str) -> Answer:
        command = self.commands.get((request.method, path.removeprefix(CONTROL).strip("/")))
        if command is None:
            raise ApiError(404, "NotFound", "No such control address.")
        return command(Call(request, self.world, self.tokens, "", self.world.now()))

    def _serve(self, request: Request, path: str, route: Route, args: dict[str, str]) -> Response:
        account = self.tokens.owner(request.headers.get("x-amz-access-token", "")) if route.guarded else ""
        self.control.asked[(account, route.operation)] += 1
        fault = self.faults.draw(route.operation, path, account)
        if fault and (spoilt := before(fault)):
            return _response(spoilt)
        if route.guarded:
            self._admit(account, route.operation)
        call = Call(request, self.world, self.tokens, account, self.world.now())
        try:
            with self.world.lock:
                answer = _response(route.handler(call, **args))
        except ApiError as error:
            answer = _response(
                Response(json.dumps(error.body()), error.status, content_type="application/json")
            )
        if route.guarded and answer.status_code in (200, 400, 404):
            answer.headers["x-amzn-RateLimit-Limit"] = str(self.throttle.rate(route.operation)[0])
        return after(fault, answer) if fault else answer

    def _admit(self, account: str, operation: str) -> None:
        if not self.throttle.take(account, operation):
            raise quota()
        if account == NO_ROLE:
            raise no_permission()


def _response(answer: Answer) -> Response:
    """Whatever a handler gave, as a response with Amazon's request id."""
    if not isinstance(answer, Response):
        answer = Response(json.dumps(answer, ensure_ascii=False), content_type="application/json")
    answer.headers["x-amzn-RequestId"] = secrets.token_hex(16)
    return answer
