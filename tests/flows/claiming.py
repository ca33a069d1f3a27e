"""What a seller and a reviewer do to a claim in their browsers."""

from typing import Any

from tests import factories
from tests.flows.story import Story, photo, said, submit


def record_refund(page: Any, *, amount: str, reference: str) -> None:
    """The customer got the money back; recorded on the order's page."""
    page.locator("#resolution summary").click()
    form = page.locator("#resolution form")
    form.get_by_label("Refund", exact=True).check()
    form.get_by_label("Amount").fill(amount)
    form.get_by_label("Reference").fill(reference)
    submit(page, "Save record", within="#resolution")


def add_proof(page: Any, kind: str, name: str, colour: str) -> None:
    """One photograph on the claim's page."""
    page.locator("#add select").select_option(kind)
    page.locator("#add [data-drop] input[type=file]").set_input_files(photo(colour, name))
    before = page.locator("#proofs img").count()
    page.locator("#add").get_by_role("button", name="Add files").click()
    page.locator("#proofs img").nth(before).wait_for(timeout=30_000)  # a worker has checked it


def submit_for_review(page: Any) -> None:
    """The claim's last button before other eyes see it."""
    submit(page, "Submit for review", within="#submit")


def open_for_review(page: Any, portal: str, number: str) -> None:
    """The claim, found in the reviewers' queue of the admin."""
    page.goto(f"{portal}/admin/reimbursements/claim/")
    page.get_by_role("link", name=number).click()


def approve(story: Story, number: str) -> None:
    """Somebody who did not open it finds it good."""
    reviewer = story.page_of(factories.make_admin())
    open_for_review(reviewer, story.portal, number)
    submit(reviewer, "Approve claim", within="#content-main")
    assert f"{number} is approved and may be filed." in said(reviewer)


def record_filing(page: Any, portal: str, number: str, case_id: str) -> None:
    """The packet was sent to Seller Support, who gave it a case."""
    page.goto(f"{portal}/claims/{number}/")
    page.get_by_label("Case ID").fill(case_id)
    submit(page, "Record filing")
    assert "The filing is recorded." in said(page)
