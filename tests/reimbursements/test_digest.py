"""Three warnings before a last day, each once; and the weekly mail, once per person, in the person's language."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.conf import LazySettings
from django.core import mail as mails
from django.test import Client
from django.urls import reverse

from history.models import Change
from reimbursements import actions
from reimbursements.deadlines import due, warning_days
from reimbursements.models import Claim, DeadlineWarning, DigestMail
from sellers.models import Membership, Role, Seller, User
from tests import factories
from tests.reimbursements import claim_factory as made
from tests.reimbursements.test_payments import row, take

LAST = date(2026, 12, 31)
BEFORE = [30, 14, 3]


@pytest.mark.parametrize(
    ("begun", "days"),
    [
        (date(2026, 10, 1), ["12-01", "12-17", "12-28"]),
        (date(2026, 12, 1), ["12-01", "12-17", "12-28"]),
        (date(2026, 12, 20), ["12-20", "12-21", "12-28"]),
        (date(2026, 12, 30), ["12-30", "12-31", "12-31"]),
        (LAST, ["12-31", "12-31", "12-31"]),
    ],
)
def test_there_are_three_warnings_however_late_it_begins(begun: date, days: list[str]) -> None:
    assert [f"{day:%m-%d}" for day in warning_days(begun, LAST, BEFORE)] == days


@pytest.mark.parametrize(
    ("today", "count"), [("11-30", 0), ("12-01", 1), ("12-16", 1), ("12-17", 2), ("12-28", 3), ("12-31", 3)]
)
def test_as_many_are_due_as_their_days_have_come(today: str, count: int) -> None:
    assert due(date(2026, 10, 1), LAST, BEFORE, date.fromisoformat(f"2026-{today}")) == count
    assert due(date(2026, 10, 1), LAST, BEFORE, LAST + timedelta(days=1)) == 0


def test_a_claim_is_warned_of_three_times_each_once_and_louder(
    client: Client, seller: Seller, agent: User
) -> None:
    claim = made.draft(seller, agent)
    found = []
    for left in (31, 30, 20, 14, 3, 3, 0):
        at = made.later((claim.closes_on - made.NOW.date()).days - left)
        actions.give_warnings(seller=seller, at=at)
        found.append(DeadlineWarning.objects.filter(claim=claim).count())
    assert found == [0, 1, 1, 2, 3, 3, 3]
    assert Change.objects.of_subject(claim).filter(verb="deadline_warning").count() == 3
    client.force_login(agent)
    Claim.objects.filter(pk=claim.pk).update(closes_on=claim.closes_on)
    assert "warning 3 of 3" in client.get(reverse("home")).content.decode()


def test_what_nobody_has_claimed_is_warned_of_too(seller: Seller) -> None:
    parcel = made.lost_order(seller).packages.get()
    assert parcel.lost_closes_on is not None
    at = made.later((parcel.lost_closes_on - made.NOW.date()).days - 2)
    given = actions.give_warnings(seller=seller, at=at)
    assert [(one.package, one.claim, one.number) for one in given] == [(parcel, None, n) for n in (1, 2, 3)]
    assert actions.give_warnings(seller=seller, at=at) == []


def test_a_claim_opened_on_its_last_days_is_warned_of_at_once(seller: Seller, agent: User) -> None:
    parcel = made.lost_order(seller).packages.get()
    assert parcel.lost_closes_on is not None
    at = made.later((parcel.lost_closes_on - made.NOW.date()).days)
    claim = actions.open_lost_claim(package=parcel, by=agent, at=at)
    assert list(claim.warnings.values_list("number", flat=True)) == [1, 2, 3]
    assert actions.give_warnings(seller=seller, at=at) == []


def test_no_number_of_parcels_hides_one_from_the_warnings(
    seller: Seller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reimbursements.candidates.MOST", 2)
    parcels = [made.lost_order(seller).packages.get() for _number in range(5)]
    assert parcels[0].lost_closes_on is not None
    at = made.later((parcels[0].lost_closes_on - made.NOW.date()).days - 20)
    given = actions.give_warnings(seller=seller, at=at)
    assert {one.package for one in given} == set(parcels)


def _asked(seller: Seller) -> list[DigestMail]:
    return actions.ask_digests(seller=seller, at=made.later(4))


@pytest.fixture
def short(seller: Seller, agent: User) -> Claim:
    claim = made.filed(seller, agent)
    take(seller, row("1", case_id=made.CASE, amount_total=Decimal(5)))
    return claim


def test_each_member_who_wants_it_gets_one_mail_a_week(
    seller: Seller, agent: User, short: Claim, settings: LazySettings
) -> None:
    settings.PORTAL_URL = "https://portal.example"
    factories.make_member(seller, Role.SELLER, email="zh@example.test", language="zh-hans")
    factories.make_member(seller, Role.SELLER, email="no@example.test", weekly_digest=False)
    made.draft(seller, agent)
    asked = _asked(seller)
    assert [one.user.email for one in asked] == [agent.email, "zh@example.test"]
    for one in (*asked, *asked):
        actions.send_digest(mail=one, at=made.later(4))
    assert _asked(seller) == []
    assert [one.to for one in mails.outbox] == [[agent.email], ["zh@example.test"]]
    first = mails.outbox[0]
    assert "$7.00 less than the least expected" in first.body
    assert "https://portal.example/claims/" in first.body
    html = first.alternatives[0][0]  # type: ignore[attr-defined]
    assert short.number in str(html)
    next_week = actions.ask_digests(seller=seller, at=made.later(11))
    assert len(next_week) == 2


def test_a_mail_that_no_server_took_is_not_sent_when_its_week_is_over(
    seller: Seller, agent: User, short: Claim
) -> None:
    (asked,) = _asked(seller)
    assert actions.send_digest(mail=asked, at=made.later(11)) == "unwanted"
    assert mails.outbox == []


def test_a_quiet_week_brings_no_mail(seller: Seller, agent: User) -> None:
    assert _asked(seller) == []
    assert not DigestMail.objects.exists()


def test_who_left_or_opted_out_meanwhile_gets_none(seller: Seller, agent: User, short: Claim) -> None:
    (asked,) = _asked(seller)
    Membership.objects.filter(user=agent).delete()
    assert actions.send_digest(mail=asked, at=made.later(4)) == "unwanted"
    assert mails.outbox == []


def test_one_opts_out_in_the_profile(client: Client, agent: User) -> None:
    client.force_login(agent)
    client.post(reverse("sellers:profile"), {"language": "", "single_keys": "on"})
    agent.refresh_from_db()
    assert agent.weekly_digest is False
