"""The pages of returns in a real browser: on a phone in Chinese and on a desk in the dark, nobody is shut out."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from returns import actions
from returns.bulk.reading import Told
from returns.models import Return, ReturnSettings
from returns.selfservice.offer import Wish
from tests import factories
from tests.access_world import mailed
from tests.returns.test_actions import rma, submit, tell, told_of
from tests.returns.test_views import learn
from tracking.actions import open_customer_link

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

IN_THE_DARK = ("RET-000001/", "lists", "reports/")  # colours are the same everywhere; looking takes its time


@pytest.fixture
def made() -> Return:
    """A return by two RMAs, mailed; one unit damaged by the customer, its grade disputed; another order asked about."""
    seller = factories.make_seller(connected="http://127.0.0.1:9")
    person = factories.make_member(seller)
    order = factories.make_delivered_order(seller, "HG-1", items=[("HG-MUG-01", 2), ("HG-APR-02", 1)])
    made = submit(order, person, (0, 2), (1, 1), at=timezone.now())
    first, second, third = made.items.all()
    damaged = told_of(first, status="Processed", return_received_condition="CustomerDamaged")
    news = (damaged, told_of(second), told_of(third, return_authorization_id="RMA2"))
    tell(order, *news, papers=[rma(), rma("RMA2")], at=timezone.now())
    return made


def pages(made: Return) -> list[str]:
    """Each page of the room, with something on it."""
    person, now = made.created_by, timezone.now()
    dispute = actions.open_dispute(item=made.items.all()[0], by=person, at=now)
    other = factories.make_delivered_order(made.seller, "HG-2")
    learn(other)
    ReturnSettings.objects.create(seller=made.seller, self_service=True)
    link = open_customer_link(order=other, by=None, at=now)
    wish = Wish(other.items.all()[0].pk, 1, "CR-DEFECTIVE")
    asked = actions.ask_return(
        order=other, wishes=[wish], words="It hums.", email="", pictures=[], language="en",
        origin="http://testserver", submission_key="k", at=now,
    )  # fmt: skip
    rows = [Told("HG-2", "", "1", "DEFECTIVE"), Told("HG-9", "", "1", "", "No such order")]
    batch = actions.batching.keep_batch(seller=made.seller, rows=rows, language="en", by=person, at=now)
    third = factories.make_delivered_order(made.seller, "HG-3")
    free = open_customer_link(order=third, by=None, at=now)
    named = {
        "detail": [made.number], "send_rma": [made.number], "parcel_new": [made.number], "dispute": [dispute.pk],
        "request": [asked.number], "requests": [], "bulk": [], "bulk_list": [batch.pk], "reports": [],
        "reported": [], "policy": [], "settings": [], "list": [], "new": ["HG-2"],
        "ask": [link.token], "rma_page": [mailed(made, person)],
    }  # fmt: skip
    return [
        *(reverse(f"returns:{name}", args=args) for name, args in named.items()),
        reverse("returns:ask", args=[free.token]),
    ]


def test_the_pages_of_returns_shut_nobody_out(browser: Any, live_portal: str, axe: Any, made: Return) -> None:
    client = Client()
    client.force_login(made.created_by)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    addresses = pages(made)
    faults = []
    for width, scheme, locale in ((375, "light", "zh-CN"), (1280, "dark", "en-US")):
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, color_scheme=scheme, locale=locale)
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_portal}])
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        for address in addresses:
            answer = page.goto(live_portal + address)
            if answer.status != 200 or page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                faults.append(f"{address} at {width}: {answer.status} or wider than the screen")
            if width > 375 and not any(name in address for name in IN_THE_DARK):
                continue
            try:
                axe(page)
            except AssertionError as found:
                faults.append(f"{address} at {width}: {found}")
        context.close()
    assert faults == []
