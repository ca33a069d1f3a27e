"""Reads one of Amazon's report files by hand, and prints what was taken and which lines could not be read."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from history.actions import Refusal
from sellers.models import Seller
from sellers.tenancy import acting_for
from sync import imports
from sync.models import ReportImport

PRINTED = 20


class Command(BaseCommand):
    """The kind of report is recognised by its columns."""

    help = "Import a report file of Amazon's: fulfilled shipments, reimbursements, customer returns, ledger summary."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`file` is a path; `--seller` may be left out while there is only one seller."""
        parser.add_argument("file", help="the file as downloaded from Seller Central, gzipped or not")
        parser.add_argument("--seller", type=int, help="the seller's number, as the admin shows it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the file; fails with nothing changed when it is no report we know."""
        seller, content = _seller(options["seller"]), _content(options["file"])
        with acting_for(seller.pk):
            read = self._import(seller, Path(options["file"]).name, content)
        if read.status != ReportImport.Status.DONE:
            raise CommandError(read.problem)
        self.stdout.write(f"{read.name}: {read.get_feed_display()} for {seller}")
        self.stdout.write(f"{read.rows} lines, {read.taken} taken, {read.unreadable_count} could not be read")
        for line in read.unreadable[:PRINTED]:
            self.stdout.write(f"  line {line['line']}: {line['reason']}")
        if read.unreadable_count > PRINTED:
            self.stdout.write(
                f"  and {read.unreadable_count - PRINTED} more, on the page Settings, Report files"
            )

    def _import(self, seller: Seller, name: str, content: bytes) -> ReportImport:
        try:
            taken = imports.accept(seller=seller, name=name, content=content, by=None, at=timezone.now())
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        return imports.read_file(taken.pk, clock=timezone.now) or taken


def _seller(number: int | None) -> Seller:
    sellers = Seller.objects.select_related("marketplace").order_by("pk")
    if number is None and sellers.count() == 1:
        return sellers.get()
    if number is None:
        known = ", ".join(f"{seller.pk} {seller.name}" for seller in sellers) or "none yet"
        raise CommandError(f"Say whose file it is with --seller; sellers: {known}. Nothing was imported.")
    found = sellers.filter(pk=number).first()
    if found is None:
        raise CommandError(f"There is no seller {number}. Nothing was imported.")
    return found


def _content(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            return file.read(imports.LARGEST + 1)
    except OSError as problem:
        raise CommandError(f"{name} can't be read: {problem.strerror}. Nothing was imported.") from problem
