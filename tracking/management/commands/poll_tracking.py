"""Look at parcels by hand and print what was told."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from sellers.models import Seller
from sellers.tenancy import acting_for_everyone
from tracking import actions, polling


class Command(BaseCommand):
    help = "Looks at every parcel whose next look is due, and prints what was told."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seller", type=int, help="the id of one seller; all of them if left out")
        parser.add_argument("--all", action="store_true", help="every undelivered parcel, due or not")

    def handle(self, *args: Any, **options: Any) -> None:
        seller_id: int | None = options["seller"]
        with acting_for_everyone():
            names = dict(Seller.objects.values_list("pk", "name"))
            if seller_id is not None and seller_id not in names:
                raise CommandError(f"There is no seller {seller_id}. Nothing was looked at.")
            if options["all"]:
                self.stdout.write(
                    f"{actions.make_due(at=timezone.now(), seller_id=seller_id)} parcels made due."
                )
        reports = polling.poll_everything_due(clock=timezone.now, seller_id=seller_id)
        for owner, report in sorted(reports.items()):
            self.stdout.write(f"{names[owner]}: {_said(report)}")
        if not reports:
            self.stdout.write("No parcel is due.")


def _said(report: polling.Report) -> str:
    said = f"{report.looked} looked at, {report.told} answered, {report.failed} failed, {report.postponed} postponed"
    return (
        f"{said}; codes without a meaning here: {', '.join(sorted(report.unknown))}"
        if report.unknown
        else said
    )
