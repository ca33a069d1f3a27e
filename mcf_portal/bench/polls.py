"""Polls against an Amazon that takes 100 ms to answer, one seller a thread, storing included."""

import json
import multiprocessing
import socket
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone
from werkzeug import Request, Response
from werkzeug.serving import WSGIRequestHandler, make_server

from mcf_portal.bench.measure import Row, rate_row
from sellers.models import AmazonConnection, Seller
from sellers.tenancy import acting_for_everyone
from tracking.actions import Batch
from tracking.models import Package
from tracking.polling import BATCH, poll_batch

LATENCY, SELLERS = 0.1, 16


class _Quiet(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log(self, type: str, message: str, *args: Any) -> None:
        """Nothing: hundreds of lines would cost what is measured."""


def _answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    request = Request(environ)
    if request.path == "/token":
        body: dict[str, Any] = {"access_token": "bench", "expires_in": 3600, "token_type": "bearer"}
    else:
        time.sleep(LATENCY)
        number = int(request.args["packageNumber"])
        event = {"eventDate": "2026-01-01T10:00:00Z", "eventCode": "EVENT_202", "eventDescription": "Departure scan."}
        address = {"city": "Troy", "state": "MI", "country": "US"}
        events = [event | {"eventAddress": address}]
        body = {"payload": {"packageNumber": number, "currentStatus": "IN_TRANSIT", "trackingEvents": events}}
    return Response(json.dumps(body), content_type="application/json")(environ, start_response)


def _serve(port: int) -> None:
    make_server("127.0.0.1", port, _answer, threaded=True, request_handler=_Quiet).serve_forever()  # type: ignore[arg-type]


def measure_polls(*, now: datetime) -> Iterator[Row]:
    """A batch of each seller at once; the floor is what so many threads could reach if nothing but waiting were done."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = multiprocessing.get_context("spawn").Process(target=_serve, args=(port,), daemon=True)
    server.start()
    try:
        batches = _batches(f"http://127.0.0.1:{port}", now)
        _wait_for(port)
        began = time.perf_counter()
        with ThreadPoolExecutor(max_workers=SELLERS) as threads:
            told = sum(threads.map(_poll, batches))
        seconds = time.perf_counter() - began
    finally:
        server.terminate()
        server.join()
    what = f"polls at 100 ms, {SELLERS} sellers at once, stored : ideal"
    yield rate_row(what, told / seconds, SELLERS / LATENCY, ">= 75 %")


def _batches(address: str, now: datetime) -> list[Batch]:
    """Each seller's own connection, and as many of its parcels as one task looks at."""
    with acting_for_everyone():
        sellers = Seller.objects.filter(name__startswith="Bench ").order_by("id")[:SELLERS]
        batches = []
        for seller in sellers:
            AmazonConnection.objects.create(
                seller=seller,
                endpoint=address,
                lwa_endpoint=f"{address}/token",
                client_id="bench",
                client_secret=f"bench-{now:%s}",
                refresh_token=f"bench-{seller.pk}-{now:%s}",  # a new account each run: its bucket is full
            )
            ids = Package.objects.for_seller(seller).filter(delivered_at=None).values_list("pk", flat=True)[:BATCH]
            batches.append(Batch(seller.pk, list(ids)))
    return batches


def _poll(batch: Batch) -> int:
    try:
        return poll_batch(batch, clock=timezone.now).told
    finally:
        connection.close()


def _wait_for(port: int) -> None:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("The simulated Amazon did not start.")
