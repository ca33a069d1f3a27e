"""A rule's way: drafted by one admin, looked at, put in force by another; and that claims keep theirs."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from history.actions import IllegalMove, Refusal
from reimbursements import actions
from reimbursements.models import Claim, ClaimRule
from reimbursements.models.rules import CONTENT
from reimbursements.preview import preview_of
from reimbursements.seeded_rules import rows
from sellers.models import Marketplace, Seller, User
from tests import factories
from tests.factories import NOW
from tests.reimbursements import claim_factory as made
from tracking.models import LostRule
from tracking.rules import RuleBook


@pytest.fixture(autouse=True)
def clock(time_machine: Any) -> None:
    time_machine.move_to(NOW)


@pytest.fixture
def second(db: None) -> User:
    """Another admin."""
    return factories.make_admin()


def lost_rule(code: str = "US") -> ClaimRule:
    return ClaimRule.objects.get(marketplace__code=code, kind="lost_outbound", status="in_force")


def drafted(by: User, **changes: Any) -> ClaimRule:
    """A draft that changes something, from the day after the delivered rule's first on."""
    draft = actions.draft_change(rule=lost_rule(), by=by, at=NOW)
    ClaimRule.objects.filter(pk=draft.pk).update(**({"valid_from": date(2025, 4, 1)} | changes))
    draft.refresh_from_db()
    return draft


def address(name: str, rule: ClaimRule) -> str:
    return reverse(f"admin:reimbursements_claimrule_{name}", args=[rule.pk])


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def form_of(rule: ClaimRule, **changes: Any) -> dict[str, Any]:
    told = {name: getattr(rule, name) for name in CONTENT} | {"marketplace": rule.marketplace_id}
    told |= {"several_parcels": "on"} | changes
    return {name: value for name, value in told.items() if value is not None}


# --- the way ------------------------------------------------------------------------------------------------------


def test_a_rule_is_drafted_edited_previewed_and_put_in_force_by_another(
    admin: User, second: User, django_capture_on_commit_callbacks: Any
) -> None:
    old, writer, other = lost_rule(), signed_in(admin), signed_in(second)
    assert "Draft a change" in writer.get(address("change", old)).text
    writer.post(address("draft", old))
    draft = ClaimRule.objects.get(status="draft")
    posted = form_of(draft, cap="300", file_within_days=60, valid_from="2026-12-01")
    assert writer.post(address("change", draft), posted).status_code == 302
    assert "another admin must put it in force" in writer.get(address("preview", draft)).text
    assert "Put in force" in other.get(address("preview", draft)).text
    with django_capture_on_commit_callbacks(execute=False) as queued:
        other.post(address("put_in_force", draft))
    draft.refresh_from_db()
    old.refresh_from_db()
    assert (draft.status, draft.put_in_force_by, draft.cap) == ("in_force", second, Decimal(300))
    assert (old.status, old.valid_to) == ("ended", date(2026, 11, 30))
    told = LostRule.objects.get(marketplace=draft.marketplace)
    assert (told.wait_days, told.file_within_days, told.valid_from) == (7, 60, date(2026, 12, 1))
    assert len(queued) == 1
    assert "Put in force." in other.get(address("history", draft)).text


def test_who_wrote_at_a_draft_does_not_put_it_in_force(admin: User, second: User) -> None:
    draft = drafted(admin)
    with pytest.raises(Refusal, match="another admin must put it in force"):
        actions.put_in_force(rule=draft, by=admin, at=NOW)
    signed_in(second).post(address("change", draft), form_of(draft, valid_from="2026-12-01"))
    for person in (admin, second):
        answer = signed_in(person).post(address("put_in_force", draft), follow=True)
        assert "You wrote at this draft; another admin must put it in force." in answer.text
    draft.refresh_from_db()
    assert (draft.status, lost_rule().valid_to) == ("draft", None)


def test_only_an_admin_and_only_a_draft(admin: User, second: User, agent: User) -> None:
    draft = drafted(admin)
    with pytest.raises(Refusal, match="Only an admin"):
        actions.put_in_force(rule=draft, by=agent, at=NOW)
    actions.put_in_force(rule=draft, by=second, at=NOW)
    with pytest.raises(IllegalMove, match="Only a draft"):
        actions.put_in_force(rule=draft, by=factories.make_admin(), at=NOW)


def test_a_first_day_that_is_taken_is_refused(admin: User, second: User) -> None:
    draft = drafted(admin, valid_from=date(2025, 3, 31))
    with pytest.raises(Refusal, match="in force from 2025-03-31"):
        actions.put_in_force(rule=draft, by=second, at=NOW)
    assert ClaimRule.objects.get(pk=draft.pk).status == "draft"


def test_what_is_in_force_is_not_edited_nor_deleted(admin: User) -> None:
    rule, client = lost_rule(), signed_in(admin)
    assert client.post(address("change", rule), form_of(rule, cap="1")).status_code == 403
    assert client.post(address("delete", rule), {"post": "yes"}).status_code == 403
    with pytest.raises(DatabaseError), transaction.atomic():
        ClaimRule.objects.filter(pk=rule.pk).update(cap=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        ClaimRule.objects.filter(pk=rule.pk).update(status="draft")
    rule.refresh_from_db()
    assert (rule.cap, rule.status) == (None, "in_force")


def test_a_draft_changes_nothing_and_may_be_deleted(seller: Seller, agent: User, admin: User) -> None:
    draft = drafted(admin, file_within_days=1)
    claim = made.draft(seller, agent)
    assert claim.rule == lost_rule()
    assert signed_in(admin).post(address("delete", draft), {"post": "yes"}).status_code == 302
    assert not ClaimRule.objects.filter(status="draft").exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"cap": "-1"},
        {"valid_to": "2020-01-01"},
        {"bases": []},
        {"bases": ["guess"]},
        {"file_within_days": "-3"},
        {"held_to_days": "90"},
        {"currency": "EUR"},
        {"wait_days": ""},
        {"opens_anchor": "delivered"},
        {"refused_when": ["removal"]},
        {"doubted_when": ["delivered"]},
        {"advised_evidence": ["customer_resolution"]},
    ],
)
def test_a_draft_that_makes_no_sense_is_refused(admin: User, changes: dict[str, Any]) -> None:
    draft = drafted(admin)
    assert signed_in(admin).post(address("change", draft), form_of(draft, **changes)).status_code == 200
    same = ClaimRule.objects.get(pk=draft.pk)
    assert [getattr(same, name) for name in CONTENT] == [getattr(draft, name) for name in CONTENT]


# --- what it would change -------------------------------------------------------------------------------------------


def test_the_preview_names_the_open_claims_and_how_they_would_change(
    seller: Seller, agent: User, admin: User, second: User
) -> None:
    claim = made.draft(seller, agent)
    made.filed(seller, agent)  # with Amazon: no rule changes it any more
    draft = drafted(
        admin, cap=Decimal(20), file_within_days=30, required_evidence=["customer_resolution", "order_proof"]
    )
    preview = preview_of(draft, at=NOW)
    (one,) = preview.changed
    assert (one.claim, preview.same, preview.more) == (claim, 0, False)
    assert (one.now.closes_on, one.then.closes_on) == (date(2027, 2, 6), date(2026, 12, 8))
    assert (one.now.high, one.then.high) == (Decimal("30.00"), Decimal("20.00"))
    assert [str(title) for title in one.then.blocking][-1] == "Proof of the order on your shop"
    text = signed_in(second).get(address("preview", draft)).text
    for shown in (claim.number, "Tue 8 Dec", "$12.00–$20.00"):
        assert shown in text


def test_a_draft_that_says_the_same_changes_no_claim(seller: Seller, agent: User, admin: User) -> None:
    made.draft(seller, agent)
    preview = preview_of(drafted(admin), at=NOW)
    assert (preview.changed, preview.same) == ((), 1)


def test_the_preview_asks_the_database_as_often_for_many_as_for_few(
    seller: Seller, agent: User, admin: User
) -> None:
    draft, counts = drafted(admin, file_within_days=30), []
    for _round in range(2):
        for _number in range(3):
            made.draft(seller, agent)
        with CaptureQueriesContext(connection) as captured:
            assert preview_of(draft, at=NOW).changed
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_claims_keep_the_rule_they_were_opened_under(
    seller: Seller, agent: User, admin: User, second: User
) -> None:
    claim, old = made.draft(seller, agent), lost_rule()
    draft = drafted(admin, file_within_days=1, wait_days=300, required_evidence=["order_proof"])
    actions.put_in_force(rule=draft, by=second, at=NOW)
    made.made_right(claim.order, agent)
    claim = Claim.objects.get(pk=claim.pk)
    actions.submit(claim=claim, note="", removal_override="", by=agent, at=NOW)
    actions.approve(claim=claim, by=second, at=NOW)
    claim.refresh_from_db()
    assert (claim.status, claim.rule, claim.closes_on) == ("approved", old, date(2027, 2, 6))
    with pytest.raises(Refusal):
        actions.open_lost_claim(package=made.lost_order(seller).packages.get(), by=agent, at=NOW)


def test_the_rule_of_the_day_on_which_it_happened_counts(
    seller: Seller, agent: User, admin: User, second: User
) -> None:
    actions.put_in_force(
        rule=drafted(admin, valid_from=NOW.date() - timedelta(days=11), file_within_days=20),
        by=second,
        at=NOW,
    )
    before = actions.open_lost_claim(package=made.lost_order(seller).packages.get(), by=agent, at=NOW)
    assert before.rule.file_within_days == 90  # promised twelve days ago
    later = factories.make_order(seller, status="Complete")
    promise = NOW - timedelta(days=11)
    package = factories.make_package(
        later, shipped_at=NOW - timedelta(days=14), first_promise=promise, lost_eligible=True
    )
    after = actions.open_lost_claim(package=package, by=agent, at=NOW)
    assert (after.rule.file_within_days, after.closes_on) == (20, promise.date() + timedelta(days=20))


# --- as delivered ---------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_tracking_knows_the_same_days_as_the_rules() -> None:
    book = RuleBook.load()
    for rule in ClaimRule.objects.filter(kind="lost_outbound"):
        told = book.in_force(rule.marketplace_id, NOW.date())
        assert (told.wait_days, told.file_within_days) == (rule.wait_days, rule.days_to_file), rule


@pytest.mark.django_db
def test_what_nobody_publishes_is_left_empty_and_said() -> None:
    for rule in ClaimRule.objects.filter(file_within_days=None):
        assert rule.held_to_days is not None
        assert "held to" in rule.note, rule
    assert ClaimRule.objects.filter(file_within_days=None).exists()
    assert not ClaimRule.objects.filter(cap=None, kind="lost_outbound").exclude(note__contains="cap").exists()


@pytest.mark.django_db
def test_every_delivered_row_is_in_force() -> None:
    codes = set(Marketplace.objects.values_list("code", flat=True))
    assert ClaimRule.objects.filter(status="in_force").count() == sum(row["code"] in codes for row in rows())
    assert not ClaimRule.objects.exclude(status="in_force").exists()
