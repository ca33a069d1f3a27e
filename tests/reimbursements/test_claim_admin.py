"""The reviewers' queue and their page in the Django admin."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reimbursements import actions
from reimbursements.models import Claim
from sellers.models import Seller, User
from tests import factories
from tests.factories import NOW
from tests.reimbursements import claim_factory as made

QUEUE = "admin:reimbursements_claim_changelist"


@pytest.fixture(autouse=True)
def clock(time_machine: Any) -> None:
    time_machine.move_to(NOW)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def reviewer(admin: User) -> Client:
    return signed_in(admin)


def url(name: str, claim: Claim, *more: Any) -> str:
    return reverse(f"admin:reimbursements_claim_{name}", args=[claim.pk, *more])


def test_the_queue_holds_what_waits_for_review_by_deadline_and_amount(
    reviewer: Client, seller: Seller, agent: User
) -> None:
    other = factories.make_seller("Other")
    late, small, large = (
        made.in_review(seller, agent),
        made.in_review(other, agent),
        made.in_review(seller, agent, units=3),
    )
    made.draft(seller, agent)
    Claim.objects.filter(pk=late.pk).update(closes_on=late.closes_on + timedelta(days=1))
    answer = reviewer.get(reverse(QUEUE))
    assert list(answer.context["cl"].result_list) == [large, small, late]
    assert "Sat 6 Feb 2027<br><small>78 days left</small>" in answer.text


@pytest.mark.parametrize(("stage", "count"), [("", 1), ("all", 2), ("draft", 1), ("paid", 0)])
def test_other_stages_are_shown_when_asked_for(
    reviewer: Client, seller: Seller, agent: User, stage: str, count: int
) -> None:
    made.in_review(seller, agent)
    made.draft(seller, agent)
    answer = reviewer.get(reverse(QUEUE), {"stage": stage} if stage else {})
    assert len(answer.context["cl"].result_list) == count


def test_a_claim_is_found_by_its_whole_number_or_case_in_any_stage(
    reviewer: Client, seller: Seller, agent: User
) -> None:
    made.in_review(seller, agent)
    filed = made.filed(seller, agent)
    for term in (filed.number, filed.number.lower(), made.CASE):
        assert list(reviewer.get(reverse(QUEUE), {"q": term, "stage": "all"}).context["cl"].result_list) == [
            filed
        ]
    assert list(reviewer.get(reverse(QUEUE), {"q": "CLM", "stage": "all"}).context["cl"].result_list) == []


def test_the_queue_asks_the_database_as_often_for_many_as_for_few(
    reviewer: Client, seller: Seller, agent: User
) -> None:
    counts = []
    for _round in range(2):
        for _number in range(3):
            made.in_review(seller, agent)
        reviewer.get(reverse(QUEUE))
        with CaptureQueriesContext(connection) as captured:
            reviewer.get(reverse(QUEUE))
        counts.append(len(captured))
        assert all(
            "LIMIT" in q["sql"]
            for q in captured.captured_queries
            if "COUNT(*)" in q["sql"] and "claim" in q["sql"]
        )
    assert counts[0] == counts[1]


def test_one_page_shows_evidence_rule_dates_amount_and_the_sellers_record(
    reviewer: Client, seller: Seller, agent: User
) -> None:
    made.filed(seller, agent)
    claim = made.draft(seller, agent)
    made.made_right(claim.order, agent)
    photo = made.proof(claim, agent)
    actions.submit(claim=claim, note="See the crack", removal_override="", by=agent, at=NOW)
    answer = reviewer.get(url("change", claim))
    assert answer.status_code == 200
    for shown in (
        url("evidence", claim, photo.pk),
        "$12.00 to $30.00",
        "Multi-Channel Fulfillment: Reimbursement FAQ (US)",
        "Sat 6 Feb 2027",
        "See the crack",
        "Filed: 1",
        "CLM-000001",
        "Approve claim",
        "Arrival scan.",
    ):
        assert shown in answer.text
    for forbidden in ("<script>", " style=", " onclick="):
        assert forbidden not in answer.text
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]


def test_the_page_asks_the_database_as_often_for_much_evidence_as_for_little(
    reviewer: Client, seller: Seller, agent: User
) -> None:
    counts = []
    for proofs in (1, 6):
        claim = made.draft(seller, agent)
        made.made_right(claim.order, agent)
        for number in range(proofs):
            made.proof(claim, agent, made.picture(size=(64, 40 + number)))
        actions.submit(claim=claim, note="", removal_override="", by=agent, at=NOW)
        reviewer.get(url("change", claim))
        with CaptureQueriesContext(connection) as captured:
            assert reviewer.get(url("change", claim)).text.count("<figure>") == proofs
        counts.append(len(captured))
        made.in_review(seller, agent)
        made.in_review(seller, agent)
    assert counts[1] <= counts[0]


def test_the_reviewer_sees_the_photo(reviewer: Client, seller: Seller, agent: User) -> None:
    claim, other = made.draft(seller, agent), made.draft(seller, agent)
    photo = made.proof(claim, agent)
    answer = reviewer.get(url("evidence", claim, photo.pk))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert len(b"".join(answer.streaming_content)) == photo.size  # type: ignore[attr-defined]
    assert reviewer.get(url("evidence", other, photo.pk)).status_code == 404


@pytest.mark.parametrize(
    ("act", "posted", "status"),
    [
        ("approve", {}, "approved"),
        ("refuse", {"refuse-reason": "Blurred"}, "refused"),
        ("ask", {"ask-reason": "The label"}, "more_asked"),
    ],
)
def test_a_decision_leads_back_to_the_queue(
    reviewer: Client, seller: Seller, agent: User, act: str, posted: dict[str, str], status: str
) -> None:
    claim = made.in_review(seller, agent)
    answer = reviewer.post(url(act, claim), posted)
    assert (answer.status_code, answer.url) == (302, reverse(QUEUE))  # type: ignore[attr-defined]
    claim.refresh_from_db()
    assert claim.status == status


@pytest.mark.parametrize("act", ["refuse", "ask"])
def test_a_no_without_a_reason_comes_back(reviewer: Client, seller: Seller, agent: User, act: str) -> None:
    claim = made.in_review(seller, agent)
    answer = reviewer.post(url(act, claim), {f"{act}-reason": " "})
    assert (answer.status_code, "This field is required." in answer.text) == (422, True)
    assert Claim.objects.get().status == "in_review"


def test_nobody_decides_on_a_claim_of_their_own(reviewer: Client, seller: Seller, admin: User) -> None:
    claim = made.in_review(seller, admin)
    text = reviewer.get(url("change", claim)).text
    assert "another admin must review it" in text
    assert "Approve claim" not in text
    answer = reviewer.post(url("approve", claim), follow=True)
    assert (
        "You opened or submitted this claim; another admin must review it. Nothing was changed."
        in answer.text
    )
    assert Claim.objects.get().status == "in_review"


def test_a_claim_is_decided_once(reviewer: Client, seller: Seller, agent: User) -> None:
    claim = made.in_review(seller, agent)
    reviewer.post(url("approve", claim))
    answer = reviewer.post(url("refuse", claim), {"refuse-reason": "Late"}, follow=True)
    assert "is “Approved”, which does not allow this. Nothing was changed." in answer.text
    assert Claim.objects.get().status == "approved"


def test_only_staff_with_the_permission_review(seller: Seller, agent: User) -> None:
    claim = made.in_review(seller, agent)
    plain_staff = factories.make_user(is_staff=True)
    looker = factories.make_user(is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename="view_claim"))
    decider = factories.make_user(is_staff=True)
    decider.user_permissions.add(Permission.objects.get(codename="change_claim"))
    seen = {}
    for name, user in (("member", agent), ("plain", plain_staff), ("looker", looker), ("decider", decider)):
        client = signed_in(user)
        seen[name] = (
            client.get(url("change", claim)).status_code,
            client.post(url("approve", claim)).status_code,
        )
    assert seen["plain"] == (403, 403)
    assert seen["looker"] == (200, 403)
    assert seen["decider"] == (200, 302)
    assert seen["member"][0] in (302, 403)
    claim.refresh_from_db()
    assert (claim.status, claim.reviewed_by) == ("approved", decider)


def test_nothing_is_added_edited_or_deleted_here(reviewer: Client, seller: Seller, agent: User) -> None:
    claim = made.in_review(seller, agent)
    assert reviewer.get(reverse("admin:reimbursements_claim_add")).status_code == 403
    assert reviewer.post(url("delete", claim), {"post": "yes"}).status_code == 403
    reviewer.post(url("change", claim), {"status": "paid", "expected_low": "999"})
    assert reviewer.get(url("approve", claim)).status_code == 405
    claim.refresh_from_db()
    assert (claim.status, str(claim.expected_low)) == ("in_review", "12.00")


@pytest.mark.parametrize("told", ["0", "x", "9" * 30])
def test_a_claim_that_is_none_is_not_found(reviewer: Client, told: str) -> None:
    assert reviewer.get(reverse("admin:reimbursements_claim_change", args=[told])).status_code == 404


# --- many at once -------------------------------------------------------------------------------------------------


def complete(seller: Seller, agent: User, **fields: Any) -> Claim:
    """In review with every proof, the advised ones too."""
    claim = made.draft(seller, agent, **fields)
    made.made_right(claim.order, agent)
    for number, kind in enumerate(("order_proof", "resolution_proof")):
        made.proof(claim, agent, made.picture(size=(320, 240 + number)), kind=kind)
    actions.submit(claim=claim, note="", removal_override="", by=agent, at=NOW)
    return claim


def test_only_what_is_clear_is_approved_at_once_the_rest_says_why(
    reviewer: Client, seller: Seller, agent: User
) -> None:
    clear, bare = complete(seller, agent), made.in_review(seller, agent)
    posted = {"action": "approve_clear", "_selected_action": [clear.pk, bare.pk]}
    text = reviewer.post(reverse(QUEUE), posted, follow=True).text
    assert "1 claim is approved." in text
    assert f"{bare.number}: Without Proof of the order on your shop" in text
    statuses = dict(Claim.objects.values_list("number", "status"))
    assert statuses == {clear.number: "approved", bare.number: "in_review"}


def test_nobody_approves_their_own_at_once_either(reviewer: Client, seller: Seller, admin: User) -> None:
    own = complete(seller, admin)
    posted = {"action": "approve_clear", "_selected_action": [own.pk]}
    assert "another admin must review it" in reviewer.post(reverse(QUEUE), posted, follow=True).text
    assert Claim.objects.get().status == "in_review"


def test_the_same_is_asked_of_several(reviewer: Client, seller: Seller, agent: User) -> None:
    claims = [made.in_review(seller, agent), made.in_review(seller, agent)]
    posted: dict[str, Any] = {"action": "ask_all", "_selected_action": [claim.pk for claim in claims]}
    assert "What more is needed" in reviewer.post(reverse(QUEUE), posted).text
    assert reviewer.post(reverse(QUEUE), posted | {"apply": "1", "ask-reason": " "}).status_code == 422
    assert set(Claim.objects.values_list("status", flat=True)) == {"in_review"}
    reviewer.post(reverse(QUEUE), posted | {"apply": "1", "ask-reason": "The label, please"})
    assert set(Claim.objects.values_list("status", "review_reason")) == {("more_asked", "The label, please")}


def test_who_only_looks_decides_nothing_at_once(seller: Seller, agent: User) -> None:
    claim = made.in_review(seller, agent)
    looker = factories.make_user(is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename="view_claim"))
    posted = {"action": "approve_clear", "_selected_action": [claim.pk]}
    signed_in(looker).post(reverse(QUEUE), posted)
    assert Claim.objects.get().status == "in_review"


def test_the_queue_is_narrowed_to_a_seller_who_is_picked_by_typing(
    reviewer: Client, seller: Seller, agent: User
) -> None:
    other = factories.make_seller("Nordlicht Handel")
    mine, _theirs = made.in_review(seller, agent), made.in_review(other, agent)
    answer = reviewer.get(reverse(QUEUE), {"seller": seller.pk})
    assert list(answer.context["cl"].result_list) == [mine]
    assert "admin-autocomplete" in answer.text
    assert "Nordlicht Handel</option>" not in answer.text
    assert reviewer.get(reverse(QUEUE), {"seller": "x"}).status_code in (200, 302)


def test_similar_claims_are_those_of_the_order_then_of_the_sku(
    reviewer: Client, seller: Seller, agent: User
) -> None:
    same_sku, claim = made.filed(seller, agent), made.in_review(seller, agent, units=2)
    answer = reviewer.get(url("change", claim))
    assert answer.context["similar"] == [same_sku]
    assert answer.context["record"] == [("Filed", 1)]


def test_the_next_claim_of_the_queue_is_one_key_away(reviewer: Client, seller: Seller, agent: User) -> None:
    first, second = made.in_review(seller, agent), made.in_review(seller, agent)
    text = reviewer.get(url("change", first)).text
    assert f"Next in the queue: {second.number}" in text
    assert 'data-review-key="n"' in text


def test_next_leads_through_the_whole_queue_in_its_order(
    reviewer: Client, seller: Seller, agent: User
) -> None:
    claims = [made.in_review(seller, agent, units=units) for units in (1, 3, 2, 3)]
    Claim.objects.filter(pk=claims[2].pk).update(expected_low=None, expected_high=None)
    later = made.in_review(seller, agent, units=3)
    Claim.objects.filter(pk=later.pk).update(closes_on=later.closes_on + timedelta(days=1))
    queue = list(reviewer.get(reverse(QUEUE)).context["cl"].result_list)
    walked = [queue[0]]
    while (following := reviewer.get(url("change", walked[-1])).context["next"]) is not None:
        walked.append(following)
    assert walked == queue == [claims[2], claims[1], claims[3], claims[0], later]


# --- payments -----------------------------------------------------------------------------------------------------


def test_rules_and_payments_are_listed(reviewer: Client, seller: Seller, agent: User) -> None:
    from tests.reimbursements.test_payments import row, take

    made.filed(seller, agent)
    take(seller, row("4711", case_id=made.CASE))
    assert reviewer.get(reverse("admin:reimbursements_claimrule_changelist")).status_code == 200
    answer = reviewer.get(reverse("admin:reimbursements_reimbursement_changelist"), {"q": "4711"})
    assert "Answers CLM-000001." in answer.text
