"""From events and a status to one state, whoever told them and in whatever order."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from orders.models import ParcelState as S
from tracking.conclusions import TROUBLE, conclude, rank

START = datetime(2026, 11, 9, 6, 40, tzinfo=UTC)


def told(*codes: str) -> list[tuple[datetime, str]]:
    return [(START + timedelta(hours=hour), code) for hour, code in enumerate(codes)]


@pytest.mark.parametrize(
    ("codes", "status", "state"),
    [
        ([], "", S.SHIPPED),
        ([], "IN_TRANSIT", S.IN_TRANSIT),
        (["EVENT_101"], "", S.SHIPPED),
        (["EVENT_101"], "IN_TRANSIT", S.SHIPPED),
        (["EVENT_101", "EVENT_102", "EVENT_201"], "IN_TRANSIT", S.IN_TRANSIT),
        (["EVENT_302"], "IN_TRANSIT", S.OUT_FOR_DELIVERY),
        (["EVENT_201"], "OUT_FOR_DELIVERY", S.OUT_FOR_DELIVERY),
        (["EVENT_301"], "", S.DELIVERED),
        ([], "DELIVERED", S.DELIVERED),
        (["EVENT_201"], "DELIVERED", S.DELIVERED),
        # Any source's "delivered" ends it, whatever another source's status still says
        (["EVENT_301"], "IN_TRANSIT", S.DELIVERED),
        (["EVENT_301", "EVENT_201"], "IN_TRANSIT", S.DELIVERED),
        # In a locker it counts as delivered, and the customer has to fetch it
        (["EVENT_801"], "AVAILABLE_FOR_PICKUP", S.PICKUP),
        (["EVENT_801"], "DELIVERED", S.DELIVERED),
        (["EVENT_801", "EVENT_804"], "AVAILABLE_FOR_PICKUP", S.DELIVERED),
        (["EVENT_405", "EVENT_416"], "UNDELIVERABLE", S.DAMAGED),
        # Scans on the way back are no transit to the customer
        (["EVENT_408", "EVENT_201", "EVENT_202"], "IN_TRANSIT", S.RETURNING),
        (["EVENT_408", "EVENT_309"], "RETURNED", S.RETURNED),
        ([], "RETURNING", S.RETURNING),
        (["EVENT_408"], "RETURNED", S.RETURNED),
        (["EVENT_309"], "RETURNING", S.RETURNED),
        (["EVENT_301", "EVENT_408"], "RETURNING", S.RETURNING),
        (["EVENT_408", "EVENT_301"], "DELIVERED", S.DELIVERED),
        (["EVENT_405"], "IN_TRANSIT", S.DAMAGED),
        (["EVENT_405"], "UNDELIVERABLE", S.DAMAGED),
        (["EVENT_405", "EVENT_301"], "DELIVERED", S.DELIVERED),
        (["EVENT_409"], "UNDELIVERABLE", S.LOST_BY_CARRIER),
        (["EVENT_201"], "UNDELIVERABLE", S.LOST_BY_CARRIER),
        (["EVENT_409", "EVENT_201"], "IN_TRANSIT", S.IN_TRANSIT),
        (["EVENT_418"], "DELAYED", S.DELAYED),
        (["EVENT_201"], "DELAYED", S.DELAYED),
        (["EVENT_401"], "DELAYED", S.HELD),
        (["EVENT_201"], "CUSTOMER_ACTION", S.HELD),
        ([], "UNKNOWN", S.UNKNOWN),
        ([], "BEAMED_UP", S.UNKNOWN),
        (["EVENT_201"], "BEAMED_UP", S.IN_TRANSIT),
        (["EVENT_999"], "", S.SHIPPED),
        (["EVENT_201", "EVENT_999"], "", S.IN_TRANSIT),
    ],
)
def test_where_a_parcel_is(codes, status, state):
    assert conclude(told(*codes), status).state is state


def test_moments_come_from_the_events():
    concluded = conclude(told("EVENT_102", "EVENT_405", "EVENT_408", "EVENT_301", "EVENT_999"), "")
    assert concluded.damaged_at == START + timedelta(hours=1)
    assert concluded.returning_at == START + timedelta(hours=2)
    assert concluded.delivered_at == START + timedelta(hours=3)
    assert concluded.last_event_at == START + timedelta(hours=4)
    assert concluded.lost_at is None


def test_the_first_of_two_deliveries_counts():
    assert conclude(told("EVENT_801", "EVENT_804"), "").delivered_at == START


def test_no_events_tell_no_moments():
    concluded = conclude([], "DELIVERED")
    assert (concluded.delivered_at, concluded.last_event_at) == (None, None)


def test_the_order_of_learning_does_not_matter():
    events = told("EVENT_102", "EVENT_304", "EVENT_408", "EVENT_999")
    answers = {conclude(order, "IN_TRANSIT") for order in permutations(events)}
    assert len(answers) == 1


def test_every_state_has_its_place_among_the_troubles():
    assert sorted(TROUBLE) == sorted(S)
    assert rank(S.LOST_BY_CARRIER) < rank(S.DAMAGED) < rank(S.IN_TRANSIT) < rank(S.DELIVERED)


@pytest.mark.parametrize(
    ("codes", "status", "state", "comes_back"),
    [
        (["EVENT_102", "EVENT_408"], "RETURNING", S.RETURNING, True),
        # on the way back it is scanned, and even out for delivery, to the fulfillment center
        (["EVENT_102", "EVENT_408", "EVENT_201", "EVENT_302"], "RETURNING", S.RETURNING, True),
        (["EVENT_102", "EVENT_408", "EVENT_302"], "", S.RETURNING, True),
        (["EVENT_102", "EVENT_408", "EVENT_201"], "IN_TRANSIT", S.RETURNING, True),
        # Amazon says it is on its way, and it was at the customer's since: sent again
        (["EVENT_102", "EVENT_408", "EVENT_302"], "OUT_FOR_DELIVERY", S.OUT_FOR_DELIVERY, False),
        (["EVENT_102", "EVENT_408", "EVENT_304", "EVENT_201"], "IN_TRANSIT", S.IN_TRANSIT, False),
        (["EVENT_102", "EVENT_309", "EVENT_308"], "AVAILABLE_FOR_PICKUP", S.PICKUP, False),
        # turned back once more
        (["EVENT_408", "EVENT_302", "EVENT_408"], "IN_TRANSIT", S.RETURNING, True),
    ],
)
def test_a_parcel_that_turned_back_may_be_sent_again(codes, status, state, comes_back):
    concluded = conclude(told(*codes), status)
    assert (concluded.state, concluded.returning_at is not None) == (state, comes_back)
