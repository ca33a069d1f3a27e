"""Two at once, on real connections: one claim, one number, one decision."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from history.actions import Refusal
from history.models import Change
from reimbursements import actions, tasks
from reimbursements.models import Claim
from sellers.models import Seller
from sellers.tenancy import acting_for
from tests import factories
from tests.factories import NOW
from tests.reimbursements import claim_factory as made
from tests.reimbursements.test_payments import row

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def seller(transactional_db: None, django_db_serialized_rollback: None) -> Seller:
    return factories.make_seller()


def at_once(seller: Seller, *acts: Callable[[], object]) -> list[str]:
    """Each act in a thread and connection of its own, started together; what came of it."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        try:
            with acting_for(seller.pk):
                start.wait(10)
                act()
        except Refusal as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))


def test_two_clicks_at_once_open_one_claim(seller: Seller) -> None:
    agent = factories.make_member(seller)
    package = made.lost_order(seller).packages.get()
    clicks = [lambda: actions.open_lost_claim(package=package, by=agent, at=NOW)] * 4
    assert at_once(seller, *clicks) == ["AlreadyClaimed", "AlreadyClaimed", "AlreadyClaimed", "done"]
    assert Claim.objects.get().units.get().quantity == 1


def test_claims_opened_at_once_have_numbers_of_their_own(seller: Seller) -> None:
    agent = factories.make_member(seller)
    packages = [made.lost_order(seller).packages.get() for _number in range(4)]

    def opener(number: int) -> Callable[[], object]:
        return lambda: actions.open_lost_claim(package=packages[number], by=agent, at=NOW)

    assert at_once(seller, *(opener(number) for number in range(4))) == ["done"] * 4
    numbers = sorted(Claim.objects.values_list("number", flat=True))
    assert numbers == ["CLM-000001", "CLM-000002", "CLM-000003", "CLM-000004"]


def test_two_reviewers_at_once_make_one_decision(seller: Seller) -> None:
    claim = made.in_review(seller, factories.make_member(seller))
    copies = [Claim.objects.get(pk=claim.pk) for _number in range(2)]
    bosses = [factories.make_admin(), factories.make_admin()]
    outcome = at_once(
        seller,
        lambda: actions.approve(claim=copies[0], by=bosses[0], at=NOW),
        lambda: actions.refuse(claim=copies[1], reason="no", by=bosses[1], at=NOW),
    )
    assert outcome == ["SomeoneWasFirst", "done"]
    decided = Change.objects.of_subject(claim).filter(before="in_review")
    assert decided.count() == 1


def test_the_same_report_read_twice_at_once_pays_once_while_the_filing_is_recorded(seller: Seller) -> None:
    agent = factories.make_member(seller)
    claim = made.approved(seller, agent)
    rows = [row(str(number), case_id=made.CASE) for number in range(5)]
    read = [lambda: actions.record_reimbursements(seller=seller, rows=rows, at=NOW)] * 3
    filing = lambda: actions.record_filing(  # noqa: E731
        claim=claim, case_id=made.CASE, filed_on=NOW.date(), by=agent, at=NOW
    )
    assert at_once(seller, *read, filing) == ["done"] * 4
    actions.record_reimbursements(seller=seller, rows=rows, at=NOW)
    claim.refresh_from_db()
    assert (claim.status, claim.reimbursements.count()) == ("paid", 5)


def test_the_clock_closes_what_was_not_filed_for_every_seller(seller: Seller) -> None:
    claim = made.draft(seller, factories.make_member(seller))
    Claim.objects.filter(pk=claim.pk).update(closes_on="2020-01-01")
    assert (tasks.expire_claims(), tasks.expire_claims()) == (1, 0)
    claim.refresh_from_db()
    assert claim.status == "expired"
