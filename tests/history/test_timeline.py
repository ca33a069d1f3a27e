"""What happened, as sentences: with labels, moments in the zone, who and why; never hidden, never altered."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, transaction
from django.template import Context, Template
from django.utils import translation

from history.actions import IllegalMove, SomeoneWasFirst, change_status, record
from history.models import Change, Source
from history.sentences import SENTENCES, line, sentence
from history.telling import told
from orders.models import Order, Removal
from tests.factories import make_member, make_order, make_seller

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
ZONE = ZoneInfo("America/Los_Angeles")


def lines(order: Order) -> list[tuple[str, str]]:
    return [(event.title, event.line) for event in told(Change.objects.of_order(order.pk), ZONE)]


def test_a_change_is_told_with_its_label_and_who_did_it() -> None:
    order = make_order(make_seller())
    by = make_member(order.seller, first_name="Lena", last_name="Marsh")
    change_status(order, Removal.SUSPECTED, by=None, at=AT, field="removal")
    change_status(order, Removal.CLEARED, by=by, at=AT + timedelta(hours=1), reason="A gift", field="removal")
    assert lines(order) == [
        ("Removal check: Looked at, not a removal", "Lena Marsh · Was Looks like a removal · A gift"),
        ("Removal check: Looks like a removal", "The portal · Was No sign of a removal"),
    ]


def test_a_moved_estimate_is_a_date_in_the_zone() -> None:
    order = make_order(make_seller())
    record(
        order,
        verb="estimate_moved",
        by=None,
        at=AT,
        source=Source.AMAZON,
        before="2026-11-12T03:00:00+00:00",
        after="2026-11-14T03:00:00+00:00",
        data={"parcel": "1Z1"},
    )
    assert lines(order) == [("Estimate of parcel 1Z1 moved to Fri 13 Nov", "Amazon · Was Wed 11 Nov")]


def test_what_has_no_sentence_is_shown_as_itself() -> None:
    order = make_order(make_seller())
    record(order, verb="pigeon_sent", by=None, at=AT, after="home", reason="windy")
    assert lines(order) == [("pigeon sent: home", "The portal · windy")]


def test_a_sentence_that_asks_for_more_than_the_row_knows_stays_readable() -> None:
    assert sentence("tracking.package", "parcel_state", {"after": "Delivered"}) == "Parcel : Delivered"
    assert line("tracking.package", "parcel_state", {}, "") == ""


@pytest.mark.parametrize("verb", sorted(SENTENCES))
def test_every_sentence_can_be_filled(verb: str) -> None:
    assert "{" not in sentence("x.y", verb, {})
    assert "{" not in line("x.y", verb, {"before": "b"}, "why")


def test_a_brace_in_what_people_wrote_breaks_nothing() -> None:
    order = make_order(make_seller())
    record(order, verb="note", by=None, at=AT, reason="{before} {0} %s")
    assert lines(order) == [("Note", "The portal · {before} {0} %s")]


def test_the_newest_stands_first_on_the_page() -> None:
    order = make_order(make_seller())
    record(order, verb="order_status", by=None, at=AT, source=Source.AMAZON, after="Received")
    record(
        order,
        verb="order_status",
        by=None,
        at=AT + timedelta(hours=1),
        source=Source.AMAZON,
        before="Received",
        after="Planning",
    )
    html = Template("{% load history %}{% timeline order zone %}").render(
        Context({"order": order, "zone": ZONE})
    )
    assert html.index("Amazon&#x27;s status is now Planning") < html.index(
        "Amazon&#x27;s status is now Received"
    )


def test_another_orders_history_is_not_mixed_in() -> None:
    seller = make_seller()
    one, other = make_order(seller), make_order(seller)
    record(other, verb="note", by=None, at=AT, reason="of the other")
    assert lines(one) == []


def test_labels_follow_the_readers_language() -> None:
    order = make_order(make_seller())
    record(order, verb="note", by=None, at=AT, source=Source.CUSTOMER)
    with translation.override("en"):
        assert lines(order) == [("Note", "The customer")]


# --- the one function that moves a status ---------------------------------------------------------------------------
def test_a_move_the_table_lacks_is_refused() -> None:
    order = make_order(make_seller())
    with pytest.raises(IllegalMove):
        change_status(order, Removal.CLEARED, by=None, at=AT, field="removal")
    order.refresh_from_db()
    assert (order.removal, Change.objects.count()) == (Removal.NONE, 0)


def test_the_second_of_two_who_move_it_is_told_so() -> None:
    order = make_order(make_seller())
    stale = Order.objects.get(pk=order.pk)
    change_status(order, Removal.SUSPECTED, by=None, at=AT, field="removal")
    with pytest.raises(SomeoneWasFirst):
        change_status(stale, Removal.CONFIRMED, by=None, at=AT, field="removal")
    order.refresh_from_db()
    assert (order.removal, Change.objects.count()) == (Removal.SUSPECTED, 1)


@pytest.mark.parametrize(
    "attempt",
    [lambda: Change.objects.update(reason="other"), lambda: Change.objects.all().delete()],
    ids=["update", "delete"],
)
def test_history_is_neither_altered_nor_deleted(attempt: Callable[[], object]) -> None:
    order = make_order(make_seller())
    record(order, verb="note", by=None, at=AT, reason="kept")
    with pytest.raises(DatabaseError), transaction.atomic():
        attempt()
    assert Change.objects.get().reason == "kept"
