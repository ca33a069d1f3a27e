"""The order page's one answer, once a claim stands or somebody has judged the order a removal."""

import pytest

from orders.models import Removal
from reimbursements.actions import withdraw
from tests.factories import make_delivered_order, make_lost_order, make_member, make_package, make_seller
from tests.reimbursements.claim_factory import draft, filed
from tests.tracking.test_pages import drawn, fetched
from tests.tracking.told import DAY, NOW

pytestmark = pytest.mark.django_db


def test_a_parcel_with_a_claim_leads_to_it_and_offers_no_second_one():
    seller = make_seller()
    claim = draft(seller, make_member(seller))
    order = claim.order
    said = drawn("order_callout order now", fetched(order))
    assert "The parcel is claimed as lost" in said
    assert f"Open claim {claim.number} Draft" in said
    assert "File by" in said
    assert "Open lost claim" not in said


def test_a_filed_claim_has_no_day_to_file_any_more():
    seller = make_seller()
    claim = filed(seller, make_member(seller))
    order = claim.order
    said = drawn("order_callout order now", fetched(order))
    assert f"Open claim {claim.number} Filed" in said
    assert "File by" not in said


def test_a_withdrawn_claim_leaves_the_parcel_to_be_claimed():
    seller = make_seller()
    claim = draft(seller, make_member(seller))
    withdraw(claim=claim, reason="The parcel came.", by=claim.opened_by, at=NOW)
    assert "Open lost claim" in drawn("order_callout order now", fetched(claim.order))


def test_what_looks_like_a_removal_is_judged_before_it_is_claimed():
    order = make_lost_order(make_seller(), removal=Removal.SUSPECTED)
    said = drawn("order_callout order now", fetched(order))
    assert "Judge first whether it is a removal" in said
    assert "Judge the removal" in said
    assert "Open lost claim" not in said


def test_a_removal_is_not_offered_as_a_claim():
    order = make_lost_order(make_seller(), removal=Removal.CONFIRMED)
    said = drawn("order_callout order now", fetched(order))
    assert "The order was judged a removal" in said
    assert "Open lost claim" not in said
    assert "File by" not in said


def test_several_parcels_that_all_arrived_are_said_once():
    order = make_delivered_order(make_seller())
    make_package(order, delivered_at=NOW - 13 * DAY)
    assert "All 2 parcels were delivered" in drawn("order_callout order now", fetched(order))
