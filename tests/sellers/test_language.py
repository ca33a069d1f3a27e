"""The language switch at the top of every page, for people with and without an account."""

import pytest
from django.test import Client
from django.urls import reverse

from sellers.models import User
from tests.factories import make_member, make_seller

pytestmark = pytest.mark.django_db
CHINESE, ENGLISH = '<html lang="zh-Hans"', '<html lang="en"'


def choose(client: Client, language: str, page: str) -> str:
    answer = client.post(reverse("set_language"), {"language": language, "next": page})
    assert (answer.status_code, answer["Location"]) == (302, page)
    return client.get(page).content.decode()


def test_the_switch_also_changes_the_profile_which_comes_first() -> None:
    owner = make_member(make_seller())
    User.objects.filter(pk=owner.pk).update(language="en")
    client, page = Client(), reverse("sellers:profile")
    client.force_login(owner)
    assert CHINESE in choose(client, "zh-hans", page)
    owner.refresh_from_db()
    assert owner.language == "zh-hans"
    assert ENGLISH in choose(client, "en", page)


def test_without_an_account_the_choice_is_kept_in_the_browser() -> None:
    client, page = Client(), reverse("account_login")
    assert ENGLISH in client.get(page, headers={"accept-language": "en"}).content.decode()
    assert CHINESE in choose(client, "zh-hans", page)
    assert not User.objects.filter(language="zh-hans").exists()


def test_a_language_we_do_not_speak_changes_nothing() -> None:
    owner = make_member(make_seller())
    client, page = Client(), reverse("sellers:profile")
    client.force_login(owner)
    for language in ("tlh", "fr", ""):
        assert ENGLISH in choose(client, language, page)
    owner.refresh_from_db()
    assert owner.language == ""
    assert client.get(reverse("set_language")).status_code == 405


def test_a_language_written_into_the_profile_that_we_do_not_speak_shows_the_browsers() -> None:
    owner = make_member(make_seller())
    User.objects.filter(pk=owner.pk).update(language="fr")
    client = Client()
    client.force_login(owner)
    assert (
        ENGLISH in client.get(reverse("sellers:profile"), headers={"accept-language": "en"}).content.decode()
    )
