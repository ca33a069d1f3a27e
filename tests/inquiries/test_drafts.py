"""What is offered for an order as it stands, and that nothing but facts is in it."""

from datetime import timedelta
from decimal import Decimal

import pytest

from inquiries.choosing import Desk, order_for_texts, templates_for
from inquiries.drafts import fitting
from inquiries.filling import gaps
from inquiries.models import Kind, ReplyTemplate
from inquiries.support import letter_for, offers
from orders.models import CustomerResolution, ParcelState
from tests.factories import (
    NOW,
    make_delivered_order,
    make_event,
    make_lost_order,
    make_order,
    make_package,
    make_shipped_order,
)

DAY = timedelta(days=1)


def fresh(order):
    found = order_for_texts(order.seller, order.pk)
    assert found is not None
    return found


def desk(order, language="en", kind=Kind.QUESTION, **more):
    given = {"seller": order.seller, "kind": kind, "language": language, "now": NOW}
    return Desk(order=fresh(order), **given, **more)


def silent(seller):
    order = make_order(seller, "HG-9", status="Complete", ordered_at=NOW - DAY * 3)
    make_package(order, shipped_at=NOW - timedelta(hours=25), last_polled_at=NOW)
    return order


def damaged(seller):
    order = make_order(seller, "HG-9", status="Complete", ordered_at=NOW - DAY * 3)
    package = make_package(order, state=ParcelState.DAMAGED, damaged_at=NOW - DAY)
    make_event(package, at=NOW - DAY, code="EVENT_405")
    return order


CASES = [
    (lambda seller: make_order(seller, status="Planning"), "not_shipped", "other"),
    (
        lambda seller: make_order(seller, status="Processing", ordered_at=NOW - DAY * 6),
        "overdue",
        "not_shipped",
    ),
    (lambda seller: make_order(seller, status="Unfulfillable"), "unfulfillable", "unfulfillable"),
    (lambda seller: make_order(seller, status="Invalid"), "unfulfillable", "unfulfillable"),
    (lambda seller: make_order(seller, status="Cancelled"), "cancelled", "other"),
    (silent, "no_scans", "no_tracking"),
    (make_lost_order, "lost", "lost"),
    (damaged, "damaged", "damaged"),
    (make_delivered_order, "delivered", "wrong_status"),
]


@pytest.mark.parametrize(("make", "text", "cause"), CASES)
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_first_text_and_the_first_cause_are_those_of_the_orders_state(
    seller, make, text, cause, language
):
    order = make(seller)
    found = desk(order, language).choose("")
    assert (found.key, found.missing) == (text, ())
    assert gaps(found.letter.subject + found.letter.text) == []
    offered = offers(fresh(order), NOW)
    assert (offered[0].key, offered[0].applies) == (cause, True)
    letter = letter_for(fresh(order), cause, language=language, now=NOW)
    assert order.seller_order_id in letter.subject + letter.text
    assert "None" not in letter.text


def test_a_late_ship_date_alone_is_no_reason_for_a_case(seller):
    order = make_order(seller, status="Processing", ordered_at=NOW - DAY * 3)  # to ship two days ago
    assert [offer.key for offer in offers(fresh(order), NOW) if offer.applies] == ["other"]


def test_a_case_tells_the_facts_of_its_parcel_and_nothing_unknown(seller):
    order = make_lost_order(seller, "HG-7")
    letter = letter_for(fresh(order), "lost", language="en", now=NOW)
    package = order.packages.get()
    assert f"Parcel: USPS {package.tracking_number}" in letter.text
    assert "Latest estimated delivery date: 8 November 2026" in letter.text
    assert "Delivered on" not in letter.text
    assert "Ann Baker" not in letter.text  # Seller Support needs no name
    chinese = letter_for(fresh(order), "lost", language="zh-hans", now=NOW)
    assert "最新的预计送达日期：2026年11月8日" in chinese.text


@pytest.mark.parametrize(
    ("language", "hello", "day"),
    [
        ("en", "Hello Ann Baker,", "21 November 2026"),
        ("zh-hans", "Ann Baker，您好：", "2026年11月21日"),
        ("de", "Guten Tag Ann Baker,", "21. November 2026"),
        ("fr", "Bonjour Ann Baker,", "21 novembre 2026"),
        ("es", "Hola, Ann Baker:", "21 de noviembre de 2026"),
        ("it", "Buongiorno Ann Baker,", "21 Novembre 2026"),
        ("ja", "Ann Baker 様", "2026年11月21日"),
    ],
)
def test_a_letter_is_wholly_in_the_customers_language(seller, language, hello, day):
    found = desk(make_shipped_order(seller, "HG-2"), language).choose("on_the_way")
    assert found.letter.text.startswith(hello)
    assert day in found.letter.text
    assert "HG-2" in found.letter.subject


def test_a_refund_is_told_with_its_amount_once_it_is_recorded(seller, ann):
    order = make_lost_order(seller)
    assert "refund_made" not in fitting(fresh(order), NOW)
    CustomerResolution.objects.create(
        seller=seller,
        order=order,
        kind="refund",
        amount=Decimal("1027.40"),
        currency="EUR",
        reference="RF-1",
        resolved_on=NOW.date(),
        by=ann,
        created_at=NOW,
    )
    text = desk(order, "de").choose("refund_made").letter.text
    assert "1027,40 EUR" in text or "1.027,40 EUR" in text
    assert "RF-1" in text


def test_a_ready_reply_names_what_it_misses_and_keeps_its_gap(seller, ann):
    order = make_order(seller, "HG-3", status="Planning")
    fields = {"kind": "question", "language": "en", "subject": "Order {order_id}", "name": "Where"}
    ReplyTemplate.objects.create(
        seller=seller,
        text="With {carrier}, number {tracking_number}.",
        updated_by=ann,
        updated_at=NOW,
        **fields,
    )
    mine = templates_for(seller, "question", "en")
    found = desk(order, templates=mine).choose(f"template:{mine[0].pk}")
    assert found.letter.subject == "Order HG-3"
    assert found.letter.text == "With {carrier}, number {tracking_number}."
    assert list(found.missing) == ["the carrier", "the tracking number"]
    shipped = desk(make_shipped_order(seller, "HG-4"), templates=mine).choose(f"template:{mine[0].pk}")
    assert shipped.missing == []


def test_without_an_order_there_is_a_greeting_only(seller):
    found = Desk(seller=seller, order=None, kind="question", language="en", now=NOW, customer="Bo").choose(
        "lost"
    )
    assert (found.key, found.letter.text) == ("plain", "Hello Bo,\n\nKind regards\nHalden Goods\n")


def test_choosing_asks_the_database_nothing_once_the_order_is_read(seller, django_assert_num_queries):
    order = make_order(seller, "HG-8", status="Complete", ordered_at=NOW - DAY * 4)
    for _ in range(3):
        make_package(order)
    given = {"seller": seller, "kind": "question", "language": "en", "now": NOW}
    desk_of = Desk(order=fresh(order), **given)
    with django_assert_num_queries(0):
        desk_of.choose("")
