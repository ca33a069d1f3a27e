"""What the stories are told with: a seller, Amazon's small world, a real worker that is woken by hand, and pages."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any
from urllib.parse import quote

from celery import Task
from django.conf import settings
from django.test import Client
from django.utils import timezone
from PIL import Image

from mcf_portal.celery import app
from orders.models import Order
from sandbox.scenarios import order_id
from sellers.connections import redis
from sellers.models import Role, Seller, User
from sync import tasks as sync_tasks
from sync.models import Cursor, Feed, Run
from sync.reports import PLANS
from tests import factories
from tracking import tasks as tracking_tasks
from tracking.models import Package


def wait_for(found: Callable[[], Any], what: str, seconds: float = 30) -> None:
    """Until it is so, or the test fails."""
    deadline = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < deadline, f"Not within {seconds:.0f} seconds: {what}; {_runs()}"
        time.sleep(0.05)


def photo(colour: str = "firebrick", name: str = "mug.jpg") -> dict[str, Any]:
    """A photograph as Playwright uploads it."""
    content = BytesIO()
    Image.new("RGB", (640, 480), colour).save(content, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": content.getvalue()}


@dataclass
class Story:
    """One test's world. Pages are Chromium's; each person has a browser of their own."""

    sandbox: Any
    portal: str
    browser: Any
    seller: Seller = field(init=False)
    contexts: list[Any] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    # --- the world ------------------------------------------------------------------------------------------------

    def begin(self, *keys: str, days_ago: float = 0) -> None:
        """Amazon's world with these scenarios only, born so many days ago, and one seller connected to it.

        A world born in the past stands still until `days_pass`; its time never overtakes the portal's own.
        """
        birth = datetime.now(UTC) - timedelta(days=days_ago)
        self.sandbox.reset(**({"now": birth.isoformat()} if days_ago else {}), only=list(keys))
        self.sandbox.unthrottle()
        self.rested()
        self.seller = factories.make_seller(connected=self.sandbox.base_url)

    def days_pass(self, days: float) -> None:
        """Time goes on at Amazon, and orders were last read before it did."""
        before = datetime.fromisoformat(self.sandbox.state()["now"])
        Cursor.objects.filter(feed=Feed.ORDERS).update(read_up_to=before)
        self.sandbox.advance(days=days)

    def rested(self) -> None:
        """Nobody has called Amazon for a while, so its rates are full again."""
        for key in redis().scan_iter("amazon:rate:*"):
            redis().delete(key)

    # --- the worker -----------------------------------------------------------------------------------------------

    def sync(self) -> None:
        """The timetable's reading of orders, done by the worker."""
        self._run(Feed.ORDERS, sync_tasks.sync_all_orders)

    def read_stock(self) -> None:
        """The timetable's reading of stock, done by the worker."""
        self._run(Feed.INVENTORY, sync_tasks.sync_all_inventory)

    def poll(self) -> None:
        """Every parcel that is still expected is due, and the worker looks at it."""
        began = timezone.now()
        due = Package.objects.exclude(next_poll_at=None)
        due.update(next_poll_at=began)
        while due.filter(next_poll_at__lte=began).exists():
            seen = due.filter(next_poll_at__lte=began).count()
            tracking_tasks.poll_due_packages.delay()
            wait_for(
                lambda seen=seen: due.filter(next_poll_at__lte=began).count() < seen, "parcels were claimed"
            )  # type: ignore[misc]
        wait_for(lambda: not due.filter(last_polled_at__lt=began).exists(), "parcels were looked at")
        wait_for(lambda: not due.filter(last_polled_at=None).exists(), "parcels were looked at")

    def read_reports(self, *feeds: Feed) -> None:
        """A day is over: the worker asks for every report, or for some, looks until they are there, and reads them.

        Amazon hands out fifteen reports, then one a minute: who needs one kind twice names it.
        """
        a_day = timedelta(days=1)
        wanted = feeds or [plan.feed for plan in PLANS]
        cursors = Cursor.objects.filter(feed__in=wanted)
        for cursor in cursors:
            cursor.read_up_to, cursor.report_asked_at = cursor.read_up_to - a_day, timezone.now() - a_day
            cursor.save()
        began = timezone.now()
        read = cursors.filter(report_id="", read_up_to__gte=began)
        for _step in range(10):
            seen = self._reports()
            sync_tasks.advance_all_reports.delay()
            wait_for(lambda seen=seen: self._reports() != seen and self._is_idle(), "reports went on")  # type: ignore[misc]
            if read.count() == len(wanted):
                return
        raise AssertionError(f"Reports were not read: {list(Run.objects.values('feed', 'error'))}")

    def _reports(self) -> list[Any]:
        asked = self.sandbox.state()["requests"].get("halden", {})
        return [asked.get(one) for one in ("createReport", "getReport", "getReportDocument")]

    def _run(self, feed: Feed, task: Task) -> None:
        finished = Run.objects.filter(seller=self.seller, feed=feed).exclude(finished_at=None)
        before = finished.count()
        task.delay()
        wait_for(lambda: finished.count() > before, f"{feed} were read")
        last = finished.order_by("finished_at").last()
        assert last is not None
        assert (last.error, last.failed) == ("", 0)

    def _is_idle(self) -> bool:
        """Nothing queued, and no worker at it."""
        if redis_queue_length():
            return False
        found = app.control.inspect(timeout=2, limit=1)  # one worker answers; nobody is waited for after it
        at_work = [*(found.active() or {}).values(), *(found.reserved() or {}).values()]
        return not any(at_work)

    def quiet_down(self) -> None:
        """Until the worker has nothing left to do."""
        wait_for(self._is_idle, "the worker is idle")

    # --- the pages ------------------------------------------------------------------------------------------------

    def order(self, key: str) -> Order:
        """The scenario's order as the portal has it."""
        return Order.objects.get(seller=self.seller, seller_order_id=order_id(key))

    def member(self, role: str = Role.SELLER, **fields: Any) -> User:
        """Somebody who works for the seller."""
        return factories.make_member(self.seller, role, **fields)

    def page_of(self, person: User | None = None, **options: Any) -> Any:
        """A browser of one's own; a person given is signed in already."""
        context = self.browser.new_context(
            viewport={"width": 1280, "height": 900}, **{"locale": "en-US"} | options
        )
        context.set_default_timeout(15_000)
        self.contexts.append(context)
        if person is not None:
            client = Client()
            client.force_login(person)
            cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": self.portal}])
        page = context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._note)
        page.on("response", self._note_failure)
        return page

    def open_order(self, page: Any, key: str) -> None:
        """The order's page."""
        page.goto(f"{self.portal}/orders/{quote(order_id(key), safe='')}/")

    def _note(self, message: Any) -> None:
        if "Content Security" in message.text:
            self.faults.append(message.text)

    def _note_failure(self, response: Any) -> None:
        if response.status >= 500:
            self.faults.append(f"{response.status} {response.url}")


def _runs() -> list[Any]:
    return list(Run.objects.order_by("id").values_list("feed", "finished_at", "done", "error"))


def redis_queue_length() -> int:
    """How many tasks wait in the queue."""
    with app.connection_for_read() as connection:
        return int(connection.default_channel.client.llen("celery"))


def said(page: Any, where: str = "body") -> str:
    """What the page, or a part of it, says, as one line."""
    return " ".join(page.inner_text(where).split())


def submit(page: Any, button: str, *, within: str = "main") -> None:
    """Press a button by its words."""
    page.locator(within).get_by_role("button", name=button, exact=True).first.click()
    page.wait_for_load_state()
