"""Every scenario comes in at once, and every page that a link leads to can be drawn."""

import re
from html import unescape
from urllib.parse import urldefrag

import pytest
from django.test import Client
from django.urls import reverse

from orders.models import Order
from sandbox.scenarios import HALDEN, SCENARIOS
from sync import tasks
from sync.models import Run
from tests.flows.story import Story, wait_for

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
LINK = re.compile(r'(?:href|src|hx-get)="(/[^"]*)"')
ELSEWHERE = ("/static/", "/admin/", "/accounts/")
UNFINISHED = re.compile(r"%\(\w+\)|\{\{|\{%")  # a sentence whose gaps were not filled


def drawn(client: Client, start: str) -> dict[str, str]:
    """Each page's words by its address, following every link of the portal from `start`."""
    found: dict[str, str] = {}
    waiting, seen = [start], {start}
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        assert answer.status_code < 400, f"{answer.status_code} {address}"
        if answer.streaming or not answer["Content-Type"].startswith("text/html"):
            continue
        text = answer.content.decode()
        found[address] = re.sub(r"<[^>]+>", " ", text)
        links = {urldefrag(unescape(link)).url for link in LINK.findall(text)}
        waiting += [link for link in links - seen if not link.startswith(ELSEWHERE)]
        seen |= links
    return found


def test_every_page_of_every_scenario_can_be_drawn(story: Story) -> None:
    keys = [one.key for one in SCENARIOS if one.account == HALDEN]
    story.begin(*keys)
    story.read_stock()
    tasks.sync_all_orders.delay()
    finished = Run.objects.filter(feed="orders").exclude(finished_at=None)
    wait_for(lambda: story.rested() or finished.exists(), "orders were read")
    assert [(run.total, run.failed, run.error) for run in finished] == [(len(keys), 0, "")]
    story.poll()
    story.read_reports()

    client = Client()
    client.force_login(story.member())
    pages = drawn(client, "/orders/?days=all")
    missing = {reverse("orders:detail", args=[order.seller_order_id]) for order in Order.objects.all()} - set(
        pages
    )
    assert missing == set()
    unfinished = {address: UNFINISHED.findall(text) for address, text in pages.items()}
    assert {address: gaps for address, gaps in unfinished.items() if gaps} == {}
    assert len(pages) > 3 * len(keys)
