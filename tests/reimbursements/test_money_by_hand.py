"""A person explains a row of the report that nothing else does."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from history.actions import Refusal
from history.models import Change
from reimbursements import actions
from reimbursements.explanations import explain
from reimbursements.models import Claim, Reimbursement
from sellers.models import Seller, User
from tests import factories
from tests.reimbursements import claim_factory as made
from tests.reimbursements.test_payments import REVERSAL, matched, row, stage, take


@pytest.fixture
def claim(seller: Seller, agent: User) -> Claim:
    return made.filed(seller, agent)


@pytest.fixture
def lone(seller: Seller, claim: Claim) -> Reimbursement:
    """A payment under a case that nobody recorded."""
    take(seller, row("1", case_id="other", reason="Something_New"))
    return Reimbursement.objects.get()


def test_words_alone_explain_a_row_and_stay_when_the_file_is_read_again(
    lone: Reimbursement, agent: User
) -> None:
    actions.explain_payment(row=lone, words="A test of Amazon’s", by=agent, at=made.later(5))
    take(lone.seller, row("1", case_id="other", reason="Something_New"))
    found = Reimbursement.objects.get()
    assert (found.match, found.explained_by) == ("explained", agent)
    assert "A test of Amazon’s" in str(explain(found))
    change = Change.objects.of_subject(found).get()
    assert (change.verb, change.actor, change.reason) == ("payment_explained", agent, "A test of Amazon’s")


def test_linked_to_a_claim_it_pays_it_and_its_reversal_follows(
    lone: Reimbursement, claim: Claim, agent: User
) -> None:
    actions.explain_payment(row=lone, words="Wrong case", claim=claim, by=agent, at=made.later(5))
    assert (stage(claim), matched(lone.seller)) == ("paid", {"1": ("claim", claim.number)})
    take(lone.seller, row("2", amount_total=Decimal(-20), **REVERSAL))
    assert (stage(claim), matched(lone.seller)["2"]) == ("reversed", ("reversal", claim.number))


def test_taken_back_the_claim_is_settled_without_it(lone: Reimbursement, claim: Claim, agent: User) -> None:
    actions.explain_payment(row=lone, words="Wrong case", claim=claim, by=agent, at=made.later(5))
    actions.unexplain_payment(row=lone, by=agent, at=made.later(6))
    assert (stage(claim), matched(lone.seller)) == ("short_paid", {"1": ("unexplained", "")})


def test_what_the_report_ties_to_a_claim_is_not_explained_otherwise(
    seller: Seller, claim: Claim, agent: User
) -> None:
    take(seller, row("1", case_id=made.CASE))
    with pytest.raises(Refusal, match="ties this payment to CLM-000001"):
        actions.explain_payment(row=Reimbursement.objects.get(), words="No", by=agent, at=made.later(5))
    assert Reimbursement.objects.get().explanation == ""


def test_the_page_explains_and_refuses_claims_of_others(
    client: Client, lone: Reimbursement, claim: Claim, agent: User
) -> None:
    other = factories.make_seller("Other")
    made.filed(other, factories.make_member(other, "support", email="other@example.test"))
    client.force_login(agent)
    url = reverse("claims:payment", args=[lone.pk])
    assert client.post(url, {"words": "x", "claim": "CLM-000009"}).status_code == 422
    assert client.post(url, {"words": ""}).status_code == 422
    assert Reimbursement.objects.get(pk=lone.pk).match == "unexplained"
    assert client.post(url, {"words": "Wrong case", "claim": claim.number.lower()}).status_code == 302
    assert stage(claim) == "paid"
    assert "Linked by hand" in client.get(url).content.decode()
    assert client.post(reverse("claims:unexplain", args=[lone.pk])).status_code == 302


def test_an_unexplained_payment_is_work(client: Client, lone: Reimbursement, agent: User) -> None:
    client.force_login(agent)
    assert "Explain a payment" in client.get(reverse("home")).content.decode()


def test_units_given_back_under_a_renamed_sku_count_by_their_fnsku(seller: Seller, claim: Claim) -> None:
    take(seller, row("1", case_id=made.CASE, sku="RENAMED", amount_total=Decimal(0),
                     quantity_reimbursed_inventory=1))  # fmt: skip
    assert stage(claim) == "paid"
