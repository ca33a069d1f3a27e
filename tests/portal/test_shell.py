"""The shell around every page: where one is, for whom, in which theme and language."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sync.models import Feed, Run
from tests.factories import make_admin, make_member, make_seller

PAGE = "/accounts/2fa/"
pytestmark = pytest.mark.django_db


def page_for(client: Client, user: object, url: str = PAGE, **cookies: str) -> str:
    client.force_login(user)  # type: ignore[arg-type]
    for name, value in cookies.items():
        client.cookies[name] = value
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def read_orders(seller: object, minutes_ago: int) -> None:
    at = timezone.now() - timedelta(minutes=minutes_ago)
    Run.objects.create(seller=seller, feed=Feed.ORDERS, started_at=at, finished_at=at)


def test_a_member_sees_the_seller_and_every_place(client: Client) -> None:
    html = page_for(client, make_member(make_seller("Halden Goods")))
    assert re.findall(r'data-go="(\w)"', html) == ["q", "o", "r", "c", "i", "m"]
    assert "Halden Goods" in html
    assert 'aria-hidden="true">HG<' in html


def test_the_place_one_is_at_is_marked_once(client: Client) -> None:
    html = page_for(client, make_member(make_seller()), reverse("orders:list"))
    here = re.findall(r'data-go="(\w)"[^>]*aria-current="page"', html)
    assert here == ["o"]


def test_an_admin_without_a_seller_gets_no_places_that_would_refuse(client: Client) -> None:
    html = page_for(client, make_admin())
    assert "data-go=" not in html
    assert reverse("admin:index") in html


def test_the_theme_of_the_cookie_is_there_before_the_first_paint(client: Client) -> None:
    member = make_member(make_seller())
    assert '<html lang="en" data-theme="dark">' in page_for(client, member, theme="dark")
    assert '<html lang="en">' in page_for(client, member, theme='"><script>')


def test_the_line_of_the_sync_turns_amber_after_fifteen_minutes(client: Client) -> None:
    seller = make_seller()
    member = make_member(seller)
    assert "Synced" not in page_for(client, member)
    read_orders(seller, minutes_ago=16)
    assert re.search(r'class="i warn".*?Synced 16 minutes ago', page_for(client, member), re.S)
    read_orders(seller, minutes_ago=2)
    assert re.search(r'class="i good".*?Synced 2 minutes ago', page_for(client, member), re.S)


def test_the_counts_are_the_sellers_own_and_nought_is_not_drawn(client: Client) -> None:
    seller, other = make_seller(), make_seller("Other")
    cache.set(f"open-work:{seller.pk}", {"home": 23, "returns": 6, "claims": 0}, 60)
    cache.set(f"open-work:{other.pk}", {"home": 99, "returns": 99, "claims": 99}, 60)
    html = page_for(client, make_member(seller))
    assert re.findall(r'<span class="count">(\d+)', html) == ["23", "6"]


def test_someone_with_several_sellers_can_change_without_javascript(client: Client) -> None:
    first, second = make_seller("Halden Goods"), make_seller("Nordlicht Handel")
    member = make_member(first)
    second.memberships.create(user=member)
    client.force_login(member)
    client.post(reverse("sellers:switch"), {"seller": second.pk})
    html = client.get(PAGE).content.decode()
    assert f'action="{reverse("sellers:switch")}"' in html
    assert f'value="{second.pk}" aria-current="true"' in html


def test_single_keys_are_off_for_those_who_switched_them_off(client: Client) -> None:
    member = make_member(make_seller())
    assert 'data-keys="on"' in page_for(client, member)
    member.single_keys = False
    member.save()
    assert 'data-keys="off"' in page_for(client, member)


def test_the_page_is_in_the_language_that_was_chosen(client: Client) -> None:
    member = make_member(make_seller())
    client.force_login(member)
    client.post(reverse("set_language"), {"language": "zh-hans", "next": PAGE})
    assert '<html lang="zh-Hans"' in client.get(PAGE).content.decode()


def test_nothing_on_a_page_needs_more_than_its_own_files(client: Client) -> None:
    client.force_login(make_member(make_seller()))
    response = client.get(PAGE)
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]*src=)|\sstyle=", response.content.decode())
