from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from orders.badges import badge_of, next_step_of
from orders.models import Order, ParcelState, Stage
from tests.factories import NOW

ZONE = ZoneInfo("America/Los_Angeles")
DAY = timedelta(days=1)


def order(**fields):
    plain = {"status_told": "Complete", "stage": Stage.SHIPPED, "latest_estimate": NOW + DAY, "parcels": 1}
    plain |= {"shipped_at": NOW - DAY * 2, "last_news_at": NOW - DAY, "parcel_state": ParcelState.IN_TRANSIT}
    return Order(**{**plain, **fields})


CASES = [
    ({}, "In transit", "neutral", ""),
    ({"lost_eligible": True}, "Lost-eligible", "bad", "Open lost claim"),
    ({"latest_estimate": NOW}, "In transit", "neutral", ""),
    ({"latest_estimate": NOW - DAY}, "Late", "warn", "Lost claim opens"),
    ({"last_news_at": None, "shipped_at": NOW - timedelta(hours=23)}, "In transit", "neutral", ""),
    (
        {"last_news_at": None, "shipped_at": NOW - timedelta(hours=25)},
        "No scans",
        "warn",
        "Chase the carrier",
    ),
    ({"parcel_state": ParcelState.DAMAGED}, "Damaged", "bad", "Open damage claim"),
    ({"parcel_state": ParcelState.RETURNING, "latest_estimate": NOW - DAY}, "Coming back", "warn", ""),
    ({"parcel_state": ParcelState.RETURNED, "latest_estimate": NOW - DAY}, "Came back", "neutral", ""),
    ({"stage": Stage.DELIVERED, "parcel_state": ParcelState.DELIVERED}, "Delivered", "good", ""),
    ({"stage": Stage.PENDING, "status_told": "Planning", "parcels": 0}, "Planning", "neutral", ""),
    (
        {"stage": Stage.UNSHIPPED, "status_told": "Processing", "latest_estimate": NOW - DAY},
        "Not shipped, overdue",
        "bad",
        "Contact Seller Support",
    ),
    ({"stage": Stage.CANCELLED, "status_told": "Cancelled"}, "Cancelled", "neutral", ""),
    (
        {"stage": Stage.UNFULFILLABLE, "status_told": "Unfulfillable"},
        "Unfulfillable",
        "bad",
        "Tell the customer, check stock",
    ),
    ({"parcel_state": "a word unknown to us"}, "Shipped", "neutral", ""),
]


@pytest.mark.parametrize(("fields", "word", "tone", "step"), CASES)
def test_each_state_has_its_badge_and_next_step(fields, word, tone, step):
    badge = badge_of(order(**fields), now=NOW, zone=ZONE)
    assert (badge.word, badge.tone) == (word, tone)
    assert next_step_of(order(**fields), now=NOW, zone=ZONE).words == step


def test_the_lost_claim_opens_eight_days_after_the_estimate():
    estimate = NOW - DAY * 3
    step = next_step_of(order(latest_estimate=estimate), now=NOW, zone=ZONE)
    assert step.due == estimate.astimezone(ZONE).date() + DAY * 8


@pytest.mark.parametrize("state", ParcelState.values)
def test_every_parcel_state_has_a_badge(state):
    assert badge_of(order(parcel_state=state), now=NOW, zone=ZONE).word
