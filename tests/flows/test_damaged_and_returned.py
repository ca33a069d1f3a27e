"""Damaged on the way: a photograph decides. Returned: what Amazon finds decides between the shelf and a claim."""

from io import BytesIO
from typing import Any

import pypdfium2
import pytest
import zxingcpp

from inventory.models import Product, Restock
from reimbursements.models import Claim, ClaimKind, ClaimStatus
from returns.models import Return, ReturnStatus
from sandbox.scenarios import order_id
from sync.models import Feed
from tests import factories
from tests.flows.claiming import add_proof, approve, record_filing, record_refund, submit_for_review
from tests.flows.story import Story, said, submit, wait_for

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def test_a_damaged_parcel_is_claimed_with_a_photo_paid_short_and_reversed(story: Story) -> None:
    story.begin("damaged")
    story.read_stock()
    story.sync()
    story.poll()
    factories.make_sourcing_cost(Product.objects.get(sku="HG-CAF-PRS"), "20.00")
    page = story.page_of(story.member())
    story.open_order(page, "damaged")
    assert "was delivered, and the carrier reported damage" in page.inner_text("#next")
    record_refund(page, amount="46.00", reference="REF-397")
    page.get_by_role("link", name="Open damage claim").click()
    submit(page, "Open damage claim")
    page.wait_for_url("**/claims/CLM-000001/")

    submit_for_review(page)
    missing = "Still missing: Photo of the whole item with the damage. The claim was not submitted."
    assert missing in said(page)
    assert Claim.objects.get().status == ClaimStatus.DRAFT
    add_proof(page, "item_photo", "press.jpg", "firebrick")
    submit_for_review(page)
    assert Claim.objects.get().status == ClaimStatus.IN_REVIEW

    approve(story, "CLM-000001")
    record_filing(page, story.portal, "CLM-000001", "17129990002")
    paid = {"order_id": order_id("damaged"), "sku": "HG-CAF-PRS", "case_id": "17129990002"}
    payment = story.sandbox.reimburse(**paid, amount="12.00", reason="DAMAGED_OUTBOUND")
    story.read_reports(Feed.REIMBURSEMENTS)
    assert Claim.objects.get().status == ClaimStatus.SHORT_PAID
    page.reload()
    assert "Paid less than expected" in page.inner_text("#next")

    story.sandbox.reverse(payment)
    story.read_reports(Feed.REIMBURSEMENTS)
    assert Claim.objects.get().status == ClaimStatus.REVERSED
    page.reload()
    assert "Amazon took the money back" in page.inner_text("#next")


def scanned(paper: bytes) -> list[list[str]]:
    """What a scanner reads on each page."""
    with pypdfium2.PdfDocument(BytesIO(paper)) as pdf:
        pictures = [sheet.render(scale=3).to_pil() for sheet in pdf]
    return [sorted(found.text for found in zxingcpp.read_barcodes(picture)) for picture in pictures]


def create_return(page: Any, portal: str, key: str) -> None:
    """The five steps of Amazon's help page: order, return, number and reason, comments, submit."""
    page.goto(f"{portal}/orders/")
    page.locator("#q").fill(order_id(key))
    page.locator("#q").press("Enter")
    page.get_by_role("link", name="Create Customer Return").first.click()
    page.get_by_label("Return", exact=True).select_option("1")
    page.get_by_label("Return Reason").select_option("CR-UNWANTED_ITEM")
    page.get_by_label("Comments").fill("Two were ordered by mistake.")
    submit(page, "Submit")


def test_a_sellable_return_goes_back_to_stock_once(story: Story) -> None:
    story.begin("delivered", days_ago=8)
    story.sync()
    story.poll()
    page = story.page_of(story.member())
    story.open_order(page, "delivered")
    wait_for(lambda: page.reload() and page.locator("#parcels figure img").count(), "the photo was kept")
    photo = page.locator("#parcels figure img")
    photo.scroll_into_view_if_needed()
    wait_for(lambda: photo.evaluate("picture => picture.naturalWidth") > 0, "the photo is shown")
    create_return(page, story.portal, "delivered")
    page.wait_for_url("**/returns/RET-000001/")
    page.wait_for_selector(
        "text=The slip must be inside the parcel"
    )  # the worker asked, the page looked again
    made = Return.objects.get()
    assert (made.status, made.items.count()) == (ReturnStatus.AUTHORISED, 1)

    address = page.get_by_role("link", name="Open the paper").get_attribute("href")
    paper = page.context.request.get(f"{story.portal}{address}").body()
    assert paper.startswith(b"%PDF-")
    rma = made.items.get().authorization
    assert rma is not None
    label, slip = scanned(paper)
    assert label == [rma.amazon_rma_id]
    assert rma.authorization_id in slip
    assert Restock.objects.count() == 0

    story.days_pass(6.5)
    story.sync()
    page.reload()
    assert "Sellable" in page.inner_text("#return-status")
    made.refresh_from_db()
    assert made.status == ReturnStatus.CLOSED
    story.days_pass(0.5)
    story.sync()
    assert [(one.sku, one.reversed_at) for one in Restock.objects.all()] == [("HG-MUG-12-FOR", None)]


def test_a_return_that_amazon_damaged_is_claimed(story: Story) -> None:
    story.begin("returned_fulfiller_damaged")
    story.sync()
    page = story.page_of(story.member())
    page.goto(story.portal)
    assert "A returned unit came back damaged: ask for reimbursement?" in said(page)
    story.open_order(page, "returned_fulfiller_damaged")
    submit(page, "Open return claim", within="#claims")
    page.wait_for_url("**/claims/CLM-000001/")
    submit_for_review(page)
    claim = Claim.objects.get()
    assert (claim.kind, claim.status) == (ClaimKind.DAMAGED_RETURN, ClaimStatus.IN_REVIEW)
    assert Restock.objects.count() == 0


def test_a_return_that_the_customer_damaged_is_not(story: Story) -> None:
    story.begin("returned_customer_damaged")
    story.sync()
    page = story.page_of(story.member())
    story.open_order(page, "returned_customer_damaged")
    assert page.get_by_role("button", name="Open return claim").count() == 0
    page.locator("#claims summary", has_text="What cannot be claimed").click()
    assert "Amazon found damage by the customer, which it does not reimburse." in page.inner_text("#claims")
    assert (Claim.objects.count(), Restock.objects.count()) == (0, 0)
