"""Mails that came back: the shapes mail services tell it in, the door they tell it at, and what follows."""

import base64
import json
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as postbox
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from history.models import Change
from mcf_portal.work import work_of
from returns import actions, tasks
from returns.bounces import Bounce, read
from returns.models import MailStatus, Return, ReturnAuthorization, RmaMail
from tests import factories
from tests.returns.test_mail import asked, run

DB = pytest.mark.django_db
HOOK = "/hooks/mail/"
SES: dict[str, Any] = {
    "notificationType": "Bounce",
    "bounce": {
        "bounceType": "Permanent",
        "bounceSubType": "General",
        "bouncedRecipients": [
            {"emailAddress": "ann@example.org", "diagnosticCode": "smtp; 550 5.1.1 user unknown"}
        ],
    },
    "mail": {
        "messageId": "0100018f",
        "headers": [
            {"name": "Subject", "value": "portal-rma-99"},
            {"name": "X-Portal-Mail", "value": "portal-rma-12"},
        ],
    },
}
USER_UNKNOWN = Bounce("ann@example.org", "portal-rma-12", True, "smtp; 550 5.1.1 user unknown")
MAILGUN: dict[str, Any] = {
    "event-data": {
        "event": "failed",
        "severity": "permanent",
        "recipient": "ann@example.org",
        "message": {"headers": {"message-id": "portal-rma-12.ab@portal.example"}},
        "delivery-status": {"message": "no such user"},
    }
}


def soft(ses: dict[str, Any]) -> dict[str, Any]:
    return ses | {"bounce": ses["bounce"] | {"bounceType": "Transient"}}


@pytest.mark.parametrize(
    ("told", "bounces"),
    [
        (SES, [USER_UNKNOWN]),
        ({"Type": "Notification", "Message": json.dumps(SES)}, [USER_UNKNOWN]),
        ({"eventType": "Bounce"} | {k: v for k, v in SES.items() if k != "notificationType"}, [USER_UNKNOWN]),
        (soft(SES), [Bounce("ann@example.org", "portal-rma-12", False, USER_UNKNOWN.words)]),
        ({"notificationType": "Complaint", "complaint": {}}, []),
        ({"Type": "Notification", "Message": "[]"}, []),
        (MAILGUN, [Bounce("ann@example.org", "portal-rma-12", True, "no such user")]),
        ({"event-data": MAILGUN["event-data"] | {"severity": "temporary"}}, []),
        (
            {
                "RecordType": "Bounce",
                "Type": "HardBounce",
                "Email": "ann@example.org",
                "Details": "gone",
                "Metadata": {"mail": "portal-answer-3"},
            },
            [Bounce("ann@example.org", "portal-answer-3", True, "gone")],
        ),
        ({"RecordType": "Delivery", "Recipient": "ann@example.org"}, []),
        (
            [
                {
                    "event": "bounce",
                    "email": "ann@example.org",
                    "reason": "550",
                    "smtp-id": "<portal-rma-7.a@x>",
                },
                {"event": "delivered", "email": "bob@example.org"},
                {"event": "bounce", "type": "blocked", "email": "cy@example.org"},
            ],
            [Bounce("ann@example.org", "portal-rma-7", True, "550"), Bounce("cy@example.org", "", False)],
        ),
        (
            {
                "event": "bounce",
                "to": "Ann <ann@example.org>",
                "reference": "portal-rma-12",
                "permanent": False,
            },
            [Bounce("ann@example.org", "portal-rma-12", False)],
        ),
        ({"event": "bounce", "to": 7, "reference": ["x"]}, [Bounce("")]),
        ({"bounce": None, "notificationType": "Bounce", "mail": "x"}, []),
        ({}, []),
        ([], []),
    ],
)
def test_the_shapes_of_mail_services_are_read(told: Any, bounces: list[Bounce]) -> None:
    assert read(told) == bounces


@pytest.mark.parametrize("told", ["bounce", 7, None, [1], [{"event": "bounce"}, "x"]])
def test_what_is_no_notice_is_refused(told: Any) -> None:
    with pytest.raises(ValueError, match="notice"):
        read(told)


# --- the door --------------------------------------------------------------------------------------------------------
@pytest.fixture
def secret(settings: Settings) -> str:
    settings.MAIL_WEBHOOK_SECRET = "s3cret-of-the-installation"
    return "s3cret-of-the-installation"


def knock(told: Any, authorization: str = "", **more: Any) -> Any:
    body = told if isinstance(told, str) else json.dumps(told)
    headers = {"Authorization": authorization} if authorization else {}
    return Client(enforce_csrf_checks=True).post(
        HOOK, body, content_type="text/plain", headers=headers, **more
    )


def basic(password: str) -> str:
    return "Basic " + base64.b64encode(f"mail:{password}".encode()).decode()


@DB
def test_without_a_secret_of_the_installation_there_is_no_door(settings: Settings) -> None:
    settings.MAIL_WEBHOOK_SECRET = ""
    assert knock(SES, "Bearer ").status_code == 404


@DB
@pytest.mark.parametrize(
    "said", ["", "Bearer", "Bearer wrong", "Basic !!!", "Digest s3cret-of-the-installation"]
)
def test_without_the_secret_nothing_is_taken(made: Return, person: Any, secret: str, said: str) -> None:
    mail = run(asked(made, person))
    assert knock({"event": "bounce", "to": mail.to}, said).status_code == 401
    mail.refresh_from_db()
    assert mail.status == MailStatus.SENT


@DB
def test_what_is_no_json_is_refused(secret: str) -> None:
    assert [knock(told, f"Bearer {secret}").status_code for told in ("{", "7", "[" * 20_000)] == [
        400,
        400,
        400,
    ]
    assert knock("x" * 600_000, f"Bearer {secret}").status_code == 413


@DB
def test_sns_is_confirmed_at_its_own_address_only(
    secret: str, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    visited: list[str] = []
    monkeypatch.setattr(tasks.confirm_notices, "delay", visited.append)
    good = "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&Token=1"
    urls = (
        good,
        "https://sns.us-east-1.amazonaws.com.evil.example/",
        "http://sns.us-east-1.amazonaws.com/",
        "",
    )
    with django_capture_on_commit_callbacks(execute=True):
        told = [
            knock({"Type": "SubscriptionConfirmation", "SubscribeURL": url}, basic(secret)).status_code
            for url in urls
        ]
    assert told == [200, 400, 400, 400]
    assert visited == [good]


# --- what follows ----------------------------------------------------------------------------------------------------
@DB
def test_a_mail_that_came_back_is_shown_and_is_work(
    made: Return, person: Any, staff: Client, secret: str
) -> None:
    mail = run(asked(made, person))
    [message] = postbox.outbox
    assert message.extra_headers["X-Portal-Mail"] == f"portal-rma-{mail.pk}"
    assert message.extra_headers["Message-ID"].startswith(f"<portal-rma-{mail.pk}.")
    assert mail.token not in str(message.extra_headers)
    notice = {"event": "bounce", "reference": f"portal-rma-{mail.pk}", "reason": "550 no such user"}
    answer = knock(notice, f"Bearer {secret}")
    assert (answer.status_code, answer.json()) == (200, {"bounces": 1, "noted": 1})
    assert knock(notice, f"Bearer {secret}").json() == {"bounces": 1, "noted": 0}  # told twice
    mail.refresh_from_db()
    assert (mail.status, mail.problem, mail.bounce_words) == (
        "bounced",
        "no_such_address",
        "550 no such user",
    )
    assert ReturnAuthorization.objects.get().handed_over_at is None
    page = staff.get(reverse("returns:detail", args=[made.number])).content.decode()
    for words in (
        "Came back",
        "this address takes no mail",
        "550 no such user",
        "The customer needs the RMA",
    ):
        assert words in page
    assert work(made) == ["The RMA mail came back: ask the customer for another address"]
    assert run(asked(made, person, submission_key="k2", to="ann@new.example")).status == MailStatus.SENT
    assert work(made) == []
    assert ReturnAuthorization.objects.get().handed_over_at is not None


def work(made: Return) -> list[str]:
    return [item.title for item in work_of(made.seller, now=timezone.now())]


@DB
def test_by_its_address_alone_the_last_mail_within_ten_days_is_found(made: Return, person: Any) -> None:
    first, last = run(asked(made, person)), run(asked(made, person, submission_key="k2"))
    bounce, now = Bounce("Ann@Example.org"), timezone.now()
    assert not actions.note_bounce(bounce=bounce, at=now + timedelta(days=11))
    assert not actions.note_bounce(bounce=Bounce("bob@example.org"), at=now)
    assert not actions.note_bounce(bounce=Bounce(""), at=now)
    assert actions.note_bounce(bounce=bounce, at=now)
    assert list(RmaMail.objects.order_by("id").values_list("id", "status")) == [
        (first.pk, "sent"),
        (last.pk, "bounced"),
    ]


@DB
def test_a_mail_back_before_its_worker_was_done_stays_back(made: Return, person: Any) -> None:
    mail, now = asked(made, person), timezone.now()
    assert not actions.note_bounce(bounce=Bounce("", f"portal-rma-{mail.pk}"), at=now)  # nobody has begun it
    assert actions.claim(mail=mail, at=now)
    assert actions.note_bounce(bounce=Bounce("", f"portal-rma-{mail.pk}", permanent=False), at=now)
    actions.note_sent(mail=mail, papers=list(ReturnAuthorization.objects.all()), at=now)
    mail.refresh_from_db()
    assert (mail.status, mail.problem) == ("bounced", "not_taken")
    assert ReturnAuthorization.objects.get().handed_over_at is None


@DB
def test_what_was_printed_stays_handed_over_when_a_mail_comes_back(made: Return, person: Any) -> None:
    printed = timezone.now() - timedelta(hours=1)
    actions.note_printed(papers=list(ReturnAuthorization.objects.all()), by=person, at=printed)
    mail = run(asked(made, person))
    actions.note_came_back(mail=mail, by=person, at=timezone.now())
    assert ReturnAuthorization.objects.get().handed_over_at == printed


@DB
def test_a_person_says_that_it_came_back_or_arrived_after_all(
    made: Return, person: Any, staff: Client
) -> None:
    mail = run(asked(made, person))
    url = reverse("returns:mail_outcome", args=[made.number, mail.pk])
    detail = reverse("returns:detail", args=[made.number])
    assert "It came back" in staff.get(detail).content.decode()
    assert staff.post(url, {"outcome": "came_back"}).status_code == 302
    mail.refresh_from_db()
    assert (mail.status, mail.problem) == ("bounced", "no_such_address")
    page = staff.post(url, {"outcome": "came_back"}, follow=True).content.decode()
    assert "which does not allow this. Nothing was changed." in page
    assert staff.post(url, {"outcome": "arrived"}).status_code == 302
    mail.refresh_from_db()
    assert (mail.status, mail.problem, mail.bounced_at) == ("sent", "", None)
    told = Change.objects.filter(subject_type="returns.rmamail", verb="status", actor=person).order_by("id")
    assert list(told.values_list("after", flat=True)) == ["bounced", "sent"]
    stranger = Client()
    stranger.force_login(factories.make_member(factories.make_seller("Other")))
    assert stranger.post(url, {"outcome": "came_back"}).status_code == 404
