"""Fills a fresh portal with a living demo: real reading from the simulated Amazon, then a few claims.

people, sellers, connections ─▶ stock, costs ─▶ orders ─▶ old claims ─▶ parcels ─▶ lost flags ─▶ new claims ─▶ reports
"""

from collections.abc import Iterable
from time import sleep
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from mcf_portal.demo import people
from mcf_portal.demo.claims import FILED, Cast, file_old_claims, open_new_claims
from mcf_portal.demo.following import Follower
from mcf_portal.demo.inquiries import write_down
from sellers.actions import test_connection
from sellers.connections import client_for, client_of
from sellers.endpoints import AMAZON_HOSTS
from sellers.models import Seller, User
from sellers.tenancy import acting_for, acting_for_everyone
from sync.inventory import read_inventory
from sync.models import Run
from sync.orders import read_orders
from sync.reports import advance_reports
from sync.tasks import PATIENCE
from tracking import polling
from tracking.actions import flag_lost_eligible

EACH = 25
QUOTA_PAUSE = 2.0  # seconds
LOOKS = 9  # at reports, until the simulated Amazon has made the last part of the longest


class Command(BaseCommand):
    """Run again it adds only what is missing."""

    help = "Fill the portal with demo people, sellers, orders and claims from the simulated Amazon."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make everything, in the order in which it happened; fails when the simulated Amazon does not answer."""
        if urlsplit(settings.SP_API_ENDPOINT).hostname in AMAZON_HOSTS:
            raise CommandError(
                f"{settings.SP_API_ENDPOINT} is the real Amazon. The demo's people have passwords that everybody knows, "
                "so it is made beside the simulated Amazon only. Nothing was changed."
            )
        sellers = {business: people.make_seller(business) for business in (people.HALDEN, people.NORDLICHT)}
        people.make_people(sellers)
        self._say(["People: seller@demo.test, support@demo.test, both@demo.test, admin@demo.test"])
        owner, admin = (User.objects.get(email=email) for email in ("both@demo.test", "admin@demo.test"))
        halden = sellers[people.HALDEN]
        for business, seller in sellers.items():
            with acting_for(seller.pk):
                self._connect(seller, business)
                self._fetch(seller, owner, self._follower(seller, Cast(owner, admin, timezone.now())))
        self._follow_parcels(sellers.values())
        with acting_for(halden.pk):
            self._say(open_new_claims(halden, Cast(owner, admin, timezone.now())))
            asked = write_down(halden, by=owner, at=timezone.now())
            self._say([f"{halden}: {asked} inquiries"])
        self._reports(sellers.values())

    def _say(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.stdout.write(line)
        self.stdout.flush()

    def _connect(self, seller: Seller, business: people.Business) -> None:
        connection = people.connect(seller, business, at=timezone.now())
        error = test_connection(connection=connection, client=client_of(connection), at=timezone.now())
        if error is not None:
            raise CommandError(
                f"{settings.SP_API_ENDPOINT} does not answer as the simulated Amazon: {error}. "
                "Start it with `make run`, or set SP_API_ENDPOINT and LWA_ENDPOINT to where it runs."
            )
        self._say([f"{seller}: connected to {settings.SP_API_ENDPOINT}"])

    def _follower(self, seller: Seller, cast: Cast) -> Follower:
        """Who looks at the parcels; in Halden's case only after the old claims were filed, as it was then."""
        if seller.name != people.HALDEN.name:
            return Follower(seller.pk, after=(), first=lambda: None)
        orders = tuple(order_id for order_id, _case, _days in FILED)
        return Follower(seller.pk, after=orders, first=lambda: self._say(file_old_claims(seller, cast)))

    def _fetch(self, seller: Seller, owner: User, follower: Follower) -> None:
        client = client_for(seller, max_wait=PATIENCE)
        if client is None:
            raise CommandError(
                f"{seller} is switched off or must reconnect. Look at the page Settings, Amazon."
            )
        stock = read_inventory(seller=seller, client=client, clock=timezone.now)
        costs = people.enter_money(seller, by=owner, at=timezone.now())
        self._say([f"{seller}: {stock.done if stock else 0} products, costs entered for {costs}"])
        run = read_orders(
            seller=seller, client=client, clock=timezone.now, tell=lambda run: self._tell(run, follower)
        )
        follower.finish()
        self._say(
            [f"{seller}: {run.done if run else 0} orders read{f', {run.error}' if run and run.error else ''}"]
        )

    def _tell(self, run: Run, follower: Follower) -> None:
        follower.heard(run.done)
        if run.done % EACH == 0 and run.done != run.total:
            self._say([f"  {run.done} of {run.total} orders, two a second as Amazon allows"])

    def _follow_parcels(self, sellers: Iterable[Seller]) -> None:
        for seller in sellers:
            reports = polling.poll_everything_due(clock=timezone.now, seller_id=seller.pk, max_wait=PATIENCE)
            self._say(f"{seller}: {report.looked} parcels looked at" for report in reports.values())
        with acting_for_everyone():
            self._say([f"{flag_lost_eligible(at=timezone.now())} parcels became lost-eligible in the sweep"])

    def _reports(self, sellers: Iterable[Seller]) -> None:
        for seller in sellers:
            with acting_for(seller.pk):
                client = client_for(seller, max_wait=PATIENCE)
                if client is None:
                    continue
                said: dict[str, str] = {}
                for _look in range(LOOKS):
                    lines = advance_reports(seller=seller, client=client, clock=timezone.now)
                    said |= {line.partition(":")[0]: line for line in lines if "nothing due" not in line}
                    if any("QuotaExceeded" in line for line in lines):
                        sleep(QUOTA_PAUSE)
                self._say(f"{seller}: {line}" for line in said.values())
