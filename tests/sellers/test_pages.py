"""The settings pages: the connection to Amazon, the team, one's own profile."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from history.models import Change
from sellers.models import AmazonConnection, Membership, Role, Seller, User
from tests.factories import PASSWORD, make_connection, make_member, make_seller, make_user

pytestmark = pytest.mark.django_db
FORM = {"client_id": "app", "client_secret": "s3cret-of-app", "refresh_token": "Atzr|mine", "enabled": "on"}


@pytest.fixture
def seller() -> Seller:
    return make_seller()


@pytest.fixture
def owner(seller: Seller) -> User:
    return make_member(seller, Role.SELLER, "owner@example.com")


@pytest.fixture
def client(owner: User) -> Client:
    client = Client()
    client.force_login(owner)
    return client


@pytest.fixture
def no_failures_yet() -> Iterator[None]:
    """Failed sign-ins are counted per address in the cache, which outlives a test."""
    cache.clear()
    yield
    cache.clear()


# --- Amazon --------------------------------------------------------------------------------------------------------
def test_credentials_are_stored_encrypted_and_never_shown(client: Client, seller: Seller) -> None:
    from django.db import connection as database

    assert client.post(reverse("sellers:amazon"), FORM).status_code == 302
    link = AmazonConnection.objects.get(seller=seller)
    assert (link.client_secret, link.refresh_token) == ("s3cret-of-app", "Atzr|mine")
    with database.cursor() as cursor:
        cursor.execute("SELECT client_secret || refresh_token FROM sellers_amazonconnection")
        stored = cursor.fetchone()[0]
    assert "s3cret" not in stored
    assert "Atzr" not in stored
    page = client.get(reverse("sellers:amazon")).content.decode()
    assert "s3cret" not in page
    assert "Atzr" not in page
    assert "Stored. Leave this empty to keep it." in page
    assert Change.objects.get(verb="amazon_connected").actor is not None


def test_empty_secrets_keep_the_stored_ones(client: Client, seller: Seller) -> None:
    client.post(reverse("sellers:amazon"), FORM)
    client.post(reverse("sellers:amazon"), {"client_id": "other", "enabled": "on"})
    link = AmazonConnection.objects.get(seller=seller)
    assert (link.client_id, link.client_secret) == ("other", "s3cret-of-app")


def test_the_first_time_secrets_must_be_given(client: Client) -> None:
    found = client.post(reverse("sellers:amazon"), {"client_id": "app"})
    assert found.status_code == 422
    assert b"The connection was not changed." in found.content
    assert AmazonConnection.objects.count() == 0


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://169.254.169.254/latest",
        "https://evil.example",
        "http://sellingpartnerapi-na.amazon.com",
        "https://sellingpartnerapi-na.amazon.com.evil.example",
        "https://sellingpartnerapi-na.amazon.com@evil.example",
        "https://sellingpartnerapi-na.amazon.com:8443",
        "https://sellingpartnerapi-na.amazon.com:99999",
    ],
)
def test_secrets_go_to_amazon_only(client: Client, endpoint: str) -> None:
    found = client.post(reverse("sellers:amazon"), FORM | {"endpoint": endpoint})
    assert found.status_code == 422
    assert AmazonConnection.objects.count() == 0


def test_an_endpoint_of_amazons_is_taken(client: Client, seller: Seller) -> None:
    client.post(reverse("sellers:amazon"), FORM | {"endpoint": "https://sellingpartnerapi-eu.amazon.com/"})
    assert AmazonConnection.objects.get(seller=seller).endpoint == "https://sellingpartnerapi-eu.amazon.com"


def test_a_test_calls_amazon_and_says_that_it_works(client: Client, seller: Seller, sandbox: Any) -> None:
    make_connection(seller, sandbox.base_url)
    page = client.post(reverse("sellers:amazon_test"), follow=True).content.decode()
    assert "Amazon answered. The connection works." in page
    assert "listAllFulfillmentOrders" in page
    assert sandbox.state()["requests"]["halden"]["listAllFulfillmentOrders"] == 1


@pytest.mark.parametrize(
    ("token", "says"),
    [
        ("Atzr|demo-revoked", "Amazon refused the credentials"),
        ("Atzr|demo-norole", "role Amazon Fulfillment"),
    ],
)
def test_a_test_says_what_is_wrong_and_what_to_do(
    client: Client, seller: Seller, sandbox: Any, token: str, says: str
) -> None:
    make_connection(seller, sandbox.base_url, token=token)
    page = client.post(reverse("sellers:amazon_test"), follow=True).content.decode()
    assert says in page
    assert "What to do next" in page


def test_a_test_of_an_address_where_nobody_answers(client: Client, seller: Seller) -> None:
    make_connection(seller, "http://127.0.0.1:9")
    page = client.post(reverse("sellers:amazon_test"), follow=True).content.decode()
    assert "Amazon could not be reached" in page
    assert AmazonConnection.objects.get(seller=seller).needs_reconnect is False


# --- team ----------------------------------------------------------------------------------------------------------
def test_an_invited_person_chooses_a_password_and_comes_in(client: Client, seller: Seller) -> None:
    found = client.post(reverse("sellers:team"), {"email": "New@Example.com", "role": "support"})
    assert found.status_code == 302
    message = mail.outbox[-1]
    assert (message.to, "Halden Goods" in message.subject) == (["new@example.com"], True)
    link = re.search(r"https?://testserver(\S+)", str(message.body))
    assert link is not None
    guest = Client()
    page = guest.get(link.group(1), follow=True)
    assert page.status_code == 200
    address = page.redirect_chain[-1][0]
    guest.post(address, {"password1": "a-long-one-2026", "password2": "a-long-one-2026"})
    assert guest.login(email="new@example.com", password="a-long-one-2026") or User.objects.get(
        email="new@example.com"
    ).check_password("a-long-one-2026")
    assert Membership.objects.get(user__email="new@example.com").role == Role.SUPPORT


def test_somebody_with_an_account_is_invited_without_a_new_password(client: Client) -> None:
    make_user("known@example.com")
    client.post(reverse("sellers:team"), {"email": "known@example.com", "role": "seller"})
    assert "You already have an account" in str(mail.outbox[-1].body)
    assert "password/reset" not in str(mail.outbox[-1].body)


def test_a_member_is_not_invited_twice(client: Client, seller: Seller) -> None:
    make_member(seller, Role.SUPPORT, "here@example.com")
    found = client.post(reverse("sellers:team"), {"email": "here@example.com", "role": "seller"})
    assert (found.status_code, b"already works for" in found.content) == (422, True)
    assert (Membership.objects.get(user__email="here@example.com").role, mail.outbox) == (Role.SUPPORT, [])


def test_the_last_one_in_the_seller_role_stays(client: Client, owner: User) -> None:
    mine = owner.memberships.get()
    for address, data in (("sellers:member_role", {"role": "support"}), ("sellers:member_remove", {})):
        found = client.post(reverse(address, args=[mine.pk]), data)
        assert (found.status_code, b"is the only one in the seller role" in found.content) == (422, True)
    assert owner.memberships.get().role == Role.SELLER


def test_a_role_is_changed_and_a_member_removed(client: Client, seller: Seller) -> None:
    member = make_member(seller, Role.SUPPORT).memberships.get()
    assert (
        client.post(reverse("sellers:member_role", args=[member.pk]), {"role": "seller"}).status_code == 302
    )
    assert Membership.objects.get(pk=member.pk).role == Role.SELLER
    assert client.post(reverse("sellers:member_remove", args=[member.pk])).status_code == 302
    assert not Membership.objects.filter(pk=member.pk).exists()
    assert list(Change.objects.order_by("id").values_list("verb", flat=True)) == [
        "member_role",
        "member_removed",
    ]


def test_a_role_that_is_none_changes_nothing(client: Client, seller: Seller) -> None:
    member = make_member(seller, Role.SUPPORT).memberships.get()
    assert client.post(reverse("sellers:member_role", args=[member.pk]), {"role": "king"}).status_code == 422
    assert Membership.objects.get(pk=member.pk).role == Role.SUPPORT


# --- profile, language, signing in -----------------------------------------------------------------------------------
def test_the_language_of_the_profile_wins_over_the_browser(client: Client, owner: User) -> None:
    client.post(reverse("sellers:profile"), {"language": "zh-hans", "single_keys": ""})
    owner.refresh_from_db()
    assert (owner.language, owner.single_keys) == ("zh-hans", False)
    page = client.get(reverse("sellers:profile"), headers={"accept-language": "en"})
    assert page.headers["Content-Language"] == "zh-hans"
    assert b'lang="zh-Hans"' in page.content


def test_without_a_choice_the_browser_decides(client: Client) -> None:
    page = client.get(reverse("sellers:profile"), headers={"accept-language": "zh-CN,zh;q=0.9"})
    assert page.headers["Content-Language"] == "zh-hans"


def test_a_language_we_do_not_speak_is_refused(client: Client, owner: User) -> None:
    assert client.post(reverse("sellers:profile"), {"language": "tlh"}).status_code == 422
    owner.refresh_from_db()
    assert owner.language == ""


def test_nobody_signs_up_alone() -> None:
    page = Client().post(
        reverse("account_signup"), {"email": "x@example.com", "password1": "abc", "password2": "abc"}
    )
    assert User.objects.filter(email="x@example.com").count() == 0
    assert page.status_code == 200


def test_signing_in_and_out(owner: User, no_failures_yet: None) -> None:
    guest = Client()
    found = guest.post(reverse("account_login"), {"login": "owner@example.com", "password": PASSWORD})
    assert (found.status_code, found.headers["Location"]) == (302, "/")
    assert guest.get(reverse("sellers:team")).status_code == 200
    guest.post(reverse("account_logout"))
    assert guest.get(reverse("sellers:team")).status_code == 302


def test_wrong_passwords_lock_the_door_for_a_while(owner: User, no_failures_yet: None) -> None:
    guest = Client()
    for _time in range(6):
        guest.post(reverse("account_login"), {"login": "owner@example.com", "password": "wrong"})
    found = guest.post(reverse("account_login"), {"login": "owner@example.com", "password": PASSWORD})
    assert found.status_code != 302
    assert guest.get(reverse("sellers:team")).status_code == 302
