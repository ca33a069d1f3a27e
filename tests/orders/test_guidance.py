from datetime import date, timedelta

import pytest

from orders.guidance import OrderFacts, unshipped_guidance
from orders.models import Stage

TODAY = date(2026, 11, 20)


def facts(**changes):
    plain = {
        "status_told": "Planning",
        "stage": Stage.PENDING,
        "action_told": "Ship",
        "today": TODAY,
        "ordered_on": TODAY - timedelta(days=2),
        "estimated_ship": TODAY,
        "latest_estimate": TODAY + timedelta(days=3),
    }
    return OrderFacts(**{**plain, **changes})


def key_of(**changes):
    found = unshipped_guidance(facts(**changes))
    return found.key if found else None


def test_before_shipping_it_says_that_tracking_exists_only_once_shipped():
    found = unshipped_guidance(facts())
    assert found.key == "not_shipped_yet"
    assert "tracking exists only once the order has shipped" in str(found.meaning)


def test_on_the_estimated_delivery_date_itself_nothing_is_overdue():
    assert key_of(estimated_ship=TODAY, latest_estimate=TODAY) == "not_shipped_yet"


def test_the_day_after_the_estimated_delivery_date_seller_support_is_to_be_contacted():
    found = unshipped_guidance(facts(latest_estimate=TODAY - timedelta(days=1)))
    assert (found.key, found.tone, found.due) == ("not_shipped_overdue", "bad", TODAY)
    assert "Contact Seller Support" in str(found.steps[0])


def test_a_late_ship_date_alone_only_warns():
    found = unshipped_guidance(facts(estimated_ship=TODAY - timedelta(days=5)))
    assert (found.key, found.tone) == ("ship_date_passed", "warn")
    assert found.action == ""


def test_without_any_estimate_nothing_is_overdue():
    assert key_of(estimated_ship=None, latest_estimate=None) == "not_shipped_yet"


def test_a_held_order_is_cancelled_by_amazon_after_14_days():
    found = unshipped_guidance(facts(action_told="Hold", ordered_on=TODAY - timedelta(days=10)))
    assert (found.key, found.due) == ("held_by_you", TODAY + timedelta(days=4))


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        (
            {"status_told": "Unfulfillable", "stage": Stage.UNFULFILLABLE, "cause": "no_stock"},
            "unfulfillable_no_stock",
        ),
        (
            {"status_told": "Unfulfillable", "stage": Stage.UNFULFILLABLE, "cause": "not_found"},
            "unfulfillable_not_found",
        ),
        ({"status_told": "Invalid", "stage": Stage.UNFULFILLABLE, "cause": "bad_address"}, "invalid_address"),
        ({"status_told": "Invalid", "stage": Stage.UNFULFILLABLE, "cause": "no_stock"}, "invalid_stock"),
        ({"status_told": "Unfulfillable", "stage": Stage.UNFULFILLABLE}, "unfulfillable_damaged"),
        (
            {"status_told": "Unfulfillable", "stage": Stage.UNFULFILLABLE, "hazmat": True},
            "unfulfillable_hazmat",
        ),
        ({"status_told": "Invalid", "stage": Stage.UNFULFILLABLE}, "invalid"),
        ({"status_told": "Cancelled", "stage": Stage.CANCELLED}, "cancelled"),
        ({"cancel_requested": True}, "cancel_requested"),
        ({"status_told": "Teleporting"}, "unknown_status"),
        ({"status_told": "Complete", "stage": Stage.SHIPPED}, None),
        (
            {"status_told": "CompletePartialled", "stage": Stage.SHIPPED, "unfulfillable_units": 1},
            "partly_unfulfillable",
        ),
    ],
)
def test_each_state_has_its_answer(changes, key):
    assert key_of(**changes) == key


def test_a_cancellation_amazon_never_confirmed_does_not_hide_that_the_order_is_overdue():
    answer = unshipped_guidance(facts(cancel_requested=True, today=TODAY + timedelta(days=30)))
    assert answer.key == "not_shipped_overdue"
