"""Polls against an Amazon that takes 100 ms to answer, one seller a thread, storing included."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from django.db import connection
from django.utils import timezone

from mcf_portal.bench.measure import Row, rate_row
from mcf_portal.bench.slow_amazon import LATENCY
from sellers.models import AmazonConnection, Seller
from sellers.tenancy import acting_for_everyone
from tracking.actions import Batch
from tracking.models import Package
from tracking.polling import BATCH, poll_batch

SELLERS = 16


def measure_polls(*, now: datetime) -> Iterator[Row]:
    """A batch of each seller at once; the floor is what so many threads could reach if nothing but waiting were done."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-m", "mcf_portal.bench.slow_amazon", str(port)])
    try:
        batches = _batches(f"http://127.0.0.1:{port}", now)
        _wait_for(port)
        began = time.perf_counter()
        with ThreadPoolExecutor(max_workers=SELLERS) as threads:
            told = sum(threads.map(_poll, batches))
        seconds = time.perf_counter() - began
    finally:
        server.terminate()
        server.wait()
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
            ids = (
                Package.objects.for_seller(seller)
                .filter(delivered_at=None)
                .values_list("pk", flat=True)[:BATCH]
            )
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
