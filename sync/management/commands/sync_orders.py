"""Reads orders from Amazon by hand, and prints what was read."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from sellers.connections import client_for
from sellers.models import Seller
from sellers.tenancy import acting_for
from sync.models import Run
from sync.orders import read_orders
from sync.tasks import PATIENCE, connected_sellers

EACH = 25


class Command(BaseCommand):
    """For each connected seller in turn; one seller's failure doesn't stop the next."""

    help = "Read orders that changed since the last reading, for one connected seller or all of them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--seller` takes the seller's number, as the admin shows it."""
        parser.add_argument(
            "--seller", type=int, help="the seller's number; all connected sellers without it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, print, and fail at the end when any seller failed."""
        wanted, connected = options["seller"], connected_sellers()
        if wanted is not None and not Seller.objects.filter(pk=wanted).exists():
            raise CommandError(f"There is no seller {wanted}. Nothing was read.")
        if wanted is not None and wanted not in connected:
            raise CommandError(
                f"Seller {wanted} is not connected to Amazon, is switched off, or must reconnect. Nothing was read."
            )
        if not connected:
            self.stdout.write("No seller is connected to Amazon. Connect one on the page Settings, Amazon.")
        failures = [self._read(pk) for pk in ([wanted] if wanted is not None else connected)]
        if any(failures):
            raise CommandError(f"{sum(failures)} of {len(failures)} sellers could not be read completely.")

    def _read(self, pk: int) -> bool:
        """Read one seller; True when something went wrong."""
        with acting_for(pk):
            seller = Seller.objects.select_related("marketplace").get(pk=pk)
            client = client_for(seller, max_wait=PATIENCE)
            if client is None:
                return False
            self.stdout.write(f"{seller}: reading orders ...")
            run = read_orders(seller=seller, client=client, clock=timezone.now, tell=self._tell)
        self.stdout.write(f"{seller}: {_said(run)}")
        return run is not None and bool(run.error)

    def _tell(self, run: Run) -> None:
        """Now and then, how far it is: Amazon allows two orders a second."""
        if run.done % EACH == 0 and run.done != run.total:
            self.stdout.write(f"  {run.done} of {run.total}")


def _said(run: Run | None) -> str:
    if run is None:
        return "another worker is reading this seller's orders already"
    text = f"{run.done} of {run.total if run.total is not None else '?'} orders read"
    text += f", {run.failed} could not be read" if run.failed else ""
    return f"{text}. {run.error}" if run.error else text
