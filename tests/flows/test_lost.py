"""Lost: flagged, claimed, reviewed by another person, filed, paid. Not lost: turned up late, or it was a removal."""

from typing import Any

import pytest
from django.utils import timezone

from history.models import Change
from inventory.models import Product
from orders.models import Removal
from reimbursements.models import Claim, ClaimStatus
from sandbox.scenarios import order_id
from tests import factories
from tests.flows.claiming import (
    add_proof,
    approve,
    open_for_review,
    record_filing,
    record_refund,
    submit_for_review,
)
from tests.flows.story import Story, said, submit, wait_for
from tracking.models import Package
from tracking.tasks import flag_lost_eligible

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def test_a_lost_parcel_is_claimed_reviewed_filed_and_paid(story: Story) -> None:
    story.begin("lost", "almost_lost")
    story.read_stock()
    story.sync()
    story.poll()
    factories.make_sourcing_cost(Product.objects.get(sku="HG-LMP-BRS"), "31.50")
    opener = story.member(is_staff=True, is_superuser=True)
    page = story.page_of(opener)

    story.open_order(page, "almost_lost")
    assert "is late" in page.inner_text("#next")
    assert "A lost claim may be opened from" in said(page) or "a lost claim opens on" in said(page)
    assert page.get_by_role("button", name="Open lost claim").count() == 0

    page.goto(story.portal)
    assert "Open the lost claim" in said(page)
    story.open_order(page, "lost")
    assert "is eligible for a lost claim" in page.inner_text("#next")
    assert "File by" in page.inner_text("#next")
    submit(page, "Open lost claim", within="#claims")
    page.wait_for_url("**/claims/CLM-000001/")
    assert "31.50" in said(page)

    submit_for_review(page)
    assert "Still missing: Refund or replacement recorded. The claim was not submitted." in said(page)
    assert Claim.objects.get().status == ClaimStatus.DRAFT
    story.open_order(page, "lost")
    record_refund(page, amount="89.00", reference="REF-551")
    page.goto(f"{story.portal}/claims/CLM-000001/")
    add_proof(page, "order_proof", "order.jpg", "steelblue")
    add_proof(page, "resolution_proof", "refund.jpg", "seagreen")
    submit_for_review(page)
    assert "Submitted for review." in said(page)
    assert Claim.objects.get().status == ClaimStatus.IN_REVIEW

    open_for_review(page, story.portal, "CLM-000001")
    assert "another admin must review it" in said(page)
    assert page.get_by_role("button", name="Approve claim").count() == 0
    reviewer = story.page_of(factories.make_admin())
    open_for_review(reviewer, story.portal, "CLM-000001")
    assert reviewer.locator(".shots figure").count() == 2
    approve(story, "CLM-000001")

    page.goto(f"{story.portal}/claims/CLM-000001/")
    assert order_id("lost") in page.inner_text("#packet pre")
    record_filing(page, story.portal, "CLM-000001", "17129990001")
    assert Claim.objects.get().status == ClaimStatus.FILED
    story.sandbox.reimburse(
        order_id=order_id("lost"), sku="HG-LMP-BRS", amount="31.50", case_id="17129990001"
    )
    story.read_reports()
    assert Claim.objects.get().status == ClaimStatus.PAID
    page.reload()
    assert "Paid by Amazon" in page.inner_text("#next")
    moves = Change.objects.filter(subject_type="reimbursements.claim", after__in=ClaimStatus.values)
    assert list(moves.order_by("id").values_list("after", flat=True)) == [
        "in_review", "approved", "filed", "paid",
    ]  # fmt: skip


def customers_page(page: Any, portal: str) -> str:
    """The address of the page that the customer is sent, made with one click on the order's page."""
    submit(page, "Make the customer’s page")
    address = page.locator("main a[href*='/track/']").get_attribute("href")
    return f"{portal}{address}"


def test_a_parcel_delivered_late_is_no_longer_lost(story: Story) -> None:
    story.begin("lost_then_delivered", days_ago=3)
    story.sync()
    story.poll()
    page, customer = story.page_of(story.member()), story.page_of()
    story.open_order(page, "lost_then_delivered")
    assert "is eligible for a lost claim" in page.inner_text("#next")
    assert story.order("lost_then_delivered").lost_eligible
    customer.goto(customers_page(page, story.portal))
    assert customer.inner_text("h1") == "Your parcel is missing."

    story.days_pass(2.5)
    story.sync()
    story.poll()
    order = story.order("lost_then_delivered")
    assert (order.lost_eligible, order.lost_closes_on) == (False, None)
    customer.reload()
    assert customer.inner_text("h1") == "Your order has arrived."
    page.reload()
    assert "A delivered parcel can't be claimed as lost." in page.inner_text("#next")
    assert "is no longer lost-eligible" in page.inner_text("#history")
    assert page.get_by_role("button", name="Open lost claim").count() == 0
    page.locator("#claims summary", has_text="What cannot be claimed").click()
    assert "Amazon does not reimburse delivered parcels as lost." in page.inner_text("#claims")
    page.goto(f"{story.portal}/orders/{order_id('lost_then_delivered')}/claims/new/")
    assert page.get_by_role("button", name="Open lost claim").count() == 0
    page.goto(story.portal)
    assert "Open the lost claim" not in said(page)
    assert Claim.objects.count() == 0


def test_the_daily_sweep_flags_what_became_lost_overnight(story: Story) -> None:
    story.begin("almost_lost")
    story.sync()
    story.poll()
    assert not story.order("almost_lost").lost_eligible
    today = timezone.now().astimezone(story.seller.zone).date()
    Package.objects.update(lost_opens_on=today)  # as it stands when the night has passed
    flag_lost_eligible.delay()
    wait_for(lambda: story.order("almost_lost").lost_eligible, "the sweep flagged it")
    page = story.page_of(story.member())
    story.open_order(page, "almost_lost")
    assert "is eligible for a lost claim" in page.inner_text("#next")


def test_a_suspected_removal_warns_and_its_claim_needs_a_reason(story: Story) -> None:
    story.begin("removal")
    story.sync()
    story.poll()
    page = story.page_of(story.member())
    story.open_order(page, "removal")
    assert "This order looks like a removal" in said(page)
    assert "It takes unusually many units." in page.inner_text("#removal")
    record_refund(page, amount="89.00", reference="REF-40")
    submit(page, "Open lost claim", within="#claims")
    page.wait_for_url("**/claims/CLM-000001/")
    submit_for_review(page)
    assert "Still missing: Why this is not a removal. The claim was not submitted." in said(page)
    assert Claim.objects.get().status == ClaimStatus.DRAFT

    page.get_by_label("Why this is not a removal").fill("A trade fair; our own stand was the customer.")
    submit_for_review(page)
    assert Claim.objects.get().status == ClaimStatus.IN_REVIEW
    reviewer = story.page_of(factories.make_admin())
    open_for_review(reviewer, story.portal, "CLM-000001")
    assert "A trade fair; our own stand was the customer." in said(reviewer)


def test_a_confirmed_removal_cannot_be_claimed(story: Story) -> None:
    story.begin("removal")
    story.sync()
    story.poll()
    page = story.page_of(story.member())
    story.open_order(page, "removal")
    page.locator(f"#removal input[value={Removal.CONFIRMED}]").check()
    page.locator("#removal").get_by_label("Reason").fill("We took the cream mugs out.")
    submit(page, "Save judgement")
    assert story.order("removal").removal == Removal.CONFIRMED
    assert "Create a removal order instead." in page.inner_text("#removal")
    assert page.get_by_role("button", name="Open lost claim").count() == 0
    page.locator("#claims summary", has_text="What cannot be claimed").click()
    assert "MCF was used to remove stock, which Amazon does not reimburse." in page.inner_text("#claims")
    assert Claim.objects.count() == 0
