"""What can happen to a claim, and that a refusal changes nothing."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from history.actions import IllegalMove, Refusal, SomeoneWasFirst
from history.models import Change
from orders.models import Order, OrderIdentifier, Removal
from reimbursements import actions
from reimbursements.models import Claim, ClaimKind, ClaimRule, ClaimStatus
from sellers.models import Seller, User
from tests import factories
from tests.factories import NOW
from tests.reimbursements import claim_factory as made


def verbs(claim: Claim) -> list[tuple[str, str]]:
    return [(change.verb, change.after) for change in Change.objects.of_subject(claim).order_by("id")]


# --- opening ------------------------------------------------------------------------------------------------------


def test_a_lost_claim_is_a_draft_for_every_unit_of_the_parcel(seller: Seller, agent: User) -> None:
    claim = made.draft(seller, agent, units=3)
    unit = claim.units.get()
    assert (claim.number, claim.status, claim.kind) == ("CLM-000001", "draft", "lost_outbound")
    assert (unit.sku, unit.quantity, unit.fnsku, unit.asin) == ("HG-MUG-01", 3, "X00HG-MUG-01", "B0HG-MUG-01")
    assert (claim.expected_low, claim.expected_high, claim.currency) == (
        Decimal("36.00"),
        Decimal("90.00"),
        "USD",
    )
    promise = (NOW - timedelta(days=12)).date()
    assert (claim.opens_on, claim.closes_on) == (promise + timedelta(days=8), promise + timedelta(days=90))
    assert verbs(claim) == [("claim_opened", "CLM-000001")]
    names = OrderIdentifier.objects.filter(order=claim.order, kind="claim").values_list("value", flat=True)
    assert list(names) == ["CLM-000001"]


def test_numbers_count_per_seller_without_gaps(seller: Seller, agent: User) -> None:
    other = factories.make_seller("Nordlicht Handel")
    numbers = [made.draft(owner, agent).number for owner in (seller, seller, other, seller)]
    assert numbers == ["CLM-000001", "CLM-000002", "CLM-000001", "CLM-000003"]


def test_a_parcel_is_claimed_once(seller: Seller, agent: User) -> None:
    claim = made.draft(seller, agent)
    with pytest.raises(actions.AlreadyClaimed) as refused:
        actions.open_lost_claim(package=claim.package, by=agent, at=NOW)  # type: ignore[arg-type]
    assert refused.value.claim == claim
    assert (
        str(refused.value) == "Already claimed: see CLM-000001. A unit is claimed once. No claim was opened."
    )
    assert Claim.objects.count() == 1


def test_a_withdrawn_claim_lets_its_units_go(seller: Seller, agent: User) -> None:
    claim = made.draft(seller, agent)
    actions.withdraw(claim=claim, reason="Found it", by=agent, at=NOW)
    again = actions.open_lost_claim(package=claim.package, by=agent, at=NOW)  # type: ignore[arg-type]
    assert (claim.status, again.number) == ("withdrawn", "CLM-000002")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"delivered_at": NOW}, "The carrier marked it delivered"),
        ({"returning_at": NOW}, "The parcel is on its way back"),
        ({"lost_eligible_since": None}, "The parcel has to be checked once more"),
        (
            {"latest_estimate": NOW - timedelta(days=7), "lost_eligible_since": None},
            "may be opened from Sat 21 Nov 2026",
        ),
        ({"first_promise": NOW - timedelta(days=92)}, "The last day to file was"),
    ],
)
def test_a_refusal_says_why_and_opens_nothing(
    seller: Seller, agent: User, changes: dict[str, object], said: str
) -> None:
    package = made.lost_order(seller).packages.get()
    for name, value in changes.items():
        setattr(package, name, value)
    package.save()
    with pytest.raises(Refusal) as refused:
        actions.open_lost_claim(package=package, by=agent, at=NOW)
    assert said in str(refused.value)
    assert str(refused.value).endswith("No claim was opened.")
    assert (Claim.objects.count(), Change.objects.filter(verb="claim_opened").count()) == (0, 0)


def test_the_last_day_is_the_marketplaces_own(seller: Seller, agent: User) -> None:
    package = made.lost_order(seller).packages.get()
    package.first_promise = factories.datetime(
        2026, 8, 23, 6, 59, tzinfo=factories.UTC
    )  # 22 Aug in Los Angeles
    package.save()
    late = factories.datetime(2026, 11, 21, 7, 59, tzinfo=factories.UTC)  # still 20 Nov there: the 90th day
    assert actions.open_lost_claim(package=package, by=agent, at=late).closes_on == date(2026, 11, 20)


def test_a_marketplace_without_a_rule_opens_no_claim(agent: User) -> None:
    turkish = factories.make_seller("Ege", marketplace="A33AVAJ2PDY3EV")
    package = made.lost_order(turkish).packages.get()
    with pytest.raises(Refusal, match="No reimbursement rule is on file"):
        actions.open_lost_claim(package=package, by=agent, at=NOW)
    assert Claim.objects.count() == 0


def test_damage_is_claimed_for_some_units_and_the_rest_later(seller: Seller, agent: User) -> None:
    order = made.delivered_order(seller, units=3)
    package, item = order.packages.get(), order.items.get()
    first = actions.open_damage_claim(package=package, quantities={item.pk: 2}, by=agent, at=NOW)
    with pytest.raises(Refusal, match="Only 1 of HG-MUG-01 can be claimed for this parcel, not 2"):
        actions.open_damage_claim(package=package, quantities={item.pk: 2}, by=agent, at=NOW)
    second = actions.open_damage_claim(package=package, quantities={item.pk: 1}, by=agent, at=NOW)
    assert [first.units.get().quantity, second.units.get().quantity] == [2, 1]
    with pytest.raises(actions.AlreadyClaimed):
        actions.open_damage_claim(package=package, quantities={item.pk: 1}, by=agent, at=NOW)


@pytest.mark.parametrize("count", [0, -1])
def test_damage_of_no_unit_is_refused(seller: Seller, agent: User, count: int) -> None:
    order = made.delivered_order(seller)
    with pytest.raises(Refusal, match="Choose how many units of this parcel it is about"):
        actions.open_damage_claim(
            package=order.packages.get(), quantities={order.items.get().pk: count}, by=agent, at=NOW
        )
    assert Claim.objects.count() == 0


def test_a_unit_of_another_order_is_refused(seller: Seller, agent: User) -> None:
    order, other = made.delivered_order(seller), made.delivered_order(seller)
    with pytest.raises(Refusal):
        actions.open_damage_claim(
            package=order.packages.get(),
            quantities={order.items.get().pk: 1, other.items.get().pk: 1},
            by=agent,
            at=NOW,
        )
    assert Claim.objects.count() == 0


def test_damaged_returns_are_claimed_together_and_each_once(seller: Seller, agent: User) -> None:
    order = made.delivered_order(seller, units=2)
    items = [made.returned_item(order), made.returned_item(order, "CarrierDamaged")]
    claim = actions.open_return_claim(return_items=items, by=agent, at=NOW)
    assert [unit.return_item for unit in claim.units.all()] == items
    assert (claim.kind, claim.package, claim.expected_low) == ("damaged_return", None, Decimal("24.00"))
    with pytest.raises(actions.AlreadyClaimed):
        actions.open_return_claim(return_items=items[:1], by=agent, at=NOW)
    assert Claim.objects.count() == 1


@pytest.mark.parametrize("condition", ["Sellable", "CustomerDamaged", "Defective"])
def test_one_unit_that_may_not_be_claimed_holds_all_back(seller: Seller, agent: User, condition: str) -> None:
    order = made.delivered_order(seller, units=2)
    items = [made.returned_item(order), made.returned_item(order, condition)]
    with pytest.raises(Refusal):
        actions.open_return_claim(return_items=items, by=agent, at=NOW)
    assert Claim.objects.count() == 0


# --- submitting ---------------------------------------------------------------------------------------------------


def test_a_submission_is_blocked_while_a_required_proof_is_missing(seller: Seller, agent: User) -> None:
    claim = made.draft(seller, agent)
    with pytest.raises(Refusal, match="Still missing: Refund or replacement recorded"):
        actions.submit(claim=claim, note="", removal_override="", by=agent, at=NOW)
    claim.refresh_from_db()
    assert (claim.status, claim.submitted_at, claim.facts) == ("draft", None, {})


def test_a_damage_claim_needs_its_photo(seller: Seller, agent: User) -> None:
    order = made.delivered_order(seller)
    quantities = {order.items.get().pk: 1}
    claim = actions.open_damage_claim(package=order.packages.get(), quantities=quantities, by=agent, at=NOW)
    made.made_right(order, agent)
    with pytest.raises(Refusal, match="Photo of the whole item with the damage"):
        actions.submit(claim=claim, note="", removal_override="", by=agent, at=NOW)
    made.proof(claim, agent)
    actions.submit(claim=claim, note="Cracked", removal_override="", by=agent, at=NOW)
    assert (claim.status, claim.note, claim.submitted_by) == ("in_review", "Cracked", agent)
    assert verbs(claim)[-1] == ("status", "in_review")


def test_facts_are_frozen_at_submission(seller: Seller, agent: User) -> None:
    claim = made.in_review(seller, agent)
    order, package = claim.order, claim.package
    assert package is not None
    Order.objects.filter(pk=order.pk).update(recipient="Somebody Else")
    package.carrier_code = "UPS"
    package.save()
    fresh = Claim.objects.get(pk=claim.pk)
    assert (fresh.facts["recipient"], fresh.facts["parcel"]["carrier"]) == ("Ann Baker", "USPS")
    assert fresh.facts["parcel"]["first_promise"] == "2026-11-08"
    assert [event["code"] for event in fresh.facts["parcel"]["events"]] == ["EVENT_201"]
    assert [unit["quantity"] for unit in fresh.facts["units"]] == [1]
    assert fresh.facts["resolutions"][0]["reference"] == "R-1"


def test_the_amount_is_reckoned_again_at_submission_and_stays(seller: Seller, agent: User) -> None:
    claim = made.draft(seller, agent, cost=None, proceeds=None)
    assert claim.expected_low is None
    made.made_right(claim.order, agent)
    product = seller.products.get()
    cost = factories.make_sourcing_cost(product, "11.50")
    actions.submit(claim=claim, note="", removal_override="", by=agent, at=NOW)
    cost.amount = Decimal(99)
    cost.save()
    claim.refresh_from_db()
    assert (claim.expected_low, claim.expected_high) == (Decimal("11.50"), Decimal("11.50"))
    assert claim.units.get().amounts["sourcing_cost"]["per_unit"] == "11.50"


def test_a_parcel_that_turned_up_can_no_longer_be_submitted(seller: Seller, agent: User) -> None:
    claim = made.draft(seller, agent)
    made.made_right(claim.order, agent)
    assert claim.package is not None
    claim.package.delivered_at = NOW
    claim.package.save()
    with pytest.raises(Refusal, match="The carrier marked it delivered"):
        actions.submit(claim=claim, note="", removal_override="", by=agent, at=NOW)
    claim.refresh_from_db()
    assert claim.status == "draft"


def test_a_suspected_removal_needs_a_reason_and_a_confirmed_one_blocks(seller: Seller, agent: User) -> None:
    claim = made.draft(seller, agent)
    made.made_right(claim.order, agent)
    Order.objects.filter(pk=claim.order_id).update(removal=Removal.SUSPECTED)
    claim = Claim.objects.get(pk=claim.pk)
    with pytest.raises(Refusal, match="Why this is not a removal"):
        actions.submit(claim=claim, note="", removal_override=" ", by=agent, at=NOW)
    Order.objects.filter(pk=claim.order_id).update(removal=Removal.CONFIRMED)
    with pytest.raises(Refusal, match="MCF was used to remove stock"):
        actions.submit(claim=Claim.objects.get(pk=claim.pk), note="", removal_override="x", by=agent, at=NOW)
    Order.objects.filter(pk=claim.order_id).update(removal=Removal.SUSPECTED)
    claim = Claim.objects.get(pk=claim.pk)
    actions.submit(claim=claim, note="", removal_override="A gift shop", by=agent, at=NOW)
    claim.refresh_from_db()
    assert (claim.status, claim.removal_override) == ("in_review", "A gift shop")
    assert "looks like a removal" in claim.facts["doubts"][0]


def test_a_claim_is_submitted_once(seller: Seller, agent: User) -> None:
    claim = made.in_review(seller, agent)
    with pytest.raises(IllegalMove):
        actions.submit(claim=claim, note="again", removal_override="", by=agent, at=NOW)
    claim.refresh_from_db()
    assert claim.note == ""


# --- review -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["opener", "submitter", "member"])
def test_nobody_reviews_their_own_claim_and_only_admins_review(
    seller: Seller, agent: User, admin: User, who: str
) -> None:
    boss = factories.make_admin()
    claim = made.draft(seller, admin)
    made.made_right(claim.order, agent)
    actions.submit(claim=claim, note="", removal_override="", by=boss, at=NOW)
    by = {"opener": admin, "submitter": boss, "member": agent}[who]
    with pytest.raises(Refusal):
        actions.approve(claim=claim, by=by, at=NOW)
    with pytest.raises(Refusal):
        actions.refuse(claim=claim, reason="no", by=by, at=NOW)
    with pytest.raises(Refusal):
        actions.ask_for_more(claim=claim, reason="more", by=by, at=NOW)
    claim.refresh_from_db()
    assert (claim.status, claim.reviewed_by) == ("in_review", None)


def test_an_admin_approves(seller: Seller, agent: User, admin: User) -> None:
    claim = made.in_review(seller, agent)
    actions.approve(claim=claim, by=admin, at=NOW)
    assert (claim.status, claim.reviewed_by, claim.reviewed_at) == ("approved", admin, NOW)


def test_two_reviewers_at_once_make_one_decision(seller: Seller, agent: User, admin: User) -> None:
    mine = made.in_review(seller, agent)
    theirs = Claim.objects.get(pk=mine.pk)
    actions.approve(claim=mine, by=admin, at=NOW)
    with pytest.raises(SomeoneWasFirst):
        actions.refuse(claim=theirs, reason="no", by=factories.make_admin(), at=NOW)
    mine.refresh_from_db()
    assert (mine.status, mine.review_reason) == ("approved", "")


def test_a_parcel_that_turned_up_is_not_approved(seller: Seller, agent: User, admin: User) -> None:
    claim = made.in_review(seller, agent)
    assert claim.package is not None
    claim.package.delivered_at = NOW
    claim.package.save()
    with pytest.raises(Refusal, match="was not approved; refuse it"):
        actions.approve(claim=claim, by=admin, at=NOW)
    assert Claim.objects.get().status == "in_review"


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_no_needs_a_reason(seller: Seller, agent: User, admin: User, reason: str) -> None:
    claim = made.in_review(seller, agent)
    for act in (actions.refuse, actions.ask_for_more):
        with pytest.raises(Refusal, match="Say why"):
            act(claim=claim, reason=reason, by=admin, at=NOW)
    assert Claim.objects.get().status == "in_review"


def test_more_is_asked_and_given(seller: Seller, agent: User, admin: User) -> None:
    claim = made.in_review(seller, agent)
    actions.ask_for_more(claim=claim, reason="A photo of the label", by=admin, at=NOW)
    assert (claim.status, claim.review_reason) == ("more_asked", "A photo of the label")
    made.proof(claim, agent, kind="label_photo", at=made.later(1))
    actions.submit(claim=claim, note="Here", removal_override="", by=agent, at=made.later(1))
    assert (claim.status, claim.review_reason) == ("in_review", "")


def test_a_refused_claim_can_be_taken_up_again(seller: Seller, agent: User, admin: User) -> None:
    claim = made.in_review(seller, agent)
    actions.refuse(claim=claim, reason="Blurred", by=admin, at=NOW)
    with pytest.raises(actions.AlreadyClaimed):
        actions.open_lost_claim(package=claim.package, by=agent, at=NOW)  # type: ignore[arg-type]
    actions.reopen(claim=claim, by=agent, at=NOW)
    assert claim.status == "draft"


# --- filing -------------------------------------------------------------------------------------------------------


def test_a_filing_is_recorded_with_its_case(seller: Seller, agent: User) -> None:
    claim = made.filed(seller, agent)
    assert (claim.status, claim.case_id, claim.filed_on) == ("filed", made.CASE, date(2026, 11, 20))
    assert OrderIdentifier.objects.filter(order=claim.order, kind="case", value=made.CASE).count() == 1


@pytest.mark.parametrize("case_id", ["", "12", "a" * 41, "123 456", "<script>"])
def test_a_case_id_that_is_none_is_refused(seller: Seller, agent: User, case_id: str) -> None:
    claim = made.approved(seller, agent)
    with pytest.raises(Refusal, match="A case ID has"):
        actions.record_filing(claim=claim, case_id=case_id, filed_on=date(2026, 11, 20), by=agent, at=NOW)
    assert Claim.objects.get().status == "approved"


def test_a_filing_tomorrow_is_refused(seller: Seller, agent: User) -> None:
    claim = made.approved(seller, agent)
    with pytest.raises(Refusal, match="lies in the future"):
        actions.record_filing(claim=claim, case_id=made.CASE, filed_on=date(2026, 11, 21), by=agent, at=NOW)
    assert Claim.objects.get().case_id == ""


def test_a_denial_keeps_amazons_words_and_can_be_appealed(seller: Seller, agent: User) -> None:
    claim = made.filed(seller, agent)
    actions.record_denial(claim=claim, reason="Proof of value missing", by=agent, at=NOW)
    assert (claim.status, claim.denial_reason) == ("denied", "Proof of value missing")
    actions.record_filing(claim=claim, case_id="15559999999", filed_on=date(2026, 11, 20), by=agent, at=NOW)
    assert (claim.status, claim.case_id, claim.denial_reason) == ("filed", "15559999999", "")


@pytest.mark.parametrize("stage", ["draft", "in_review", "approved"])
def test_what_is_not_filed_by_the_last_day_expires_the_day_after(
    seller: Seller, agent: User, stage: str
) -> None:
    claim = getattr(made, stage)(seller, agent)
    last = factories.datetime(2027, 2, 7, 7, 59, tzinfo=factories.UTC)  # 6 Feb, the last day, in Los Angeles
    assert claim.closes_on == date(2027, 2, 6)
    assert actions.expire_claims(at=last) == 0
    assert actions.expire_claims(at=last + timedelta(minutes=1)) == 1
    assert actions.expire_claims(at=last + timedelta(minutes=1)) == 0
    claim.refresh_from_db()
    assert claim.status == "expired"


def test_filed_claims_and_unpublished_windows_do_not_expire(seller: Seller, agent: User) -> None:
    filed = made.filed(seller, agent)
    unsure = made.draft(seller, agent)
    sure = made.draft(factories.make_seller("Other"), agent)
    Claim.objects.filter(pk=unsure.pk).update(
        rule=ClaimRule.objects.get(marketplace__code="JP", kind=unsure.kind)
    )
    assert actions.expire_claims(at=made.later(200)) == 1
    sure.refresh_from_db()
    unsure.refresh_from_db()
    assert (sure.status, unsure.status) == ("expired", "draft")
    filed.refresh_from_db()
    assert filed.status == "filed"


def test_the_database_refuses_a_move_the_table_lacks(seller: Seller, agent: User) -> None:
    claim = made.draft(seller, agent)
    with pytest.raises(DatabaseError), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(status=ClaimStatus.FILED)
    claim.refresh_from_db()
    assert claim.status == "draft"


# --- rules --------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "kind", "days", "published", "cap", "fallback"),
    [
        ("US", ClaimKind.LOST_OUTBOUND, 90, True, None, 5000),
        ("US", ClaimKind.DAMAGED_OUTBOUND, 90, False, None, 5000),
        ("US", ClaimKind.DAMAGED_RETURN, 60, False, None, 5000),
        ("UK", ClaimKind.LOST_OUTBOUND, 90, True, 250, None),
        ("UK", ClaimKind.DAMAGED_OUTBOUND, 90, True, 250, None),
        ("DE", ClaimKind.LOST_OUTBOUND, 90, True, 275, None),
        ("JP", ClaimKind.LOST_OUTBOUND, 90, False, 50_000, None),
        ("IN", ClaimKind.LOST_OUTBOUND, 30, True, None, None),
        ("IN", ClaimKind.DAMAGED_OUTBOUND, 30, True, None, None),
        ("CA", ClaimKind.DAMAGED_OUTBOUND, 90, False, 400, None),
    ],
)
def test_the_rules_are_seeded(
    code: str, kind: str, days: int, published: bool, cap: int | None, fallback: int | None
) -> None:
    rule = ClaimRule.objects.get(marketplace__code=code, kind=kind)
    assert (rule.days_to_file, rule.window_published, rule.cap, rule.fallback_cap) == (
        days,
        published,
        cap,
        fallback,
    )
    assert rule.currency == rule.marketplace.currency
    assert rule.bases == ["estimated_proceeds", "sourcing_cost"]
    assert rule.source
    assert rule.source_url.startswith("https://")


def test_a_claim_keeps_the_rule_it_was_opened_under(seller: Seller, agent: User) -> None:
    before = made.draft(seller, agent)
    newer = ClaimRule.objects.get(pk=before.rule_id)
    newer.pk, newer.valid_from, newer.file_within_days = None, date(2026, 11, 1), 45
    newer.save()
    after = made.draft(seller, agent)
    before.refresh_from_db()
    assert (before.rule.file_within_days, after.rule.file_within_days) == (90, 45)
    assert (before.closes_on - after.closes_on).days == 45


def test_the_wall_hides_other_sellers_claims(seller: Seller, agent: User) -> None:
    claim = made.draft(seller, agent)
    other = factories.make_seller("Other")
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('portal.seller', %s, false)", [str(other.pk)])
        assert Claim.objects.count() == 0
        cursor.execute("SELECT set_config('portal.seller', %s, false)", [str(seller.pk)])
        assert Claim.objects.get() == claim
        cursor.execute("SELECT set_config('portal.seller', '*', false)")
