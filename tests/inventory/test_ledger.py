"""The ledger taken over: sums on every row, neighbours compared, restated days and movements kept once."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inventory import actions
from inventory.ledger.question import Question
from inventory.ledger.rows import DayRow, MovementRow, fingerprint
from inventory.ledger.sums import days_of, total_of
from inventory.models import LedgerDay, LedgerMovement
from tests.factories import make_seller

pytestmark = pytest.mark.django_db
FIRST = date(2026, 11, 1)


def day(number, starting, movements=None, *, ending=None, **shelf):
    moved = movements or {}
    return DayRow(
        date=FIRST + timedelta(days=number),
        fnsku="X001",
        msku=shelf.get("msku", "HG-MUG"),
        disposition=shelf.get("disposition", "SELLABLE"),
        location=shelf.get("location", "MDW2"),
        starting=starting,
        ending=starting + sum(moved.values()) if ending is None else ending,
        **moved,
    )


def take(seller, *days):
    actions.record_ledger_days(seller=seller, days=days)
    actions.check_ledger_days(seller=seller, first=min(d.date for d in days), last=max(d.date for d in days))


def checks(seller):
    rows = LedgerDay.objects.for_seller(seller).order_by("date", "location")
    return list(rows.values_list("date__day", "off_by", "broke_by", "days_missing"))


moves = st.dictionaries(st.sampled_from(LedgerDay.MOVEMENTS), st.integers(-50, 50))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(moves, min_size=1, max_size=31), st.randoms(use_true_random=False))
def test_start_plus_movements_is_the_end_on_every_day_of_a_month_whatever_comes_first_or_twice(
    db, month, random
):
    seller = make_seller()
    try:
        stock, days = 100, []
        for number, movements in enumerate(month):
            days.append(day(number, stock, movements))
            stock = days[-1].ending
        shuffled = random.sample(days, len(days))
        take(seller, *shuffled)
        take(seller, *shuffled[: len(days) // 2 + 1])
        stored = list(LedgerDay.objects.for_seller(seller).order_by("date"))
        assert [row.difference for row in stored] == [row.off_by for row in stored] == [0] * len(month)
        assert [row.ending for row in stored] == [row.ending for row in days]
        assert all(later.starting == earlier.ending for earlier, later in pairwise(stored))
        assert [(row.broke_by, row.days_missing) for row in stored] == [(0, 0)] * len(month)
        unexplained = [row.pk for row in stored if row.unknown_events]
        in_question = LedgerDay.objects.for_seller(seller).in_question().order_by("date")
        assert list(in_question.values_list("pk", flat=True)) == unexplained
    finally:
        LedgerDay.objects.for_seller(seller).delete()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(moves, min_size=3, max_size=3), min_size=1, max_size=31))
def test_shelves_summed_up_per_day_and_per_span_keep_the_sum(db, month):
    seller = make_seller()
    try:
        stocks, days = {"MDW2": 100, "PHX7": 40, "TEB9": 7}, []
        for number, shelves in enumerate(month):
            for place, movements in zip(stocks, shelves, strict=True):
                days.append(day(number, stocks[place], movements, location=place))
                stocks[place] = days[-1].ending
        take(seller, *days)
        asked = Question.from_address(QueryDict("sku=HG-MUG&since=2026-11-01"), newest=days[-1].date)
        found = days_of(seller, asked, newest=days[-1].date)
        assert [one.ending for one in found] == [
            sum(row.ending for row in days if row.date == one.date) for one in found
        ]
        total = total_of(found)
        for one in (*found, total):
            moved = sum(one.moved[name] for name in LedgerDay.MOVEMENTS)
            assert one.moved["starting"] + moved == one.moved["ending"]
        assert (len(found), total.moved["starting"], total.ending) == (len(month), 147, sum(stocks.values()))
        assert {(one.off_by, one.broke_by) for one in found} == {(0, 0)}
    finally:
        LedgerDay.objects.for_seller(seller).delete()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 400), st.integers(1, 20), st.integers(1, 9))
def test_units_that_vanish_on_one_row_or_between_two_are_found_to_the_unit(db, stock, off, broke):
    seller = make_seller()
    try:
        wrong = day(1, stock, {"receipts": 3}, ending=stock + 3 - off)
        take(seller, day(0, stock), wrong, day(2, wrong.ending - broke))
        assert checks(seller) == [(1, 0, 0, 0), (2, off, 0, 0), (3, 0, -broke, 0)]
        assert LedgerDay.objects.for_seller(seller).in_question().count() == 2
    finally:
        LedgerDay.objects.for_seller(seller).delete()


def test_a_restated_day_replaces_the_one_stored():
    seller = make_seller()
    take(seller, day(0, 10, {"lost": -1}))
    take(seller, day(0, 10, {"damaged": -2}))
    stored = LedgerDay.objects.get()
    assert (stored.lost, stored.damaged, stored.ending) == (0, -2, 8)


def test_a_day_twice_in_one_file_stands_as_it_was_told_last():
    seller = make_seller()
    assert (
        actions.record_ledger_days(seller=seller, days=[day(0, 10, {"lost": -1}), day(0, 10, {"lost": -2})])
        == 1
    )
    assert LedgerDay.objects.get().lost == -2


def test_a_day_that_does_not_add_up_says_by_how_much():
    take(make_seller(), day(0, 10, {"lost": -1}, ending=12))
    row = LedgerDay.objects.get()
    assert (row.difference, row.off_by) == (-3, -3)


def test_missing_days_of_a_full_shelf_are_counted_and_heal_when_they_arrive():
    seller = make_seller()
    take(seller, day(0, 10), day(3, 10))
    assert checks(seller) == [(1, 0, 0, 0), (4, 0, 0, 2)]
    take(seller, day(1, 10))
    assert checks(seller) == [(1, 0, 0, 0), (2, 0, 0, 0), (4, 0, 0, 1)]
    take(seller, day(2, 10, {"receipts": 1}))
    assert checks(seller)[-1] == (4, 0, -1, 0)


def test_an_empty_shelf_may_be_left_out():
    seller = make_seller()
    take(seller, day(0, 2, {"customer_shipments": -2}), day(9, 0, {"receipts": 5}))
    assert checks(seller) == [(1, 0, 0, 0), (10, 0, 0, 0)]


def test_shelves_are_compared_each_by_itself():
    seller = make_seller()
    take(seller, day(0, 10), day(0, 4, location="PHX7"), day(1, 10), day(1, 3, location="PHX7"))
    assert checks(seller) == [(1, 0, 0, 0), (1, 0, 0, 0), (2, 0, 0, 0), (2, 0, -1, 0)]


def test_the_days_of_another_seller_are_neither_neighbours_nor_replaced():
    one, other = make_seller("One"), make_seller("Two")
    take(one, day(0, 10))
    take(other, day(0, 99), day(1, 5))
    take(one, day(1, 10))
    assert checks(one) == [(1, 0, 0, 0), (2, 0, 0, 0)]
    assert checks(other) == [(1, 0, 0, 0), (2, 0, -94, 0)]


# --- movements ---------------------------------------------------------------------------------------------------
def movement(seen, *, reconciled=0, reason="M", reference="ADJ1", units=-1):
    said = (FIRST, "X001", "HG-MUG", "Adjustments", units, reference, "MDW2", "SELLABLE", reason)
    return MovementRow(
        fingerprint(said, seen), *said, reconciled=reconciled, unreconciled=-units - reconciled
    )


def test_two_movements_that_say_the_same_are_two_and_the_same_file_again_adds_none():
    seller = make_seller()
    for reconciled in (0, 0, 1):
        seen = Counter()
        told = [movement(seen), movement(seen, reconciled=reconciled), movement(seen, reason="F", units=1)]
        assert actions.record_ledger_movements(seller=seller, movements=told) == 3
    found = LedgerMovement.objects.for_seller(seller).order_by("reason", "reconciled")
    assert list(found.values_list("reason", "quantity", "reconciled", "unreconciled")) == [
        ("F", 1, 0, -1),
        ("M", -1, 0, 1),
        ("M", -1, 1, 0),
    ]
