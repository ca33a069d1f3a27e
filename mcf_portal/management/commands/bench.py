"""`manage.py bench`: a table of ratios, each thing beside its floor in the same run."""

from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.test.utils import get_runner, override_settings, setup_test_environment, teardown_test_environment
from django.utils import timezone

from mcf_portal.bench.ledger import fill_ledger, measure_history, measure_import
from mcf_portal.bench.measure import Row, table
from mcf_portal.bench.pages import measure_pages
from mcf_portal.bench.polls import measure_polls
from mcf_portal.bench.seed import fill
from mcf_portal.bench.work import measure_ingestion, measure_sweep
from sellers.models import Seller, User
from sellers.tenancy import acting_for_everyone


class Command(BaseCommand):
    help = (
        "Measure lists, sweep, ingestion and polling on a database of its own, which is removed afterwards."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--orders", type=int, default=100_000, help="how many orders to seed (at least 4,000)"
        )

        parser.add_argument(
            "--ledger",
            type=int,
            default=2_000_000,
            help="how many rows of the ledger to seed (at least 200,000)",
        )
        parser.add_argument("--only-ledger", action="store_true", help="measure the ledger alone")
        parser.add_argument("--only-lists", action="store_true", help="measure lists and searches alone")

    def handle(
        self, *args: Any, orders: int, ledger: int, only_ledger: bool, only_lists: bool, **options: Any
    ) -> None:
        """Seed, measure, print, remove."""
        call_command("collectstatic", interactive=False, verbosity=0)  # pages name their files by content
        setup_test_environment(debug=False)
        runner = get_runner(settings)(verbosity=0, interactive=False)
        databases = runner.setup_databases()
        try:
            with override_settings(ROOT_URLCONF="mcf_portal.bench.urls"):
                rows = list(
                    self._lists(max(orders, 4_000))
                    if only_lists
                    else self._measure(max(orders, 4_000), max(ledger, 200_000), only_ledger=only_ledger)
                )
        finally:
            runner.teardown_databases(databases)
            teardown_test_environment()
        self.stdout.write(table(rows))

    def _measure(self, orders: int, ledger: int, *, only_ledger: bool) -> Iterator[Row]:
        now = timezone.now()
        orders = 4_000 if only_ledger else orders
        with acting_for_everyone():
            self.stdout.write(f"Seeding {orders:,} orders ...")
            user = fill(orders, now=now)
        if not only_ledger:
            yield from self._of_orders(user, orders, now)
        yield from self._of_the_ledger(user, ledger, now)

    def _lists(self, orders: int) -> Iterator[Row]:
        now = timezone.now()
        with acting_for_everyone():
            self.stdout.write(f"Seeding {orders:,} orders ...")
            user = fill(orders, now=now)
        yield from measure_pages(user, orders, now=now)

    def _of_orders(self, user: User, orders: int, now: datetime) -> Iterator[Row]:
        self.stdout.write("Measuring pages ...")
        yield from measure_pages(user, orders, now=now)
        with acting_for_everyone():
            self.stdout.write("Measuring the sweep and ingestion ...")
            yield from measure_sweep(now=now)
            yield from measure_ingestion(now=now)
        self.stdout.write("Measuring polls ...")
        yield from measure_polls(now=now)

    def _of_the_ledger(self, user: User, rows: int, now: datetime) -> Iterator[Row]:
        with acting_for_everyone():
            big, other = Seller.objects.filter(name__in=["Bench 0", "Bench 1"]).order_by("name")
            self.stdout.write(f"Seeding {rows:,} rows of the ledger ...")
            fill_ledger(big, rows, now=now)
        self.stdout.write("Measuring the ledger ...")
        yield from measure_history(user, rows)
        with acting_for_everyone():
            yield from measure_import(other, now=now)
