"""Row-level security: the second wall stands round every table that belongs to a seller."""

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from history.models import Change
from orders.models import Order, OrderItem
from sellers.models import AmazonConnection
from sellers.tenancy import acting_for, acting_for_everyone, acting_for_nobody
from tests.factories import make_connection, make_order, make_seller

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, tzinfo=UTC)

# From these it is read for whom a person works, before a seller can be known; they hold no orders and no money
OUTSIDE = {"sellers_membership", "sellers_membershipevent"}


def tables_of_sellers() -> list[str]:
    """Every table of ours with a seller's number, the event tables of the audit included."""
    return sorted(
        model._meta.db_table
        for model in apps.get_models()
        if any(field.column == "seller_id" for field in model._meta.concrete_fields)
    )


def tables_with_a_wall() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid AND p.polname = 'seller_wall'"
            " WHERE c.relrowsecurity AND c.relforcerowsecurity"
        )
        return {row[0] for row in cursor.fetchall()}


def test_every_table_with_a_seller_has_its_wall() -> None:
    assert sorted(set(tables_of_sellers()) - tables_with_a_wall() - OUTSIDE) == []


def test_the_portal_does_not_connect_as_somebody_whom_walls_do_not_stop() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False)


def test_nobody_sees_nothing() -> None:
    make_order(make_seller(), "A-1")
    with acting_for_nobody():
        assert (Order.objects.count(), OrderItem.objects.count(), Change.objects.count()) == (0, 0, 0)
    assert Order.objects.count() == 1


def test_a_seller_sees_only_its_own_rows() -> None:
    mine, other = make_seller("Mine"), make_seller("Other")
    make_order(mine, "A-1")
    make_order(other, "B-1")
    with acting_for(mine.pk):
        assert list(Order.objects.values_list("seller_order_id", flat=True)) == ["A-1"]
        assert Order.objects.filter(seller_order_id="B-1").update(comment="seen") == 0
        assert Order.objects.filter(seller_order_id="B-1").delete()[0] == 0
    assert Order.objects.get(seller_order_id="B-1").comment == ""


def test_a_row_for_another_seller_is_refused() -> None:
    mine, other = make_seller("Mine"), make_seller("Other")
    with acting_for(mine.pk), pytest.raises(DatabaseError), transaction.atomic():
        make_connection(other, "https://example.com")
    assert AmazonConnection.objects.count() == 0


def test_history_of_another_seller_is_out_of_sight() -> None:
    mine, other = make_seller("Mine"), make_seller("Other")
    Change.objects.create(seller_id=other.pk, subject_type="x.y", subject_id=1, verb="note", at=AT)
    with acting_for(mine.pk):
        assert Change.objects.count() == 0
    with acting_for(other.pk):
        assert Change.objects.count() == 1


def test_acting_within_acting_ends_where_it_began() -> None:
    mine, other = make_seller("Mine"), make_seller("Other")
    make_order(mine, "A-1")
    make_order(other, "B-1")
    with acting_for(mine.pk):
        with acting_for_everyone():
            assert Order.objects.count() == 2
        assert Order.objects.count() == 1


def test_a_failed_transaction_leaves_the_wall_as_it_was() -> None:
    mine = make_seller("Mine")
    make_order(mine, "A-1")
    with acting_for_nobody():
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            acting_for(mine.pk),
            connection.cursor() as cursor,
        ):
            cursor.execute("SELECT 1 / 0")
        assert Order.objects.count() == 0
