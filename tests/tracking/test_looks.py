"""Which parcel is looked at next: claimed once, put off after a failure, never lost."""

from datetime import timedelta

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from tests.factories import make_order, make_package, make_seller
from tests.tracking.told import DAY, NOW
from tracking import actions, pace
from tracking.models import Package

MINUTE = timedelta(minutes=1)


def parcel(seller, *, due) -> Package:
    return make_package(make_order(seller, status="Complete"), next_poll_at=due)


@pytest.mark.django_db
def test_due_parcels_are_claimed_most_overdue_first_and_leased():
    seller = make_seller()
    soon, first, second = (parcel(seller, due=NOW + minutes * MINUTE) for minutes in (1, -9, -5))
    never = parcel(seller, due=None)
    assert actions.claim_due(each=1, at=NOW) == [actions.Batch(seller.pk, [first.pk])]
    assert actions.claim_due(each=9, at=NOW) == [actions.Batch(seller.pk, [second.pk])]
    assert actions.claim_due(each=9, at=NOW) == []
    first.refresh_from_db()
    assert first.next_poll_at == NOW + pace.LEASE
    assert set(Package.objects.filter(next_poll_at__gt=NOW).values_list("pk", flat=True)) == {
        soon.pk,
        first.pk,
        second.pk,
    }
    assert Package.objects.get(pk=never.pk).next_poll_at is None


@pytest.mark.django_db
def test_a_lease_that_has_run_out_is_claimed_again():
    seller = make_seller()
    package = parcel(seller, due=NOW - MINUTE)
    actions.claim_due(each=9, at=NOW)
    assert actions.claim_due(each=9, at=NOW + pace.LEASE) == [actions.Batch(seller.pk, [package.pk])]


@pytest.mark.django_db
def test_nobody_waits_for_a_seller_with_thousands():
    big, small = make_seller("Big"), make_seller("Small")
    for minutes in range(10, 15):
        parcel(big, due=NOW - minutes * MINUTE)
    mine = parcel(small, due=NOW - MINUTE)
    batches = {batch.seller_id: batch.package_ids for batch in actions.claim_due(each=2, at=NOW)}
    assert {seller: len(ids) for seller, ids in batches.items()} == {big.pk: 2, small.pk: 1}
    assert batches[small.pk] == [mine.pk]


@pytest.mark.django_db
def test_one_sellers_parcels_can_be_claimed_alone():
    one, other = make_seller("One"), make_seller("Other")
    mine, theirs = parcel(one, due=NOW - MINUTE), parcel(other, due=NOW - MINUTE)
    assert actions.claim_due(each=9, at=NOW, seller_id=one.pk) == [actions.Batch(one.pk, [mine.pk])]
    theirs.refresh_from_db()
    assert theirs.next_poll_at == NOW - MINUTE


@pytest.mark.django_db
def test_claiming_is_one_statement():
    seller = make_seller()
    for _ in range(3):
        parcel(seller, due=NOW - MINUTE)
    with CaptureQueriesContext(connection) as seen:
        actions.claim_due(each=9, at=NOW)
    assert len(seen) == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_claimers_at_once_never_take_the_same_parcel():
    seller = make_seller()
    mine, other = (parcel(seller, due=NOW - minutes * MINUTE) for minutes in (5, 1))
    rival = connections.create_connection("default")
    try:
        with rival.cursor() as cursor:
            cursor.execute("SELECT set_config('portal.seller', '*', false)")
            cursor.execute("BEGIN")
            cursor.execute("SELECT id FROM tracking_package WHERE id = %s FOR UPDATE", [mine.pk])
            assert actions.claim_due(each=9, at=NOW) == [actions.Batch(seller.pk, [other.pk])]
            cursor.execute("ROLLBACK")
    finally:
        rival.close()
    assert actions.claim_due(each=9, at=NOW) == [actions.Batch(seller.pk, [mine.pk])]


@pytest.mark.django_db
def test_failures_are_noted_and_waited_for():
    package = parcel(make_seller(), due=NOW)
    waits = []
    for _ in range(3):
        actions.record_poll_failure(package=package, error="x" * 400, permanent=False, at=NOW)
        stored = Package.objects.get(pk=package.pk)
        waits.append((stored.next_poll_at - NOW) / MINUTE)
    assert (stored.poll_failures, stored.poll_error, stored.last_polled_at) == (3, "x" * 300, NOW)
    assert [4.5 <= waits[0] <= 5.5, 9 <= waits[1] <= 11, 18 <= waits[2] <= 22] == [True] * 3


@pytest.mark.django_db
def test_a_refusal_is_tried_again_tomorrow_and_a_rest_is_no_failure():
    package = parcel(make_seller(), due=NOW)
    actions.postpone(package=package, wait=10 * MINUTE, at=NOW)
    assert (package.poll_failures, NOW + 10 * MINUTE <= package.next_poll_at <= NOW + 20 * MINUTE) == (
        0,
        True,
    )
    actions.record_poll_failure(package=package, error="no", permanent=True, at=NOW)
    assert NOW + 0.9 * DAY <= package.next_poll_at <= NOW + 1.1 * DAY


@pytest.mark.django_db
def test_everything_undelivered_can_be_made_due():
    seller = make_seller()
    waiting = parcel(seller, due=NOW + DAY)
    make_package(make_order(seller), delivered_at=NOW - DAY)
    assert actions.make_due(at=NOW, seller_id=seller.pk) == 1
    assert list(Package.objects.due(NOW)) == [waiting]
